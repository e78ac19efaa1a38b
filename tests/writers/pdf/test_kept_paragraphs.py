"""Short paragraphs are shaped and set once for many documents, and each of them is as it would be by itself."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from texts import FAMILIES
from typeset import span, style

from docgen.types import Align
from docgen.typography.shaping.shaper import ENGINE
from docgen.typography.types import ParagraphStyle, Span
from docgen.writers.pdf.kept_paragraphs import MOST, SHORT, paragraph_of
from docgen.writers.pdf.paragraph import BidiParagraph

WORDS = ("صفحة", "1", "من", "3", "«البيان»", "Press", "release", "(2.0)", "–", "حِفْظ")


def drawn(paragraph: BidiParagraph) -> str:
    return paragraph.operators(Canvas(io.BytesIO()), 10, 40)


def look(align: Align = "start") -> ParagraphStyle:
    return ParagraphStyle("rtl", align, 15.0)


def label(text: str) -> tuple[Span, ...]:
    return (span(text, look=style(FAMILIES[0], 10)),)


@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=8),
    align=st.sampled_from(("start", "justify", "center")),
    widths=st.lists(st.sampled_from((60.0, 90.0, 400.0)), min_size=1, max_size=4),
    ragged=st.booleans(),
)
def test_a_kept_paragraph_is_set_as_one_by_itself(words: list[str], align: Align, widths: list[float], ragged: bool) -> None:
    spans = label(" ".join(words))
    for width in widths:
        kept, alone = paragraph_of(spans, look(align)), BidiParagraph(spans, look(align))
        assert kept.wrap(width, 1e5) == alone.wrap(width, 1e5)
        if ragged:
            kept.rag()
            alone.rag()
        assert (drawn(kept), kept.ragged, kept.overhang) == (drawn(alone), alone.ragged, alone.overhang)
        assert [drawn(part) for part in kept.split(width, 20)] == [drawn(part) for part in alone.split(width, 20)]


def test_two_of_the_same_words_and_look_share_what_was_shaped_and_set() -> None:
    one, other = paragraph_of(label("صفحة 1 من 3"), look()), paragraph_of(label("صفحة 1 من 3"), look())
    for paragraph in (one, other):
        paragraph.wrap(200, 1e5)
    assert one is not other
    assert one.paragraph is other.paragraph
    assert one.lines is other.lines


def test_another_look_is_another_paragraph() -> None:
    one, other = paragraph_of(label("بيان"), look()), paragraph_of(label("بيان"), look("center"))
    larger = paragraph_of((span("بيان", look=style(FAMILIES[0], 12)),), look())
    assert len({id(paragraph.paragraph) for paragraph in (one, other, larger)}) == 3


def test_what_is_kept_has_a_bound_and_goes_with_the_words() -> None:
    for number in range(2 * MOST):
        paragraph_of(label(f"المادة {number}"), look())
    assert 0 < len(ENGINE.paragraphs) <= MOST
    paragraph_of(label("ا" * (SHORT + 1)), look())
    assert all(len(kept.paragraph.text) <= SHORT for kept in ENGINE.paragraphs.values())
    ENGINE.clear()
    assert not ENGINE.paragraphs
