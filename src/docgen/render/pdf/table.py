"""Tables over pages: the head repeats, hairlines part the rows, a strong rule stands above the total; two facing tables keep their rows level.

A lean flowable of our own: rows are measured once, a cut is a search in their running heights, so a table of many pages costs no more a page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from docgen.render.pdf.box import Box
from docgen.render.pdf.canvas import PageCanvas
from docgen.render.pdf.grid import PAD_X, Cells, Grid
from docgen.render.pdf.ink import Ink
from docgen.render.pdf.strokes import fill, line
from docgen.render.pdf.text import Text

_PAD_TOP = 2.0
_PAD_BOTTOM = 2.8
_HAIRLINE = 0.5
_STRONG = 1.1
_TOGETHER = 2
"""So many first rows stay with the head, so many last ones with the total."""
_FUZZ = 0.01


class TableBox(Box):
    """One grid, or the two facing ones of a bilingual page (English first). Rows `start` to `end` of them; the first part's head is content,
    a repeated one is not; the part that holds the last row holds the total."""

    def __init__(self, grids: Sequence[Grid | None], gutter: float, *, start: int = 0, end: int | None = None) -> None:
        super().__init__()
        self.grids = tuple(grids)
        self.gutter = gutter
        self.start = start
        self.count = max(len(grid.rows) for grid in self.grids if grid is not None)
        self.end = self.count if end is None else end
        self.geometry: Geometry | None = None

    def measure(self, width: float) -> float:
        if self.geometry is None or self.geometry.width != width:
            self.geometry = Geometry(self.grids, self.gutter, width)
        geometry = self.geometry
        self.first_baseline = geometry.first_baseline
        total = geometry.total if self.end == self.count else 0.0
        height: float = geometry.head + geometry.bottoms[self.end] - geometry.bottoms[self.start] + total
        return height

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        geometry = self.geometry
        if geometry is None:
            return None
        room = height - geometry.head + geometry.bottoms[self.start] + _FUZZ
        fitting = min(bisect_right(geometry.bottoms, room) - 1, self.end)
        at = min(fitting, self.count - _TOGETHER) if self.end == self.count else fitting
        least = _TOGETHER if self.start == 0 else 1
        if forced and at <= self.start and geometry.head > height / 2 and self.start == 0:
            return self._headless().cut(height, forced=True)
        if forced and at <= self.start < fitting < self.end:
            at = fitting
        if forced and at <= self.start:
            return self._parted_row(height - geometry.head - _PAD_TOP - _PAD_BOTTOM)
        if forced:
            least = 1
        if at < self.start + least or at >= self.end:
            return None
        return self._rows(self.start, at), self._rows(at, self.end)

    def _headless(self) -> TableBox:
        """The same table, its head the first of its rows: a head that fills a page cannot stand on each."""
        grids = [None if grid is None else replace(grid, head=(), rows=(grid.head, *grid.rows)) for grid in self.grids]
        whole = TableBox(grids, self.gutter, end=self.end + 1)
        whole.before, whole.after = self.before, self.after
        whole.wrap(self.width)
        return whole

    def _parted_row(self, room: float) -> tuple[Box, Box] | None:
        """The first row is taller than a page: its cells part at one height, and each goes on in a row of its own."""
        grids: list[Grid | None] = []
        parted = False
        for grid in self.grids:
            if grid is None:
                grids.append(None)
                continue
            upper: list[Text] = []
            lower: list[Text] = []
            for cell in grid.rows[self.start]:
                parts = cell.part(room, forced=True) if cell.height > room else None
                parted = parted or parts is not None
                upper.append(parts[0] if parts else cell)
                lower.append(parts[1] if parts else cell.emptied())
            grids.append(grid.with_parted(self.start, tuple(upper), tuple(lower)))
        if not parted:
            return None
        end = self.end + 1
        whole = TableBox(grids, self.gutter, start=self.start, end=end)
        whole.before, whole.after = self.before, self.after
        whole.wrap(self.width)
        return whole._rows(self.start, self.start + 1), whole._rows(self.start + 1, end)

    def _rows(self, start: int, end: int) -> TableBox:
        part = TableBox(self.grids, self.gutter, start=start, end=end)
        part.geometry = self.geometry
        part.before, part.after = self.before, self.after
        return part

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        geometry = self.geometry
        if geometry is None:
            return
        for grid, offset, edges in zip(self.grids, geometry.offsets, geometry.edges, strict=True):
            if grid is not None:
                _Painter(canvas, grid, geometry, x + offset, edges).paint(self, top)


def align_columns(boxes: Iterable[Box]) -> None:
    """Tables that follow one another directly and have like columns take the same column widths, each language its own. Call before they are
    measured."""
    for are_tables, run in groupby(boxes, lambda box: isinstance(box, TableBox)):
        if not are_tables:
            continue
        families: dict[object, list[Grid]] = {}
        for box in run:
            for grid in box.grids if isinstance(box, TableBox) else ():
                if grid is not None:
                    likeness = (grid.voice.side, tuple((column.kind, column.weight) for column in grid.columns))
                    families.setdefault(likeness, []).append(grid)
        for family in families.values():
            for grid in family if len(family) > 1 else ():
                grid.kin[:] = family
                grid.known.clear()


class Geometry:
    """The measures of a table at one width: columns, the head's height, and `bottoms`, the running height of its rows (points)."""

    def __init__(self, grids: Sequence[Grid | None], gutter: float, width: float) -> None:
        self.width = width
        self.column = width if len(grids) == 1 else (width - gutter) / 2
        self.offsets = [index * (self.column + gutter) for index in range(len(grids))]
        self.edges: list[list[float]] = []
        heads: list[float] = []
        totals: list[float] = []
        rows: list[list[float]] = []
        baselines: list[float] = []
        for grid in grids:
            if grid is None:
                self.edges.append([])
                continue
            widths = grid.widths(self.column)
            self.edges.append(grid.edges(widths))
            heads.append(_height(grid.head, widths))
            rows.append([_height(cells, widths) for cells in grid.rows])
            totals.append(_height(grid.total, widths) if grid.total else 0.0)
            baselines.extend(cell.first_baseline for cell in grid.head if cell.first_baseline is not None)
        self.head = max(heads)
        self.total = max(totals)
        self.bottoms = [0.0, *accumulate(max(heights) for heights in zip(*rows, strict=True))]
        self.first_baseline = _PAD_TOP + max(baselines) if baselines else None


def _height(cells: Cells, widths: Sequence[float]) -> float:
    if not cells:
        return 0.0
    return max(cell.wrap(width - 2 * PAD_X)[1] for cell, width in zip(cells, widths, strict=True)) + _PAD_TOP + _PAD_BOTTOM


class _Painter:
    """Paints one grid's part of a table."""

    def __init__(self, canvas: PageCanvas, grid: Grid, geometry: Geometry, x: float, edges: Sequence[float]) -> None:
        self.canvas = canvas
        self.grid = grid
        self.geometry = geometry
        self.x = x
        self.edges = edges
        look = grid.voice.look
        self.hairline, self.accent, self.tint = look.ink("hairline"), look.ink("accent"), look.ink("tint")

    def paint(self, part: TableBox, top: float) -> None:
        geometry, tagger = self.geometry, self.canvas.tagger
        bottoms = geometry.bottoms
        last = part.end == part.count
        first_row = top - geometry.head
        bottom = first_row - (bottoms[part.end] - bottoms[part.start])
        tagger.artifact()
        fill(self.canvas, self.tint, self.x, first_row, geometry.column, geometry.head)
        for index in range(part.start, part.end):
            if not (last and self.grid.total and index == part.end - 1):
                self._rule(self.hairline, _HAIRLINE, first_row - (bottoms[index + 1] - bottoms[part.start]))
        if last and self.grid.total:
            self._rule(self.accent, _STRONG, bottom)
            self._rule(self.hairline, _HAIRLINE, bottom - geometry.total)
        tagger.end()
        if part.start == 0:
            self._cells(self.grid.head, top)
        else:
            with tagger.repeating():
                self._cells(self.grid.head, top)
        for index in range(part.start, part.end):
            self._cells(self.grid.rows[index], first_row - (bottoms[index] - bottoms[part.start]))
        if last and self.grid.total:
            self._cells(self.grid.total, bottom)

    def _cells(self, cells: Cells, top: float) -> None:
        for cell, edge in zip(cells, self.edges, strict=bool(cells)):
            cell.paint(self.canvas, self.x + edge + PAD_X, top - _PAD_TOP)

    def _rule(self, ink: Ink, weight: float, y: float) -> None:
        line(self.canvas, ink, weight, self.x, y, self.x + self.geometry.column, y)
