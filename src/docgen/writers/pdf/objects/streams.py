"""Streams, deflated (ISO 32000-1, 7.3.8 and 7.4.4)."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from docgen.writers.pdf.objects.literals import dictionary

LEVEL = 4
"""zlib's level: against its usual 6 a document is 3 % larger and its deflating takes a third less time."""
_OUTLINES = 2
"""That of font files: in outlines little comes again, so looking less for it makes a file 1 % larger and takes a third less time."""


def deflated(data: bytes) -> bytes:
    return zlib.compress(data, LEVEL)


class Stream(PDFObject):  # type: ignore[misc]
    """`data` is encoded already, as the `entries` of its dictionary say; they lack its Length."""

    __RefOnly__ = 1

    def __init__(self, data: bytes, entries: Mapping[str, Any]) -> None:
        self.data = data
        self.entries = entries

    def format(self, document: PDFDocument) -> bytes:
        """PDF/A wants an end of line before the last keyword (ISO 19005-3, 6.1.7.1)."""
        data = document.encrypt.encode(self.data)
        head = dictionary(document, {**self.entries, "Length": len(data)})
        return b"%b\nstream\n%b\nendstream" % (head.encode("latin-1"), data)


def compressed(data: bytes, entries: Mapping[str, Any] | None = None) -> Stream:
    """`entries` of its dictionary beside Filter and Length."""
    return Stream(deflated(data), {**(entries or {}), "Filter": "/FlateDecode"})


def font_file(data: bytes) -> Stream:
    """A TrueType file, deflated (9.9)."""
    deflating = zlib.compressobj(_OUTLINES, zlib.DEFLATED, zlib.MAX_WBITS, 9)
    return Stream(deflating.compress(data) + deflating.flush(), {"Length1": len(data), "Filter": "/FlateDecode"})
