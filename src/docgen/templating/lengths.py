"""Lengths and page sizes as templates, themes and the command line give them."""

from __future__ import annotations

import re

from docgen.document.theme import MM
from docgen.templating.file_part import ReadBy, reads
from docgen.types import Length

PAGE_SIZES: dict[str, tuple[Length, Length]] = {
    "A3": (297 * MM, 420 * MM),
    "A4": (210 * MM, 297 * MM),
    "A5": (148 * MM, 210 * MM),
    "Letter": (612.0, 792.0),
}
"""Named page sizes, width and height in points (ISO 216; ANSI Y14.1)."""

LONGEST = 14_400.0
"""Points: no page of a PDF is longer (ISO 32000-1, annex C), so no length is."""

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)?")
_UNITS = {None: 1.0, "pt": 1.0, "mm": MM, "cm": 10 * MM, "in": 72.0}


def page_size(value: object) -> tuple[Length, Length]:
    """Width and height in points of a page size by name, or of a pair of lengths. Raises ValueError."""
    if isinstance(value, str):
        found = next((size for name, size in PAGE_SIZES.items() if name.casefold() == value.casefold()), None)
        if found is None:
            raise ValueError(value)
        return found
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError(value)
    width, height = map(length, value)
    if width < 72 or height < 72:
        raise ValueError(value)
    return width, height


def length(value: object) -> Length:
    """A length in points, at most `LONGEST`: a bare number is points; `mm`, `cm`, `in`, `pt` may follow it. Raises ValueError."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= LONGEST:
        return float(value)
    found = _LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise ValueError(value)
    points = float(found[1]) * _UNITS[found[2]]
    if not points <= LONGEST:
        raise ValueError(value)
    return points


_SCHEMA = {"anyOf": [{"type": "number", "minimum": 0, "maximum": LONGEST}, {"type": "string", "pattern": rf"^\s*{_LENGTH.pattern}\s*$"}]}


def length_such_as(example: str, what: str = "length") -> ReadBy:
    """A key that holds a length; its message names one that it may be."""
    return reads(length, f"a {what} such as {example}", _SCHEMA)
