"""Kernel: how far the ink of set lines reaches, and the room that lines need so that it does not meet: vocalised text, the marks of the Quran,
stacked marks, letters that another font lends."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from docgen import _cython as cython
from docgen.typography.fonts.drawn import contours

if TYPE_CHECKING:
    from docgen.typography.fonts.face import FontFace
    from docgen.typography.paragraph.lines import Line
    from docgen.typography.shaping.glyphs_cy import GlyphCluster, ShapedWord

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
_FINEST: cython.Py_ssize_t = 400
"""Points of one piece of an outline, at most."""


@cython.cclass
class Skyline:
    """A glyph's outline, slice by slice: places from the left, and the lowest and the highest point at each, in font units; `left` and `right` are
    the outermost places."""

    __slots__ = ("highs", "left", "lows", "places", "right")
    places: list[float]
    lows: list[float]
    highs: list[float]
    left: cython.double
    right: cython.double

    def __init__(self, places: list[float], lows: list[float], highs: list[float]) -> None:
        self.places, self.lows, self.highs = places, lows, highs
        self.left, self.right = min(places, default=0.0), max(places, default=0.0)


def meeting(upper: Line, lower: Line, least: cython.double, top: cython.double, bottom: cython.double) -> float:
    """What two lines lack for their ink to stay apart, in points, their baselines `least` points apart. `top` is the lower line's highest point,
    `bottom` the upper line's lowest. Only words that reach far are looked at, slice by slice."""
    lacking: cython.double = 0.0
    needed: cython.double
    left: cython.double
    right: cython.double
    start: cython.double
    end: cython.double
    lowest: cython.double
    highest: cython.double
    low: ShapedWord
    high: ShapedWord
    hanging = _far(upper, top - least, False)
    if not hanging:
        return 0.0
    standing = _far(lower, bottom + least, True)
    for low, left, right, lowest in hanging:
        for high, start, end, highest in standing:
            if left < end + _OVERHANG and start < right + _OVERHANG and highest - lowest > least + lacking:
                needed = apart(low, high, start - left, least + lacking) - least
                if needed > lacking:
                    lacking = needed
    return lacking


@cython.cfunc
def _far(line: Line, bound: cython.double, up: cython.bint) -> list[tuple[ShapedWord, float, float, float]]:
    """The words of a line whose ink reaches over `bound`, or under it: each with its left and right edge, and how far it reaches."""
    found: list[tuple[ShapedWord, float, float, float]] = []
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
    shaped: ShapedWord
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
            found.append((shaped, left, left + width, reach))
    return found


@cython.ccall
def apart(low: ShapedWord, high: ShapedWord, shift: cython.double, least: cython.double = 0.0) -> cython.double:
    """How far the baselines of two words stand apart where they touch, in points, the lower one, `high`, with its left edge `shift` points to the
    right; 0 where neither is over the other, and some number up to `least` where they stand apart no more than that."""
    under = _outline(low, high.top - least, False)
    if under is None:
        return 0.0
    over = _outline(high, low.bottom + least, True)
    if over is None:
        return 0.0
    offset: cython.Py_ssize_t = under.first - over.first - round(shift / _STEP)
    return _touching(under.points, over.points, offset)


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _touching(under: cython.double_view, over: cython.double_view, offset: cython.Py_ssize_t) -> cython.double:
    """The most that `over[k]` stands over a slice of `under` at its place, `k = index + offset`, or beside that."""
    found: cython.double = 0.0
    bottom: cython.double
    index: cython.Py_ssize_t
    near: cython.Py_ssize_t
    for index in range(max(0, -offset - 1), min(len(under), len(over) - offset + 1)):
        bottom = under[index]
        if bottom < _NOTHING:
            for near in range(max(index + offset - 1, 0), min(index + offset + 2, len(over))):
                if over[near] - bottom > found:
                    found = over[near] - bottom
    return found


@cython.cclass
class _Outline:
    """The highest or the lowest point in each slice of a word, in points, or what no point reaches; `first` is the number of the first slice, from
    the word's left edge."""

    first: cython.Py_ssize_t
    points: array[float]

    def __init__(self, first: cython.Py_ssize_t, points: array[float]) -> None:
        self.first, self.points = first, points


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _outline(shaped: ShapedWord, bound: cython.double, up: cython.bint) -> _Outline | None:
    """The outline of what a word has over `bound`, or under it; None where that is nothing."""
    setting = shaped.setting
    scale: cython.double = setting.scale
    rise: cython.double = setting.rise
    x: cython.double = 0.0
    value: cython.double
    across: cython.double
    down: cython.double
    left: cython.double = _NOTHING
    right: cython.double = -_NOTHING
    at: cython.double
    reach: cython.double
    index: cython.Py_ssize_t
    slot: cython.Py_ssize_t
    places: list[float]
    values: list[float]
    unit: GlyphCluster
    skyline: Skyline
    known: Skyline | None
    drawn: list[tuple[Skyline, float, float, float]] = []
    face = setting.face
    skylines: dict[int, Skyline] = face.kept.setdefault("skylines", {})
    for unit in shaped.units:
        reach = unit.top if up else unit.bottom
        value = reach * scale + rise
        if value > bound if up else value < bound:
            for gid, dx, dy in unit.parts:
                known = skylines.get(gid)
                if known is None:
                    known = skylines[gid] = _skyline(face, gid)
                skyline = known
                if skyline.places:
                    across = dx
                    drawn.append((skyline, x, across, dy))
                    at = skyline.left
                    left = min(left, (x + (at + across) * scale) / _STEP // 1.0)
                    at = skyline.right
                    right = max(right, (x + (at + across) * scale) / _STEP // 1.0)
        reach = unit.advance
        x += reach * scale
    if not drawn:
        return None
    none: cython.double = -_NOTHING if up else _NOTHING
    points = array("d", (none,)) * int(right - left + 1.0)
    reached: cython.double_view = points
    some: cython.bint = False
    for skyline, x, across, down in drawn:
        places, values = skyline.places, skyline.highs if up else skyline.lows
        for index in range(len(places)):
            value = values[index]
            value = (value + down) * scale + rise
            if value > bound if up else value < bound:
                at = places[index]
                slot = int((x + (at + across) * scale) / _STEP // 1.0 - left)
                if value > reached[slot] if up else value < reached[slot]:
                    reached[slot] = value
                    some = True
    return _Outline(int(left), points) if some else None


@cython.boundscheck(False)
@cython.wraparound(False)
def _skyline(face: FontFace, gid: int) -> Skyline:
    """The skyline of a glyph, in slices of a fiftieth of an em, of points on its outline no further apart than half of that from left to right."""
    pieces = contours(face, gid)
    width: cython.double = max(face.upem // 50, 1)
    count: cython.Py_ssize_t
    number: cython.Py_ssize_t
    size: cython.Py_ssize_t
    slot: cython.Py_ssize_t
    share: cython.double
    reach: cython.double
    x: cython.double
    y: cython.double
    x0: cython.double
    y0: cython.double
    x1: cython.double
    y1: cython.double
    x2: cython.double
    y2: cython.double
    x3: cython.double
    y3: cython.double
    xb: cython.double
    yb: cython.double
    xc: cython.double
    yc: cython.double
    edges = [x for contour in pieces for piece in contour for x, _ in piece]
    if not edges:
        return Skyline([], [], [])
    first: cython.double = min(edges) / width // 1.0 - 1.0  # a curve stays between its points, but for rounding
    slots: cython.Py_ssize_t = int(max(edges) / width // 1.0 - first) + 2
    below, above = array("d", (_NOTHING,)) * slots, array("d", (-_NOTHING,)) * slots
    bottoms: cython.double_view = below
    tops: cython.double_view = above
    for contour in pieces:
        x0, y0 = contour[0][0]
        slot = int(x0 / width // 1.0 - first)
        bottoms[slot] = min(bottoms[slot], y0)
        tops[slot] = max(tops[slot], y0)
        for piece in (*contour[1:], contour[0]):
            size = len(piece)
            x1, y1 = x2, y2 = piece[0]
            if size > 1:
                x2, y2 = piece[1]
            x3, y3 = piece[size - 1]
            reach = max(abs(x1 - x0), abs(x2 - x0), abs(x3 - x0))
            count = int(reach / (width / 2)) + 2 * size
            count = min(count, _FINEST)
            for number in range(1, count + 1):  # de Casteljau
                share = number
                share = share / count
                x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
                if size > 1:
                    xb, yb = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
                    if size > 2:
                        xc, yc = x2 + (x3 - x2) * share, y2 + (y3 - y2) * share
                        x, y = x + (xb - x) * share, y + (yb - y) * share
                        xb, yb = xb + (xc - xb) * share, yb + (yc - yb) * share
                    x, y = x + (xb - x) * share, y + (yb - y) * share
                slot = int(x / width // 1.0 - first)
                bottoms[slot] = min(bottoms[slot], y)
                tops[slot] = max(tops[slot], y)
            x0, y0 = x3, y3
    places: list[float] = []
    lows: list[float] = []
    highs: list[float] = []
    for slot in range(slots):
        if bottoms[slot] < _NOTHING:
            x = (first + slot) * width
            places.append(x + width // 2.0)
            lows.append(bottoms[slot])
            highs.append(tops[slot])
    return Skyline(places, lows, highs)


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
