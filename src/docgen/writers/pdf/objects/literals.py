"""Objects of a reportlab document as PDF text, without reportlab's own way of writing them, which is slow."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc


def reference(document: pdfdoc.PDFDocument, obj: Any, name: str | None = None) -> str:
    """`12 0 R`. The object is put in the document where it is not in it yet, under `name` if it has one."""
    return f"{document.idToObjectNumberAndVersion[document.Reference(obj, name).name][0]} 0 R"


def number_of(document: pdfdoc.PDFDocument, obj: pdfdoc.PDFObject) -> int:
    """The number of an object that is in the document."""
    number: int = document.idToObjectNumberAndVersion[obj.__InternalName__][0]
    return number


def written(document: pdfdoc.PDFDocument, value: Any) -> str:
    """A value: text is PDF already, a number a number; an object of reportlab's is asked, or referred to where it must stand alone."""
    if isinstance(value, str):
        return value
    if isinstance(value, pdfdoc.PDFObject):
        if hasattr(value, "__RefOnly__"):
            return reference(document, value)
        data: bytes = value.format(document)
        return data.decode("latin-1")
    return str(value)


def dictionary(document: pdfdoc.PDFDocument, entries: dict[str, Any]) -> str:
    """A dictionary; what is None is left out."""
    return f"<<{' '.join([f'/{key} {written(document, value)}' for key, value in entries.items() if value is not None])}>>"
