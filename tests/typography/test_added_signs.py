"""What the engine adds to a text by itself (hyphen, kashida, the space at a line's end), set in a face that lacks it: never as a box."""

from __future__ import annotations

from pathlib import Path

import pytest
from strange_fonts import font, save
from typeset import paragraph, span

from docgen.typography.fonts.families import library
from docgen.typography.paragraph.line_ends import with_space
from docgen.typography.paragraph.line_layout_cy import set_lines
from docgen.typography.paragraph.lines import Line
from docgen.typography.paragraph.prepare import Paragraph
from docgen.typography.types import SpanStyle

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def look(folder: Path, characters: str) -> SpanStyle:
    save(folder, font(characters=characters), "strange.ttf")
    return SpanStyle(library((folder,)).stack("Strange", "Strange"), 10.0, 10.0, False)


def boxes(lines: list[Line]) -> list[str]:
    """What each glyph 0 of the lines stands for."""
    return [unit.text for line in lines for word in line.words for unit in word.shaped.units for gid, _, _ in unit.parts if not gid]


def set_in(made: Paragraph, width: float) -> list[Line]:
    return [with_space(line, made) for line in set_lines(made, width)]


@pytest.mark.parametrize("base", ["ltr", "rtl"])
def test_the_space_at_a_lines_end_is_read_and_draws_nothing_where_the_face_has_none(tmp_path: Path, base: str) -> None:
    made = paragraph(span("abcdef abcdef abcdef", lang="en", look=look(tmp_path, LETTERS)), base="ltr" if base == "ltr" else "rtl")
    lines = set_in(made, 60)
    assert len(lines) > 1
    assert not boxes(lines)
    edge = lines[0].words[-1 if base == "ltr" else 0].shaped
    assert ([unit.text for unit in edge.units], edge.width) == ([" "], 0.0)


def test_a_hyphen_that_the_face_lacks_is_lent(tmp_path: Path) -> None:
    made = paragraph(span("abcdef\u00adabcdef", lang="en", look=look(tmp_path, LETTERS + " ")), base="ltr")
    lines = set_in(made, made.least_width() + 0.1)
    assert len(lines) == 2
    assert not boxes(lines)
    hyphen = lines[0].words[-1].shaped
    assert hyphen.width > 0
    assert hyphen.setting.face.family != "Strange"
    assert [unit.text for unit in hyphen.units] == ["\u00ad"]


def test_a_face_without_a_kashida_lengthens_no_word(tmp_path: Path) -> None:
    from docgen.typography.shaping.shaper import setting

    bare, full = (
        setting(style.fonts.faces(True, False, False)[0], 10.0, True, "Arab", "ar", style)
        for style in (look(tmp_path / "bare", "بحث "), look(tmp_path / "full", "بحث ـ"))
    )
    assert bare.joints("بحث") == ()
    assert full.joints("بحث") == (1, 2)
