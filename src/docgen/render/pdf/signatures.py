"""Signature lines side by side, with room to sign above and names under them; a bilingual page gives each name in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.render.pdf.box import Box, Nothing
from docgen.render.pdf.canvas import PageCanvas
from docgen.render.pdf.ink import Ink
from docgen.render.pdf.strokes import line

_ROOM = 34.0
"""Points above a line, to sign in."""
_UNDER = 3.0
_LINE = 0.9
_ABREAST = 3


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands under one line: boxes beside each other, left to right (the two languages of a bilingual page)."""

    names: tuple[Box, ...]


class SignatureBox(Box):
    """Signatures from left to right, up to three abreast, held to the end of what is signed. They are parted only where they are taller than a page:
    between rows, or within the names of one (`continued`: the first row has no lines any more)."""

    keep_previous = True
    before = 6.0
    after = 6.0

    continued: bool = False

    def __init__(self, signatures: Sequence[Signature], gutter: float, ink: Ink, *, rtl: bool) -> None:
        super().__init__()
        self.gutter = gutter
        self.ink = ink
        self.rtl = rtl
        per_row = _ABREAST if len(signatures) % 2 and len(signatures) != 1 else 2
        self.rows = [tuple(signatures[at : at + per_row]) for at in range(0, len(signatures), per_row)]
        self.per_row = per_row
        self._heights: list[float] = []

    def measure(self, width: float) -> float:
        self._heights = []
        across = (width - self.gutter * (self.per_row - 1)) / self.per_row
        for row in self.rows:
            tallest = 0.0
            for signature in row:
                for box in signature.names:
                    tallest = max(tallest, box.wrap(across / len(signature.names))[1])
            above = 0.0 if self.continued and row is self.rows[0] else _ROOM + _UNDER
            self._heights.append(above + tallest)
        return sum(self._heights)

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        if not forced:
            return None
        fitting, used = 0, 0.0
        while fitting < len(self.rows) and used + self._heights[fitting] <= height:
            used += self._heights[fitting]
            fitting += 1
        if 0 < fitting < len(self.rows):
            return self._of(self.rows[:fitting], continued=self.continued), self._of(self.rows[fitting:], continued=False)
        return self._parted_row(height - (0.0 if self.continued else _ROOM + _UNDER)) if fitting == 0 else None

    def _parted_row(self, room: float) -> tuple[Box, Box] | None:
        """The names of the first row go on where the next part begins."""
        upper: list[Signature] = []
        lower: list[Signature] = []
        for signature in self.rows[0]:
            heads: list[Box] = []
            tails: list[Box] = []
            for box in signature.names:
                parts = box.cut(room, forced=True) if box.height > room else (box, Nothing())
                if parts is None:
                    return None
                heads.append(parts[0])
                tails.append(parts[1])
            upper.append(Signature(tuple(heads)))
            lower.append(Signature(tuple(tails)))
        return self._of([tuple(upper)], continued=self.continued), self._of([tuple(lower), *self.rows[1:]], continued=True)

    def _of(self, rows: Sequence[tuple[Signature, ...]], *, continued: bool) -> SignatureBox:
        part = SignatureBox((), self.gutter, self.ink, rtl=self.rtl)
        part.rows, part.per_row, part.continued = list(rows), self.per_row, continued
        return part

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        across = (self.width - self.gutter * (self.per_row - 1)) / self.per_row
        for row, height in zip(self.rows, self._heights, strict=True):
            for index, signature in enumerate(row):
                place = self.per_row - 1 - index if self.rtl else index
                left = x + place * (across + self.gutter)
                begun = self.continued and row is self.rows[0]
                if not begun:
                    canvas.tagger.artifact()
                    line(canvas, self.ink, _LINE, left, top - _ROOM, left + across, top - _ROOM)
                    canvas.tagger.end()
                for column, box in enumerate(signature.names):
                    box.paint(canvas, left + column * across / len(signature.names), top if begun else top - _ROOM - _UNDER)
            top -= height
