"""Boxes on a tint or beside a bar: what is drawn behind them goes with every part they are cut into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.canvas import PageCanvas

Backdrop = Callable[[PageCanvas, float, float, float, float], None]
"""Draws behind a box: canvas, left edge, lower edge, width, height (points)."""


@dataclass(frozen=True, slots=True)
class Insets:
    """Space between the frame's edges and what it holds, in points."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


class Framed(Box):
    """`breakable` frames part with their content, each part with its own insets; others only when taller than a page."""

    continued = False
    """A part that began on the page before."""

    def __init__(self, body: Box, insets: Insets, backdrop: Backdrop, *, breakable: bool) -> None:
        super().__init__()
        self.body = body
        self.insets = insets
        self.backdrop = backdrop
        self.breakable = breakable

    def measure(self, width: float) -> float:
        insets = self.insets
        _, height = self.body.wrap(width - insets.left - insets.right)
        if self.body.first_baseline is not None:
            self.first_baseline = insets.top + self.body.first_baseline
        return insets.top + height + insets.bottom

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        canvas.tagger.artifact("Background")
        self.backdrop(canvas, x, top - self.height, self.width, self.height)
        canvas.tagger.end()
        self.body.paint(canvas, x + self.insets.left, top - self.insets.top)

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        if not (self.breakable or forced):
            return None
        parts = self.body.cut(height - self.insets.top - self.insets.bottom, forced=forced)
        if parts is None:
            return None
        first, second = self._around(parts[0]), self._around(parts[1])
        first.continued, second.continued = self.continued, True
        return first, second

    def _around(self, body: Box) -> Framed:
        part = Framed(body, self.insets, self.backdrop, breakable=self.breakable)
        part.before, part.after = self.before, self.after
        return part
