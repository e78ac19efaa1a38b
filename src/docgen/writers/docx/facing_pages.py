"""Facing pages in Word: for each pair of pages a section in English that begins on an odd page, which stands at the left where two are shown, and one
in Arabic on the even page after it. Where a pair of pages ends is found by laying the document out: Word has no flow of every other page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docgen.document.blocks import PageBreak, Panel
from docgen.document.document import Flow, FlowItem, ParallelPair, Section, Side, SpanningBlock, TintedGroup
from docgen.document.tables.fitting import Setter
from docgen.document.tables.placing import in_place
from docgen.types import Lang

_SIDES: tuple[Lang, Lang] = ("en", "ar")


def placed_facing(flow: Flow, setter: Setter, width: float) -> Flow:
    """The flow with its tables placed in columns of `width` points, one on each page."""
    page = flow.theme.page
    wide = replace(page, gutter=2 * page.margin_side)
    placed = in_place(replace(flow, theme=replace(flow.theme, page=wide)), setter, 2 * width + wide.gutter)
    return replace(placed, theme=replace(placed.theme, page=page))


def folded(flow: Flow, starts: Sequence[int]) -> Flow:
    """The flow with a section for each page. A page break of the author's ends a pair of pages too."""
    (section,) = flow.sections
    made: list[Section] = []
    for items in _spreads(section.items, frozenset(starts)):
        for lang in _SIDES:
            sides = [side for item in items if isinstance(item, ParallelPair) for side in (item.left, item.right)]
            made.append(Section((lang,), tuple(_tinted(side) for side in sides if side is not None and side.lang == lang)))
    return replace(flow, sections=tuple(made))


def in_turn(flow: Flow) -> Flow:
    """The flow with the pages of the leading language before those of the other: the layout `sequential`."""
    items = [replace(flow, sections=(replace(section, items=_unbroken(section.items)),)) for section in flow.sections]
    sections = [section for one in items for section in folded(one, ()).sections]
    ordered = sorted(sections, key=lambda section: flow.meta.languages.index(section.languages[0]))
    return replace(flow, sections=tuple(ordered), layout="sequential")


def _unbroken(items: Sequence[FlowItem]) -> tuple[FlowItem, ...]:
    """Page breaks as those of each language."""
    out: list[FlowItem] = []
    for item in items:
        if isinstance(item, SpanningBlock) and isinstance(item.block, PageBreak):
            out.append(ParallelPair(Side("en", PageBreak()), Side("ar", PageBreak())))
        else:
            out.append(item)
    return tuple(out)


def _tinted(side: Side) -> FlowItem:
    """A panel over the page as other layouts of one language have it."""
    if isinstance(side.block, Panel) and side.block.kind == "about":
        return TintedGroup(tuple(Side(side.lang, block) for block in side.block.blocks))
    return side


def _spreads(items: Sequence[FlowItem], starts: frozenset[int]) -> list[list[FlowItem]]:
    found: list[list[FlowItem]] = [[]]
    for index, item in enumerate(items):
        broken = isinstance(item, SpanningBlock)
        if (index in starts or broken) and found[-1]:
            found.append([])
        if not broken:
            found[-1].append(item)
    return found if found[-1] or len(found) == 1 else found[:-1]


def kind_of(index: int) -> str:
    """The `w:type` of a section of facing pages, the `index`th."""
    return "" if index == 0 else f'<w:type w:val="{"evenPage" if index % 2 else "oddPage"}"/>'
