"""Facing pages: English on the left-hand one, Arabic on the right-hand one. Both are filled as one sheet of double width, on which the languages
stand side by side and so begin every page with the same words; the sheet is folded where it is painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from docgen.document.document import Flow
from docgen.document.theme import Page
from docgen.limits import check_time
from docgen.types import Lang
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.row import Pair
from docgen.writers.pdf.boxes.stack import Stack
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.pagination.pages import Leaf

SIDES: tuple[Lang, Lang] = ("en", "ar")
"""The left-hand page and the right-hand one."""


def is_facing(flow: Flow) -> bool:
    return flow.layout == "facing"


def unfolded(flow: Flow) -> Flow:
    """The flow on sheets of two pages, their inner margins the gutter between the languages; as it is where no pages face each other."""
    if not is_facing(flow):
        return flow
    page = flow.theme.page
    wide = replace(page, width=2 * page.width, gutter=2 * page.margin_side)
    return replace(flow, theme=replace(flow.theme, page=wide))


def single_page(flow: Flow, page: Page) -> Page | None:
    """What `LayoutContext.single` is for a flow whose pages are `page`."""
    return page if is_facing(flow) else None


def paint_folded(canvas: PageCanvas, leaves: Sequence[Leaf], stage: LayoutContext, page: Page) -> None:
    """Draws each filled sheet as two pages of the canvas."""
    for leaf in leaves:
        check_time()
        placed = [part for one in leaf.placed for part in _parts(one.box, stage.page.margin_side, one.top)]
        for fold in (0.0, page.width):
            for box, x, top in placed:
                if (x >= page.width) == bool(fold):
                    box.paint(canvas, x - fold, top)
            canvas.showPage()


def _parts(box: Box, x: float, top: float) -> Iterator[tuple[Box, float, float]]:
    """What stands on one of the two pages each, with its left edge on the sheet and the height of its top."""
    if isinstance(box, Stack):
        for child, offset in box.placed():
            yield from _parts(child, x, top - offset)
    elif isinstance(box, Pair):
        for part, left, drop in box.parts():
            yield part, x + left, top - drop
    else:
        yield box, x, top
