"""How wide a table's columns are: no narrower than their longest piece that does not break, no wider than they need, the rest shared by content."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

_STEPS = 30
_HEAD_LINES = (2.0, 1.0, 1.4, 3.0)
"""Lines that heads take for each line of the words in rows: what is tried, the likeliest first."""
_WASTE = 1.1
"""By how much broken lines are shorter than they could be: words end where they end."""

_LITTLE = 0.04
"""Of the width: where no more is lacking, as few columns as can be give way; else all would break for want of a point."""

Rows = Sequence[Sequence[tuple[int, Sequence[float]]]]
"""Rows of cells: the column, and the widths of the paragraphs in it with no line broken, in points."""


class Room(NamedTuple):
    """What a column needs, in points: `least` to break no word, `natural` to break no line, `body` to break no line but its head's, `typical` for a
    line of its rows as long as most of its text is in, `head` to break no line of its head."""

    least: float
    natural: float
    body: float
    typical: float
    head: float


def share(available: float, rooms: Sequence[Room], weights: Sequence[float], rows: Rows = ()) -> list[float]:
    """Widths in points that add up to `available`, which is no less than what the columns need at least.

    Where all fit, what is left over goes by weight. Where they do not, heads break first. Columns of weight 0 keep the lines of their rows whole as
    long as the others can give, narrow columns theirs as long as they ask for less than an equal share; the others come to rows of about as many
    lines. How far heads give way to rows is as `rows`, heads among them, are lowest.
    """
    columns = range(len(weights))
    spare = available - sum(room.natural for room in rooms)
    if spare >= 0:
        parts = list(weights) if any(weight > 0 for weight in weights) else [1.0] * len(weights)
        return [rooms[index].natural + spare * parts[index] / sum(parts) for index in columns]
    floors = _floors(available, rooms, weights)
    bounds = _bounds(rooms, floors)
    tried = [_shared(available, bounds, heads) for heads in (_HEAD_LINES if rows else _HEAD_LINES[:1])]
    fewest = _few(available, rooms, floors)
    if fewest is not None and -spare <= _LITTLE * available:
        tried.insert(0, _shared(available, _bounds(rooms, fewest), _HEAD_LINES[0]))
    return min(tried, key=lambda widths: height(rows, widths))


def _few(available: float, rooms: Sequence[Room], floors: Sequence[float]) -> list[float] | None:
    """The widths that columns keep where as few as can be give way, those first that can give most."""
    kept = [room.natural for room in rooms]
    by_excess = sorted(range(len(rooms)), key=lambda index: floors[index] - kept[index])
    for index in by_excess[:-1]:
        kept[index] = floors[index]
        if sum(kept) <= available:
            return kept
    return None


def height(rows: Rows, widths: Sequence[float]) -> float:
    """About how many lines the rows are high."""
    return sum([max([_lines(cell, widths[index]) for index, cell in row], default=0) for row in rows])


def _lines(paragraphs: Sequence[float], width: float) -> int:
    lines = 0
    for natural in paragraphs:
        lines += 1 if natural <= width else ceil(natural * _WASTE / width)
    return lines


class _Bounds(NamedTuple):
    """What a line of a column's rows takes, and one of its head; its least width and its most; points."""

    typical: float
    head: float
    least: float
    most: float


def _bounds(rooms: Sequence[Room], floors: Sequence[float]) -> list[_Bounds]:
    return [_Bounds(room.typical, room.head, floor, max(room.natural, floor)) for room, floor in zip(rooms, floors, strict=True)]


def _shared(available: float, bounds: Sequence[_Bounds], heads: float) -> list[float]:
    """The widths at which heads take so many lines for each line of the rows."""
    few, many = 0.0, 1.0
    while sum(_widths(bounds, many, heads)) > available and many < 1e6:
        many *= 2
    for _ in range(_STEPS):
        middle = (few + many) / 2
        few, many = (few, middle) if sum(_widths(bounds, middle, heads)) <= available else (middle, many)
    widths = _widths(bounds, many, heads)
    rest = (available - sum(widths)) / len(widths)
    return [width + rest for width in widths]


def _floors(available: float, rooms: Sequence[Room], weights: Sequence[float]) -> list[float]:
    """The widths that columns keep however little is left for the others."""
    floors = [room.least for room in rooms]
    lacking = [index for index, room in enumerate(rooms) if room.body > room.least]
    for index in sorted(lacking, key=lambda index: (weights[index] > 0, rooms[index].body)):
        free = available - sum(floors) + sum(floors[other] for other in lacking)
        fits = rooms[index].body <= free - sum(floors[other] for other in lacking if other != index)
        if fits and (weights[index] <= 0 or rooms[index].body <= free / len(lacking)):
            floors[index] = rooms[index].body
            lacking.remove(index)
    return floors


def _widths(bounds: Sequence[_Bounds], lines: float, heads: float) -> list[float]:
    """The widths at which heads take about so many lines, and rows as many for each `heads` of them, where that is more than one."""
    of_rows = max(lines if lines < 1.0 else max(1.0, lines / heads), 1e-9)
    of_heads = max(1.0, lines)
    found = []
    for typical, head, least, most in bounds:  # spelled out: this runs a hundred times a table
        if least >= most:
            found.append(least)
            continue
        width, of_head = typical / of_rows, head / of_heads
        if of_head > width:
            width = of_head
        if least > width:
            width = least
        found.append(most if most < width else width)
    return found
