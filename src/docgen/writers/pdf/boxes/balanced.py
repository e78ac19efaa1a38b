"""Titles and names in lines of like length."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.types import Align
from docgen.writers.pdf.boxes.box import Box, Edge, of_whole
from docgen.writers.pdf.boxes.text import Text
from docgen.writers.pdf.canvas import PageCanvas

_NEAR = 2.0
"""Points; no finer is the narrowest width looked for."""


def balanced(body: Text) -> Balanced:
    """A paragraph in lines of like length, with its spaces."""
    box = Balanced(body)
    box.before, box.after, box.keep_next = body.before, body.after, body.keep_next
    return box


class Balanced(Box):
    """Text set no wider than its number of lines needs, so that no word is left alone in the last. It is parted only where it is taller
    than a page; `narrow` is the width of a part's lines."""

    def __init__(self, body: Text, narrow: float | None = None) -> None:
        super().__init__()
        self.body = body
        self._parted = narrow is not None
        self._narrow = narrow or 0.0

    def measure(self, width: float) -> float:
        if self._parted:
            self.body.wrap(self._narrow)
            self.first_baseline = self.body.first_baseline
            return self.body.height
        height = self.body.wrap(width)[1]
        lines = self.body.lines
        narrow, wide = width / 2, width
        if lines > 1:
            while wide - narrow > _NEAR:
                middle = (narrow + wide) / 2
                tall = self.body.wrap(middle)[1]
                fits = self.body.lines <= lines if self._centred else tall <= height
                narrow, wide = (narrow, middle) if fits else (middle, wide)
        self._narrow = wide
        self.body.wrap(wide)
        self.first_baseline = self.body.first_baseline
        return self.body.height

    @property
    def start(self) -> float:
        """Where the lines' left edge is, from the box's own, in points."""
        free = self.width - self._narrow
        if self._centred:
            return free / 2
        return free if self.body.voice.rtl == (self._align != "end") else 0.0

    @property
    def _align(self) -> Align:
        return self.body.align or self.body.voice.look.style(self.body.style_name).align

    @property
    def _centred(self) -> bool:
        return self._align == "center"

    def edges(self, *, first: bool) -> Iterable[Edge]:
        for edge in self.body.edges(first=first):
            yield edge.moved(self.start, 0.0)

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        parts = self.body.part(height, forced=True) if forced else None
        return of_whole(self, (Balanced(parts[0], self._narrow), Balanced(parts[1], self._narrow))) if parts else None

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        self.body.paint(canvas, x + self.start, top)
