"""The font files in a PDF are whole TrueType files, whose tables say of the glyphs what fontTools finds in them."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from texts import FAMILIES

import docgen
from docgen.errors import RenderError
from docgen.typography.fonts.families import FontFace, library
from docgen.typography.shaping.shaper import GlyphCluster
from docgen.writers.pdf.fonts.composing_cy import MOST, checksum
from docgen.writers.pdf.fonts.font_file import Drawing, build
from docgen.writers.pdf.fonts.outlines import outlines

FACES = [library().stack(arabic, latin).faces(rtl, bold, False)[0] for arabic, latin in FAMILIES for rtl in (True, False) for bold in (True, False)]
_OFFSET = st.one_of(st.just(0), st.integers(-500, 500), st.integers(-4000, 4000))
_PART = st.tuples(st.one_of(st.integers(0, 40), st.integers(0, 70_000)), _OFFSET, _OFFSET)
_UNITS = st.builds(GlyphCluster, st.lists(_PART, max_size=4).map(tuple), st.integers(-2000, 30_000), st.just("x"))

EXAMPLE = Path(__file__).parents[3] / "examples" / "minutes.yaml"


def embedded(family: str) -> dict[str, bytes]:
    """The font files of a rendered example, by their names."""
    with pikepdf.open(io.BytesIO(docgen.render_bytes(docgen.load(EXAMPLE), "pdf", family=family))) as pdf:
        found = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing]
        return {str(thing.FontName): thing.FontFile2.read_bytes() for thing in found}


@pytest.fixture(scope="module", params=["Amiri", "Noto Naskh Arabic", "IBM Plex Sans Arabic"])
def fonts(request: pytest.FixtureRequest) -> dict[str, bytes]:
    files = embedded(request.param)
    assert len(files) >= 2  # regular and bold
    return files


def test_maxp_has_the_limits_of_the_glyphs_and_no_more(fonts: dict[str, bytes]) -> None:
    for name, data in fonts.items():
        font, counted = (TTFont(io.BytesIO(data)) for _ in range(2))
        assert len(font.getTableData("maxp")) == 32, name
        counted["maxp"].recalc(counted)
        assert vars(font["maxp"]) == vars(counted["maxp"]), name


def test_metrics_and_checksums_are_right(fonts: dict[str, bytes]) -> None:
    for name, data in fonts.items():
        font = TTFont(io.BytesIO(data), checkChecksums=2)
        widths = [advance for advance, _ in font["hmtx"].metrics.values()]
        assert font["hhea"].advanceWidthMax == max(widths), name
        assert font["hhea"].numberOfHMetrics == font["maxp"].numGlyphs == len(widths), name
        for glyph in font.getGlyphOrder():
            outline = font["glyf"][glyph]
            if outline.numberOfContours:
                assert outline.xMin == font["hmtx"][glyph][1], f"{name}: the left side bearing of {glyph}"


@st.composite
def drawings(draw: st.DrawFn) -> tuple[FontFace, list[Drawing]]:
    """Units of any glyphs of several faces at several scales, some again and again, some as their font has them."""
    faces = draw(st.lists(st.sampled_from(FACES), min_size=1, max_size=3))
    scales = st.sampled_from([1.0, 1.0, 0.85, 0.6, 1.9])
    wild = [(draw(st.sampled_from(faces)), draw(_UNITS), draw(scales)) for _ in range(draw(st.integers(0, 30)))]
    own = [
        (faces[0], GlyphCluster(((gid, 0, 0),), outlines(faces[0])[gid].advance, "x"), 1.0)
        for gid in draw(st.lists(st.integers(0, 2000), max_size=30))
    ]
    return faces[0], draw(st.permutations([*wild, *own, *wild[:5]]))


@given(found=drawings())
def test_each_drawing_is_a_glyph_with_its_advance_and_components_come_before_what_is_made_of_them(found: tuple[FontFace, list[Drawing]]) -> None:
    face, drawn = found
    file = build(face, drawn)
    font = TTFont(io.BytesIO(file.data), checkChecksums=2)
    order = font.getGlyphOrder()
    gids = [int.from_bytes(file.gids[at : at + 2]) for at in range(0, len(file.gids), 2)]
    assert [font["hmtx"][order[gid]][0] for gid in gids] == list(file.advances)
    assert list(file.advances) == [max(round(unit.advance * scale * face.upem / lender.upem), 0) for lender, unit, scale in drawn]
    for number, name in enumerate(order):
        outline = font["glyf"][name]
        if outline.isComposite():
            assert all(font.getGlyphID(component.glyphName) < number for component in outline.components)
    same = {(id(lender), unit.parts, scale, advance): gid for (lender, unit, scale), advance, gid in zip(drawn, file.advances, gids, strict=True)}
    assert [same[id(lender), unit.parts, scale, advance] for (lender, unit, scale), advance in zip(drawn, file.advances, strict=True)] == gids


def test_more_glyphs_than_a_file_numbers_are_refused() -> None:
    face = FACES[0]
    many = [(face, GlyphCluster(((3, 0, 0),), advance, "x"), 1.0) for advance in range(MOST + 1)]
    build(face, many[:1000])
    with pytest.raises(RenderError, match="65,535 different glyphs"):
        build(face, many)


@given(st.binary(max_size=70))
def test_a_checksum_is_the_sum_of_words_of_four_bytes(data: bytes) -> None:
    filled = data + bytes(-len(data) % 4)
    assert checksum(data) == sum(int.from_bytes(filled[at : at + 4]) for at in range(0, len(filled), 4)) % 2**32
