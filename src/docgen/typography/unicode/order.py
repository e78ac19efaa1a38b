"""The visual order of a line (UAX #9, rule L2)."""

from __future__ import annotations

from collections.abc import Sequence


def reorder(levels: Sequence[int]) -> list[int]:
    """The visual order, left to right, of what has these levels (characters of a line, or its runs), as indices: rule L2."""
    order = list(range(len(levels)))
    if not order:
        return order
    lowest, highest = min(levels), max(levels)
    lowest_odd = lowest if lowest & 1 else min((level for level in levels if level & 1), default=highest + 1)
    for level in range(highest, lowest_odd - 1, -1):
        if level == lowest:
            order.reverse()
            break
        start = None
        for index, value in enumerate(levels):
            if value >= level:
                if start is None:
                    start = index
            elif start is not None:
                order[start:index] = order[start:index][::-1]
                start = None
        if start is not None:
            order[start:] = order[start:][::-1]
    return order
