"""How labelled values share the rows of a grid."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from docgen.document.blocks import Field, Fields
from docgen.document.theme import Theme

GRID_GUTTER = 24.0
"""Between the two fields of a row, in points; half of it between the languages of one."""
GRID_INSET = 9.0
"""From the edges of the grid to its words."""
GRID_ROW = 5.0
"""Between rows."""
_LINES = 2.4
"""A value that takes more lines in half a row has one of its own."""
_AVERAGE = 0.48
"""Of the type size: the width of a letter."""


def letters_a_line(theme: Theme, width: float, languages: int) -> float:
    """How many letters of a value stand in a line of a grid `width` points wide, about."""
    return (width / (2 * languages) - GRID_GUTTER / 2) / (_AVERAGE * theme.styles["value"].latin)


def is_wide(field: Field[Any], letters: float) -> bool:
    """Whether a value is too long for half a row, of which a line holds so many letters."""
    return sum(math.ceil(len(line) / letters * 10) / 10 for line in "".join(run.text for run in field.value).split("\u2028")) > _LINES


def spans_row(found: Sequence[int], sides: Sequence[Fields[Any]], letters: float) -> bool:
    """Whether the field of a row takes all of it: one that has no other beside it."""
    return len(found) == 1


def rows_of(sides: Sequence[Fields[Any]], letters: float) -> list[tuple[int, ...]]:
    """The rows of a grid, each as the indices of its fields: two, or one that is long in one of the languages. Where a long one follows a short one
    that is alone so far, the next short one comes before it."""
    wide = [any(is_wide(block.fields[index], letters) for block in sides) for index in range(len(sides[0].fields))]
    rows: list[tuple[int, ...]] = []
    left = list(range(len(wide)))
    while left:
        index = left.pop(0)
        beside = None if wide[index] else next((other for other in left if not wide[other]), None)
        if beside is None:
            rows.append((index,))
        else:
            left.remove(beside)
            rows.append((index, beside))
    return rows
