"""How far the ink of set lines reaches, and the room that lines need so that it does not meet: vocalised text, the marks of the Quran, stacked
marks, letters that another font lends."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.typography.paragraph.ink_cy import meeting, reach
from docgen.typography.paragraph.lines import Line

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


def extra(lines: Sequence[Line], leading: float) -> list[float]:
    """Points to be added above each line, and after the last: one more number than lines. Nearly always all are 0."""
    more = [0.0] * (len(lines) + 1)
    before: tuple[float, float] | None = None
    for index, line in enumerate(lines):
        top, bottom = reach(line.words)
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
    return max([word[0].top for word in line.words], default=0.0)


def lowest(line: Line) -> float:
    """The lowest point of a line's ink over its baseline, in points."""
    return min([word[0].bottom for word in line.words], default=0.0)


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
