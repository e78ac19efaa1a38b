"""Fonts of any units per em lend each other glyphs: a PDF's font file draws the lender's outline at the size that is wanted, the right way up."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from strange_fonts import flag, font, save

import docgen
from docgen.errors import RenderError
from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.families import open_face
from docgen.typography.shaping.shaper import GlyphCluster
from docgen.writers.pdf.fonts.font_file import build

UPEMS = (16, 50, 256, 999, 1000, 1024, 2000, 2048, 3000, 4096, 8192, 16384)
_FACES: dict[tuple[int, bool], FontFace] = {}


def face(folder: Path, upem: int, cubic: bool = False) -> FontFace:
    if (upem, cubic) not in _FACES:
        _FACES[upem, cubic] = open_face(save(folder, font(f"Em {upem}", upem=upem, characters="bd ب", cubic=cubic), f"{upem}{cubic}.ttf"))
    return _FACES[upem, cubic]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("upem")


def drawn_points(file: bytes, gid: int) -> list[tuple[float, float]]:
    """The points of a glyph with its components taken apart, in ems."""
    made = TTFont(io.BytesIO(file), checkChecksums=2)
    pen = DecomposingRecordingPen(made.getGlyphSet())
    made.getGlyphSet()[made.getGlyphName(gid)].draw(pen)
    upem = made["head"].unitsPerEm
    return [(x / upem, y / upem) for _, points in pen.value for x, y in points]


def check(main: FontFace, lender: FontFace, size: float, letter: str) -> None:
    gid = lender.glyph(letter)
    unit = GlyphCluster(((gid, 0, 0),), lender.advance(gid), letter)
    file = build(main, [(lender, unit, size)])
    points = drawn_points(file.data, int.from_bytes(file.gids))
    expected = [(x * size, y * size) for x, y in flag(0.3 + 0.002 * gid)]
    near = (1.1 / main.upem) + 1.1 * size * max(1 / lender.face.upem, 1 / lender.upem)
    assert len(points) == len(expected)
    for x, y in expected:
        assert min(abs(x - px) + abs(y - py) for px, py in points) < 2 * near, (points, expected)
    assert file.advances[0] / main.upem == pytest.approx(lender.advance(gid) / lender.upem * size, abs=near)


@pytest.mark.parametrize("lender", UPEMS)
@pytest.mark.parametrize("main", UPEMS)
def test_a_glyph_that_is_lent_keeps_its_shape_and_its_size(folder: Path, main: int, lender: int) -> None:
    for size in (0.26, 0.8, 1.0, 1.25, 1.99):
        check(face(folder, main), face(folder, lender), size, "b")


@settings(max_examples=60)
@given(main=st.sampled_from(UPEMS), lender=st.sampled_from(UPEMS), size=st.floats(0.25, 1.998), cubic=st.booleans(), letter=st.sampled_from("bdب"))
def test_a_lent_glyph_is_right_at_any_size_and_from_any_kind_of_outlines(
    folder: Path, main: int, lender: int, size: float, cubic: bool, letter: str
) -> None:
    check(face(folder, main, cubic), face(folder, lender, cubic), round(size * 16384) / 16384, letter)


@pytest.mark.parametrize("upem", UPEMS)
def test_a_document_of_a_font_without_latin_shows_its_english_at_its_size(tmp_path: Path, upem: int) -> None:
    """Right to left and left to right, in the file that the PDF carries."""
    import pikepdf

    arabic = "".join(map(chr, (*range(0x0621, 0x063B), *range(0x0641, 0x0653), *range(0x0660, 0x066A), 0x060C))) + " "
    save(tmp_path, font("Arabic Only", upem=upem, characters=arabic), "x.ttf")
    example = Path(__file__).parents[3] / "examples" / "statement.yaml"
    data = docgen.render_bytes(docgen.load(example), "pdf", family="Arabic Only", fonts=[tmp_path], warn=lambda _: None)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        files = [thing.FontFile2.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing]
    for file in files:
        made = TTFont(io.BytesIO(file))
        glyphs = made.getGlyphSet()
        em = made["head"].unitsPerEm
        for name in made.getGlyphOrder():
            pen = BoundsPen(glyphs)
            glyphs[name].draw(pen)
            if pen.bounds:
                assert -1.5 * em < pen.bounds[1] < pen.bounds[3] < 2.5 * em
    assert files


def test_what_is_too_wide_for_a_font_file_is_an_error_and_not_another_place(folder: Path) -> None:
    one = face(folder, 1000)
    wide = GlyphCluster(((one.glyph("b"), 40_000, 0),), 600, "b")
    with pytest.raises(RenderError, match="'b' is too wide to be drawn in one go: a glyph's"):
        build(one, [(one, wide, 1.0)])
    with pytest.raises(RenderError, match="an advance is 70000"):
        build(one, [(one, GlyphCluster(((one.glyph("b"), 0, 0),), 70_000, "b"), 1.0)])


def test_em_of_a_face_is_within_bounds_and_a_multiple_or_a_part_of_the_font_s(folder: Path) -> None:
    working = [face(folder, upem).upem for upem in UPEMS]
    assert all(1000 <= upem <= 2048 for upem in working)
    assert [upem for upem, own in zip(working, UPEMS, strict=True) if upem == own] == [1000, 1024, 2000, 2048]
