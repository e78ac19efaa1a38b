"""Numbers and text strings as PDF writes them (ISO 32000-1, 7.3.3 and 7.9.2.2)."""

from __future__ import annotations

import re

from reportlab.pdfbase.pdfdoc import PDFObject

_SPECIAL = re.compile(r"[\\()\r]")
_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r"})


def num(value: float) -> str:
    """A plain decimal of at most three places (a thousandth of a point): no exponent, no trailing zeros, no minus zero."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def text_string(text: str) -> str:
    """A text string: ASCII in parentheses, all else as UTF-16BE with its mark, in hexadecimal."""
    if text.isascii():
        return f"({text.translate(_ESCAPES) if _SPECIAL.search(text) else text})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


class Raw(PDFObject):  # type: ignore[misc]
    """An object written out already. It becomes an indirect object where reportlab is given it as a reference."""

    __RefOnly__ = 1

    def __init__(self, written: str) -> None:
        self.written = written

    def format(self, document: object) -> bytes:
        return self.written.encode("ascii")
