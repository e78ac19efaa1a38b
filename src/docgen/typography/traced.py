"""Set lines as outlines: for a drawing of words that no reader's font may change."""

from __future__ import annotations

from collections.abc import Iterator

import uharfbuzz as hb

from docgen.typography.paragraph.lines import Line

Step = tuple[tuple[float, float], ...]
"""The points of a line (one), a quadratic curve (two) or a cubic one (three), the one before left out. Points, upwards from the baseline."""
Contour = list[Step]
"""Closed. Its first step is its beginning."""


def traced(line: Line) -> Iterator[list[Contour]]:
    """The contours of each glyph of a line, in visual order; `x` counts from the column's left edge, `y` upwards from the baseline, in points. Glyphs
    that draw nothing are left out."""
    for run in line.runs():
        unit = run.size / run.font.upem
        pen = run.x
        for glyph in run.glyphs:
            path: list[list[tuple[float, ...]]] = []
            run.font.font.draw_glyph(glyph.gid, _FUNCS, path)
            left, rise = pen + glyph.dx * unit, glyph.dy * unit + run.style.rise
            contours = [[_placed(step, unit, left, rise) for step in contour] for contour in path if len(contour) > 1]
            if contours:
                yield contours
            pen += glyph.advance * unit


def _placed(step: tuple[float, ...], unit: float, left: float, rise: float) -> Step:
    return tuple((left + x * unit, rise + y * unit) for x, y in zip(step[::2], step[1::2], strict=True))


_FUNCS = hb.DrawFuncs()
_FUNCS.set_move_to_func(lambda x, y, path: path.append([(x, y)]))
_FUNCS.set_line_to_func(lambda x, y, path: path[-1].append((x, y)))
_FUNCS.set_quadratic_to_func(lambda cx, cy, x, y, path: path[-1].append((cx, cy, x, y)))
_FUNCS.set_cubic_to_func(lambda cx1, cy1, cx2, cy2, x, y, path: path[-1].append((cx1, cy1, cx2, cy2, x, y)))
_FUNCS.set_close_path_func(lambda path: None)
