"""Boxes onto pages: pages filled one after the other, breaks where the boxes allow them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.errors import Problem, RenderError
from docgen.limits import active, check_time
from docgen.writers.pdf.boxes.apart import room_between
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.rule import PageEnd
from docgen.writers.pdf.boxes.stack import Stack
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.pagination.divider import draw_dividers
from docgen.writers.pdf.pagination.long_titles import parted_title

_LONG_TITLE = 0.25
"""A title of many lines may part where it would leave more than this of a page empty."""


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


@dataclass(frozen=True, slots=True)
class Placed:
    """A box, or a part of one, on its page: `top` is the height of its upper edge from the page's lower one, in points."""

    box: Box
    top: float


@dataclass(slots=True)
class Leaf:
    """One page that is filled and not yet painted. `bottom` is where what stands on it ends, in points from the page's lower edge; `top` and `floor`
    are where its text area begins and ends. `ended` pages end where the author wants it."""

    top: float
    floor: float
    bottom: float
    placed: list[Placed] = field(default_factory=list)
    ended: bool = False

    @property
    def filled(self) -> float:
        """How much of the text area is taken, from 0 to 1."""
        return (self.top - self.bottom) / (self.top - self.floor)


@dataclass(frozen=True, slots=True)
class Fill:
    """How pages are filled: `spacing` is what the spaces between blocks are multiplied by; `raised` is how much earlier than at its margin a page
    ends, by its index in the section, in points."""

    spacing: float = 1.0
    raised: Mapping[int, float] = field(default_factory=dict)


@dataclass(slots=True)
class _Column:
    """The text area of one page, filled from the top; points. `y` is where the next box goes, `after` the space that the last one wants below it.
    The space between two boxes is the larger of what both want; above the first there is none."""

    bottom: float
    width: float
    height: float
    y: float
    spacing: float
    raised: float
    after: float = 0.0
    at_top: bool = True
    placed: list[Placed] = field(default_factory=list)
    _asked: tuple[Box, float] | None = None
    """The box that was last asked about, and the space that it wants above itself."""

    def room(self, box: Box) -> float:
        """The height that is left for a box."""
        return self.y - self.bottom - self.raised - self._space(box)

    def add(self, box: Box) -> None:
        """Puts a box below the last one. One that finds no room at all has no height, and nothing to draw."""
        if self.room(box) <= 0:
            return
        height = box.wrap(self.width)[1] + self._space(box)
        self.placed.append(Placed(box, self.y - height + box.height))
        after = box.after * self.spacing
        below = self.y - height - after
        self.at_top = self.at_top and below == self.y
        self.y, self.after = below, after
        self._asked = None

    def leaf(self, *, ended: bool = False) -> Leaf:
        return Leaf(self.bottom + self.height, self.bottom, self.y + self.after, self.placed, ended)

    def _space(self, box: Box) -> float:
        """Besides the space that the box above wants below it. None at the top of a page."""
        if self.at_top:
            return 0.0
        space = max(box.before * self.spacing - self.after, 0.0)
        if not self.placed:
            return space
        if self._asked is None or self._asked[0] is not box:
            box.wrap(self.width)
            self._asked = (box, space + room_between(self.placed[-1].box, box, self.after + space))
        return self._asked[1]


def paginate(boxes: Sequence[Box], stage: LayoutContext, *, before: int = 0, fill: Fill = Fill(), first: int = 0) -> Iterator[tuple[Leaf, list[Box]]]:
    """The boxes on as many pages as they need, nothing painted; each page with the boxes that were still to come when it began. `before` pages are
    taken already; the first page that is filled is the section's `first`, counted from 0. Raises RenderError for a box that cannot be parted and is
    taller than a page, and for more pages than the active limits allow."""
    waiting = deque(boxes)
    page = first
    column = _column(stage, page, fill)
    coming = list(waiting)
    most = active().pages
    while waiting:
        check_time()
        if before + page >= most:
            raise RenderError(Problem(f"the document takes more than {most:,} pages", hint="split it"))
        box = waiting.popleft()
        ended = isinstance(box, PageEnd)
        if ended and column.at_top:
            continue
        if not ended:
            at_top = column.at_top
            room = column.height if at_top else column.room(box)  # a page that ends early holds one box at least
            if box.wrap(column.width)[1] <= room + 1e-6:
                column.add(box)
                continue
            parts = box.split(column.width, room) if (room := column.room(box)) > 0 else []
            if not parts and not at_top and room > column.height * _LONG_TITLE:
                parts = parted_title(box, room)
            if not parts and at_top:
                parts = list(box.cut(column.height, forced=True) or ())
                if not parts:
                    raise RenderError(_too_tall(box, column))
            if parts:
                column.add(parts[0])
                waiting.extendleft(reversed(parts[1:]))
            else:
                waiting.appendleft(box)
        yield column.leaf(ended=ended), coming
        page += 1
        column = _column(stage, page, fill)
        coming = list(waiting)
    if not column.at_top:
        yield column.leaf(ended=True), coming


def paint(canvas: PageCanvas, leaves: Sequence[Leaf], stage: LayoutContext) -> None:
    """Draws filled pages, each as a page of the canvas."""
    for leaf in leaves:
        check_time()
        for placed in leaf.placed:
            placed.box.paint(canvas, stage.page.margin_side, placed.top)
        if stage.abreast and stage.look.theme.forms.divider == "hairline":
            draw_dividers(canvas, [(placed.box, placed.top) for placed in leaf.placed], stage)
        canvas.showPage()


def _column(stage: LayoutContext, index: int, fill: Fill) -> _Column:
    """The text area of a section's page, counted from 0."""
    page = stage.page
    bottom, height = page.margin_bottom, page.height - page.margin_top - page.margin_bottom
    if index:
        height -= stage.head
    raised = min(fill.raised.get(index, 0.0), height / 2)
    return _Column(bottom, page.width - 2 * page.margin_side, height, bottom + height, fill.spacing, raised)


def _too_tall(box: Box, column: _Column) -> str:
    return f"a block {box.height:.0f} points tall cannot be parted, but a page holds {column.height:.0f}; use a larger page or a smaller picture"
