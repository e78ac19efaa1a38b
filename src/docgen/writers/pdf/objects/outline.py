"""The outline (bookmarks): each language's headings under its own headline, in the order of the document's languages (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import PDFDocument

from docgen.types import Lang
from docgen.writers.pdf.objects.destinations import leading_to
from docgen.writers.pdf.objects.tokens import Raw, text_string
from docgen.writers.pdf.tagging.structure import Element

_OPEN = 1
"""The depth to which items show what is below them: each language's headline is open, all below it is closed."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading drawn: `page` from 0, `top` the height of its top on the page, in points; the structure element that has its words."""

    side: Lang
    level: int
    title: str
    page: int
    top: float
    element: Element | None = None


class _Item:
    """An item; `raw` is its object, `below` counts the items that show below it where it is open. Its neighbours are the numbers of their objects, 0
    for none. A closed one (`is_open` false) keeps what is below it to itself."""

    __slots__ = ("after", "before", "below", "first", "is_open", "last", "number", "raw")

    def __init__(self, document: PDFDocument, *, is_open: bool = True) -> None:
        self.is_open = is_open
        self.raw = Raw("")
        document.Reference(self.raw)
        self.number: int = document.objectcounter
        self.before = self.after = self.first = self.below = 0
        self.last: _Item | None = None

    def add(self, item: _Item) -> None:
        """As the last one directly below this."""
        if self.last is None:
            self.first = item.number
        else:
            self.last.after, item.before = item.number, self.last.number
        self.last = item

    def links(self) -> str:
        links = (("Prev", self.before), ("Next", self.after), ("First", self.first), ("Last", self.last.number if self.last else 0))
        told = "".join([f" /{name} {number} 0 R" for name, number in links if number])
        return f"{told} /Count {self.below if self.is_open else -self.below}" if self.below else told


def outline(document: PDFDocument, bookmarks: Sequence[Bookmark], languages: Sequence[Lang], *, modern: bool = False) -> Raw | None:
    """The outline's object, its items in the document; none where these languages have no bookmarks. Call when the pages are in the document and, for
    a `modern` file (PDF 2.0), the structure elements too."""
    if not any(mark.side in languages for mark in bookmarks):
        return None
    root = _Item(document)
    items: list[tuple[_Item, _Item, Bookmark]] = []
    for side in languages:
        open_items: list[tuple[int, _Item]] = [(-1, root)]
        for mark in (mark for mark in bookmarks if mark.side == side):
            while open_items[-1][0] >= mark.level:
                open_items.pop()
            item, parent = _Item(document, is_open=len(open_items) <= _OPEN), open_items[-1][1]
            parent.add(item)
            for _, above in reversed(open_items):
                above.below += 1
                if not above.is_open:
                    break
            items.append((item, parent, mark))
            open_items.append((mark.level, item))
    for item, parent, mark in items:
        place = leading_to(document, mark.page, mark.top, mark.element.number if modern and mark.element is not None else None)
        item.raw.written = f"<</Title {text_string(mark.title)} /Parent {parent.number} 0 R {place}{item.links()}>>"
    root.raw.written = f"<</Type /Outlines{root.links()}>>"
    return root.raw
