"""What the columns of a sheet may not mean as they are read: a warning for each kind of doubt in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.batch.columns import Column
from docgen.errors import Diagnostic
from docgen.sheets.cells import Cell, Row
from docgen.sheets.doubts import days_among_texts, hidden_columns, rounded_numbers, shown, struck_through

_PHONES = ("phone", "mobile", "fax", "telephone")


def doubts(heads: Row, columns: Sequence[Column], rows: Sequence[Row], hidden: Sequence[tuple[int, int]]) -> Iterator[Diagnostic]:
    """Those of the columns that fill fields; `hidden` are stretches of columns that the sheet does not show."""
    unseen = [heads.cells[column.index] for column in columns if any(first <= column.index <= last for first, last in hidden)]
    if unseen:
        yield from hidden_columns([cell.text.strip() for cell in unseen], unseen[0])
    yield from struck_through(row.cells[column.index] for row in rows for column in columns if column.index in row.cells)
    for column in columns:
        cells = [row.cells[column.index] for row in rows if column.index in row.cells]
        yield from _phones(column, cells)
        yield from rounded_numbers(cells, bare=all(kind.number for kind in column.fields))
        if any(kind.text for kind in column.fields):
            yield from days_among_texts(cells)
        yield from _hijri(cells)


def _phones(column: Column, cells: Sequence[Cell]) -> Iterator[Diagnostic]:
    """Telephone numbers that the sheet keeps as plain numbers."""
    if any(path.rpartition(".")[2].rstrip("]0123456789[") in _PHONES for path in column.paths):
        number = next((cell for cell in cells if cell.kind == "number" and shown(cell).isdecimal()), None)
        if number is not None:
            message = "telephone numbers that the sheet keeps as numbers: a 0 or + at the beginning is lost there"
            yield Diagnostic(message, number.place(), "format the column as text and type them again, where they had one", severity="warning")


def _hijri(cells: Sequence[Cell]) -> Iterator[Diagnostic]:
    """Days that the sheet shows as Hijri."""
    if hijri := [cell for cell in cells if cell.kind == "hijri"]:
        message = (
            "the sheet shows this day as Hijri by a reckoning of its own; "
            f"the document has the Hijri date of {hijri[0].text} by Umm al-Qura (such days in the column: {len(hijri):,})"
        )
        yield Diagnostic(message, hijri[0].place(), "type the Hijri date as text to have it as it is announced", severity="warning")
