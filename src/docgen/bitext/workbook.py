"""The pairs of a workbook's rows, sheet by sheet."""

from __future__ import annotations

from docgen.bitext.passages import Bitext, Measure, Part
from docgen.bitext.sheets import Row, pair_cells
from docgen.sheets.workbook import open_workbook


def read_workbook(data: bytes, name: str) -> Bitext:
    """The pairs of all sheets of a workbook. Raises InputError for what is no whole workbook."""
    into = Bitext(name)
    measure = Measure(name)
    book = open_workbook(data, name)
    for number, sheet in enumerate(book.sheets):
        found: list[Row] = [
            {
                column: Part(measure.take(cell.text), cell.place, (number, row.number, column))
                for column, cell in row.cells.items()
                if cell.kind not in ("error", "formula", "boolean")
            }
            for row in book.content(sheet).rows
        ]
        pair_cells([row for row in found if row], into)
    return into
