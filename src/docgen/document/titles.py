"""The title of a document in its flow: the headline with the lines that belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import sqrt

from docgen.document.blocks import Heading, Paragraph, SideBlock
from docgen.document.document import FlowItem, ParallelPair, Side
from docgen.document.inline import plain
from docgen.document.theme import TextStyle, Theme
from docgen.types import Lang

_WITH_TITLE = ("kicker", "subheadline")
_AVERAGE: dict[Lang, float] = {"ar": 0.4, "en": 0.48}
"""Of the type size: the width of a letter."""


def parted_title(items: Sequence[FlowItem]) -> tuple[list[FlowItem], list[FlowItem]]:
    """The items of a section's title, which are those about its headline, and all others."""
    at = next((index for index, item in enumerate(items) if is_headline(item)), None)
    if at is None:
        return [], list(items)
    start, end = at, at + 1
    while start > 0 and _belongs(items[start - 1]):
        start -= 1
    while end < len(items) and (_belongs(items[end]) or is_headline(items[end])):
        end += 1
    return list(items[start:end]), [*items[:start], *items[end:]]


def _blocks(item: FlowItem) -> list[SideBlock]:
    sides = (item.left, item.right) if isinstance(item, ParallelPair) else (item,) if isinstance(item, Side) else ()
    return [side.block for side in sides if side is not None]


def is_headline(item: FlowItem) -> bool:
    """Whether an item is the document's title, in one language or both."""
    return any(isinstance(block, Heading) and block.level == 0 for block in _blocks(item))


def _belongs(item: FlowItem) -> bool:
    found = _blocks(item)
    return bool(found) and all(isinstance(block, Paragraph) and block.style in _WITH_TITLE for block in found)


def lines_of(words: str, style: TextStyle, lang: Lang, room: float) -> float:
    """About how many lines words take that are set `room` points wide."""
    return len(words) * (style.arabic if lang == "ar" else style.latin) * _AVERAGE[lang] / room


def fitted_headline(theme: Theme, items: Iterable[FlowItem], room: float) -> Theme:
    """The theme with a headline that is set smaller where it takes more lines than the theme wants, in either language and `room` points wide; it
    stays as large as a heading of the first level."""
    style, least = theme.styles.get("headline"), theme.styles.get("heading1")
    if style is None or least is None:
        return theme
    lines = max((lines_of(words, style, lang, room) for words, lang in _headlines(items)), default=0.0)
    scale = max(sqrt(theme.headline_lines / lines) if lines else 1.0, least.arabic / style.arabic)
    return theme if scale >= 1.0 else replace(theme, styles={**theme.styles, "headline": style.scaled(scale)})


def _headlines(items: Iterable[FlowItem]) -> Iterator[tuple[str, Lang]]:
    for item in items:
        for side in (item.left, item.right) if isinstance(item, ParallelPair) else (item,) if isinstance(item, Side) else ():
            if side is not None and isinstance(side.block, Heading) and side.block.level == 0:
                yield plain(side.block.text), side.lang
