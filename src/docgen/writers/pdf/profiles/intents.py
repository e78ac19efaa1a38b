"""Output intents: the colours that the file's numbers stand for (ISO 32000-1, 14.11.5)."""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfdoc

from docgen.writers.pdf.objects.literals import reference
from docgen.writers.pdf.objects.streams import Stream
from docgen.writers.pdf.objects.tokens import text_string
from docgen.writers.pdf.profiles.icc_profile import read_press_profile

FOLDER = Path(__file__).parent / "icc"
_REGISTRY = "http://www.color.org"


@cache
def _shipped(name: str) -> bytes:
    """A shipped profile, deflated."""
    return zlib.compress((FOLDER / name).read_bytes(), 9)


def srgb_profile(document: pdfdoc.PDFDocument) -> str:
    """A reference to the sRGB profile, put in the file once."""
    return _profile(document, "profile-srgb", _shipped("sRGB.icc"), 3)


def srgb_intent(document: pdfdoc.PDFDocument) -> str:
    """PDF/A's intent: device RGB is sRGB (IEC 61966-2-1). Subtype GTS_PDFA1 holds for every part of PDF/A (ISO 19005-3, 6.2.3)."""
    return (
        f"<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /RegistryName ({_REGISTRY}) /Info (sRGB IEC 61966-2-1)"
        f" /DestOutputProfile {srgb_profile(document)}>>"
    )


def press_intent(document: pdfdoc.PDFDocument, icc: Path | None) -> str:
    """PDF/X's intent (ISO 15930-7, 6.2): the printing condition of a profile, by default offset on coated paper (FOGRA39). Raises RenderError."""
    if icc is None:
        profile = _profile(document, "profile-press", _shipped("FOGRA39L.icc"), 4)
        name, condition = "(FOGRA39)", "(Offset on coated paper, ISO 12647-2:2004/Amd 1, FOGRA39)"
        return (
            f"<</Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier {name} /RegistryName ({_REGISTRY}) /OutputCondition {condition}"
            f" /Info {condition} /DestOutputProfile {profile}>>"
        )
    given = read_press_profile(icc)
    profile = _profile(document, "profile-press", zlib.compress(given.data, 9), 4)
    words = text_string(given.description or icc.stem)
    return f"<</Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier {words} /Info {words} /DestOutputProfile {profile}>>"


def _profile(document: pdfdoc.PDFDocument, name: str, deflated: bytes, components: int) -> str:
    profile = document.idToObject.get(name) or Stream(deflated, {"N": components, "Filter": "/FlateDecode"})
    return reference(document, profile, name)
