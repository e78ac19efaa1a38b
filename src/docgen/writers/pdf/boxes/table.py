"""Tables over pages: the head repeats, hairlines part the rows, a strong rule stands above the total; two facing tables keep their rows level.

A lean flowable of our own: rows are measured once, a cut is a search in their running heights, so a table of many pages costs no more a page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from docgen.document.forms import HEAD_RULE, stripes
from docgen.document.tables.fitting import ABOVE, BELOW
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.grid import Grid, GridRow
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.objects.strokes import fill, line
from docgen.writers.pdf.profiles.ink import Ink

_HAIRLINE = 0.5
_STRONG = 1.1
_TOGETHER = 2
"""So many first rows stay with the head, so many last ones with the total."""
_TALL = 5
"""A row of so many lines is enough by itself."""
_WORTH, _LOW, _WHOLE = 3, 0.25, 0.6
"""A table that fits the next page well is not begun for fewer rows than that low on one: shares of a page that are left, and that all of it takes."""
_BEGUN = 3
"""Lines of a row taller than a page that are worth beginning it low on one."""
_FUZZ = 0.01


class TableBox(Box):
    """One grid, or the two facing ones of a bilingual page (English first). Rows `start` to `end` of them; the first part's head is content,
    a repeated one is not. `page` is how high a page's text is, in points."""

    def __init__(self, grids: Sequence[Grid], gutter: float, page: float, *, start: int = 0, end: int | None = None) -> None:
        super().__init__()
        self.grids = tuple(grids)
        self.gutter = gutter
        self.page = page
        self.start = start
        self.count = max(len(grid.rows) for grid in self.grids)
        self.end = self.count if end is None else end
        self.geometry: Geometry | None = None

    def measure(self, width: float) -> float:
        if self.geometry is None or self.geometry.width != width:
            self.geometry = Geometry(self.grids, self.gutter, width)
        geometry = self.geometry
        self.first_baseline = geometry.first_baseline
        height: float = geometry.head + geometry.bottoms[self.end] - geometry.bottoms[self.start]
        return height

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        geometry = self.geometry
        if geometry is None:
            return None
        room = height - geometry.head + geometry.bottoms[self.start] + _FUZZ
        fitting = min(bisect_right(geometry.bottoms, room) - 1, self.end)
        if forced and fitting <= self.start and geometry.head > height / 2 and self.start == 0:
            return self._headless().cut(height, forced=True)
        at = next((row for row in range(min(fitting, self.end - 1), self.start, -1) if self._may_end(row)), None)
        if at is not None and not forced and at < _WORTH and self.start == 0 and self.height < _WHOLE * self.page and height < _LOW * self.page:
            return None
        if at is not None:
            return self._rows(self.start, at), self._rows(at, self.end)
        if forced and self.start < fitting < self.end:
            return self._rows(self.start, fitting), self._rows(fitting, self.end)
        leading = self._leading()
        taller = geometry.bottoms[self.start + 1] - geometry.bottoms[self.start] + geometry.head > self.page
        if forced or (taller and height - geometry.head - ABOVE - BELOW >= _BEGUN * leading):
            return self._parted_row(height - geometry.head)
        return None

    def _may_end(self, row: int) -> bool:
        """Whether a page may end before this row: not under a head or a section alone, not between a sum and the last that it sums."""
        kinds = [grid.rows[row - 1].kind for grid in self.grids if grid.rows[row - 1].cells]
        after = [grid.rows[row].kind for grid in self.grids]
        if "section" in kinds or "subtotal" in after or "total" in after:
            return False
        if self.start == 0 and row < _TOGETHER and not self._is_tall(row - 1):
            return False
        return row <= self._last_alone() or self.end < self.count

    def _last_alone(self) -> int:
        """The last row that the total may leave behind: the two above it stay with it, and of a table without one the last two stay together."""
        totals = self.grids[0].rows[-1].kind == "total"
        return self.count - _TOGETHER - totals + self._is_tall(self.count - 1 - totals)

    def _is_tall(self, row: int) -> bool:
        bottoms = self.geometry.bottoms if self.geometry is not None else ()
        return 0 <= row < len(bottoms) - 1 and bottoms[row + 1] - bottoms[row] >= _TALL * self._leading()

    def _leading(self) -> float:
        usual = self.grids[0].voice.look.style("table").leading
        return max(
            (text.voice.look.style(text.style_name).leading for row in self._first() for cell in row.cells for text in cell.texts), default=usual
        )

    def _first(self) -> list[GridRow]:
        return [grid.rows[self.start] for grid in self.grids]

    def _headless(self) -> TableBox:
        """The same table, its head the first of its rows: a head that fills a page cannot stand on each."""
        grids = [replace(grid, head=(), rows=(*grid.head, *grid.rows), lines=()) for grid in self.grids]
        whole = TableBox(grids, self.gutter, self.page, end=self.end + len(self.grids[0].head))
        whole.before, whole.after, whole.keep_next = self.before, self.after, self.keep_next
        whole.wrap(self.width)
        return whole

    def _parted_row(self, room: float) -> tuple[Box, Box] | None:
        """The first row does not fit: its cells part at one height, and each goes on in a row of its own."""
        grids: list[Grid] = []
        cut = False
        for grid in self.grids:
            row = grid.rows[self.start]
            parts = row.parted(room)
            cut = cut or parts is not None
            upper, lower = parts or (row, replace(row, cells=tuple(cell.emptied() for cell in row.cells)))
            grids.append(replace(grid, rows=(*grid.rows[: self.start], upper, lower, *grid.rows[self.start + 1 :])))
        if not cut:
            return None
        end = self.end + 1
        whole = TableBox(grids, self.gutter, self.page, start=self.start, end=end)
        whole.before, whole.after, whole.keep_next = self.before, self.after, self.keep_next
        whole.wrap(self.width)
        return whole._rows(self.start, self.start + 1), whole._rows(self.start + 1, end)

    def _rows(self, start: int, end: int) -> TableBox:
        part = TableBox(self.grids, self.gutter, self.page, start=start, end=end)
        part.geometry = self.geometry
        part.before, part.after = self.before, self.after
        part.keep_next = self.keep_next and end == self.count
        return part

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        geometry = self.geometry
        if geometry is None:
            return
        for index, (grid, offset) in enumerate(zip(self.grids, geometry.offsets, strict=True)):
            painter = _Painter(canvas, grid, geometry, x + offset)
            if len(self.grids) == 2 and grid.voice.look.theme.forms.table_sides == "joined":
                painter.ground = (x, self.width) if index == 0 else None
            painter.paint(self, top)


class Geometry:
    """The measures of a table at one width: where its grids stand, the head's height, and `bottoms`, the running height of its rows (points)."""

    def __init__(self, grids: Sequence[Grid], gutter: float, width: float) -> None:
        self.width = width
        column = width if len(grids) == 1 else (width - gutter) / 2
        self.offsets = [index * (column + gutter) + _inset(column - grid.width, rtl=grid.voice.rtl) for index, grid in enumerate(grids)]
        self.heads = [max(row.height for row in rows) for rows in zip(*(grid.head for grid in grids), strict=True)]
        self.head = sum(self.heads)
        self.bottoms = [0.0, *accumulate(max(row.height for row in rows) for rows in zip(*(grid.rows for grid in grids), strict=True))]
        first = [(grid.head or grid.rows)[0] for grid in grids]
        baselines = [baseline for row in first if (baseline := row.first_baseline) is not None]
        self.first_baseline = max(baselines, default=None)


def _inset(free: float, *, rtl: bool) -> float:
    """Where a table begins from its column's left edge. One that is narrower stands where its language begins; one that is wider stands out alike at
    both sides."""
    return free / 2 if free < -_FUZZ else free if rtl else 0.0


class _Painter:
    """Paints one grid's part of a table."""

    def __init__(self, canvas: PageCanvas, grid: Grid, geometry: Geometry, x: float) -> None:
        self.canvas = canvas
        self.grid = grid
        self.geometry = geometry
        self.x = x
        look = grid.voice.look
        self.hairline, self.accent, self.tint = look.ink("hairline"), look.ink("accent"), look.ink("tint")
        self.forms = look.theme.forms
        self._striped: frozenset[int] | None = None
        self.ground: tuple[float, float] | None = (x, grid.width)
        """The left edge and the width of its rules and tints; `None` where the other grid draws them."""

    def paint(self, part: TableBox, top: float) -> None:
        geometry, tagger = self.geometry, self.canvas.tagger
        first_row = top - geometry.head
        lowest = [first_row - (bottom - geometry.bottoms[part.start]) for bottom in geometry.bottoms[part.start : part.end + 1]]
        if self.ground is not None or self.grid.lines:
            tagger.artifact()
            self._rules(part, top, lowest)
            tagger.end()
        if part.start == 0:
            self._head(top)
        else:
            with tagger.repeating():
                self._head(top)
        for index in range(part.start, part.end):
            self._cells(self.grid.rows[index], lowest[index - part.start])

    def _rules(self, part: TableBox, top: float, lowest: Sequence[float]) -> None:
        """The head's tint, and a rule under each row; the strong one above the total. Or what other forms the theme has."""
        rows = self.forms.table_rows
        if self.geometry.head:
            self._ground_of_head(lowest[0])
        elif part.start < part.end and rows == "hairlines":
            self._rule(self.hairline, _HAIRLINE, lowest[0])
        if rows == "zebra":
            for index in filter(self._is_striped, range(part.start, part.end)):
                self._fill(self.tint, lowest[index + 1 - part.start], lowest[index - part.start] - lowest[index + 1 - part.start])
        for start, end in self.grid.lines:
            y = top - self.geometry.heads[0]
            line(self.canvas, self.hairline, _HAIRLINE, self.x + start, y, self.x + end, y)
        for index in range(part.start, part.end):
            after = self.grid.rows[index + 1].kind if index + 1 < part.end else "row"
            strong = after == "total"
            if strong or rows == "hairlines" or (rows == "zebra" and index + 1 == part.end):
                self._rule(self.accent if strong else self.hairline, _STRONG if strong else _HAIRLINE, lowest[index + 1 - part.start])

    def _ground_of_head(self, bottom: float) -> None:
        form = self.forms.table_head
        if form == "line":
            self._rule(self.accent, HEAD_RULE, bottom)
        else:
            self._fill(self.tint if form == "tint" else self.accent, bottom, self.geometry.head)

    def _is_striped(self, index: int) -> bool:
        if self._striped is None:
            self._striped = stripes([row.kind for row in self.grid.rows])
        return index in self._striped

    def _fill(self, ink: Ink, bottom: float, height: float) -> None:
        if self.ground is not None:
            fill(self.canvas, ink, self.ground[0], bottom, self.ground[1], height)

    def _head(self, top: float) -> None:
        for row, height in zip(self.grid.head, self.geometry.heads, strict=True):
            self._cells(row, top)
            top -= height

    def _cells(self, row: GridRow, top: float) -> None:
        for cell in row.cells:
            cell.paint(self.canvas, self.x, top - ABOVE)

    def _rule(self, ink: Ink, weight: float, y: float) -> None:
        if self.ground is not None:
            left, width = self.ground
            line(self.canvas, ink, weight, left, y, left + width, y)
