"""Kernel: which opportunities the lines of a paragraph end at: `total_fit` for justified text (Knuth and Plass, "Breaking Paragraphs into Lines",
1981), `greedy` for ragged text.

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

from array import array
from collections.abc import Sequence
from math import inf

from docgen import _cython as cython

EMERGENCY = 10_000.0
"""The penalty from which on an opportunity is a last resort."""

_EMERGENCY: cython.double = 10_000.0
_TOLERANCE: cython.double = 6.0
"""The ratio up to which all settings of a line are weighed; where a line has none, only the fullest one is."""
_SHORT_LAST: cython.double = 0.2
_SHORT_LAST_DEMERITS: cython.double = 8_000.0
_LAST_RESORT: cython.double = 1e6  # as a penalty; no loose line costs as much
_TOO_WIDE: cython.double = 1e15  # in demerits
_EPSILON: cython.double = 1e-6
_NEVER: cython.double = inf


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
    """The line ends that make the fewest demerits over the whole paragraph. Raises ValueError where the sequences are not of one length.

    A space may grow by `stretch` times its width at ratio 1 and shrink by `shrink` times it at most. A line of ratio r costs
    (1 + 100 |r|³)² + penalty². A last line that is one word, and shorter than a fifth of its width, costs about as much as a line at ratio 1.
    From a given start, lines of a ratio above 6 are looked at only where there is no other, and then only the fullest.
    """
    count: cython.Py_ssize_t = len(width)
    low: cython.Py_ssize_t = 0
    high: cython.Py_ssize_t
    at: cython.Py_ssize_t
    if not count:
        return []
    _alike(width, space, penalty, hyphen)
    if not any(forced) and _fits(width, space, first):
        return [count - 1]
    row = _row(width, space, penalty, hyphen)
    starts: cython.double_view = row[0]
    spaces: cython.double_view = row[1]
    ends: cython.double_view = row[2]
    penalties: cython.double_view = row[3]
    hyphens: cython.double_view = row[4]
    result: list[int] = []
    for high in range(count):
        if high < count - 1 and not forced[high]:
            continue
        line = rest if low else first
        if ends[high] - starts[low] <= line:
            result.append(high)
        else:
            came_from = _search(starts, spaces, ends, penalties, hyphens, low, high, line, rest, stretch, shrink, False)
            came_from = came_from or _search(starts, spaces, ends, penalties, hyphens, low, high, line, rest, stretch, shrink, True)
            found: list[int] = []
            at = high + 1
            while at > low:
                found.append(at - 1)
                at = came_from[at - low]
            found.reverse()
            result += found
        low = high + 1
    return result


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
    """Each line as full as it gets at natural width; of penalties only `EMERGENCY` matters. Raises ValueError where the sequences are not of one
    length."""
    count: cython.Py_ssize_t = len(width)
    start: cython.Py_ssize_t = 0
    last: cython.Py_ssize_t = -1
    end: cython.Py_ssize_t
    index: cython.Py_ssize_t
    limit: cython.double
    _alike(width, space, penalty, hyphen)
    if count and not any(forced) and _fits(width, space, first + _EPSILON):
        return [count - 1]
    row = _row(width, space, penalty, hyphen)
    starts: cython.double_view = row[0]
    ends: cython.double_view = row[2]
    penalties: cython.double_view = row[3]
    hyphens: cython.double_view = row[4]
    result: list[int] = []
    while start < count:
        if last < start:
            last = start
            while last < count - 1 and not forced[last]:
                last += 1
        limit = starts[start] + ((rest if start else first) + _EPSILON)
        end = start
        while end <= last and ends[end] <= limit:
            end += 1
        end -= 1
        if end < last:
            index = end
            while index >= start and (penalties[index] >= _EMERGENCY or ends[index] + hyphens[index] > limit):
                index -= 1
            if index < start:  # none by choice
                index = end
                while index >= start and ends[index] + hyphens[index] > limit:
                    index -= 1
            end = max(index, start)
        result.append(end)
        start = end + 1
    return result


@cython.cfunc
def _alike(width: Sequence[float], space: Sequence[float], penalty: Sequence[float] | None, hyphen: Sequence[float] | None) -> cython.bint:
    count = len(width)
    if not (len(space) == count and (not penalty or len(penalty) == count) and (hyphen is None or len(hyphen) == count)):
        raise ValueError("the sequences are not of one length")
    return True


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _row(
    width: Sequence[float], space: Sequence[float], penalty: Sequence[float] | None, hyphen: Sequence[float] | None
) -> tuple[array[float], array[float], array[float], array[float], array[float]]:
    """Where each segment starts, and the sum of the spaces before it; where it ends, at natural width; penalties and hyphens."""
    count: cython.Py_ssize_t = len(width)
    index: cython.Py_ssize_t
    wide: cython.double_view = _doubles(width)
    blank: cython.double_view = _doubles(space)
    none = array("d", bytes(8 * (count + 1)))
    starts, spaces, ends = none[:], none[:], none[:]
    from_: cython.double_view = starts
    sums: cython.double_view = spaces
    to: cython.double_view = ends
    for index in range(count):
        from_[index + 1] = from_[index] + (wide[index] + blank[index])
        sums[index + 1] = sums[index] + blank[index]
        to[index] = from_[index] + wide[index]
    return starts, spaces, ends, _doubles(penalty) if penalty else none, none if hyphen is None else _doubles(hyphen)


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _fits(width: Sequence[float], space: Sequence[float], line: cython.double) -> cython.bint:
    """Whether all segments stand in one line at natural width."""
    wide: cython.double_view = _doubles(width)
    blank: cython.double_view = _doubles(space)
    index: cython.Py_ssize_t
    start: cython.double = 0.0
    end: cython.double = 0.0
    for index in range(len(wide)):
        end = start + wide[index]
        if end > line:
            return False
        start += wide[index] + blank[index]
    return True


@cython.cfunc
def _doubles(numbers: Sequence[float]) -> array[float]:
    return numbers if isinstance(numbers, array) else array("d", numbers)


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _search(
    starts: cython.double_view,
    spaces: cython.double_view,
    ends: cython.double_view,
    penalty: cython.double_view,
    hyphen: cython.double_view,
    low: cython.Py_ssize_t,
    high: cython.Py_ssize_t,
    first: cython.double,
    rest: cython.double,
    stretch: cython.double,
    shrink: cython.double,
    desperate: cython.bint,
) -> list[int]:
    """The best way to the line ends of segments `low` to `high`: for each segment, counted from `low`, the one that begins the line before it; or an
    empty list if there is none. `desperate` takes last resorts and segments that are too wide; it always finds a way."""
    start: cython.Py_ssize_t
    end: cython.Py_ssize_t
    begin: cython.Py_ssize_t = low
    stop: cython.Py_ssize_t = low
    base: cython.double
    gap: cython.double
    limit: cython.double
    bound: cython.double
    demerits: cython.double
    ratio: cython.double
    cost_of_end: cython.double
    slack: cython.double
    blank: cython.double
    total: cython.double
    found: cython.bint
    reach: cython.double = _TOLERANCE * stretch
    least: cython.double = 0.005 * rest  # so that a line with no spaces has a ratio too
    line: cython.double = first
    cost: cython.double_view = array("d", [_NEVER]) * (high - low + 2)
    came_from = [-1] * (high - low + 2)
    cost[0] = 0.0
    for start in range(low, high + 1):
        base = cost[start - low]
        if base == _NEVER:
            continue
        gap = spaces[start]
        limit = starts[start] + line
        # The line's spaces shrunk as far as they go, it may end before `stop`; stretched far, from `begin` on. Both move on with `start`.
        bound = limit - shrink * gap + _EPSILON
        stop = max(stop, start)
        while stop <= high and ends[stop] - shrink * spaces[stop] <= bound:
            stop += 1
        while stop > start and ends[stop - 1] - shrink * spaces[stop - 1] > bound:
            stop -= 1
        bound = limit + reach * gap - _EPSILON
        begin = min(max(begin, start), stop)
        while begin < stop and ends[begin] + reach * spaces[begin] < bound:
            begin += 1
        while begin > start and ends[begin - 1] + reach * spaces[begin - 1] >= bound:
            begin -= 1
        end = stop - 1
        if stop > high:
            # The last line: as wide as it comes, or shrunk to fit
            demerits = 1.0
            slack = ends[high] - limit
            if slack > _EPSILON:
                ratio = slack / (shrink * (spaces[high] - gap))
                demerits = 1.0 + 100.0 * ratio * ratio * ratio
                demerits *= demerits
            elif start == high and ends[high] - starts[start] < _SHORT_LAST * line:
                demerits += _SHORT_LAST_DEMERITS
            if base + demerits < cost[high + 1 - low]:
                cost[high + 1 - low] = base + demerits
                came_from[high + 1 - low] = start
            end = high - 1
        found = False
        while end >= begin or (end >= start and not found):
            cost_of_end = penalty[end]
            slack = limit - ends[end] - hyphen[end]
            blank = spaces[end] - gap
            end -= 1
            if slack >= 0.0:
                ratio = slack / (stretch * blank + least)
            elif slack >= -shrink * blank - _EPSILON:
                ratio = slack / (-shrink * blank - _EPSILON)
            else:
                continue  # only the hyphen makes it too wide
            if cost_of_end >= _EMERGENCY:
                if not desperate:
                    continue
                cost_of_end = _LAST_RESORT
            found = True
            demerits = 1.0 + 100.0 * ratio * ratio * ratio
            total = base + demerits * demerits + cost_of_end * cost_of_end
            if total < cost[end + 2 - low]:
                cost[end + 2 - low] = total
                came_from[end + 2 - low] = start
        if desperate and base + _TOO_WIDE < cost[start + 1 - low]:
            cost[start + 1 - low] = base + _TOO_WIDE
            came_from[start + 1 - low] = start
        line = rest
    return [] if cost[high + 1 - low] == _NEVER else came_from
