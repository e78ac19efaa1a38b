"""Streams, deflated (ISO 32000-1, 7.3.8 and 7.4.4)."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase import pdfdoc

LEVEL = 4
"""zlib's level: against its usual 6 a document is 3 % larger and its deflating takes a third less time."""


def deflated(data: bytes) -> bytes:
    return zlib.compress(data, LEVEL)


def compressed(data: bytes, entries: Mapping[str, Any] | None = None) -> pdfdoc.PDFStream:
    """`entries` of its dictionary beside Filter and Length."""
    dictionary = pdfdoc.PDFDictionary({**(entries or {}), "Filter": pdfdoc.PDFName("FlateDecode")})
    return pdfdoc.PDFStream(dictionary, deflated(data), filters=None)


def encoded(data: bytes, entries: Mapping[str, Any]) -> pdfdoc.PDFStream:
    """A stream whose data is encoded already, as its `entries` say."""
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(dict(entries)), data, filters=None)
