"""The hairline between two languages that stand side by side: down the gutter, as far as both of them stand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.framed import Framed
from docgen.writers.pdf.boxes.heading import HeadingBox
from docgen.writers.pdf.boxes.row import Pair
from docgen.writers.pdf.boxes.stack import Stack
from docgen.writers.pdf.boxes.table import TableBox
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.objects.strokes import line

_HAIRLINE = 0.5
_SHORT = 24.0
"""Points; no shorter line is drawn."""


def draw_dividers(canvas: PageCanvas, placed: Sequence[tuple[Box, float]], stage: LayoutContext) -> None:
    """The lines of one page, whose boxes come with the heights of their tops, in points."""
    x = stage.page.width / 2
    stretches = [(top, bottom) for top, bottom in _stretches(placed) if top - bottom >= _SHORT]
    if not stretches:
        return
    canvas.tagger.artifact()
    for top, bottom in stretches:
        line(canvas, stage.look.ink("hairline"), _HAIRLINE, x, top, x, bottom)
    canvas.tagger.end()


def _stretches(placed: Iterable[tuple[Box, float]]) -> Iterator[tuple[float, float]]:
    """From where to where two languages stand beside each other, under the title, without anything across between."""
    top = bottom = None
    boxes = list(_leaves(placed))
    title = max((index for index, (box, _) in enumerate(boxes) if _is_title(box)), default=-1)
    for box, upper in boxes[title + 1 :]:
        if _faces(box):
            top, bottom = upper if top is None else top, upper - box.height
        elif box.height > 0:
            if top is not None and bottom is not None:
                yield top, bottom
            top = bottom = None
    if top is not None and bottom is not None:
        yield top, bottom


def _leaves(placed: Iterable[tuple[Box, float]]) -> Iterator[tuple[Box, float]]:
    for box, top in placed:
        if isinstance(box, Stack):
            yield from _leaves((child, top - offset) for child, offset in box.placed())
        else:
            yield box, top


def _is_title(box: Box) -> bool:
    if isinstance(box, Pair):
        return any(_is_title(side) for side in (box.left, box.right) if side is not None)
    return isinstance(box, HeadingBox) and box.level == 0


def _faces(box: Box) -> bool:
    """Whether a box is two columns, of which one may be empty."""
    if isinstance(box, Pair):
        return True
    if isinstance(box, TableBox):
        return len(box.grids) == 2 and box.grids[0].voice.look.theme.forms.table_sides == "apart"
    return isinstance(box, Framed) and isinstance(box.body, Pair) and not box.breakable
