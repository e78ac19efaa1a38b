"""Signature lines side by side, with room to sign above and names under them; a bilingual page gives each name in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.render.pdf.box import Box
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
    """Signatures from left to right, up to three abreast. Never parted, and held to the end of what is signed."""

    keep_previous = True
    before = 6.0
    after = 6.0

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
            self._heights.append(_ROOM + _UNDER + tallest)
        return sum(self._heights)

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        across = (self.width - self.gutter * (self.per_row - 1)) / self.per_row
        for row, height in zip(self.rows, self._heights, strict=True):
            for index, signature in enumerate(row):
                place = self.per_row - 1 - index if self.rtl else index
                left = x + place * (across + self.gutter)
                canvas.tagger.artifact()
                line(canvas, self.ink, _LINE, left, top - _ROOM, left + across, top - _ROOM)
                canvas.tagger.end()
                for column, box in enumerate(signature.names):
                    box.paint(canvas, left + column * across / len(signature.names), top - _ROOM - _UNDER)
            top -= height
