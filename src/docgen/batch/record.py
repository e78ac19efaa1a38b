"""What one row of data sets in a document, and all rows of a file. Every value knows its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from docgen.errors import Diagnostic, Place
from docgen.reading.overrides import Set

ROW_HEAD, ERROR_HEAD = "docgen: row", "docgen: error"
"""Heads that a file of failed rows has besides: which row it was of how many, and what was wrong."""
MOST_FIELDS = 1_000
"""Fields that one row may set."""
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


def number_of(text: str) -> tuple[int, int] | None:
    """What a file of failed rows says of a row: which it was, and of how many."""
    found = _ROW.fullmatch(text.strip())
    return (int(found[1]), int(found[2])) if found and 0 < int(found[1]) <= int(found[2]) else None


def numbered(records: Sequence[Record], totals: Sequence[int]) -> tuple[tuple[Record, ...], int]:
    """The records, and how many they are counted among: as a file of failed rows says, unless two of them are the same."""
    numbers = {record.number for record in records}
    if len(numbers) == len(records):
        return tuple(records), max((len(records), *totals))
    return tuple(replace(record, number=index) for index, record in enumerate(records, 1)), len(records)
