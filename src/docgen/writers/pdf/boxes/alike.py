"""Paragraphs of a pair are set alike, justified or ragged, also where one stands under the other."""

from __future__ import annotations

from collections.abc import Iterable
from weakref import ref

from docgen.document.blocks import Paragraph
from docgen.document.document import FlowItem, Side
from docgen.types import Lang
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.text import Text


def matched(items: Iterable[FlowItem], boxes: Iterable[Box]) -> list[Box]:
    """The boxes of these items; a paragraph and the same one in the other language, which follows it, know of each other."""
    waiting: dict[Lang, list[Text]] = {"ar": [], "en": []}
    out = list(boxes)
    for item, box in zip(items, out, strict=True):
        if not isinstance(item, Side):
            waiting = {"ar": [], "en": []}
            continue
        if not isinstance(item.block, Paragraph) or not isinstance(box, Text):
            continue
        others = waiting["en" if item.lang == "ar" else "ar"]
        if others and others[0].style_name == box.style_name:
            other = others.pop(0)
            box.facing, other.facing = ref(other), ref(box)
        else:
            waiting[item.lang].append(box)
    return out
