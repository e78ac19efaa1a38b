"""Which translations stay on the page of what they translate, where the one stands under the other."""

from __future__ import annotations

from docgen.document.blocks import Heading, Paragraph, Quote
from docgen.document.document import FlowItem, Side

_SHORT = 160
"""Characters: a line or two."""


def stays_with_original(item: FlowItem) -> bool:
    """Whether an item is a heading, a short paragraph or a short quotation right under the same in the other language."""
    if not isinstance(item, Side) or not item.follows_translation or not isinstance(item.block, (Heading, Paragraph, Quote)):
        return False
    return sum(len(run.text) for run in item.block.text) <= _SHORT
