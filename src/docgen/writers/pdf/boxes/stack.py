"""Boxes one under another, as one box: spaces overlap, and what belongs together stays on one page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen.writers.pdf.boxes.apart import room_between
from docgen.writers.pdf.boxes.box import Box, Edge, of_whole
from docgen.writers.pdf.canvas import PageCanvas

_FUZZ = 0.01


class Stack(Box):
    """The children's outer spaces are its own. A break falls inside a child that can be cut, or between two that nothing holds together."""

    def __init__(self, children: Sequence[Box]) -> None:
        super().__init__()
        self.children = list(children)
        self.before = self.children[0].before
        self.after = self.children[-1].after
        self.keep_next = self.children[-1].keep_next
        self.keep_previous = self.children[0].keep_previous
        self._tops: list[float] = []

    def measure(self, width: float) -> float:
        self._tops = []
        bottom = space = 0.0
        for index, child in enumerate(self.children):
            _, height = child.wrap(width)
            if index:
                space = max(space, child.before)
                bottom += space + room_between(self.children[index - 1], child, space)
            self._tops.append(bottom)
            bottom += height
            space = child.after
        first = self.children[0]
        self.first_baseline = first.first_baseline
        return bottom

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        for child, offset in zip(self.children, self._tops, strict=True):
            child.paint(canvas, x, top - offset)

    def edges(self, *, first: bool) -> Iterable[Edge]:
        return self.children[0 if first else -1].edges(first=first)

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        at = next((i for i, child in enumerate(self.children) if self._tops[i] + child.height > height + _FUZZ), None)
        if at is None:
            return None
        room = height - self._tops[at]
        if room > 0 and (parts := self.children[at].cut(room, forced=forced and at == 0)):
            return self._parted(at, parts)
        while at > 0:
            if forced or not self._held(at):
                return of_whole(self, (self.of(self.children[:at]), self.of(self.children[at:])))
            at -= 1
            last = self.children[at]
            if parts := last.cut(last.height - 1):
                return self._parted(at, parts)
        return None

    def of(self, children: Sequence[Box]) -> Stack:
        """A part of this stack."""
        return Stack(children)

    def placed(self) -> list[tuple[Box, float]]:
        """The children with the distances of their tops from its own, in points. Call when it is measured."""
        return list(zip(self.children, self._tops, strict=True))

    def _held(self, at: int) -> bool:
        """Whether a break just before this child would part what belongs together."""
        return self.children[at - 1].keep_next or self.children[at].keep_previous

    def _parted(self, at: int, parts: tuple[Box, Box]) -> tuple[Box, Box]:
        first, second = parts
        return of_whole(self, (self.of([*self.children[:at], first]), self.of([second, *self.children[at + 1 :]])))


def stacked(children: Sequence[Box]) -> Box:
    """One box of many; a single one stays itself."""
    return children[0] if len(children) == 1 else Stack(children)


class Lines(Stack):
    """Items of a list, or rows of a grid, parted as a paragraph is: no more than `lone` lines of them stand by themselves on either page."""

    def __init__(self, children: Sequence[Box], lone: int = 1) -> None:
        super().__init__(children)
        self.lone = lone

    def of(self, children: Sequence[Box]) -> Stack:
        return Lines(children, self.lone)

    def _held(self, at: int) -> bool:
        few = (at == 1 and self._is_few(self.children[0])) or (at == len(self.children) - 1 and self._is_few(self.children[-1]))
        return few or super()._held(at)

    def _is_few(self, box: Box) -> bool:
        return any(box.height < (self.lone + 0.5) * edge.leading for edge in box.edges(first=True))
