"""Which opportunities the lines of a paragraph end at: `total_fit` for justified text (Knuth and Plass, "Breaking Paragraphs into Lines", 1981),
`greedy` for ragged text.

A paragraph is a row of segments that cannot be parted, given as parallel sequences of one length, one entry a segment:

- `width`: the segment's width in points, the space after it not included;
- `space`: the natural width in points of the space after it, 0 where a line may end with no space (after a hyphen);
- `forced`: True where the line must end after it (the last segment always ends a line, whatever its entry says);
- `penalty`: what ending a line after it costs, 0 or more; from `EMERGENCY` on, a line ends there only where the paragraph cannot be set without;
- `hyphen`: the width in points that the line gains if it ends after it (a soft hyphen's hyphen).

Lines are `first` points wide, the first one, and `rest` points the others. The result is, for each line, the index of its last segment. No line is
wider than it may be, unless it is one segment that is wider by itself. Spaces at a line's end do not count.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import inf
from operator import add

from docgen.compiled import twin

EMERGENCY = 10_000.0
"""The penalty from which on an opportunity is a last resort."""

_TOLERANCE = 6.0
"""The ratio up to which all settings of a line are weighed; where a line has none, only the fullest one is."""

_SHORT_LAST = 0.2
_SHORT_LAST_DEMERITS = 8_000.0
_LAST_RESORT = 1e6  # as a penalty; no loose line costs as much
_TOO_WIDE = 1e15  # in demerits
_EPSILON = 1e-6


@twin
def total_fit(
    width: Sequence[float],
    space: Sequence[float],
    forced: Sequence[bool],
    first: float,
    rest: float,
    *,
    penalty: Sequence[float] | None = None,
    stretch: float = 0.5,
    shrink: float = 0.33,
    hyphen: Sequence[float] | None = None,
) -> list[int]:
    """The line ends that make the fewest demerits over the whole paragraph.

    A space may grow by `stretch` times its width at ratio 1 and shrink by `shrink` times it at most. A line of ratio r costs
    (1 + 100 |r|³)² + penalty². A last line that is one word, and shorter than a fifth of its width, costs about as much as a line at ratio 1.
    From a given start, lines of a ratio above 6 are looked at only where there is no other, and then only the fullest.
    """
    count = len(width)
    if not count:
        return []
    starts = [0.0, *accumulate(map(add, width, space))]
    spaces = [0.0, *accumulate(space)]
    ends = list(map(add, starts, width))
    row = _Row(starts, spaces, ends, penalty or [0.0] * count, hyphen, stretch, shrink)
    result: list[int] = []
    low = 0
    for high in [index for index, must in enumerate(forced) if must and index < count - 1] + [count - 1]:
        result += _fit(row, low, high, rest if low else first, rest)
        low = high + 1
    return result


@twin
def greedy(
    width: Sequence[float],
    space: Sequence[float],
    forced: Sequence[bool],
    first: float,
    rest: float,
    *,
    penalty: Sequence[float] | None = None,
    hyphen: Sequence[float] | None = None,
) -> list[int]:
    """Each line as full as it gets at natural width; of penalties only `EMERGENCY` matters."""
    count = len(width)
    starts = [0.0, *accumulate(map(add, width, space))]
    ends = list(map(add, starts, width))
    penalty = penalty or [0.0] * count
    careful = hyphen is not None or max(penalty, default=0.0) >= EMERGENCY
    musts = [index for index, must in enumerate(forced) if must]
    result: list[int] = []
    place = start = 0
    limit = first + _EPSILON
    while start < count:
        while place < len(musts) and musts[place] < start:
            place += 1
        last = musts[place] if place < len(musts) else count - 1
        end = bisect_right(ends, starts[start] + limit, start, last + 1) - 1
        if careful and end < last:
            end = _last_allowed(start, end, starts[start] + limit, ends, penalty, hyphen)
        if end < start:
            end = start
        result.append(end)
        start = end + 1
        limit = rest + _EPSILON
    return result


def _last_allowed(start: int, end: int, limit: float, ends: list[float], penalty: Sequence[float], hyphen: Sequence[float] | None) -> int:
    """The last segment up to `end` that a line may end after, by choice one that is no last resort."""
    resort = -1
    for index in range(end, start - 1, -1):
        if hyphen is None or ends[index] + hyphen[index] <= limit:
            if penalty[index] < EMERGENCY:
                return index
            resort = max(resort, index)
    return resort


class _Row:
    """What all searches of a paragraph share: where each segment starts and ends, at natural width, and the sum of the spaces before it."""

    __slots__ = ("ends", "hyphen", "penalty", "shrink", "shrunk", "spaces", "starts", "stretch", "stretched")

    def __init__(
        self,
        starts: list[float],
        spaces: list[float],
        ends: list[float],
        penalty: Sequence[float],
        hyphen: Sequence[float] | None,
        stretch: float,
        shrink: float,
    ) -> None:
        self.starts = starts
        self.spaces = spaces
        self.ends = ends
        self.penalty = penalty
        self.hyphen = hyphen
        self.stretch = stretch
        self.shrink = shrink
        self.shrunk = [end - shrink * gap for end, gap in zip(ends, spaces, strict=False)]
        reach = _TOLERANCE * stretch
        self.stretched = [end + reach * gap for end, gap in zip(ends, spaces, strict=False)]


def _fit(row: _Row, low: int, high: int, first: float, rest: float) -> list[int]:
    """The line ends of segments `low` to `high`, which end a line for certain."""
    if row.ends[high] - row.starts[low] <= first:
        return [high]
    return _search(row, low, high, first, rest, desperate=False) or _search(row, low, high, first, rest, desperate=True)


def _search(row: _Row, low: int, high: int, first: float, rest: float, *, desperate: bool) -> list[int]:
    """The best line ends, or an empty list if there are none. `desperate` takes last resorts and segments that are too wide; it always finds some."""
    starts, spaces, ends, penalty, hyphen = row.starts, row.spaces, row.ends, row.penalty, row.hyphen
    stretch, shrink, shrunk, stretched = row.stretch, row.shrink, row.shrunk, row.stretched
    reach = _TOLERANCE * stretch
    least = 0.005 * rest  # so that a line with no spaces has a ratio too
    cost = [inf] * (high + 2)
    came_from = [-1] * (high + 2)
    cost[low] = 0.0
    line = first
    for start in range(low, high + 1):
        base = cost[start]
        if base == inf:
            continue
        left, gap = starts[start], spaces[start]
        limit = left + line
        stop = bisect_right(shrunk, limit - shrink * gap + _EPSILON, start, high + 1)
        begin = bisect_left(stretched, limit + reach * gap - _EPSILON, start, stop)
        if stop > high:
            # The last line: as wide as it comes, or shrunk to fit
            over = ends[high] - limit
            demerits = 1.0
            if over > _EPSILON:
                ratio = over / (shrink * (spaces[high] - gap))
                demerits = 1.0 + 100.0 * ratio * ratio * ratio
                demerits *= demerits
            elif start == high and ends[high] - left < _SHORT_LAST * line:
                demerits += _SHORT_LAST_DEMERITS
            if base + demerits < cost[high + 1]:
                cost[high + 1] = base + demerits
                came_from[high + 1] = start
            stop = high
        end = stop - 1
        found = False
        while end >= begin or (end >= start and not found):
            toll = penalty[end]
            slack = limit - ends[end]
            if hyphen is not None:
                slack -= hyphen[end]
            blank = spaces[end] - gap
            if slack >= 0.0:
                ratio = slack / (stretch * blank + least)
            elif slack >= -shrink * blank - _EPSILON:
                ratio = slack / (-shrink * blank - _EPSILON)
            else:
                end -= 1
                continue  # only the hyphen makes it too wide
            if toll >= EMERGENCY:
                if not desperate:
                    end -= 1
                    continue
                toll = _LAST_RESORT
            found = True
            badness = 1.0 + 100.0 * ratio * ratio * ratio
            total = base + badness * badness + toll * toll
            end -= 1
            if total < cost[end + 2]:
                cost[end + 2] = total
                came_from[end + 2] = start
        if desperate and base + _TOO_WIDE < cost[start + 1]:
            cost[start + 1] = base + _TOO_WIDE
            came_from[start + 1] = start
        line = rest
    if cost[high + 1] == inf:
        return []
    result = []
    at = high + 1
    while at > low:
        result.append(at - 1)
        at = came_from[at]
    result.reverse()
    return result
