"""How wide a table's columns are: no narrower than their longest piece that does not break, no wider than they need, the rest shared by content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_STEPS = 40
_HEAD_LINES = 2.0
"""Lines that heads take for each line of the words in rows."""


class Room(NamedTuple):
    """What a column needs, in points: `least` to break no word, `natural` to break no line, `body` to break no line but its head's, `typical` for a
    line of its rows as long as most of its text is in, `head` to break no line of its head."""

    least: float
    natural: float
    body: float
    typical: float
    head: float


def share(available: float, rooms: Sequence[Room], weights: Sequence[float]) -> list[float]:
    """Widths in points that add up to `available`, which is no less than what the columns need at least.

    Where all fit, what is left over goes by weight. Where they do not, heads break first. Columns of weight 0 keep the lines of their rows whole as
    long as the others can give, narrow columns theirs as long as they ask for less than an equal share; the others come to rows of about as many
    lines.
    """
    columns = range(len(weights))
    spare = available - sum(room.natural for room in rooms)
    if spare >= 0:
        parts = list(weights) if any(weight > 0 for weight in weights) else [1.0] * len(weights)
        return [rooms[index].natural + spare * parts[index] / sum(parts) for index in columns]
    floors = _floors(available, rooms, weights)
    few, many = 0.0, 1.0
    bounds = [(room.typical, room.head, floor, max(room.natural, floor)) for room, floor in zip(rooms, floors, strict=True)]
    while sum(_widths(bounds, many)) > available and many < 1e6:
        many *= 2
    for _ in range(_STEPS):
        middle = (few + many) / 2
        few, many = (few, middle) if sum(_widths(bounds, middle)) <= available else (middle, many)
    widths = _widths(bounds, many)
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


def _widths(bounds: Sequence[tuple[float, float, float, float]], lines: float) -> list[float]:
    """The widths at which heads take about so many lines, and rows half as many, where that is more than one. `bounds` are by column: what a line of
    rows and one of heads takes, the least width and the most."""
    of_rows = max(lines, 1e-9) if lines < 1.0 else max(1.0, lines / _HEAD_LINES)
    of_heads = max(1.0, lines)
    found = []
    for typical, head, floor, most in bounds:  # spelled out: this runs some forty times a table
        width, of_head = typical / of_rows, head / of_heads
        if of_head > width:
            width = of_head
        if floor > width:
            width = floor
        found.append(most if most < width else width)
    return found
