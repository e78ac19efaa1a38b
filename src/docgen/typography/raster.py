"""A picture of set lines, by HarfBuzz's own rasteriser: what `docgen text` shows, with no PDF in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import uharfbuzz as hb

from docgen.typography.paragraph.lines import Line


@dataclass(frozen=True, slots=True)
class Coverage:
    """`width` × `height` pixels, one byte each (0 paper, 255 ink), rows from the top."""

    width: int
    height: int
    pixels: bytes


def draw(lines: Sequence[Line], width: float, leading: float, resolution: float, margin: float = 0.0) -> Coverage:
    """The lines of a column `width` points wide, `leading` points apart, at `resolution` pixels an inch, with `margin` points around."""
    scale = resolution / 72
    across = max(round((width + 2 * margin) * scale), 1)
    down = max(round((len(lines) * leading + 2 * margin) * scale), 1)
    raster = hb.RasterDraw()
    raster.extents = hb.RasterExtents(0, 0, across, down, 0)
    for number, line in enumerate(lines):
        baseline = down - (margin + number * leading + 0.72 * leading) * scale
        for run in line.runs():
            unit = run.size / run.font.upem * scale
            pen = (run.x + margin) * scale
            for glyph in run.glyphs:
                raster.transform = (unit, 0.0, 0.0, unit, pen + glyph.dx * unit, baseline + (glyph.dy * unit + run.style.rise * scale))
                raster.draw_glyph(run.font.font, glyph.gid)
                pen += glyph.advance * unit
    image = raster.render()
    if image is None:
        return Coverage(across, down, bytes(across * down))
    stride = image.extents.stride
    rows = image.buffer
    pixels = b"".join(rows[row * stride : row * stride + across] for row in range(down - 1, -1, -1))
    return Coverage(across, down, pixels)
