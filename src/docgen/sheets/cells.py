"""A cell and a row, whatever file they stand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from docgen.errors import Place

Kind = Literal["text", "number", "date", "hijri", "time", "boolean", "error", "formula"]
"""What a cell holds. `hijri` is a date that the sheet shows as Hijri by a reckoning of its own; `formula` is one whose result is not in the file."""


_UNSEEN = re.compile(r"[\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*")
_MARKS = "\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff"
"""Marks that do nothing at the end of a text, beside a letter or a figure; a joiner changes the letter before it, an isolate what is in it."""


def visible(text: str) -> str:
    """A cell's text without spaces and marks that cannot be seen at its ends; empty where nothing of it can be seen."""
    if _UNSEEN.fullmatch(text):
        return ""
    text = text.strip()
    bare = text.lstrip(_MARKS).lstrip()
    text = bare if bare[0].isalnum() else text
    bare = text.rstrip(_MARKS).rstrip()
    return bare if bare[-1].isalnum() else text


class Cell(Protocol):
    """A cell that is not empty. `text` is what it says: of a number its digits, of a date its day by ISO 8601, of an error its name (`#REF!`)."""

    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    def place(self, offset: int = 0) -> Place:
        """Where a character of it stands."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that are not empty, by column from 0. `number` counts from 1 as the file's program does (lines of a CSV file); `where` gives
    the place of a column in it."""

    number: int
    cells: Mapping[int, Cell]
    where: Callable[[int], Place]
    hidden: bool = False

    def place(self, column: int | None = None) -> Place:
        """Where a column of it stands, full or empty; without one where its first cell does."""
        at = min(self.cells, default=0) if column is None else column
        return self.cells[at].place() if at in self.cells else self.where(at)


def column_letters(column: int) -> str:
    """A column as a workbook names it: 0 is A, 26 AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def column_of(letters: str) -> int:
    """The column of a name: A is 0, AA 26."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
