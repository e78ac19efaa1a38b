"""Cells of a file of failed rows that a program for sheets would run as a formula, or take for a number or a date and write in another way: an
apostrophe stands before them, which goes when the file is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from docgen.batch.record import ROW_HEAD
from docgen.sheets.cells import Cell, Row
from docgen.sheets.delimited import CsvCell
from docgen.sheets.workbook import SheetCell

_MARK = "'"
_RUN = ("=", "+", "-", "@", "\t", "\r", _MARK)
_NUMBER = re.compile(r"(?:0|[1-9]\d{0,14})(?:\.\d{0,10}[1-9])?")
"""What a sheet keeps as it is."""
_CHANGED = re.compile(r"(?=.*\d)[\d\s.,:/()%$€£-]*(?:[A-Za-z]{1,9}\.?)?[\d\s.,:/()%$€£+-]*")
"""What it may take for a number, an amount, a time or a date."""


def protected(text: str) -> str:
    """A cell's text as it is written."""
    if text.startswith(_RUN) or (_CHANGED.fullmatch(text) and not (text.isascii() and _NUMBER.fullmatch(text))):
        return f"{_MARK}{text}"
    return text


def unprotected(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows of a file as they were before, where it is one of failed rows."""
    every = tuple(rows)
    if not any(cell.text.strip().casefold() == ROW_HEAD for row in every[:1] for cell in row.cells.values()):
        return every
    return tuple(replace(row, cells={column: _bare(cell) for column, cell in row.cells.items()}) for row in every)


def is_protected(cell: CsvCell) -> bool:
    """Whether an apostrophe stood before what a cell says, which is a text then and no formula."""
    return cell.file.text[cell.start - 1 : cell.start] == _MARK


def _bare(cell: Cell) -> Cell:
    if isinstance(cell, CsvCell) and cell.text.startswith(_MARK):
        return CsvCell(cell.text[1:], cell.start + 1, cell.quoted, cell.file)
    if isinstance(cell, SheetCell) and cell.kind == "text" and cell.text.startswith(_MARK):
        return replace(cell, text=cell.text[1:])
    return cell
