"""Files of an answer: what they are called, and what they are to a browser."""

from __future__ import annotations

import io
import mimetypes
import zipfile
from base64 import b64encode
from typing import TYPE_CHECKING, Any

from docgen.naming import safe_name

if TYPE_CHECKING:
    from docgen.model import Model

JSON = "application/json"
LINES = "application/x-ndjson"
"""A value of JSON a line."""
Parts = tuple[tuple[int, bytes], ...]
"""The files of a document, each with its number."""
_MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "eml": "message/rfc822",
    "png": "image/png",
    "zip": "application/zip",
}
_START = (1980, 1, 1, 0, 0, 0)
"""The first time that a ZIP can say: its files are of no time."""


def media_type(name: str) -> str:
    """The media type of a file by its suffix."""
    suffix = name.rpartition(".")[2].lower()
    return _MEDIA.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def file_named(parts: Parts, model: Model, format: str) -> tuple[str, bytes]:
    """The one file of an answer with its name: a document of several files is a ZIP of them."""
    if len(parts) == 1:
        return safe_name(f"{_stem(model)}.{format}"), parts[0][1]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:  # pictures are compressed already
        for name, data in _numbered(parts, model, format):
            archive.writestr(zipfile.ZipInfo(name, _START), data)
    return safe_name(f"{_stem(model)}.zip"), made.getvalue()


def packed(parts: Parts, model: Model, format: str) -> list[dict[str, Any]]:
    """All files of a document, for JSON."""
    return [{"name": name, "type": media_type(name), "data": b64encode(data).decode()} for name, data in _numbered(parts, model, format)]


def _numbered(parts: Parts, model: Model, format: str) -> list[tuple[str, bytes]]:
    if len(parts) == 1:
        return [(safe_name(f"{_stem(model)}.{format}"), parts[0][1])]
    return [(safe_name(f"{_stem(model)}-{number}.{format}"), data) for number, data in parts]


def _stem(model: Model) -> str:
    """The reference number, or the kind."""
    reference = getattr(model, "reference", None)
    return reference.strip() if isinstance(reference, str) and reference.strip() else model.kind
