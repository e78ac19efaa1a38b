"""The title of a document in its flow: the headline with the lines that belong to it."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document.blocks import Heading, Paragraph, SideBlock
from docgen.document.document import FlowItem, ParallelPair, Side

_WITH_TITLE = ("kicker", "subheadline")


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
