"""What a sheet's cells may not mean as they are read: they are read all the same, and that is told, once for many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docgen.errors import Diagnostic
from docgen.sheets.cells import Cell

_NAMED = 8
"""Hidden columns that a message names."""


def shown(cell: Cell, *, bare: bool = False) -> str:
    """What a cell says: of a number what the sheet shows, or its figures alone."""
    return cell.text if bare else getattr(cell, "shown", None) or cell.text


def hidden_columns(named: Sequence[str], first: Cell) -> Iterator[Diagnostic]:
    """Columns that are hidden, by their names; `first` is a cell of the first of them."""
    listed = ", ".join(named[:_NAMED]) + (", …" if len(named) > _NAMED else "")
    yield _warning(f"columns are hidden in the sheet, and read all the same: {listed}", first, "take the columns out, or show them in the sheet")


def struck_through(cells: Iterable[Cell]) -> Iterator[Diagnostic]:
    """Texts that are struck through, in whole or in part."""
    struck = [cell for cell in cells if getattr(cell, "struck", False)]
    if struck:
        message = f"the sheet strikes this cell through, or a part of it, and it is read all the same (such cells: {len(struck):,})"
        yield _warning(message, struck[0], "take out of the sheet what no longer holds")


def rounded_numbers(column: Iterable[Cell], *, bare: bool = False) -> Iterator[Diagnostic]:
    """Numbers of a column that the sheet shows with fewer figures than they have."""
    rounded = [cell for cell in column if getattr(cell, "rounded", False)]
    if rounded:
        said = shown(rounded[0], bare=bare)
        message = f"the sheet shows this number rounded, and the document has {said} (such numbers in the column: {len(rounded):,})"
        yield _warning(message, rounded[0], "round it in the sheet, =ROUND(…), or show all its decimals there")


def days_among_texts(column: Iterable[Cell]) -> Iterator[Diagnostic]:
    """Days and times in a column of texts."""
    days = [cell for cell in column if cell.kind in ("date", "time")]
    if days:
        message = f"a day or a time stands where a text is asked for, and the document has {days[0].text} (such cells in the column: {len(days):,})"
        yield _warning(message, days[0], "a sheet makes days of 3-5 and 1/2; format the column as text, and type what the document shall say")


def yes_or_no(cell: Cell) -> Diagnostic:
    """TRUE or FALSE where a text or a figure is asked for."""
    message = f"this cell is {cell.text.upper()}, a value of yes or no, where a text is asked for"
    return Diagnostic(message, cell.place(), "format the cell as text, and type what the document shall say")


def not_whole(cell: Cell) -> Diagnostic:
    """A number that the sheet shows cut to thousands, or not at all."""
    message = f"the sheet does not show this number ({cell.text}) whole"
    return Diagnostic(message, cell.place(), "format the cell as text, and type what the document shall say")


def _warning(message: str, cell: Cell, hint: str) -> Diagnostic:
    return Diagnostic(message, cell.place(), hint, severity="warning")
