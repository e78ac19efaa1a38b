"""The same string by hb-shape and by docgen, which shapes word by word: same glyphs, same places."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from peers import beside
from proofs import need
from texts import ARABIC_RUNS, FAMILIES, LATIN_RUNS
from typeset import lines, span, style

from docgen.typography.fonts.families import library
from docgen.typography.paragraph.lines import Line

Placed = tuple[int, int, int]


def by_docgen(line: Line) -> tuple[list[Placed], int]:
    placed: list[Placed] = []
    pen = 0
    for word in line.words:
        space = [word.shaped.space] if word.spaced else []
        units = [*space, *word.shaped.units] if word.level % 2 else [*word.shaped.units, *space]
        for unit in units:
            assert unit is not None
            placed += [(gid, pen + dx, dy) for gid, dx, dy in unit.parts]
            pen += unit.advance
    return placed, pen


def by_hb_shape(text: str, font: Path, rtl: bool) -> tuple[list[Placed], int]:
    direction, script, language = ("rtl", "Arab", "ar") if rtl else ("ltr", "Latn", "en")
    command = ["hb-shape", str(font), "--no-glyph-names", "--output-format=json", "--cluster-level=1", "--remove-default-ignorables"]
    command += [f"--direction={direction}", f"--script={script}", f"--language={language}", text]
    glyphs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    placed: list[Placed] = []
    pen = 0
    for glyph in glyphs:
        placed.append((glyph["g"], pen + glyph["dx"], glyph["dy"]))
        pen += glyph["ax"]
    return placed, pen


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
@pytest.mark.parametrize("text", [*ARABIC_RUNS, *LATIN_RUNS])
def test_a_line_has_the_glyphs_and_places_that_hb_shape_gives_the_whole_run(text: str, family: tuple[str, str], bold: bool) -> None:
    need("hb-shape")
    rtl = text in ARABIC_RUNS
    face = library().family(family[0] if rtl else family[1]).face(bold)
    look = style(family, bold=bold)
    [line] = lines(span(text, lang="ar" if rtl else "en", look=look), base="rtl" if rtl else "ltr")
    assert {word.shaped.setting.face for word in line.words} == {face}
    with beside("hb-shape"):
        assert by_docgen(line) == by_hb_shape(text, face.path, rtl)
