"""Where headings stand, without making a PDF: for a format whose pages are made by whoever opens it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import cast

from docgen.document.blocks import PageBreak, Panel, Picture, SideBlock, slots
from docgen.document.contents import PAGES, Pages
from docgen.document.document import Flow, FlowItem, ParallelPair, Section, Side, TintedGroup
from docgen.document.tables.placing import has_tables, in_place, small_styles
from docgen.document.tables.table import Table
from docgen.errors import DocgenError
from docgen.typography.fonts.families import library
from docgen.writers.options import RenderOptions
from docgen.writers.pdf.boxes.contents import page_of
from docgen.writers.pdf.boxes.measuring import setter_of
from docgen.writers.pdf.boxes.picture import open_pictures
from docgen.writers.pdf.boxes.running_head import RunningHead
from docgen.writers.pdf.document import build_section, with_contents
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.pagination.endings import filled
from docgen.writers.pdf.style_resolver import StyleResolver
from docgen.writers.pdf.tagging.structure import Element

_LINE = 18.0
_AIR = 16.0
_PICTURE = 800.0
_MEASURE = 24
"""Characters: no line of text that is filled has fewer."""
_CELL = 8
"""The same of a cell."""
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


def _pages(flow: Flow, options: RenderOptions) -> tuple[Pages | None, ...]:
    theme = small_styles(flow.theme) if has_tables(flow) else flow.theme
    look = StyleResolver(theme, library(tuple(options.font_folders)).stack(theme.families.arabic, theme.families.latin))
    images = open_pictures(flow, "screen", lambda problem: None)
    voices = {
        lang: LanguageContext(look, lang, flow.meta.tag(lang), flow.furniture.digits.side(lang) or "latn", Element("Sect", None))
        for lang in dict.fromkeys(lang for section in flow.sections for lang in section.languages)
    }
    width = theme.page.width - 2 * theme.page.margin_side
    setter = setter_of(voices, theme)
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
