"""Font files composed in Python and compiled: the same tables out of any drawings, and the same refusals."""

from __future__ import annotations

import pytest
from compiled_twins import both
from hypothesis import given
from hypothesis import strategies as st
from texts import FAMILIES

from docgen.errors import RenderError
from docgen.typography.fonts.families import FontFace, library
from docgen.typography.shaping.shaper import GlyphCluster
from docgen.writers.pdf.fonts import font_file as fontfile
from docgen.writers.pdf.fonts.font_file import Drawing, build
from docgen.writers.pdf.fonts.outlines import outlines
from docgen.writers.pdf.fonts.variants import variants

FACES = [library().stack(arabic, latin).faces(rtl, bold, False)[0] for arabic, latin in FAMILIES for rtl in (True, False) for bold in (True, False)]
_OFFSET = st.one_of(st.just(0), st.integers(-500, 500), st.integers(-4000, 4000))
_PART = st.tuples(st.one_of(st.integers(0, 40), st.integers(0, 70_000)), _OFFSET, _OFFSET)
_UNITS = st.builds(GlyphCluster, st.lists(_PART, max_size=4).map(tuple), st.integers(-2000, 30_000), st.just("x"))


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


def _drawn(face: FontFace, found: list[Drawing]) -> list[tuple[object, object]]:
    lent = [(variants(lender, scale * face.upem / lender.upem), unit) for lender, unit, scale in found]
    return [(known, known[unit]) for known, unit in lent]


@given(found=drawings())
def test_the_compiled_composer_makes_the_same_tables(found: tuple[FontFace, list[Drawing]]) -> None:
    python, compiled = both("docgen.writers.pdf.fonts.font_file.compose")
    face, drawn = found[0], _drawn(*found)
    assert compiled(outlines(face), drawn) == python(outlines(face), drawn)


@given(found=drawings())
def test_the_compiled_loan_finds_the_same_glyphs(found: tuple[FontFace, list[Drawing]]) -> None:
    python, compiled = both("docgen.writers.pdf.fonts.font_file.resolve_variants")
    lent, asked = compiled(*found), python(*found)
    assert [(id(one), id(glyph)) for one, glyph in lent] == [(id(one), id(glyph)) for one, glyph in asked]
    with pytest.raises(TypeError):
        compiled(found[0], [(found[0], None)])


@given(st.binary(max_size=70))
def test_the_compiled_checksum_is_the_same(data: bytes) -> None:
    python, compiled = both("docgen.writers.pdf.fonts.font_file.checksum")
    assert compiled(data) == python(data)


def test_more_glyphs_than_a_file_numbers_are_refused_by_both() -> None:
    face = FACES[0]
    drawn = _drawn(face, [(face, GlyphCluster(((3, 0, 0),), advance, "x"), 1.0) for advance in range(fontfile.MOST + 1)])
    for compose in both("docgen.writers.pdf.fonts.font_file.compose"):
        compose(outlines(face), drawn[:1000])
        with pytest.raises(RenderError, match="65,535 different glyphs"):
            compose(outlines(face), drawn)


@pytest.mark.parametrize("wrong", [(), (1, 2), ((), (b"",), (), "x"), ((), (b"", b""), (), 0, b"\0\0\0\0", 0, (0, 0, 0, 0), (0, 0, 0, 0), False)])
def test_what_is_no_glyph_is_refused(wrong: object) -> None:
    _, compiled = both("docgen.writers.pdf.fonts.font_file.compose")
    face = outlines(FACES[0])
    with pytest.raises((TypeError, ValueError)):
        compiled(face, [(variants(FACES[0], 1.0), wrong)])


def test_a_component_that_the_glyph_does_not_need_is_refused() -> None:
    _, compiled = both("docgen.writers.pdf.fonts.font_file.compose")
    glyph = outlines(FACES[0])[3]._replace(pieces=(b"1234", b"5678"), numbered=(0,), needs=())
    with pytest.raises(IndexError):
        compiled(outlines(FACES[0]), [(variants(FACES[0], 1.0), glyph)])


def test_a_font_file_opens_with_all_its_drawings() -> None:
    import io

    from fontTools.ttLib import TTFont

    face = FACES[0]
    file = build(face, [(face, GlyphCluster(((gid, 0, 0), (gid + 1, 40, -30)), 700 + gid, "x"), 1.0) for gid in range(3, 40)])
    font = TTFont(io.BytesIO(file.data), checkChecksums=2)
    gids = [int.from_bytes(file.gids[at : at + 2]) for at in range(0, len(file.gids), 2)]
    assert [font["hmtx"][font.getGlyphName(gid)][0] for gid in gids] == list(file.advances) == [700 + gid for gid in range(3, 40)]
    assert all(font["glyf"][name] is not None for name in font.getGlyphOrder())
