"""The outline (bookmarks): each language's headings under its own headline, in the order of the document's languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.document.inline import Lang
from docgen.render.pdf.canvas import PageCanvas

_ABOVE = 8.0
"""Points of air above a heading that a reader jumps to."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading drawn: `page` from 0, `top` the height of its top on the page, in points."""

    side: Lang
    level: int
    title: str
    page: int
    top: float


def write_outline(canvas: PageCanvas, bookmarks: Sequence[Bookmark], languages: Sequence[Lang]) -> None:
    """Call when all pages are drawn. Levels that the headings skip are closed up, since an outline cannot skip any."""
    from reportlab.pdfbase.pdfdoc import PDFObjectReference

    number = 0
    for side in languages:
        open_levels: list[int] = []
        for mark in (mark for mark in bookmarks if mark.side == side):
            while open_levels and open_levels[-1] >= mark.level:
                open_levels.pop()
            open_levels.append(mark.level)
            number += 1
            key = f"heading-{number}"
            destination = canvas._bookmarkReference(key)
            destination.xyz(0, mark.top + _ABOVE, 0)
            destination.setPage(PDFObjectReference(f"Page{mark.page + 1}"))
            canvas.addOutlineEntry(mark.title, key, len(open_levels) - 1)
