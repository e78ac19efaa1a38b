"""What one row of data sets in a document, and all rows of a file. Every value knows its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from docgen.errors import Diagnostic, Place
from docgen.inputs import shortened
from docgen.reading.overrides import Set

ROW_HEAD, ERROR_HEAD = "docgen: row", "docgen: error"
"""Heads that a file of failed rows has besides: which row it was of how many, and what was wrong."""
MOST_FIELDS = 1_000
"""Fields that one row may set."""
LINE_HEAD = "docgen: line"
"""The key of a line of JSON that is no object, in a file of failed ones."""
_UNNUMBERED = "by its place it would take that of another document; new rows go into a file of their own, without the column 'docgen: row'"
_ROW = re.compile(r"(\d{1,9})\s*(?:of|/)\s*(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Record:
    """What one row sets: a `Set` by each field's path. `number` counts documents from 1; `place` is the row's; `wrong` is what keeps it from being
    made. `cells` are its texts in the order of the file's heads, or the line of JSON, for who writes it again."""

    number: int
    settings: Mapping[str, Set]
    place: Place
    cells: tuple[str, ...]
    wrong: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Data:
    """A file of data. `heads` are those of its columns, none for JSON Lines; `total` is how many documents it is counted among: its own, or those of
    the file that it was left over from. `filled` are the paths that a row may set."""

    name: str
    heads: tuple[str, ...]
    records: tuple[Record, ...]
    total: int
    filled: frozenset[str] = field(default=frozenset())


def numbered(records: Sequence[Record], said: Sequence[str | None]) -> tuple[tuple[Record, ...], int]:
    """The records with their numbers, and how many they are counted among. `said` is what each says of that, as a file of failed rows has it; where
    any says something, one without a number of its own is wrong: by its place in the file it would take that of another document."""
    if all(one is None for one in said):
        return tuple(records), len(records)
    found = [_ROW.fullmatch((one or "").strip()) for one in said]
    pairs = [(int(one[1]), int(one[2])) if one else (0, 0) for one in found]
    totals = sorted({total for _, total in pairs} - {0})
    times = Counter(number for number, _ in pairs)
    made: list[Record] = []
    for record, (number, among), text in zip(records, pairs, said, strict=True):
        message = None
        if not 0 < number <= among:
            message = f"'{shortened(text)}' is no number of a row" if text and text.strip() else "this row has no number"
            number = 0
        elif times[number] > 1:
            message = f"several rows have the number {number}"
        elif len(totals) > 1:
            message = f"this row is one of {among}, others are of {totals[0] if among != totals[0] else totals[-1]}"
        wrong = () if message is None else (Diagnostic(message, record.place, _UNNUMBERED),)
        made.append(replace(record, number=number, wrong=(*wrong, *record.wrong)))
    return tuple(made), max((len(records), *totals))
