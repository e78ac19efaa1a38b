"""Kernel: the visual order of a line (UAX #9, rule L2)."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from docgen import _cython as cython


def reorder(levels: Sequence[int]) -> list[int]:
    """The visual order, left to right, of what has these levels (characters of a line, or its runs), as indices: rule L2."""
    count: cython.Py_ssize_t = len(levels)
    order = list(range(count))
    row: cython.int_view = array("i", list(levels))
    index: cython.Py_ssize_t
    start: cython.Py_ssize_t
    level: cython.int
    highest: cython.int = -1
    lowest: cython.int = -1
    for index in range(count):
        level = row[index]
        highest = max(highest, level)
        if level % 2 == 1 and (lowest < 0 or level < lowest):
            lowest = level
    if lowest < 0:
        return order
    for level in range(highest, lowest - 1, -1):
        start = -1
        for index in range(count):
            if row[index] >= level:
                if start < 0:
                    start = index
            elif start >= 0:
                order[start:index] = order[start:index][::-1]
                start = -1
        if start >= 0:
            order[start:] = order[start:][::-1]
    return order
