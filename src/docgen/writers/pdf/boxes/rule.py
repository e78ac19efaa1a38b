"""A thin line across the text, and a mark for a page break."""

from __future__ import annotations

from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.objects.strokes import line
from docgen.writers.pdf.profiles.ink import Ink


class RuleBox(Box):
    """`weight` in points."""

    before = 8.0
    after = 8.0

    def __init__(self, ink: Ink, weight: float = 0.5) -> None:
        super().__init__()
        self.ink = ink
        self.weight = weight

    def measure(self, width: float) -> float:
        return self.weight

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        canvas.tagger.artifact()
        y = top - self.weight / 2
        line(canvas, self.ink, self.weight, x, y, x + self.width, y)
        canvas.tagger.end()


class PageEnd(Box):
    """What follows begins a new page. Takes no room itself."""

    def measure(self, width: float) -> float:
        return 0.0

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        return
