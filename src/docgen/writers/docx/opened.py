"""A Word file as python-docx's object, for scripts that go on editing it."""

from __future__ import annotations

import io

import docx
from docx.document import Document

__all__ = ["Document", "opened"]


def opened(data: bytes) -> Document:
    """The file of these bytes as a `docx.document.Document`."""
    return docx.Document(io.BytesIO(data))
