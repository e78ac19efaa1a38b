"""Numbers of tracked changes and of other annotations (ECMA-376 Part 1, 17.13): no two of a file share one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from docgen.wordfile.names import w

_FIRST = 800_000_000
_ID = w("id")
_CHANGES = tuple(
    map(
        w,
        (
            *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
            *(f"{what}Change" for what in ("pPr", "rPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr")),
        ),
    )
)


def free_numbers(roots: Iterable[Any]) -> Iterator[str]:
    """Numbers that no annotation in these trees has."""
    taken = {mark.get(_ID) for root in roots for mark in root.iter(*_CHANGES)}
    return (number for at in count(_FIRST) if (number := str(at)) not in taken)


def renumber_changes(element: Any, numbers: Iterator[str]) -> None:
    """Gives each tracked change in a copy a number of its own."""
    for change in element.iter(*_CHANGES):
        if change.get(_ID) is not None:
            change.set(_ID, next(numbers))
