"""English text without letters has Latin signs, in a family that has Arabic ones too."""

from __future__ import annotations

import io
import re
import uuid

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from ooxml import Docx, R, W

import docgen
from docgen.typography.fonts.families import library
from docgen.writers.docx.fonts.embedding import obfuscated
from docgen.writers.docx.fonts.sign_font import sign_font

NAME = "Docgen Latin Signs"
STATEMENT = """
docgen: 1
kind: press-statement
languages: [ar, en]
territory: QA
reference: "PR/1"
date: 2026-08-26
place: {ar: الدوحة, en: Doha}
issuer: {name: {ar: جهاز الإحصاء, en: Statistics Authority}}
headline: {ar: الميزان التجاري, en: Trade balance}
body:
  - ar: ارتفع النمو.
    en: Growth rose.
  - table:
      columns: [{ar: البيان, en: Item}, {ar: النمو, en: Growth, type: number, decimals: 2}]
      rows:
        - [{ar: الطاقة, en: Energy}, 4.5]
        - [{ar: الصناعة, en: Industry}, -0.25]
  - list: [{ar: الأول, en: First}, {ar: الثاني, en: Second}]
    style: decimal
"""


def made(tmp_path, **options) -> Docx:
    path = tmp_path / "statement.yaml"
    path.write_text(STATEMENT, encoding="utf-8")
    return Docx(docgen.render_bytes(docgen.load(path), "docx", **options))


def fonts_of_runs(docx: Docx) -> dict[str, str | None]:
    """By its text, the font that each run names."""
    found = {}
    for run in docx.xml("word/document.xml").iter(f"{W}r"):
        fonts = run.find(f"{W}rPr/{W}rFonts")
        text = "".join(part.text or "" for part in run.iter(f"{W}t"))
        found[text] = None if fonts is None else fonts.get(f"{W}ascii")
    return found


def carried(docx: Docx) -> dict[str, bytes]:
    """The faces of the font, by their slots."""
    targets = {entry.get("Id"): entry.get("Target") for entry in docx.xml("word/_rels/fontTable.xml.rels")}
    return {
        slot.tag.removeprefix(f"{W}embed"): obfuscated(docx.parts[f"word/{targets[slot.get(f'{R}id')]}"], uuid.UUID(slot.get(f"{W}fontKey")))
        for font in docx.xml("word/fontTable.xml").iter(f"{W}font")
        if font.get(f"{W}name").startswith(NAME)
        for slot in font
        if slot.tag.startswith(f"{W}embed")
    }


def shape(font: hb.Font, text: str, script: str) -> list[tuple[int, tuple[int, ...]]]:
    """Advance and box of each glyph."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", script, "en"
    hb.shape(font, buffer)
    boxes = [font.get_glyph_extents(info.codepoint) for info in buffer.glyph_infos]
    return [(at.x_advance, (box.x_bearing, box.y_bearing, box.width, box.height)) for at, box in zip(buffer.glyph_positions, boxes, strict=True)]


@pytest.mark.parametrize("mode", ["all", "used", "subset"])
def test_figures_with_signs_are_set_in_a_font_that_the_file_carries(tmp_path, mode):
    docx = made(tmp_path, embed_fonts=mode)
    runs = fonts_of_runs(docx)
    assert runs["4.50"].startswith(NAME)
    assert runs["Trade balance"] is None
    assert not any(font and font.startswith(NAME) for text, font in runs.items() if re.search("[A-Za-z\u0621-\u064a\u0660-\u0669]", text))
    assert {"Regular", "Bold"} <= carried(docx).keys()


def test_the_numbers_of_an_english_list_have_latin_full_stops(tmp_path):
    levels = made(tmp_path).xml("word/numbering.xml").iter(f"{W}lvl")
    found = {}
    for level in levels:
        fonts = level.find(f"{W}rPr/{W}rFonts")
        rtl = level.find(f"{W}rPr/{W}rtl") is not None
        name = None if fonts is None else fonts.get(f"{W}ascii")
        found.setdefault((level.find(f"{W}numFmt").get(f"{W}val"), rtl), set()).add(name and name.rpartition(" ")[0])
    assert found["decimal", False] == {NAME}
    assert found["decimal", True] == {"Docgen Digits"}
    assert found["lowerLetter", False] == {None}


def test_none_names_no_font_that_the_file_does_not_carry(tmp_path):
    docx = made(tmp_path, embed_fonts="none")
    assert not any(NAME.encode() in part for part in docx.parts.values())


@pytest.mark.parametrize("theme", ["noto", "plex"])
def test_a_family_with_one_shape_for_each_sign_needs_none(tmp_path, theme):
    docx = made(tmp_path, theme=theme)
    assert not any(NAME.encode() in part for part in docx.parts.values())


@pytest.mark.parametrize("style", [(False, False), (True, False), (False, True), (True, True)])
def test_every_sign_has_the_shape_that_the_family_gives_latin_text(style):
    family = library().family("Amiri")
    signs = sign_font(family)
    data = dict(signs.font.faces)[style]
    small = hb.Font(hb.Face(hb.Blob(data)))
    whole = family.face(*style).font
    assert set("./()[]!") <= signs.swapped
    for sign in "0123456789.,:;/()[]!%+-\u2212\u2013":
        assert shape(small, sign, "Zyyy") == shape(whole, sign, "Latn"), sign
        assert shape(small, sign, "Latn") == shape(whole, sign, "Latn"), sign
    font = TTFont(io.BytesIO(data), checkChecksums=2)
    assert font["name"].getDebugName(1) == signs.name
    assert "Amiri" not in signs.name
    assert len(data) < 40_000


@pytest.mark.parametrize(
    ("text", "fits"), [("4.50", True), ("(0.25)", True), ("1/2", True), ("450", False), ("4.50 m", False), ("٤.٥ م", False), ("", False)]
)
def test_only_text_without_letters_and_with_such_signs_is_set_in_it(text, fits):
    assert sign_font(library().family("Amiri")).fits(text) == fits
