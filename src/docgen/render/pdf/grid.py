"""One language's table: its columns mirrored for Arabic, its cells measured, its rows ready to be painted one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from docgen.document.blocks import Column, Table
from docgen.document.columns import column_widths
from docgen.document.inline import Runs
from docgen.render.pdf.text import Text, text
from docgen.render.pdf.voice import Voice
from docgen.typography.types import Align

PAD_X = 5.0
"""Space at each side of a cell's text, in points."""

_AROUND = 2 * PAD_X + 0.1
"""A cell's padding, and enough for a width to survive rounding."""

Cells = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """`head`, `rows` and `total` hold text boxes in logical column order. `kin` are the tables whose columns have the same widths, this one too;
    empty where there is no other. `known` keeps column widths by the table's, with the first of the kin for all."""

    voice: Voice
    columns: tuple[Column[Runs], ...]
    head: Cells
    rows: tuple[Cells, ...]
    total: Cells | None
    kin: list[Grid] = field(default_factory=list)
    known: dict[float, list[float]] = field(default_factory=dict)

    def widths(self, width: float) -> list[float]:
        """Column widths in points, in logical order, padding included."""
        known = (self.kin[0] if self.kin else self).known
        if width not in known:
            known[width] = self._widths(width)
        return known[width]

    def _widths(self, width: float) -> list[float]:
        every = [cells for grid in self.kin or (self,) for cells in grid.every_row()]
        places = range(len(self.columns))
        natural = [max(cells[index].natural_width() for cells in every) + _AROUND for index in places]
        roomy = sum(natural) <= width
        least = natural if roomy else [max(cells[index].least_width() for cells in every) + _AROUND for index in places]
        return column_widths(self.columns, width, least, natural)

    def every_row(self) -> list[Cells]:
        """Head (where it has not become a row), rows and total."""
        return ([self.head] if self.head else []) + list(self.rows) + ([self.total] if self.total else [])

    def with_parted(self, row: int, upper: Cells, lower: Cells) -> Grid:
        """The same table with one row in two parts."""
        return replace(self, rows=(*self.rows[:row], upper, lower, *self.rows[row + 1 :]))

    def edges(self, widths: Sequence[float]) -> list[float]:
        """Each column's left edge from the table's, in points, in logical order: the first column is rightmost in Arabic."""
        edges: list[float] = []
        x = sum(widths) if self.voice.rtl else 0.0
        for width in widths:
            x -= width if self.voice.rtl else 0
            edges.append(x)
            x += 0 if self.voice.rtl else width
        return edges


def grid(table: Table[Runs], voice: Voice) -> Grid:
    """Builds the cells, and with them the Table's structure: THead, TBody and TFoot of TRs of THs and TDs."""
    aligns: list[Align] = ["end" if column.at_end else "start" for column in table.columns]
    head_row = voice.under("THead").under("TR")
    head = tuple(
        text(column.header, "table-head", head_row, "TH", align, "<</O /Table /Scope /Column>>")
        for column, align in zip(table.columns, aligns, strict=True)
    )
    body = voice.under("TBody")
    rows = tuple(_cells(row, "table", body.under("TR"), aligns) for row in table.rows)
    total = _cells(table.total, "table-total", voice.under("TFoot").under("TR"), aligns) if table.total else None
    return Grid(voice, table.columns, head, rows, total)


def _cells(row: Sequence[Runs], style: str, voice: Voice, aligns: Sequence[Align]) -> Cells:
    return tuple(text(runs, style, voice, "TD", align) for runs, align in zip(row, aligns, strict=True))
