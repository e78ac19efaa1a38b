"""Kernel: how far the ink of set lines reaches, and the room that lines need so that it does not meet: vocalised text, the marks of the Quran,
stacked marks, letters that another font lends."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from docgen import _cython as cython
from docgen.typography.fonts.drawn import traced

if TYPE_CHECKING:
    from docgen.typography.fonts.face import FontFace
    from docgen.typography.paragraph.lines import Line
    from docgen.typography.shaping.glyphs_cy import ShapedWord

BASELINE = 0.72
"""Where the baseline stands in the line pitch, from its top: one place for all faces, so that lines of both scripts face each other."""
CLEARANCE = 0.2
"""Points between the ink of two lines."""
OWN = 0.25
"""Of the pitch: what the first and the last line may reach beyond their paragraph."""
MOST = 1.5
"""Times its pitch that a line may need more: a font whose marks reach further is drawn as it is."""
_MUCH, _NEARER = 0.15, 0.1
"""Of the pitch."""
_MANY = 3
"""So many lines, and half of a paragraph's: where as many need room, all take it."""
STEP = 0.4
"""Points: the width of the slices that a word's outline is measured in."""
OVERHANG = 3.0
"""Points that ink may stand out of its word's width."""
_STEP: cython.double = 0.4
_OVERHANG: cython.double = 3.0
_NOTHING: cython.double = 1e30


class Skyline(NamedTuple):
    """A glyph's outline, slice by slice: places from the left, and the lowest and the highest point at each, in font units."""

    places: array[float]
    lows: array[float]
    highs: array[float]


def meeting(upper: Line, lower: Line, least: cython.double, top: cython.double, bottom: cython.double) -> float:
    """What two lines lack for their ink to stay apart, in points, their baselines `least` points apart. `top` is the lower line's highest point,
    `bottom` the upper line's lowest. Only words that reach far are looked at, slice by slice."""
    lacking: cython.double = 0.0
    needed: cython.double
    left: cython.double
    right: cython.double
    start: cython.double
    end: cython.double
    hanging = _far(upper, top - least, False)
    if not hanging:
        return 0.0
    standing = _far(lower, bottom + least, True)
    for low, left, right in hanging:
        for high, start, end in standing:
            if left < end + _OVERHANG and start < right + _OVERHANG and high.top - low.bottom > least + lacking:
                needed = apart(low, high, start - left, least + lacking) - least
                if needed > lacking:
                    lacking = needed
    return lacking


@cython.cfunc
def _far(line: Line, bound: cython.double, up: cython.bint) -> list[tuple[ShapedWord, float, float]]:
    """The words of a line whose ink reaches over `bound`, or under it: each with its left and right edge."""
    found: list[tuple[ShapedWord, float, float]] = []
    x: cython.double = line.x
    gap: cython.double = line.gap
    left: cython.double
    blank: cython.double
    width: cython.double
    reach: cython.double
    place: cython.Py_ssize_t
    words: list[ShapedWord] = line.shaped
    marks: bytes = line.marks
    levels: bytes = line.paragraph.row.levels
    order = line.order
    uniform: cython.bint = isinstance(order, range)  # one level
    mark: cython.int
    odd: cython.bint = line.backwards
    for place in range(len(words)):
        shaped = words[place]
        mark = marks[place]
        width = shaped.width
        blank = shaped.space_width + gap if mark & 1 else 0.0
        if mark & 2:
            x += gap
        if not uniform:
            odd = order[place] >= 0 and levels[order[place]] % 2 == 1
        if odd:
            x += blank
            left = x
            x += width
        else:
            left = x
            x += width + blank
        reach = shaped.top if up else shaped.bottom
        if reach > bound if up else reach < bound:
            found.append((shaped, left, left + width))
    return found


def apart(low: ShapedWord, high: ShapedWord, shift: float, least: cython.double = 0.0) -> float:
    """How far the baselines of two words stand apart where they touch, in points, the lower one, `high`, with its left edge `shift` points to the
    right; 0 where neither is over the other, and some number up to `least` where they stand apart no more than that."""
    offset: cython.double = round(shift / STEP)
    low_slices = _slices(low, high.top - least, False, offset)
    if not low_slices:
        return 0.0
    high_slices = _slices(high, low.bottom + least, True, 0)
    found: cython.double = 0.0
    here: cython.double
    at: cython.double
    for at, bottom in low_slices.items():
        for near in (at - 1.0, at, at + 1.0):
            here = high_slices.get(near, -_NOTHING) - bottom
            if here > found:
                found = here
    return found


@cython.cfunc
def _slices(shaped: ShapedWord, bound: cython.double, up: cython.bint, offset: cython.double) -> dict[float, float]:
    """The highest point over `bound`, or the lowest under it, in each slice of a word: by the slice's number from its left edge, less `offset`."""
    slices: dict[float, float] = {}
    known: cython.double
    setting = shaped.setting
    scale: cython.double = setting.scale
    rise: cython.double = setting.rise
    x: cython.double = 0.0
    points: cython.double
    value: cython.double
    across: cython.double
    index: cython.Py_ssize_t
    at: cython.double
    face = setting.face
    skylines: dict[int, Skyline] = face.kept.setdefault("skylines", {})
    for unit in shaped.units:
        points = (unit.top if up else unit.bottom) * scale + rise
        if points > bound if up else points < bound:
            for gid, dx, dy in unit.parts:
                skyline = skylines.get(gid)
                if skyline is None:
                    skyline = skylines[gid] = _skyline(face, gid)
                places: cython.double_view = skyline.places
                values: cython.double_view = skyline.highs if up else skyline.lows
                across = dx
                for index in range(len(places)):
                    value = (values[index] + dy) * scale + rise
                    if value > bound if up else value < bound:
                        at = (x + (places[index] + across) * scale) / _STEP // 1.0 - offset
                        known = slices.get(at, -_NOTHING if up else _NOTHING)
                        if value > known if up else value < known:
                            slices[at] = value
        x += unit.advance * scale
    return slices


def _skyline(face: FontFace, gid: int) -> Skyline:
    width = max(face.upem // 50, 1)
    slices: dict[int, tuple[float, float]] = {}
    for x, y in traced(face, gid, width / 2):
        at = int(x // width)
        low, high = slices.get(at, (y, y))
        slices[at] = min(low, y), max(high, y)
    return Skyline(
        array("d", [at * width + width // 2 for at in slices]),
        array("d", [low for low, _ in slices.values()]),
        array("d", [high for _, high in slices.values()]),
    )


def extra(lines: Sequence[Line], leading: float) -> list[float]:
    """Points to be added above each line, and after the last: one more number than lines. Nearly always all are 0."""
    more = [0.0] * (len(lines) + 1)
    before: tuple[float, float] | None = None
    for index, line in enumerate(lines):
        top, bottom = line.top, line.bottom
        if before is None:
            more[0] = bounded(top - (BASELINE + OWN) * leading, leading)
        elif top - before[1] > leading - CLEARANCE:
            more[index] = opened(meeting(lines[index - 1], line, leading - CLEARANCE, top, before[1]), leading)
        before = (top, bottom)
    if before is not None:
        more[-1] = bounded(-before[1] - (1 - BASELINE + OWN) * leading, leading)
    return evened(more)


def highest(line: Line) -> float:
    """The highest point of a line's ink over its baseline, in points."""
    return max([word.top for word in line.shaped], default=0.0)


def lowest(line: Line) -> float:
    """The lowest point of a line's ink over its baseline, in points."""
    return min([word.bottom for word in line.shaped], default=0.0)


def overhang(lines: Sequence[Line], leading: float, baseline: float = BASELINE) -> tuple[float, float]:
    """Points that the ink of the first line stands out above a paragraph's box, and that of the last line below it, room that `extra` adds left out.
    `baseline` is where the last one stands in its pitch, for a program that sets it lower."""
    if not lines:
        return 0.0, 0.0
    more = extra(lines, leading)
    above, below = highest(lines[0]) - BASELINE * leading, -lowest(lines[-1]) - (1 - baseline) * leading
    return max(0.0, above - more[0]), max(0.0, below - more[-1])


def lacking(upper: Line, lower: Line, distance: float) -> float:
    """What two lines of different paragraphs lack for their ink to stay apart, in points, their baselines `distance` points apart. Their `x` is from
    one and the same edge."""
    bottom, top = lowest(upper), highest(lower)
    least = distance - CLEARANCE
    return meeting(upper, lower, least, top, bottom) if top - bottom > least else 0.0


def bounded(room: float, leading: float) -> float:
    """What is added: nothing, or what is lacking, up to a bound."""
    return min(room, MOST * leading) if room > 0.0 else 0.0


def opened(lacking: float, leading: float) -> float:
    """The same between lines. What lacks much is far from its own line: it is moved a little nearer to it than to the other."""
    return bounded(lacking + (_NEARER * leading if lacking > _MUCH * leading else 0.0), leading)


def evened(more: list[float]) -> list[float]:
    """The same room between all lines, where many need some."""
    inner = more[1:-1]
    needing = sum(1 for room in inner if room)
    if needing >= _MANY and needing * 2 >= len(inner):
        more[1:-1] = [max(inner)] * len(inner)
    return more
