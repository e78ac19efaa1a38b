"""The font files in a PDF are whole TrueType files, whose tables say of the glyphs what fontTools finds in them."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

import docgen

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
