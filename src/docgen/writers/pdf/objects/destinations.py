"""Where an outline entry or a link leads within the file: a place on a page, and in PDF 2.0 the heading that stands there (ISO 32000-2, 12.3.2)."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFDocument

from docgen.writers.pdf.objects.literals import number_of
from docgen.writers.pdf.objects.tokens import num

_ABOVE = 8.0
"""Points of air above a heading that a reader jumps to."""


def leading_to(document: PDFDocument, page: int, top: float, element: int | None) -> str:
    """The entries of an outline item or a link annotation. `page` counts from 0, `top` is the height of the heading's top in points, `element` the
    number of its structure element where the file is one of PDF 2.0: programs that do not know such destinations take the place on the page."""
    place = f"/XYZ 0 {num(top + _ABOVE)} 0"
    on_page = f"[{number_of(document, document.Pages.pages[page])} 0 R {place}]"
    return f"/Dest {on_page}" if element is None else f"/A <</S /GoTo /D {on_page} /SD [{element} 0 R {place}]>>"
