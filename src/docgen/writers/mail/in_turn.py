"""A flow with the languages one after the other: mail is read in one column, whose width nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docgen.document.document import BilingualTable, Flow, FlowItem, ParallelPair, Section, Side, SpanningBlock, TintedGroup
from docgen.types import Lang


def in_turn(flow: Flow) -> Flow:
    """The same flow, each language a section of its own; one whose layout is `stacked` stays as it is, for that was asked."""
    if flow.layout == "stacked":
        return flow
    sections = tuple(
        Section((lang,), tuple(_of(section.items, lang))) if len(section.languages) > 1 else section
        for section in flow.sections
        for lang in section.languages
    )
    return replace(flow, sections=tuple(sorted(sections, key=lambda section: flow.meta.languages.index(section.languages[0]))), listed=())


def _of(items: Iterable[FlowItem], lang: Lang) -> Iterator[FlowItem]:
    for item in items:
        if isinstance(item, TintedGroup):
            if inner := tuple(_of(item.items, lang)):
                yield TintedGroup(inner)
        elif isinstance(item, ParallelPair):
            yield from (replace(side, follows_translation=False) for side in (item.left, item.right) if side is not None and side.lang == lang)
        elif isinstance(item, Side):
            if item.lang == lang:
                yield replace(item, follows_translation=False)
        elif isinstance(item, SpanningBlock) and isinstance(item.block, BilingualTable):
            yield Side(lang, item.block.arabic if lang == "ar" else item.block.english)
        else:
            yield item
