"""The flowable that all of docgen's blocks are: measured once a width, cut at a height, painted at its place without moving the origin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from docgen.typography.paragraph.lines import Line
from docgen.writers.pdf.canvas import PageCanvas


class Edge(NamedTuple):
    """The first or the last line of a box: `x` is from the box's left edge, `depth` its baseline's distance from the box's top, or from its lower
    edge; points."""

    line: Line
    x: float
    depth: float
    leading: float

    def moved(self, x: float, depth: float) -> Edge:
        """In a box around, where this one stands so far from the edges."""
        return Edge(self.line, self.x + x, self.depth + depth, self.leading)


class Box:
    """What stands on a page: a block only says three things: `measure`, `cut` and `paint`. All lengths are points.

    `before` and `after` are the space it wants around it (neighbours' spaces overlap). `keep_next` holds it on the page of what follows,
    `keep_previous` on the page of the end of what went before. `first_baseline` is the distance from its top to its first line's baseline,
    known once it is measured; `None` where there is no text.
    """

    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    keep_previous: bool = False
    first_baseline: float | None = None
    origin: int | None = None
    """Which item of its section it is made of; none of what it leaves for the next page."""

    def __init__(self) -> None:
        self.width: float = 0.0
        self.height: float = 0.0
        self._measured: float | None = None

    def measure(self, width: float) -> float:
        """The height at a width. Called once for each width in turn."""
        raise NotImplementedError

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        """Two boxes, the first at most `height` tall; `None` where it cannot part there. `forced` gives up what is only good manners:
        asked for when the box stands at the top of a page and is still too tall. Called after it was measured."""
        return None

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        """Draws it with its left edge at `x` and its top at `top`, as wide as it was last measured."""
        raise NotImplementedError

    def edges(self, *, first: bool) -> Iterable[Edge]:
        """The lines at its top, or at its lower edge, whose ink may stand out of it. Call when it is measured."""
        return ()

    def wrap(self, width: float, height: float = 0.0) -> tuple[float, float]:
        if width != self._measured:
            self.width = width
            self.height = self.measure(width)
            self._measured = width
        return width, self.height

    def split(self, width: float, height: float) -> list[Box]:
        self.wrap(width)
        parts = self.cut(height)
        return list(parts) if parts else []


def of_whole(whole: Box, parts: tuple[Box, Box]) -> tuple[Box, Box]:
    """The parts of a box with its outer spaces, and what holds it to its neighbours: the space after a paragraph follows its end on the next page."""
    first, second = parts
    first.before, first.keep_previous = whole.before, whole.keep_previous
    second.after, second.keep_next = whole.after, whole.keep_next
    return parts


class Nothing(Box):
    """What stands where one box has ended and its neighbours go on."""

    def measure(self, width: float) -> float:
        return 0.0

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        return
