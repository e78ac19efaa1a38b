"""The catalog and the page tree (ISO 32000-1, 7.7.2 and 7.7.3)."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc

from docgen.writers.pdf.objects.literals import dictionary, reference


class Pages(pdfdoc.PDFPages):  # type: ignore[misc]
    """All pages, one node above them."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        kids = " ".join([reference(document, page) for page in self.pages])
        return f"<</Type /Pages /Count {len(self.pages)} /Kids [{kids}]>>".encode("ascii")


class Catalog(pdfdoc.PDFObject):  # type: ignore[misc]
    """`entries` are values as `objects.written` takes them; what is None is left out."""

    __RefOnly__ = 1

    def __init__(self, pages: Pages) -> None:
        self.entries: dict[str, Any] = {"Type": "/Catalog", "PageMode": "/UseNone", "Pages": pages}

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        return dictionary(document, self.entries).encode("latin-1")
