"""An input as data of JSON: for a form, whose values a person types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_EXACT = 2**53
"""Whole numbers up to here are the same in every reader of JSON (RFC 8259, 6)."""


def as_data(text: str) -> Any:
    """The data of a text; `None` where it is no YAML. Numbers that JSON would write otherwise (`007`, `4.50`) are their texts."""
    from docgen.errors import InputError
    from docgen.source import compose, from_text

    try:
        return plain(compose(from_text(text, "<text>"), []).data)
    except InputError:
        return None


def plain(value: Any) -> Any:
    """What was read, as JSON has it."""
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if (isinstance(value, int) and abs(value) > _EXACT) or value != value or value in (float("inf"), float("-inf")):
        return str(getattr(value, "written", value))
    return getattr(value, "written", value)
