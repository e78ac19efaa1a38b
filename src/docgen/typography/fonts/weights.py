"""How large and how heavy the letters of a face are, measured from their outlines."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import uharfbuzz as hb

from docgen.typography.fonts.alone import glyph_alone
from docgen.typography.fonts.face import FontFace

ALEF, CAPITAL, STEM, SMALL = "ا", "H", "l", "x"
"""The letters that are measured: the tallest plain stroke of Arabic; of Latin a capital, a stem, and a letter as high as most."""


@lru_cache(maxsize=128)
def height(face: FontFace, letter: str) -> float:
    """How high a letter stands above the baseline, of the type size; 0 where the face lacks it."""
    extents = face.font.get_glyph_extents(glyph_alone(face, letter, _script(letter)))
    return 0.0 if extents is None else max(0.0, float(extents.y_bearing / face.upem))


@lru_cache(maxsize=128)
def stroke(face: FontFace, letter: str) -> float:
    """How thick the stroke of a letter is that is nothing but one, of the type size: its ink over its height. 0 where the face lacks it."""
    points: list[list[tuple[float, float]]] = []
    gid = glyph_alone(face, letter, _script(letter))
    face.font.draw_glyph(gid, _FUNCS, points)
    extents = face.font.get_glyph_extents(gid)
    if extents is None or not extents.height:
        return 0.0
    ink = abs(sum(map(_area, points)))
    return float(ink / abs(extents.height) / face.upem)


def _script(letter: str) -> str:
    return "Arab" if letter == ALEF else "Latn"


def _area(contour: list[tuple[float, float]]) -> float:
    """The area of a contour, of its curves their middle points (the shoelace formula)."""
    following = [*contour[1:], *contour[:1]]
    return sum(x * b - a * y for (x, y), (a, b) in zip(contour, following, strict=True)) / 2


def _curved(path: list[list[tuple[float, float]]], *points: float) -> None:
    """Eight points of a quadratic or cubic curve from the last point."""
    controls = [path[-1][-1], *zip(points[::2], points[1::2], strict=True)]
    for step in range(1, 9):
        level = controls
        while len(level) > 1:
            level = [(a + (c - a) * step / 8, b + (d - b) * step / 8) for (a, b), (c, d) in pairwise(level)]
        path[-1].append(level[0])


_FUNCS = hb.DrawFuncs()
_FUNCS.set_move_to_func(lambda x, y, path: path.append([(x, y)]))
_FUNCS.set_line_to_func(lambda x, y, path: path[-1].append((x, y)))
_FUNCS.set_quadratic_to_func(lambda a, b, x, y, path: _curved(path, a, b, x, y))
_FUNCS.set_cubic_to_func(lambda a, b, c, d, x, y, path: _curved(path, a, b, c, d, x, y))
_FUNCS.set_close_path_func(lambda path: None)
