"""Rows of a file of data, whatever it is read from: cells with the names of their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

CellKind = Literal["text", "number", "date", "error"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty. `text` is what it says: of a number its digits, of a date its day by ISO 8601. `place` is how messages call it
    (`letters.xlsx!Sheet1!C17`)."""

    text: str
    place: str
    kind: CellKind = "text"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that are not empty, by column from 0. `number` counts rows of data from 1; `place` is how messages call it."""

    number: int
    cells: Mapping[int, Cell]
    place: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The heads of columns, and the rows under them. `name` is the file's, with the sheet's name where it has several."""

    name: str
    heads: Row
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Record:
    """What one row sets: a value by each field's path. `place` is how messages call the row."""

    number: int
    settings: Mapping[str, Any]
    place: str
