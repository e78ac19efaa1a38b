"""Boxes onto pages: pages filled one after the other, breaks where the boxes allow them."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from docgen.errors import Problem, RenderError
from docgen.limits import active, check_time
from docgen.render.pdf.box import Box
from docgen.render.pdf.canvas import PageCanvas
from docgen.render.pdf.rule import PageEnd
from docgen.render.pdf.stack import Stack
from docgen.render.pdf.stage import Stage


def chained(boxes: Sequence[Box]) -> list[Box]:
    """Boxes that belong on one page become one box, which parts only where it may: a heading and what follows it, a signature and what it signs."""
    groups: list[list[Box]] = []
    for box in boxes:
        held = groups and not isinstance(box, PageEnd) and (groups[-1][-1].keep_next or box.keep_previous)
        if held and not isinstance(groups[-1][-1], PageEnd):
            groups[-1].append(box)
        else:
            groups.append([box])
    return [group[0] if len(group) == 1 else Stack(group) for group in groups]


@dataclass(slots=True)
class _Column:
    """The text area of one page, filled from the top; points. `y` is where the next box goes, `after` the space that the last one wants below it.
    The space between two boxes is the larger of what both want; above the first there is none."""

    left: float
    bottom: float
    width: float
    height: float
    y: float
    after: float = 0.0
    at_top: bool = True

    def room(self, box: Box) -> float:
        """The height that is left for a box."""
        return self.y - self.bottom - self._space(box)

    def add(self, box: Box, canvas: PageCanvas) -> None:
        """Draws a box below the last one. One that finds no room at all has no height, and nothing to draw."""
        if self.room(box) <= 0:
            return
        height = box.wrap(self.width)[1] + self._space(box)
        box.paint(canvas, self.left, self.y - height + box.height)
        below = self.y - height - box.after
        self.at_top = self.at_top and below == self.y
        self.y, self.after = below, box.after

    def _space(self, box: Box) -> float:
        return 0.0 if self.at_top else max(box.before - self.after, 0.0)


def fill_pages(canvas: PageCanvas, boxes: Sequence[Box], stage: Stage) -> None:
    """Draws the boxes on as many pages as they need. Raises RenderError for a box that cannot be parted and is taller than a page, and for more
    pages than the active limits allow."""
    waiting = deque(chained(boxes))
    column = _column(stage)
    most = active().pages
    while waiting:
        check_time()
        if len(canvas.pages) >= most:
            raise RenderError(Problem(f"the document takes more than {most:,} pages", hint="split it"))
        box = waiting.popleft()
        if isinstance(box, PageEnd):
            if not column.at_top:
                canvas.showPage()
                column = _column(stage)
            continue
        at_top = column.at_top
        if box.wrap(column.width)[1] <= column.room(box) + 1e-6:
            column.add(box, canvas)
            continue
        parts = box.split(column.width, room) if (room := column.room(box)) > 0 else []
        if not parts and at_top:
            parts = list(box.cut(column.height, forced=True) or ())
            if not parts:
                raise RenderError(_too_tall(box, stage))
        if parts:
            column.add(parts[0], canvas)
            waiting.extendleft(reversed(parts[1:]))
        else:
            waiting.appendleft(box)
        canvas.showPage()
        column = _column(stage)
    if not column.at_top:
        canvas.showPage()


def _column(stage: Stage) -> _Column:
    page = stage.page
    bottom, height = page.margin_bottom, page.height - page.margin_top - page.margin_bottom
    return _Column(page.margin_side, bottom, page.width - 2 * page.margin_side, height, bottom + height)


def _too_tall(box: Box, stage: Stage) -> str:
    return f"a block {box.height:.0f} points tall cannot be parted, but a page holds {stage.room:.0f}; use a larger page or a smaller picture"
