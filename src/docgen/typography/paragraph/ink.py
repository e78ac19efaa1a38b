"""How far the ink of set lines reaches, and the room that lines need so that it does not meet: vocalised text, the marks of the Quran, stacked
marks, letters that another font lends."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from math import floor, inf
from typing import NamedTuple

from docgen.compiled import twin
from docgen.typography.fonts.drawn import traced
from docgen.typography.fonts.face import FontFace
from docgen.typography.paragraph.lines import Line
from docgen.typography.shaping.shaper import ShapedWord

BASELINE = 0.72
"""Where the baseline stands in the line pitch, from its top: one place for all faces, so that lines of both scripts face each other."""
CLEARANCE = 0.2
"""Points between the ink of two lines."""
STEP = 0.4
"""Points: the width of the slices that a word's outline is measured in."""
OWN = 0.25
"""Of the pitch: what the first and the last line may reach beyond their paragraph."""
MOST = 1.5
"""Times its pitch that a line may need more: a font whose marks reach further is drawn as it is."""
OVERHANG = 3.0
"""Points that ink may stand out of its word's width."""
_MUCH, _NEARER = 0.15, 0.1
"""Of the pitch."""
_MANY = 3
"""So many lines, and half of a paragraph's: where as many need room, all take it."""
_KEPT = 800
_PROFILES = 500


class Profile(NamedTuple):
    """A word's outline from above and from below: its highest and its lowest point over the baseline in each slice, in points; `first` is the number
    of the first slice, from the word's left edge. A slice of `tops` has its neighbours in it."""

    first: int
    tops: array[float]
    bottoms: array[float]


def reach(shaped: ShapedWord) -> tuple[float, float]:
    """The highest and the lowest point of a word's ink over its baseline, in points."""
    setting = shaped.setting
    found = setting.reaches.get(shaped)
    if found is None:
        face = setting.face
        known: dict[int, tuple[int, int]] = face.kept.setdefault("ink", {})
        top = bottom = 0
        for unit in shaped.units:
            for gid, _, dy in unit.parts:
                high, low = known.get(gid) or _extents(face, gid, known)
                top, bottom = max(top, high + dy), min(bottom, low + dy)
        if len(setting.reaches) > _KEPT:
            setting.reaches.clear()
        rise = setting.style.rise
        found = setting.reaches[shaped] = (top * setting.scale + rise, bottom * setting.scale + rise)
    return found


def _extents(face: FontFace, gid: int, known: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """The top and the bottom of a glyph, in font units."""
    extents = face.font.get_glyph_extents(gid)
    found = known[gid] = (0, 0) if extents is None else (int(extents.y_bearing), int(extents.y_bearing + extents.height))
    return found


@twin
def extra(lines: Sequence[Line], leading: float) -> list[float]:
    """Points to be added above each line, and after the last: one more number than lines. Nearly always all are 0."""
    more = [0.0] * (len(lines) + 1)
    before: tuple[float, float] | None = None
    for index, line in enumerate(lines):
        top = bottom = 0.0
        for word in line.words:
            high, low = reach(word[0])
            top, bottom = max(top, high), min(bottom, low)
        if before is None:
            more[0] = bounded(top - (BASELINE + OWN) * leading, leading)
        elif top - before[1] > leading - CLEARANCE:
            more[index] = opened(_meeting(lines[index - 1], line, leading - CLEARANCE, top, before[1]), leading)
        before = (top, bottom)
    if before is not None:
        more[-1] = bounded(-before[1] - (1 - BASELINE + OWN) * leading, leading)
    return evened(more)


def highest(line: Line) -> float:
    """The highest point of a line's ink over its baseline, in points."""
    return max([reach(word[0])[0] for word in line.words], default=0.0)


def lowest(line: Line) -> float:
    """The lowest point of a line's ink over its baseline, in points."""
    return min([reach(word[0])[1] for word in line.words], default=0.0)


def lacking(upper: Line, lower: Line, distance: float) -> float:
    """What two lines of different paragraphs lack for their ink to stay apart, in points, their baselines `distance` points apart. Their `x` is from
    one and the same edge."""
    bottom, top = lowest(upper), highest(lower)
    least = distance - CLEARANCE
    return _meeting(upper, lower, least, top, bottom) if top - bottom > least else 0.0


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


def _meeting(upper: Line, lower: Line, least: float, top: float, bottom: float) -> float:
    """What two lines lack for their ink to stay apart, their baselines `least` points apart. `top` is the lower line's highest point, `bottom` the
    upper line's lowest. Only words that reach far are looked at, slice by slice."""
    hanging = [(word[0], x, x + width) for word, x, width in upper.boxes() if top - reach(word[0])[1] > least]
    if not hanging:
        return 0.0
    standing = [(word[0], x, x + width) for word, x, width in lower.boxes() if reach(word[0])[0] - bottom > least]
    lacking = 0.0
    for low, left, right in hanging:
        for high, start, end in standing:
            if left < end + OVERHANG and start < right + OVERHANG and reach(high)[0] - reach(low)[1] > least + lacking:
                lacking = max(lacking, apart(profile(low), profile(high), start - left) - least)
    return lacking


def apart(low: Profile, high: Profile, shift: float) -> float:
    """How far the baselines of two words stand apart where they touch, in points, the lower one's left edge `shift` points to the right; 0 where
    neither is over the other."""
    offset = low.first - high.first - round(shift / STEP)
    tops, bottoms = high.tops, low.bottoms
    found = 0.0
    for index in range(max(0, -offset), min(len(bottoms), len(tops) - offset)):
        found = max(found, tops[index + offset] - bottoms[index])
    return found


def profile(shaped: ShapedWord) -> Profile:
    """A word's profile."""
    setting = shaped.setting
    known: dict[ShapedWord, Profile] = setting.face.kept.setdefault("profiles", {})
    found = known.get(shaped)
    if found is None:
        if len(known) > _PROFILES:
            known.clear()
        found = known[shaped] = _profile(shaped)
    return found


def _profile(shaped: ShapedWord) -> Profile:
    setting = shaped.setting
    face, scale, rise = setting.face, setting.scale, setting.style.rise
    slices: dict[int, tuple[float, float]] = {}
    x = 0.0
    for unit in shaped.units:
        for gid, dx, dy in unit.parts:
            for point, low, high in _skyline(face, gid):
                at = floor((x + (point + dx) * scale) / STEP)
                bottom, top = (low + dy) * scale + rise, (high + dy) * scale + rise
                known = slices.get(at)
                slices[at] = (bottom, top) if known is None else (min(known[0], bottom), max(known[1], top))
        x += unit.advance * scale
    if not slices:
        return Profile(0, array("d"), array("d"))
    first, last = min(slices) - 1, max(slices) + 1
    nothing = (inf, -inf)
    row = [slices.get(at, nothing) for at in range(first - 1, last + 2)]
    tops = array("d", [max(row[at - 1][1], row[at][1], row[at + 1][1]) for at in range(1, len(row) - 1)])
    return Profile(first, tops, array("d", [low for low, _ in row[1:-1]]))


def _skyline(face: FontFace, gid: int) -> list[tuple[int, float, float]]:
    """A glyph's outline, slice by slice: a place from the left, the lowest and the highest point there, in font units."""
    known: dict[int, list[tuple[int, float, float]]] = face.kept.setdefault("skylines", {})
    found = known.get(gid)
    if found is None:
        width = max(face.upem // 50, 1)
        slices: dict[int, tuple[float, float]] = {}
        for x, y in traced(face, gid, width / 2):
            at = int(x // width)
            low, high = slices.get(at, (y, y))
            slices[at] = min(low, y), max(high, y)
        found = known[gid] = [(at * width + width // 2, low, high) for at, (low, high) in slices.items()]
    return found
