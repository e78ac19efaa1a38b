"""What the file says of itself: the Info dictionary, its dates, and the catalog's entries for viewers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from docgen._version import __version__
from docgen.document.document import Meta
from docgen.document.inline import Both
from docgen.source_date import source_date
from docgen.types import Lang
from docgen.writers.pdf.objects.tokens import text_string

PRODUCER = "docgen with ReportLab"


def moment(meta: Meta) -> datetime.datetime:
    """When the file was made, as its bytes tell it: `SOURCE_DATE_EPOCH` (seconds) if that is set, else midnight UTC of the document's date."""
    return source_date() or datetime.datetime(meta.date.year, meta.date.month, meta.date.day, tzinfo=datetime.UTC)


def pdf_date(time: datetime.datetime) -> str:
    """A time in UTC as a PDF writes it (ISO 32000-1, 7.9.4); with the offset spelled out, which strict readers ask for where others take `Z`."""
    return time.strftime("D:%Y%m%d%H%M%S+00'00'")


def said(both: Both[str], languages: Sequence[Lang]) -> str:
    """What is said in the first language that says anything."""
    return next((text for side in languages if (text := both.side(side))), "")


class Info(PDFObject):  # type: ignore[misc]
    """The document information dictionary (ISO 32000-1, 14.3.3), in the language that prevails. `trapped` says that no plate is trapped yet."""

    __RefOnly__ = 1

    def __init__(self, meta: Meta, languages: Sequence[Lang], *, trapped: bool = False) -> None:
        made = pdf_date(moment(meta))
        entries = {
            "Title": said(meta.title, languages),
            "Author": said(meta.author, languages),
            "Subject": said(meta.subject, languages),
            "Keywords": ", ".join(dict.fromkeys(word for side in languages for word in meta.keywords.side(side) or ())),
            "Creator": f"docgen {__version__}",
            "Producer": PRODUCER,
            "CreationDate": made,
            "ModDate": made,
        }
        self.trapped = " /Trapped /False" if trapped else ""
        self.entries = {key: value for key, value in entries.items() if value}

    def format(self, document: PDFDocument) -> bytes:
        return f"<<{' '.join(f'/{key} {text_string(value)}' for key, value in self.entries.items())}{self.trapped}>>".encode("ascii")
