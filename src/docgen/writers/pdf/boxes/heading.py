"""Headings: a text box that leaves its bookmark where it is painted, its number hanging before it."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.document.blocks import Heading
from docgen.document.inline import Runs, plain
from docgen.types import Align, Lang
from docgen.writers.pdf.boxes.balanced import Balanced
from docgen.writers.pdf.boxes.box import Box, Edge
from docgen.writers.pdf.boxes.hanging import Hanging, Hung
from docgen.writers.pdf.boxes.spans import spans
from docgen.writers.pdf.boxes.text import Text
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.objects.outline import Bookmark
from docgen.writers.pdf.tagging.structure import Element

_STYLES = ("headline", "heading1", "heading2", "heading3")
_GAP = 8.0
"""Points between a heading's number and its text."""
_HUNG_GAP = 4.0
"""What a number in the margin stands further away."""
_EDGE = 14.0
"""The least from such a number to the page's edge."""


class HeadingBox(Box):
    """Never parted from what follows it, nor itself in two, but where it is taller than a page."""

    keep_next = True

    def __init__(self, body: Box, side: Lang, level: int, title: str, element: Element, block: Heading[Runs] | None = None) -> None:
        super().__init__()
        self.body = body
        self.side = side
        self.level = level
        self.title = title
        self.element = element
        self.block = block

    def measure(self, width: float) -> float:
        height = self.body.wrap(width)[1]
        self.first_baseline = self.body.first_baseline
        return height

    def edges(self, *, first: bool) -> Iterable[Edge]:
        return self.body.edges(first=first)

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        parts = self.body.cut(height, forced=True) if forced else None
        if parts is None:
            return None
        first = HeadingBox(parts[0], self.side, self.level, self.title, self.element, self.block)
        first.before, parts[1].after = self.before, self.after
        parts[1].keep_next = True
        return first, parts[1]

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        canvas.bookmarks.append(Bookmark(self.side, self.level, self.title, canvas.page_index, top, self.element))
        self.body.paint(canvas, x, top)


def heading(block: Heading[Runs], voice: LanguageContext) -> HeadingBox:
    """`block.level` 0 is an H1; deeper ones never skip a level in the structure (ISO 14289-1, 7.4.2)."""
    name = _STYLES[min(block.level, len(_STYLES) - 1)]
    style = voice.look.style(name)
    element = voice.element.add(f"H{voice.levels.enter(block.level)}")
    align: Align = "start" if style.align == "justify" else style.align
    body: Box = Balanced(Text(spans(block.text, name, voice), name, voice, element, align))
    title = plain(block.text)
    if block.number:
        number = Text(spans(block.number, name, voice), name, voice, element, "start")
        theme, room = voice.look.theme, number.natural_width() + _GAP
        if theme.forms.heading_number == "hung" and room + _HUNG_GAP + _EDGE <= theme.page.margin_side:
            body = Hung(number, body, room + _HUNG_GAP, rtl=voice.rtl)
        else:
            body = Hanging(number, body, room, rtl=voice.rtl)
        title = f"{plain(block.number)} {title}"
    box = HeadingBox(body, voice.side, block.level, title, element, block)
    box.before, box.after = style.before, style.after
    return box
