"""Boxes onto pages: platypus frames filled one after the other, breaks where the boxes allow them."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from reportlab.platypus.frames import Frame

from docgen.errors import RenderError
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


def fill_pages(canvas: PageCanvas, boxes: Sequence[Box], stage: Stage) -> None:
    """Draws the boxes on as many pages as they need. Raises RenderError for a box that cannot be parted and is taller than a page."""
    waiting = deque(chained(boxes))
    frame = _frame(stage)
    while waiting:
        box = waiting.popleft()
        if isinstance(box, PageEnd):
            if not frame._atTop:
                canvas.showPage()
                frame = _frame(stage)
            continue
        at_top = frame._atTop
        if _fits(frame, box):
            frame.add(box, canvas)
            continue
        parts = frame.split(box, canvas)
        if not parts and at_top:
            parts = list(box.cut(frame._aH, forced=True) or ())
            if not parts:
                raise RenderError(_too_tall(box, stage))
        if parts:
            frame.add(parts[0], canvas)
            waiting.extendleft(reversed(parts[1:]))
        else:
            waiting.appendleft(box)
        canvas.showPage()
        frame = _frame(stage)
    if not frame._atTop:
        canvas.showPage()


def _frame(stage: Stage) -> Frame:
    page = stage.page
    width, height = page.width - 2 * page.margin_side, page.height - page.margin_top - page.margin_bottom
    return Frame(page.margin_side, page.margin_bottom, width, height, 0, 0, 0, 0, overlapAttachedSpace=1)


def _fits(frame: Frame, box: Box) -> bool:
    """Asked first, since a frame raises an error of its own for what is taller than itself."""
    space = 0.0 if frame._atTop else max(box.before - frame._prevASpace, 0.0)
    return bool(box.wrap(frame._aW)[1] + space <= frame._y - frame._y1p + 1e-6)


def _too_tall(box: Box, stage: Stage) -> str:
    return f"a block {box.height:.0f} points tall cannot be parted, but a page holds {stage.room:.0f}; use a larger page or a smaller picture"
