"""Signatures as a table: number, name, role, room to sign in; each name and role in Arabic over English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from docgen.document.forms import HEAD_RULE
from docgen.document.signing import CELL_X, CELL_Y, ROOM, SEAL, table_widths
from docgen.writers.pdf.boxes.box import Box, Nothing
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.objects.strokes import circle, fill, line
from docgen.writers.pdf.style_resolver import StyleResolver

_HAIRLINE = 0.5
_LONG = 0.55
"""A table that takes less of a page stays on one."""
_FEW = 3
"""So many rows at least stand on each side of a page's end, where the table is long enough to part."""


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A row: a head over it (whom the following sign for), or the cells of a signatory; `under` stands at the foot of the room to sign in."""

    cells: tuple[Box, ...] = ()
    party: Box | None = None
    under: Box | None = None
    seal: Box | None = None

    @property
    def signs(self) -> bool:
        return self.party is None


class SignatureTable(Box):
    """Held to the end of what is signed. One that takes most of a page, of which `room` is the height, parts between its rows, its head repeated."""

    keep_previous = True
    before = 10.0
    after = 6.0

    def __init__(
        self, head: Sequence[Box], rows: Sequence[SignatureLine], look: StyleResolver, *, rtl: bool, repeated: bool = False, room: float = inf
    ) -> None:
        super().__init__()
        self.head = tuple(head)
        self.rows = tuple(rows)
        self.look = look
        self.rtl = rtl
        self.repeated = repeated
        self.room = room
        self._head = 0.0
        self._heights: list[float] = []

    def measure(self, width: float) -> float:
        widths = table_widths(width)
        self._head = max((box.wrap(room - 2 * CELL_X)[1] for box, room in zip(self.head, widths, strict=False)), default=0.0) + 2 * CELL_Y
        self._heights = []
        for row in self.rows:
            if row.party is not None:
                self._heights.append(row.party.wrap(width - 2 * CELL_X)[1] + 2 * CELL_Y)
                continue
            tall = max(box.wrap(room - 2 * CELL_X)[1] for box, room in zip(row.cells, widths, strict=False))
            under = row.under.wrap(widths[3] - 2 * CELL_X)[1] if row.under is not None else 0.0
            if row.seal is not None:
                row.seal.wrap(SEAL)
            self._heights.append(max(tall + 2 * CELL_Y, ROOM + under))
        return self._head + sum(self._heights)

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        if not forced and self.height < self.room * _LONG:
            return None
        used, fitting = self._head, 0
        while fitting < len(self.rows) and used + self._heights[fitting] <= height:
            used += self._heights[fitting]
            fitting += 1
        few = 1 if forced else _FEW
        if not forced:
            fitting = min(fitting, len(self.rows) - few)
        while fitting > 0 and not self.rows[fitting - 1].signs:
            fitting -= 1
        if few <= fitting < len(self.rows):
            return self._of(self.rows[:fitting], repeated=self.repeated), self._of(self.rows[fitting:], repeated=True)
        return self._parted_row(height) if forced and fitting == 0 else None

    def _parted_row(self, height: float) -> tuple[Box, Box] | None:
        """A row that is taller than a page."""
        row, room = self.rows[0], height - self._head - 2 * CELL_Y
        boxes = [row.party] if row.party is not None else list(row.cells)
        upper: list[Box] = []
        lower: list[Box] = []
        for box in boxes:
            parts = box.cut(room, forced=True) if box.height > room else (box, Nothing())
            if parts is None:
                return None
            upper.append(parts[0])
            lower.append(parts[1])
        if row.party is not None:
            first, second = SignatureLine(party=upper[0]), SignatureLine(party=lower[0])
        else:
            first, second = SignatureLine(tuple(upper), None, row.under, row.seal), SignatureLine(tuple(lower))
        return self._of([first], repeated=self.repeated), self._of([second, *self.rows[1:]], repeated=True)

    def _of(self, rows: Sequence[SignatureLine], *, repeated: bool) -> SignatureTable:
        return SignatureTable(self.head, rows, self.look, rtl=self.rtl, repeated=repeated, room=self.room)

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        widths = table_widths(self.width)
        canvas.tagger.artifact("Background")
        form = self.look.theme.forms.table_head
        if form == "line":
            line(canvas, self.look.ink("accent"), HEAD_RULE, x, top - self._head, x + self.width, top - self._head)
        else:
            fill(canvas, self.look.ink("accent" if form == "solid" else "tint"), x, top - self._head, self.width, self._head)
        canvas.tagger.end()
        if self.repeated:
            with canvas.tagger.repeating():
                self._paint_cells(canvas, x, top - CELL_Y, self.head, widths)
        else:
            self._paint_cells(canvas, x, top - CELL_Y, self.head, widths)
        y = top - self._head
        for row, height in zip(self.rows, self._heights, strict=True):
            if row.party is not None:
                row.party.paint(canvas, x + CELL_X, y - CELL_Y)
            else:
                self._paint_cells(canvas, x, y - CELL_Y, row.cells, widths)
                self._paint_room(canvas, x, y, height, row, widths)
            y -= height
        self._rule(canvas, x, top)

    def _paint_cells(self, canvas: PageCanvas, x: float, top: float, cells: Sequence[Box], widths: Sequence[float]) -> None:
        for left, box in zip(self._lefts(x, widths), cells, strict=False):
            box.paint(canvas, left + CELL_X, top)

    def _lefts(self, x: float, widths: Sequence[float]) -> list[float]:
        """Each column's left edge; the first column is rightmost where Arabic leads."""
        lefts: list[float] = []
        at = x + self.width if self.rtl else x
        for width in widths:
            at -= width if self.rtl else 0.0
            lefts.append(at)
            at += 0.0 if self.rtl else width
        return lefts

    def _paint_room(self, canvas: PageCanvas, x: float, y: float, height: float, row: SignatureLine, widths: Sequence[float]) -> None:
        left, width = self._lefts(x, widths)[3], widths[3]
        if row.seal is not None:
            middle = left + SEAL / 2 + 1 if self.rtl else left + width - SEAL / 2 - 1
            canvas.tagger.artifact()
            circle(canvas, self.look.ink("ink"), _HAIRLINE, middle, y - ROOM / 2, SEAL / 2 - 2, dash=2.0)
            canvas.tagger.end()
            row.seal.paint(canvas, middle - SEAL / 2, y - ROOM / 2 + row.seal.height / 2)
        if row.under is not None:
            row.under.paint(canvas, left + CELL_X, y - height + row.under.height)

    def _rule(self, canvas: PageCanvas, x: float, top: float) -> None:
        """Hairlines under the rows, and between the columns from the first row that signs on."""
        canvas.tagger.artifact()
        ink = self.look.ink("hairline")
        y = top - self._head
        edges = sorted(self._lefts(x, table_widths(self.width)))[1:]
        line(canvas, ink, _HAIRLINE, x, y, x + self.width, y)
        for row, height in zip(self.rows, self._heights, strict=True):
            for edge in edges if row.signs else ():
                line(canvas, ink, _HAIRLINE, edge, y, edge, y - height)
            y -= height
            line(canvas, ink, _HAIRLINE, x, y, x + self.width, y)
        canvas.tagger.end()
