"""Lists and quotations over two pages: no line of a list stands alone, and no two lines of a quotation."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from render_pdf_boxes import Block

from docgen.document.blocks import ListBlock, Quote
from docgen.document.document import ParallelPair, Side
from docgen.document.inline import Inline, Runs
from docgen.writers.pdf.boxes.blocks import box_of
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.stack import Stack
from docgen.writers.pdf.layout_context import LayoutContext

WIDTH = 300.0


def listed(lines: Sequence[int], stage: LayoutContext, *, pair: bool) -> Stack:
    """A list of items of so many lines."""
    items: tuple[Runs, ...] = tuple((Inline("Item" + "\u2028more" * (count - 1)),) for count in lines)
    side = Side("en", ListBlock(items, "decimal"))
    box = box_of(ParallelPair(side, Side("ar", side.block)) if pair else side, stage)
    assert isinstance(box, Stack)
    box.wrap(WIDTH)
    return box


def lines_of(box: Box, stage: LayoutContext) -> int:
    """How many lines of a list a box holds, spaces between its items aside."""
    box.wrap(WIDTH)
    children = box.children if isinstance(box, Stack) else [box]
    return sum(round(child.height / stage.look.style("list").leading) for child in children)


@pytest.mark.parametrize("pair", [False, True])
@pytest.mark.parametrize("lines", [(1, 1), (1, 1, 1), (1, 1, 1, 1), (1, 4, 1), (2, 1), (1, 1, 4), (4, 4), (1,) * 9])
def test_two_lines_of_a_list_at_least_stand_on_either_page(lines: tuple[int, ...], pair: bool, stage: LayoutContext) -> None:
    whole = listed(lines, stage, pair=pair)
    assert lines_of(whole, stage) == sum(lines)
    found = 0
    for height in range(1, int(whole.height)):
        if parts := listed(lines, stage, pair=pair).cut(height):
            found += 1
            first, second = (lines_of(part, stage) for part in parts)
            assert first + second == sum(lines)
            assert first >= 2
            assert second >= 2
    assert bool(found) == (sum(lines) > 3)


def test_a_list_of_three_lines_moves_with_what_names_it(stage: LayoutContext) -> None:
    naming = Block("name", 20, solid=True)
    naming.keep_next = True
    whole = Stack([naming, listed((1, 1, 1), stage, pair=False)])
    whole.wrap(WIDTH)
    assert all(whole.cut(height) is None for height in range(1, int(whole.height)))


@pytest.mark.parametrize("count", range(1, 10))
def test_three_lines_of_a_quotation_at_least_stand_on_either_page(count: int, stage: LayoutContext) -> None:
    quote = Quote((Inline("Line" + "\u2028line" * (count - 1)),))
    leading = stage.look.style("quote").leading
    found: set[int] = set()
    for height in range(1, int((count + 1) * leading)):
        box = box_of(Side("en", quote), stage)
        box.wrap(WIDTH)
        if parts := box.cut(height):
            for part in parts:
                part.wrap(WIDTH)
            found.add(round(parts[0].height // leading))
    assert found == set(range(3, count - 2))
