"""Paragraphs set as a whole: justified in all their lines, or ragged in all of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typeset import span, visual

from docgen.types import Kashida
from docgen.typography.paragraph.compose import GAPING, compose, looseness
from docgen.typography.paragraph.line_layout_cy import set_lines
from docgen.typography.paragraph.lines import Line
from docgen.typography.paragraph.prepare import prepare
from docgen.typography.types import ParagraphStyle

MM = 72 / 25.4
ENGLISH = (
    "The Committee discussed the implementation of the recommendations concerning telecommunications infrastructure, environmental sustainability "
    "and the representation of nongovernmental organisations, and instructed the administration "
    "to communicate its recommendations within three weeks. "
)
ARABIC = (
    "ناقشت اللجنة تنفيذ التوصيات المتعلقة بالبنية التحتية للاتصالات والاستدامة البيئية وتمثيل المنظمات غير الحكومية، "
    "وكلّفت الإدارة بإبلاغ توصياتها خلال ثلاثة أسابيع "
    "من تاريخ الاجتماع في القاعة ٣ من المبنى ٢ عند الساعة ٢٠:٤٥ بحضور جميع الأعضاء. "
)
WORDS = [
    "the",
    "of",
    "administration",
    "in",
    "Organisation",
    "recommendations",
    "a",
    "plan",
    "QDC/T/2026/118",
    "environmental",
    "and",
    "Annex 1",
    "QAR 12,500",
]


def style(base: str = "ltr", *, hyphens: float = 110 * MM, kashida: Kashida = "auto") -> ParagraphStyle:
    return ParagraphStyle("rtl" if base == "rtl" else "ltr", "justify", 15.0, kashida, hyphenate_under=hyphens)


def filled(lines: list[Line], width: float) -> list[bool]:
    return [abs(line.width - width) < 0.05 for line in lines[:-1]]


def hyphenated(line: Line) -> bool:
    return "\u00ad" in visual(line)


@pytest.mark.parametrize("width", range(90, 330, 12))
@pytest.mark.parametrize(("text", "base", "lang"), [(ENGLISH * 2, "ltr", "en-GB"), (ARABIC * 2, "rtl", "ar")])
def test_a_paragraph_is_justified_or_ragged_in_all_its_lines(text: str, base: str, lang: str, width: int) -> None:
    paragraph = prepare([span(text.strip(), lang=lang)], style(base))
    lines, ragged = compose(paragraph, float(width))
    if ragged:
        assert all(line.gap == 0.0 for line in lines)
        assert all("\u0640" not in visual(line) and not hyphenated(line) for line in lines)
    else:
        assert all(filled(lines, width))
        assert looseness(paragraph, lines, width) <= GAPING


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=12, max_size=60), st.floats(80, 330))
def test_no_paragraph_of_any_words_has_more_than_two_hyphens_in_a_row_or_a_line_that_gapes(words: list[str], width: float) -> None:
    paragraph = prepare([span(" ".join(words), lang="en")], style())
    lines, ragged = compose(paragraph, width)
    text = paragraph.text
    run = 0
    for line in lines:
        run = run + 1 if hyphenated(line) else 0
        assert run <= 2
    for line in lines:
        if hyphenated(line) and width > 120:
            start = text.rfind(" ", 0, line.end) + 1
            assert text[start : line.end].islower()
    if not ragged:
        assert all(filled(lines, width))


def test_hyphens_save_a_paragraph_from_being_ragged() -> None:
    width = 85 * MM
    spans = [span(ENGLISH.strip(), lang="en-GB")]
    hyphens = compose(prepare(spans, style()), width)
    without = compose(prepare(spans, style(hyphens=0.0)), width)
    assert not hyphens.ragged
    assert any(map(hyphenated, hyphens.lines))
    assert without.ragged


def test_a_wide_column_has_no_hyphens_and_no_arabic_word_has_any() -> None:
    for text, base, lang, width in ((ENGLISH, "ltr", "en", 110 * MM), (ARABIC, "rtl", "ar", 80 * MM)):
        lines, _ = compose(prepare([span(text.strip(), lang=lang)], style(base)), width)
        assert not any(map(hyphenated, lines))


def test_a_label_keeps_its_number_and_gives_it_up_rather_than_spoil_a_line() -> None:
    parted, kept = 0, 0
    for width in range(100, 260, 3):
        paragraph = prepare([span(ARABIC.strip())], style("rtl", kashida="none"))
        lines, ragged = compose(paragraph, float(width))
        ends = [paragraph.text[: line.end].rpartition(" ")[2] for line in lines[:-1]]
        apart = {"القاعة", "المبنى", "الساعة"} & set(ends)
        if apart:
            assert not ragged
            assert looseness(paragraph, set_lines(paragraph, float(width)), width) > GAPING  # without it a line would gape
            parted += 1
        else:
            kept += 1
    assert parted
    assert kept > parted


def test_what_faces_a_ragged_paragraph_can_be_asked_to_be_ragged() -> None:
    paragraph = prepare([span(ARABIC.strip())], style("rtl"))
    assert not compose(paragraph, 260.0).ragged
    lines, ragged = compose(paragraph, 260.0, ragged=True)
    assert ragged
    assert all(line.gap == 0.0 for line in lines)


def test_a_part_of_a_paragraph_begins_where_a_hyphen_ended_the_line_before() -> None:
    width = 85 * MM
    paragraph = prepare([span(ENGLISH.strip(), lang="en-GB")], style())
    lines = compose(paragraph, width).lines
    at = next(index for index, line in enumerate(lines) if hyphenated(line)) + 1
    bounds = (0, lines[at].start)
    again = compose(paragraph, width, bounds).lines
    assert visual(again[-1]).endswith("\u00ad")
    assert [line.start for line in lines] == sorted(line.start for line in lines)
    assert all(before.end <= after.start for before, after in pairwise(lines))


def test_a_middle_dot_between_two_things_ends_no_line_and_begins_none() -> None:
    text = "هاتف المكتب · البريد الإلكتروني · الموقع الإلكتروني · العنوان البريدي"
    for width in range(60, 330, 7):
        for line in set_lines(prepare([span(text)], ParagraphStyle("rtl")), float(width)):
            shown = visual(line).strip()
            assert not shown.startswith("·")
            assert not shown.endswith("·")


def test_a_middle_dot_between_figures_stays() -> None:
    lines = set_lines(prepare([span("the product 12345 · 67890", lang="en")], ParagraphStyle("ltr")), 80.0)
    assert "·" in "".join(map(visual, lines))
