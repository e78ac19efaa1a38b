"""Blocks one under another: the ink of one never meets that of the next."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flows import both

from docgen.document.blocks import Heading, ListBlock, Paragraph
from docgen.document.document import ParallelPair, Side
from docgen.document.inline import Inline
from docgen.typography.paragraph.ink_cy import apart
from docgen.writers.pdf.boxes.apart import room_between
from docgen.writers.pdf.boxes.blocks import box_of
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.stack import Stack
from docgen.writers.pdf.boxes.text import text
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.pagination.pages import chained, paginate

VOCALISED = "كَلِمَةُ سُمُوِّ الْأَمِيرِ فِي افْتِتَاحِ الدَّوْرَةِ"
TAILS = "تصريح صحفي في غرّ ج ح ع"
PLAIN = "Issued by the Authority"
WIDTH = 230.0


def runs(words: str) -> tuple[Inline]:
    return (Inline(words),)


def arabic(words: str, style: str, stage: LayoutContext) -> Box:
    return text(runs(words), style, stage.voices["ar"])


def clear(upper: Box, lower: Box, space: float) -> float:
    """How much further apart the baselines stand than the words that come nearest to each other need, with `space` points between the boxes."""
    nearest = float("inf")
    for high in upper.edges(first=False):
        for low in lower.edges(first=True):
            distance = high.depth + space + low.depth
            for above, left, _ in high.line.boxes():
                for below, start, _ in low.line.boxes():
                    nearest = min(nearest, distance - apart(above.shaped, below.shaped, start + low.x - left - high.x))
    return nearest


def headline(stage: LayoutContext) -> Box:
    return box_of(Side("ar", Heading(runs(VOCALISED), 0)), stage)


def item(stage: LayoutContext) -> Box:
    return box_of(Side("ar", ListBlock((runs(VOCALISED),) * 30, "abjad")), stage)


def pair(stage: LayoutContext) -> Box:
    sides = both(VOCALISED, PLAIN)
    return box_of(ParallelPair(Side("en", Paragraph(sides.en or ())), Side("ar", Paragraph(sides.ar or ()))), stage)


@pytest.mark.parametrize("lower", [headline, item, pair])
def test_two_blocks_that_would_meet_are_moved_apart_and_no_further(lower: Callable[[LayoutContext], Box], stage: LayoutContext) -> None:
    upper, under = arabic(TAILS, "kicker", stage), lower(stage)
    for box in (upper, under):
        box.wrap(WIDTH)
    close = -8.0
    more = room_between(upper, under, close)
    assert clear(upper, under, close) < 0
    assert more > 0
    assert clear(upper, under, close + more) == pytest.approx(1.7, abs=0.01)


def test_blocks_that_keep_clear_of_each_other_stay_where_they_are(stage: LayoutContext) -> None:
    upper, under = (text(runs(PLAIN), "body", stage.voices["en"]) for _ in range(2))
    for box in (upper, under):
        box.wrap(WIDTH)
    assert room_between(upper, under, 4.0) == 0.0


def test_what_stands_in_the_other_column_moves_nothing(stage: LayoutContext) -> None:
    left = box_of(ParallelPair(Side("en", Paragraph(runs(PLAIN))), None), stage)
    right = box_of(ParallelPair(None, Side("ar", Paragraph(runs(VOCALISED)))), stage)
    for box in (left, right):
        box.wrap(2 * WIDTH)
    assert room_between(left, right, -20.0) == 0.0


def test_boxes_in_a_stack_and_on_a_page_have_that_room(stage: LayoutContext) -> None:
    def parts() -> list[Box]:
        made: list[Box] = [arabic(TAILS, "kicker", stage), headline(stage)]
        made[0].after = made[1].before = -6.0
        return made

    for box in (*(alone := parts()), whole := Stack(parts())):
        box.wrap(stage.page.width - 2 * stage.page.margin_side)
    more = room_between(*alone, -6.0)
    assert more > 0
    assert whole.height == pytest.approx(sum(box.height for box in alone) - 6.0 + more)
    [(leaf, _)] = paginate(chained(parts()), stage)
    top = leaf.placed[0].top
    assert top - leaf.bottom == pytest.approx(sum(box.height for box in alone) - 6.0 + more)
