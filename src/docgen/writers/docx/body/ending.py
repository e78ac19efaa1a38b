"""How a document ends: what of a flow says nothing by itself, and stands on the page of something that does."""

from __future__ import annotations

from docgen.document.blocks import Paragraph
from docgen.document.document import FlowItem, ParallelPair, Side

BROUGHT = 2
"""So many paragraphs or rows stand on the page of an ending."""


def ends(item: FlowItem) -> bool:
    """Whether an item is an end mark or a note, and not what a document says."""
    return styled(item, ("endmark", "note"))


def styled(item: FlowItem, styles: tuple[str, ...]) -> bool:
    """Whether all that stands in an item are paragraphs of these styles."""
    sides = (item.left, item.right) if isinstance(item, ParallelPair) else (item,) if isinstance(item, Side) else ()
    found = [side.block for side in sides if side is not None]
    return bool(found) and all(isinstance(block, Paragraph) and block.style in styles for block in found)
