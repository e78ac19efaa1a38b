"""Outlines as HarfBuzz draws them, as TrueType glyphs (OpenType `glyf`, simple glyph description): for faces whose own stored outlines are not those
that are wanted, since they are cubic (`CFF `, `CFF2`), varied, slanted, emboldened, or of another size.
"""

from __future__ import annotations

from typing import NamedTuple

import uharfbuzz as hb

from docgen.limits import check_time
from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.sfnt import OutOfRange, packed

_ON, _X_SHORT, _Y_SHORT, _REPEAT, _X_SAME, _Y_SAME, _OVERLAP = 0x1, 0x2, 0x4, 0x8, 0x10, 0x20, 0x40
_TOLERANCE = 0.5
"""How far, in font units, quadratic curves may stand aside from the cubic ones that they replace."""

Point = tuple[int, int, bool]
"""x, y, and whether the point is on the curve."""


class DrawnGlyph(NamedTuple):
    """`data` is the glyph as `glyf` holds it, empty for one that draws nothing; `box` is left, bottom, right, top."""

    data: bytes
    box: tuple[int, int, int, int]
    points: int
    contours: int


NOTHING = DrawnGlyph(b"", (0, 0, 0, 0), 0, 0)


Floating = tuple[float, float]


class _Path:
    """What HarfBuzz draws: contours of a start and steps, each the points of a line, a quadratic or a cubic curve without its first. Nothing is
    worked out in here, since HarfBuzz lets no exception through."""

    def __init__(self) -> None:
        self.contours: list[list[tuple[Floating, ...]]] = []

    def move(self, x: float, y: float) -> None:
        self.contours.append([((x, y),)])

    def step(self, *numbers: float) -> None:
        if self.contours:
            self.contours[-1].append(tuple(zip(numbers[::2], numbers[1::2], strict=True)))


_FUNCS = hb.DrawFuncs()
_FUNCS.set_move_to_func(lambda x, y, path: path.move(x, y))
_FUNCS.set_line_to_func(lambda x, y, path: path.step(x, y))
_FUNCS.set_quadratic_to_func(lambda cx, cy, x, y, path: path.step(cx, cy, x, y))
_FUNCS.set_cubic_to_func(lambda cx1, cy1, cx2, cy2, x, y, path: path.step(cx1, cy1, cx2, cy2, x, y))
_FUNCS.set_close_path_func(lambda path: None)


def drawn(face: FontFace, gid: int, scale: float = 1.0) -> DrawnGlyph:
    """A glyph of a face at `scale` of its font units. Raises FontError for one that a font file cannot hold."""
    turned = face.has_glyf  # whose contours run clockwise already
    rounded = [points for contour in contours(face, gid) if (points := _rounded(_points(contour), scale, turned))]
    if not rounded:
        return NOTHING
    try:
        return encoded(rounded)
    except OutOfRange as wrong:
        raise face.broken(f"glyph {gid} is too large for a font file ({wrong})") from None


def contours(face: FontFace, gid: int) -> list[list[tuple[Floating, ...]]]:
    """A glyph's contours in font units: of each its start, then the points of a line, of a quadratic or of a cubic curve without its first."""
    path = _Path()
    face.font.draw_glyph(gid, _FUNCS, path)
    return path.contours


def _points(contour: list[tuple[Floating, ...]]) -> list[tuple[float, float, bool]]:
    """A contour's points, cubic curves as quadratic ones."""
    points: list[tuple[float, float, bool]] = []
    for step in contour:
        if len(step) == 3:
            step = _quadratic((points[-1][:2], *step))
        points += [(x, y, False) for x, y in step[:-1]]
        points.append((*step[-1], True))
    return points


def _quadratic(curve: tuple[Floating, ...]) -> tuple[Floating, ...]:
    from fontTools.cu2qu import curve_to_quadratic
    from fontTools.cu2qu.errors import ApproxNotFoundError

    check_time()
    try:
        found: tuple[Floating, ...] = tuple(curve_to_quadratic(curve, _TOLERANCE))
    except (ApproxNotFoundError, ArithmeticError, ValueError):
        return curve[-1:]
    return found[1:]


def _rounded(contour: list[tuple[float, float, bool]], scale: float, turned: bool) -> list[Point]:
    """Whole numbers; a last point that is the first one again is left out. Cubic outlines run the other way round than TrueType's."""
    points = [(round(x * scale), round(y * scale), on) for x, y, on in contour]
    if len(points) > 1 and points[-1] == points[0]:
        points.pop()
    if len(points) < 2:
        return []
    return points if turned else points[::-1]


def encoded(contours: list[list[Point]]) -> DrawnGlyph:
    """Contours as a simple glyph without instructions. Raises OutOfRange."""
    points = [point for contour in contours for point in contour]
    box = (min(x for x, _, _ in points), min(y for _, y, _ in points), max(x for x, _, _ in points), max(y for _, y, _ in points))
    ends, end = [], -1
    for contour in contours:
        end += len(contour)
        ends.append(end)
    flags, across, down = bytearray(), bytearray(), bytearray()
    before_x = before_y = 0
    for x, y, on in points:
        flag = _ON * on
        for delta, out, short, same in ((x - before_x, across, _X_SHORT, _X_SAME), (y - before_y, down, _Y_SHORT, _Y_SAME)):
            if delta == 0:
                flag |= same
            elif -256 < delta < 256:
                flag |= short | (same if delta > 0 else 0)
                out.append(abs(delta))
            else:
                out += packed(">h", (delta,), "a step between points")
        flags.append(flag)
        before_x, before_y = x, y
    flags[0] |= _OVERLAP
    header = packed(">5h", (len(contours), *box), "a glyph's box") + packed(f">{len(ends)}H", ends, "a glyph's points") + b"\0\0"
    return DrawnGlyph(header + _repeated(flags) + bytes(across) + bytes(down), box, len(points), len(contours))


def _repeated(flags: bytearray) -> bytes:
    """Flags with the same one again and again said once."""
    out = bytearray()
    at = 0
    while at < len(flags):
        run = 1
        while at + run < len(flags) and flags[at + run] == flags[at] and run < 256:
            run += 1
        out += bytes((flags[at] | _REPEAT, run - 1)) if run > 2 else bytes((flags[at],)) * run
        at += run
    return bytes(out)
