"""What a sheet's cells may not mean as they are read: it is read all the same, and told once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.batch.columns import Column
from docgen.errors import Diagnostic
from docgen.model.validation_errors import listed
from docgen.sheets.cells import Cell, Row

_PHONES = ("phone", "mobile", "fax", "telephone")


def shown(cell: Cell, *, bare: bool) -> str:
    """What a cell says: of a number what the sheet shows, or its figures alone."""
    return cell.text if bare else getattr(cell, "shown", None) or cell.text


def doubts(heads: Row, columns: Sequence[Column], rows: Sequence[Row], hidden: Sequence[tuple[int, int]]) -> Iterator[Diagnostic]:
    """A warning for the columns that fill fields and are hidden, and for each column one of every kind of doubt."""
    unseen = [heads.cells[column.index] for column in columns if any(first <= column.index <= last for first, last in hidden)]
    if unseen:
        message = f"columns are hidden in the sheet, and read all the same: {listed(cell.text.strip() for cell in unseen)}"
        yield _warning(message, unseen[0], "take the columns out, or show them in the sheet")
    struck = [cell for row in rows for column in columns if getattr(cell := row.cells.get(column.index), "struck", False) and cell is not None]
    if struck:
        message = f"the sheet strikes this cell through, or a part of it, and it is read all the same (such cells: {len(struck):,})"
        yield _warning(message, struck[0], "take out of the sheet what no longer holds")
    for column in columns:
        yield from _of_column(column, [row.cells[column.index] for row in rows if column.index in row.cells])


def _of_column(column: Column, cells: Sequence[Cell]) -> Iterator[Diagnostic]:
    if any(path.rpartition(".")[2].rstrip("]0123456789[") in _PHONES for path in column.paths):
        number = next((cell for cell in cells if cell.kind == "number" and shown(cell, bare=False).isdecimal()), None)
        if number is not None:
            message = "telephone numbers that the sheet keeps as numbers: a 0 or + at the beginning is lost there"
            yield _warning(message, number, "format the column as text and type them again, where they had one")
    if rounded := [cell for cell in cells if getattr(cell, "rounded", False)]:
        message = (
            "the sheet shows this number rounded, and the document has "
            f"{shown(rounded[0], bare=False)} (such numbers in the column: {len(rounded):,})"
        )
        yield _warning(message, rounded[0], "round it in the sheet, =ROUND(…), or show all its decimals there")
    dates = [cell for cell in cells if cell.kind in ("date", "time")]
    if dates and any(kind.text for kind in column.fields):
        message = f"a day or a time stands where a text is asked for, and the document has {dates[0].text} (such cells in the column: {len(dates):,})"
        yield _warning(message, dates[0], "a sheet makes days of 3-5 and 1/2; format the column as text, and type what the document shall say")
    if hijri := [cell for cell in cells if cell.kind == "hijri"]:
        message = (
            "the sheet shows this day as Hijri by a reckoning of its own; "
            f"the document has the Hijri date of {hijri[0].text} by Umm al-Qura (such days in the column: {len(hijri):,})"
        )
        yield _warning(message, hijri[0], "type the Hijri date as text to have it as it is announced")


def _warning(message: str, cell: Cell, hint: str) -> Diagnostic:
    return Diagnostic(message, cell.place(), hint, severity="warning")
