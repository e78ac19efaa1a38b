"""The pitch of vocalised paragraphs in Word files."""

from __future__ import annotations

import pytest
from flows import both, sample_flow
from ooxml import Docx, W, text_of

from docgen.document.blocks import ListBlock, Paragraph, Quote
from docgen.document.inline import Inline
from docgen.typography.fonts.families import library
from docgen.writers.docx import render
from docgen.writers.docx.body.pitch import _look_of, _prepared
from docgen.writers.docx.body.widths import Ruler
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.options import RenderOptions

VOCALISED = "إِنَّ اللَّهَ يَأْمُرُ بِالْعَدْلِ وَالْإِحْسَانِ وَإِيتَاءِ ذِي الْقُرْبَىٰ وَيَنْهَىٰ عَنِ الْفَحْشَاءِ وَالْمُنكَرِ وَالْبَغْيِ يَعِظُكُمْ لَعَلَّكُمْ تَذَكَّرُونَ " * 2
PLAIN = "عقدت اللجنة اجتماعها السنوي في المدينة وناقشت خطة العمل وأقرّت ما عُرض عليها من توصيات. " * 3
ENGLISH = "The committee held its annual meeting in the city and discussed the plan of work. " * 2


def spacings(*blocks: object) -> dict[str, dict[str, str]]:
    """What a paragraph says of its own spacing, by the first word of its text."""
    docx = Docx(render(sample_flow("side-by-side", extra=blocks), RenderOptions()))  # type: ignore[arg-type]
    found: dict[str, dict[str, str]] = {}
    for paragraph in docx.document.iter(f"{W}p"):
        own = paragraph.find(f"{W}pPr/{W}spacing")
        for text in (VOCALISED, PLAIN, ENGLISH):
            if text_of(paragraph).replace("\u00a0", " ").strip() == text.strip():
                attributes = {} if own is None else {name.removeprefix(W): value for name, value in own.items()}
                found[text] = found.get(text, {}) | attributes
    return found


def pitch_of(block: object) -> int:
    told = spacings(block)[VOCALISED]
    assert told["lineRule"] == "exact"
    return int(told["line"])


def test_a_vocalised_paragraph_has_a_wider_pitch_and_its_twin_keeps_the_style_s() -> None:
    leading = sample_flow("side-by-side").theme.styles["body"].leading
    block = Paragraph(both(VOCALISED, ENGLISH))
    assert 20 * leading + 20 < pitch_of(block) <= 20 * 1.5 * leading + 1
    assert spacings(block)[ENGLISH] == {}


def test_vocalised_items_and_quotations_have_it_too() -> None:
    items = ListBlock((both(VOCALISED, ENGLISH), both(PLAIN, ENGLISH)), "decimal")
    assert pitch_of(items) > 20 * sample_flow("side-by-side").theme.styles["list"].leading
    assert "line" not in spacings(items)[PLAIN]
    assert pitch_of(Quote(both(VOCALISED, ENGLISH))) > 20 * sample_flow("side-by-side").theme.styles["quote"].leading


def test_a_mark_or_two_leave_the_pitch_as_it_is() -> None:
    assert spacings(Paragraph(both(PLAIN, ENGLISH))) == {PLAIN: {}, ENGLISH: {}}


@pytest.mark.parametrize("strong_first", [True, False])
def test_strong_and_plain_runs_of_a_paragraph_each_have_a_face_of_their_own(strong_first: bool) -> None:
    flow = sample_flow("stacked")
    look = _look_of("body", "en", DocxBuildState(flow, RenderOptions(), Ruler(flow.theme, library()), 400.0, None))
    strong, plain = Inline("Strong ", strong=True), Inline("plain ")
    words = _prepared((strong, plain) if strong_first else (plain, strong), look).words
    assert {word.shaped.text: word.shaped.setting.style.bold for word in words} == {"Strong": True, "plain": False}
