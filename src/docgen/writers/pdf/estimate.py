"""Where headings stand, without making a PDF: for a format whose pages are made by whoever opens it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import cast

from docgen.document.blocks import PageBreak, Panel, Picture, SideBlock, slots
from docgen.document.contents import PAGES, Pages
from docgen.document.document import Flow, FlowItem, ParallelPair, Section, Side, TintedGroup
from docgen.document.tables.fitting import Setter
from docgen.document.tables.placing import has_tables, in_place, small_styles
from docgen.document.tables.table import Table
from docgen.errors import DocgenError
from docgen.types import Lang
from docgen.typography.fonts.families import library
from docgen.writers.options import RenderOptions
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.contents import page_of
from docgen.writers.pdf.boxes.measuring import setter_of
from docgen.writers.pdf.boxes.picture import Images, open_pictures
from docgen.writers.pdf.boxes.rule import PageEnd
from docgen.writers.pdf.boxes.running_head import RunningHead
from docgen.writers.pdf.boxes.stack import Stack
from docgen.writers.pdf.document import build_section, with_contents
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.pagination.endings import filled
from docgen.writers.pdf.pagination.facing import SIDES, unfolded
from docgen.writers.pdf.pagination.pages import chained, paginate
from docgen.writers.pdf.style_resolver import StyleResolver
from docgen.writers.pdf.tagging.structure import Element

_LINE = 18.0
_AIR = 16.0
_PICTURE = 800.0
_MEASURE = 24
"""Characters: no line of text that is filled has fewer."""
_CELL = 8
"""The same of a cell."""
_SPARE = 20.0
"""Points of a page that are left free for lines that another program breaks otherwise."""
_HEAD = 120.0
"""A running head with its bar takes no more, in points."""


def contents_pages(flow: Flow, options: RenderOptions) -> tuple[Pages | None, ...]:
    """For each section that is long enough for a contents list, the pages of the headings that it names, as a PDF has them; `None` for a short one,
    and for all where the flow asks for none or cannot be laid out."""
    short: tuple[Pages | None, ...] = (None,) * len(flow.sections)
    if not flow.listed or all(_height(section) < PAGES * _room(flow) for section in flow.sections):
        return short
    try:
        return _pages(flow, options)
    except DocgenError:
        return short  # what is wrong is told by the format itself


def spread_starts(flow: Flow, options: RenderOptions) -> tuple[int, ...]:
    """Of facing pages, the item of the flow with which each pair of pages but the first begins; none where it cannot be laid out. Items stay whole,
    where they are no taller than a page: no two of such a format's pages share one."""
    page = replace(flow.theme.page, margin_bottom=flow.theme.page.margin_bottom + _SPARE)
    flow = replace(flow, theme=replace(flow.theme, page=page))
    flow = unfolded(flow)
    try:
        look, voices, images, setter = _made_ready(flow, options)
        (section,) = in_place(flow, setter, flow.theme.page.width - 2 * page.margin_side).sections
        stage = LayoutContext(look, voices, section.languages, flow.theme.page, False, images, single=page)
        stage = replace(stage, head=max(RunningHead(flow.furniture, stage.of_one(lang)).extra for lang in SIDES))
        boxes, stage = build_section(flow, section, stage, dict.fromkeys(section.languages, 0), None, None, 1.0)
        groups = chained([box if isinstance(box, PageEnd) else _Whole(box) for box in boxes])
        leaves = [leaf for leaf, _ in paginate(groups, stage)]
        for voice in voices.values():
            voice.element.unlink()
    except DocgenError:
        return ()  # what is wrong is told by the format itself
    starts = [next((origin for placed in leaf.placed for origin in _origins(placed.box)), None) for leaf in leaves[1:]]
    return tuple(start for start in starts if start)


class _Whole(Stack):
    """A box that is parted only where it is taller than a page."""

    def __init__(self, box: Box) -> None:
        super().__init__([box])
        self.origin = box.origin

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        return super().cut(height, forced=True) if forced else None


def _origins(box: Box) -> Iterator[int]:
    if box.origin is not None:
        yield box.origin
    elif isinstance(box, Stack):
        for child in box.children:
            yield from _origins(child)


def _room(flow: Flow) -> float:
    """The least that a page holds, in points."""
    page = flow.theme.page
    return max(page.height - page.margin_top - page.margin_bottom - _HEAD, _LINE)


def _height(section: Section) -> float:
    """More than a section can take, in points: a glance that saves short documents from being laid out twice."""
    return sum(map(_tall, section.items))


def _tall(item: FlowItem) -> float:
    if isinstance(item, TintedGroup):
        return sum(map(_tall, item.items)) + _AIR
    if isinstance(item, ParallelPair):
        return max((_block(side.block) for side in (item.left, item.right) if side is not None), default=0.0)
    if isinstance(item, Side):
        return _block(item.block)
    return _PICTURE


def _block(block: SideBlock) -> float:
    if isinstance(block, (Picture, PageBreak)):
        return _PICTURE
    if isinstance(block, Panel):
        return sum(map(_block, block.blocks)) + _AIR
    narrow = _CELL if isinstance(block, Table) else _MEASURE
    return sum([_LINE * (1 + sum([len(run.text) for run in runs]) // narrow) + _AIR for runs in slots(block) if runs])


def _made_ready(flow: Flow, options: RenderOptions) -> tuple[StyleResolver, dict[Lang, LanguageContext], Images, Setter]:
    """What boxes are made with."""
    theme = small_styles(flow.theme) if has_tables(flow) else flow.theme
    look = StyleResolver(theme, library(tuple(options.font_folders)).stack(theme.families.arabic, theme.families.latin))
    images = open_pictures(flow, "screen", lambda problem: None)
    voices = {
        lang: LanguageContext(look, lang, flow.meta.tag(lang), flow.furniture.digits.side(lang) or "latn", Element("Sect", None))
        for lang in dict.fromkeys(lang for section in flow.sections for lang in section.languages)
    }
    return look, voices, images, setter_of(voices, theme)


def _pages(flow: Flow, options: RenderOptions) -> tuple[Pages | None, ...]:
    look, voices, images, setter = _made_ready(flow, options)
    theme = look.theme
    width = theme.page.width - 2 * theme.page.margin_side
    found: list[Pages | None] = []
    before = 0
    for index, section in enumerate(in_place(flow, setter, width).sections):
        stage = LayoutContext(look, voices, section.languages, theme.page, flow.layout == "side-by-side", images)
        stage = replace(stage, head=RunningHead(flow.furniture, stage).extra)
        marks = {lang: len(voices[lang].element.kids) for lang in section.languages}
        build = partial(build_section, flow, section, stage, marks, None, None)
        pages = filled(build, before=before)
        if len(pages.leaves) <= PAGES:
            found.append(None)
        else:
            pages, plan = with_contents(flow, flow.listed[index], stage, build, before)
            found.append(cast(Pages, {lang: page_of(lang, plan) for lang in section.languages}))
        before += len(pages.leaves)
    for voice in voices.values():
        voice.element.unlink()
    return tuple(found)
