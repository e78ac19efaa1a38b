"""Where one language stands under the other, short paragraphs and quotations stay with their translation; a short grid of facts never parts."""

from __future__ import annotations

import pytest
from ooxml import Docx, W, on, text_of
from statements import STATEMENT

import docgen

SHORT, LONG = {"ar": "قول قصير. ", "en": "A short saying. "}, {"ar": "قول طويل في شأن من الشؤون. " * 12, "en": "A saying that is long. " * 12}
SPEAKER = {"name": {"ar": "المتحدث", "en": "Spokesperson"}}


def kept(**fields: object) -> dict[str, bool]:
    """Each paragraph's words, and whether it says that it stays with the next."""
    made = docgen.render_bytes(docgen.parse({**STATEMENT, **fields}), "docx", layout="stacked", theme="classic")
    body = Docx(made).xml("word/document.xml")
    styled = {style.get(f"{W}styleId"): style for style in Docx(made).xml("word/styles.xml").iter(f"{W}style")}
    found: dict[str, bool] = {}
    for paragraph in body.iter(f"{W}p"):
        style = styled[paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
        found[text_of(paragraph)[:9]] = on(paragraph.find(f"{W}pPr/{W}keepNext")) or on(style.find(f"{W}pPr/{W}keepNext"))
    return found


def test_a_short_quotation_and_its_speaker_stay_with_its_translation() -> None:
    found = kept(body=[LONG, {"quote": SHORT, "speaker": SPEAKER}, {"ar": "ختام. " * 99, "en": "Closing. " * 99}, *[LONG] * 3])
    assert found["«قول قصير"]
    assert found["المتحدث"]
    assert found["“A short "]
    assert not found["Spokesper"]


@pytest.mark.parametrize(("text", "stays"), [(SHORT, True), (LONG, False)])
def test_short_paragraphs_stay_with_their_translation_and_long_ones_need_not(text: dict[str, str], stays: bool) -> None:
    found = kept(body=[{"ar": "أول.", "en": "First."}, text, {"ar": "فقرة أخيرة.", "en": "Another one."}, *[LONG] * 3], end_mark=False)
    assert found[text["ar"][:9]] == stays
    assert not found[text["en"][:9]]


@pytest.mark.parametrize("theme", ["official", "classic"])
@pytest.mark.parametrize("layout", ["stacked", "side-by-side"])
def test_a_line_parts_languages_only_where_they_stand_side_by_side(layout: str, theme: str) -> None:
    made = docgen.render_bytes(docgen.parse(STATEMENT), "docx", layout=layout, theme=theme)
    rules = Docx(made).xml("word/document.xml").iter(f"{W}tcBorders")
    assert any(rule.find(f"{W}right") is not None for rule in rules) == (theme == "official" and layout == "side-by-side")


def test_many_contacts_part_and_none_of_them_stands_alone() -> None:
    contacts = [{"name": {"ar": f"{name}، المكتب", "en": f"{name} office"}, "phone": "+974 4400 1234"} for name in ("A1", "B2", "C3", "D4")]
    found = kept(about={"ar": "نبذة.", "en": "This is about."}, contacts=contacts)
    assert found["About. Th"]
    assert [found[f"{name} office"] for name in ("B2", "C3", "D4")] == [False, True, False]
