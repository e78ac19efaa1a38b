"""The standards that a file claims, in its metadata (ISO 16684-1), where a property may be an element or an attribute."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from docgen.writers.pdf.inspect.budget import Budget
from docgen.writers.pdf.inspect.unpacking import unpacked
from docgen.writers.pdf.inspect.values import entry, is_stream

_PDFA = "http://www.aiim.org/pdfa/ns/id/ "
_PDFUA = "http://www.aiim.org/pdfua/ns/id/ "
_PDFX = "http://www.npes.org/pdfx/ns/id/ "
_WANTED = {f"{_PDFA}part", f"{_PDFA}conformance", f"{_PDFUA}part", f"{_PDFX}GTS_PDFXVersion"}
_LARGEST = 16 * 1024 * 1024
_LONGEST = 80
_DEEPEST = 200
"""Elements in elements; a packet has a dozen. The parser keeps memory for each that is open."""


def standards(root: Any, budget: Budget) -> Iterator[str]:
    """As `PDF/A-3a`, `PDF/UA-1`, `PDF/X-4`."""
    stream = entry(root, "/Metadata")
    data = unpacked(stream, budget, "the metadata", _LARGEST) if is_stream(stream) else None
    if data is None:
        return
    try:
        found = _properties(data)
    except (expat.ExpatError, ValueError, LookupError):
        budget.left_out("the metadata: no XMP packet")
        return
    if part := found.get(f"{_PDFA}part"):
        yield f"PDF/A-{part}{found.get(f'{_PDFA}conformance', '').lower()}"
    if part := found.get(f"{_PDFUA}part"):
        yield f"PDF/UA-{part}"
    if version := found.get(f"{_PDFX}GTS_PDFXVersion"):
        yield version


def _properties(data: bytes) -> dict[str, str]:
    """The wanted properties by namespace and name; no tree is made of the packet. An entity of its own is none of XMP's, and ends the reading."""
    found: dict[str, str] = {}
    within: list[str] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise ValueError("nested too deep")
        within[:] = [name] if name in _WANTED else []
        for key in _WANTED & attributes.keys():
            found.setdefault(key, attributes[key].strip()[:_LONGEST])

    def words(text: str) -> None:
        if within:
            found[within[0]] = (found.get(within[0], "") + text).strip()[:_LONGEST]

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        within.clear()

    def declared(*entity: Any) -> None:
        raise ValueError("an entity")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, words
    parser.EntityDeclHandler = declared
    parser.Parse(data, True)
    return found
