"""How labelled values share the rows of a grid."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from unicodedata import combining

from docgen.document.blocks import Field, Fields
from docgen.document.inline import Runs
from docgen.document.theme import Theme
from docgen.typography.paragraph.line_break_tailoring_cy import opportunity_kinds

GRID_GUTTER = 24.0
"""Between the two fields of a row, in points; half of it between the languages of one."""
GRID_INSET = 9.0
"""From the edges of the grid to its words."""
GRID_ROW = 5.0
"""Between rows."""
_LINES = 2.4
"""A value that takes more lines in half a row has one of its own."""
_CAPITAL, _SIGN = 1.35, 0.55
_AVERAGE = 0.48
"""Of the type size: the width of a letter."""


def letters_a_line(theme: Theme, width: float, languages: int) -> float:
    """How many letters of a value stand in a line of a grid `width` points wide, about."""
    return (width / (2 * languages) - GRID_GUTTER / 2) / (_AVERAGE * theme.styles["value"].latin)


def is_wide(field: Field[Runs], letters: float) -> bool:
    """Whether a value is too long for half a row, of which a line holds so many letters, or a piece of it that no line may part."""
    if max(map(_letters, _pieces(field.value)), default=0.0) > letters:
        return True
    return sum(math.ceil(len(line) / letters * 10) / 10 for line in "".join(run.text for run in field.value).split("\u2028")) > _LINES


def _letters(text: str) -> float:
    """How many letters of usual width a text is as wide as: capitals are wider, spaces and signs narrower, and marks have no width."""
    return sum(0.0 if combining(sign) else _CAPITAL if sign.isupper() else 1.0 if sign.isalnum() else _SIGN for sign in text)


def _pieces(runs: Runs) -> Iterator[str]:
    """What stands between the ends that the lines of a text may have: a date is one."""
    text = "".join(run.text for run in runs)
    held: set[int] = set()
    at = start = 0
    for run in runs:
        if run.nobreak:
            held.update(range(at + 1, at + len(run.text)))
        at += len(run.text)
    for end in (*(end for end, kind in opportunity_kinds(text).items() if kind in ("normal", "mandatory") and end not in held), len(text)):
        yield text[start:end].strip()
        start = end


def spans_row(found: Sequence[int], sides: Sequence[Fields[Runs]], letters: float) -> bool:
    """Whether the field of a row takes all of it: one that has no other beside it."""
    return len(found) == 1


def rows_of(sides: Sequence[Fields[Runs]], letters: float) -> list[tuple[int, ...]]:
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
