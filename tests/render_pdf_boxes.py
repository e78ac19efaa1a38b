"""Boxes for tests of what holds them: a block of some height that parts anywhere, and a canvas that writes down who was painted where."""

from __future__ import annotations

from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.canvas import PageCanvas


class Block(Box):
    """`name` is told when it is painted. Parts at any height, unless `solid`."""

    def __init__(self, name: str, height: float, *, solid: bool = False, before: float = 0, after: float = 0, baseline: float | None = None) -> None:
        super().__init__()
        self.name = name
        self.tall = height
        self.solid = solid
        self.before, self.after = before, after
        self.first_baseline = baseline

    def measure(self, width: float) -> float:
        return self.tall

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        if self.solid or not 0 < height < self.tall:
            return None
        return Block(self.name, height, baseline=self.first_baseline), Block(f"{self.name}+", self.tall - height, baseline=self.first_baseline)

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        canvas.emit(f"% {self.name} {x:g} {top:g} {self.tall:g}")


def painted(box: Box, width: float = 100, top: float = 1000) -> list[tuple[str, float, float, float]]:
    """(name, left edge, top, height) of every block, in the order of painting."""
    canvas = PageCanvas((width, top), tagged=False)
    box.wrap(width)
    box.paint(canvas, 0, top)
    rows = [line[2:].split() for line in canvas._code if line.startswith("% ")]
    return [(name, float(x), float(y), float(height)) for name, x, y, height in rows]
