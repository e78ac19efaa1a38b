"""Boxes that stand beside each other in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.writers.pdf.boxes.box import Box, Edge
from docgen.writers.pdf.canvas import PageCanvas


class Abreast(Box):
    """A box of `parts`, each painted at its own place."""

    def parts(self) -> Iterator[tuple[Box, float, float]]:
        """Each with the distances of its left edge and its top from the box's own, in points. Call when it is measured."""
        raise NotImplementedError

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        for part, left, drop in self.parts():
            part.paint(canvas, x + left, top - drop)

    def edges(self, *, first: bool) -> Iterable[Edge]:
        for part, left, drop in self.parts():
            depth = drop if first else self.height - drop - part.height
            for edge in part.edges(first=first):
                yield edge.moved(left, depth)
