"""Output intents: the colours that the file's numbers stand for (ISO 32000-1, 14.11.5)."""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfdoc

from docgen.render.pdf.tokens import text_string

_FOLDER = Path(__file__).parent / "icc"


@cache
def _deflated(path: Path) -> tuple[int, bytes]:
    data = path.read_bytes()
    return len(data), zlib.compress(data, 9)


def srgb_intent(document: pdfdoc.PDFDocument) -> pdfdoc.PDFObject:
    """PDF/A's intent: device RGB is sRGB (IEC 61966-2-1). Subtype GTS_PDFA1 holds for every part of PDF/A (ISO 19005-3, 6.2.3)."""
    _, data = _deflated(_FOLDER / "sRGB.icc")
    dictionary = pdfdoc.PDFDictionary({"N": 3, "Filter": pdfdoc.PDFName("FlateDecode")})
    profile = document.Reference(pdfdoc.PDFStream(dictionary, data, filters=None), "profile-srgb")
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": text_string("sRGB"),
            "RegistryName": text_string("http://www.color.org"),
            "Info": text_string("sRGB IEC 61966-2-1"),
            "DestOutputProfile": profile,
        }
    )
