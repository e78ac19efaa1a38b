"""What a QR code at the end of a document says: an address with the document's reference in it, or the reference alone (ISO/IEC 18004)."""

from __future__ import annotations

import importlib
import re
import unicodedata
from dataclasses import dataclass

from docgen.document.uri import encoded_value, percent_encoded
from docgen.errors import Problem, RenderError

QUIET = 4
"""Modules of empty space around the code (ISO/IEC 18004, 9.1)."""
_NAMED = re.compile(r"\{\w*\}")


@dataclass(frozen=True, slots=True)
class Code:
    """`text` is what is coded; `link` the same where it is an address; `lines` stand under the code for people: the reference, then the address as
    it was given. `modules` are rows from the top, each module 1 (dark) or 0, without the space around."""

    text: str
    link: str | None
    lines: tuple[str, ...]
    modules: tuple[bytes, ...]


def qr_code(address: str, reference: str | None) -> Code:
    """The code of an address in which `{reference}` stands for the document's own, percent-encoded; an empty one codes the reference. Raises
    RenderError where there is neither, or more than a code holds."""
    if "{reference}" in address and not reference:
        raise RenderError("the QR code's address asks for {reference}, but the document has none")
    unknown = _NAMED.search(address.replace("{reference}", ""))
    if unknown is not None:
        raise RenderError(Problem(f"the QR code's address asks for {unknown[0]}, which is not known", hint="{reference} is the document's own"))
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in address):
        raise RenderError("the QR code's address holds a character that no address has")
    shown = address.replace("{reference}", reference or "").strip() or reference
    if not shown:
        raise RenderError("a QR code needs an address, or a document with a reference")
    link = percent_encoded(address.replace("{reference}", encoded_value(reference or "")).strip()) if "://" in shown else None
    text = link or shown
    lines = tuple(dict.fromkeys(line for line in (reference, shown) if line))
    return Code(text, link, lines, _modules(text))


def _modules(text: str) -> tuple[bytes, ...]:
    segno = importlib.import_module("segno")
    try:
        code = segno.make_qr(text, error="m", boost_error=False)
    except segno.DataOverflowError:
        raise RenderError(f"the QR code's text is {len(text)} characters long, more than a code holds") from None
    return tuple(bytes(row) for row in code.matrix)
