"""What stands in a PDF that anybody may have made: every reading of a value gives that value, or the empty one of its kind, and never raises.

A key may be missing, of the wrong type, or refer to an object that is damaged; qpdf parses an object when it is first looked at, and says so then.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pikepdf

NOT_SO: tuple[type[Exception], ...] = (
    pikepdf.PdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
)
"""What pikepdf raises for objects that are not what they should be; RuntimeError is qpdf's own for a damaged object."""

_QPDF_NAME = re.compile(r"^stream <[^>]*>:?\s*")
"""What pikepdf calls a file that was read from memory."""

Ref = tuple[int, int]
"""Object and generation number of an indirect object."""


_ABOVE = 60
"""Nodes of a page tree that are looked at above a page; a circle has no end."""


def told(broken: Exception) -> str:
    """What an error says, in one line."""
    said = " ".join(str(broken).split()).replace("std::bad_alloc", "it needs more memory than a file may take")
    return _QPDF_NAME.sub("", said)[:160] or type(broken).__name__


def is_dictionary(value: Any) -> bool:
    """A dictionary, or a stream with one."""
    try:
        return isinstance(value, (pikepdf.Dictionary, pikepdf.Stream))
    except NOT_SO:
        return False


def is_stream(value: Any) -> bool:
    try:
        return isinstance(value, pikepdf.Stream)
    except NOT_SO:
        return False


def is_name(value: Any) -> bool:
    try:
        return isinstance(value, pikepdf.Name)
    except NOT_SO:
        return False


def entry(holder: Any, key: str) -> Any:
    """The value of a key; `None` where there is none, or `holder` is no dictionary."""
    if not is_dictionary(holder):
        return None
    try:
        return holder.get(key)
    except NOT_SO:
        return None


def inherited(page: Any, key: str) -> Any:
    """An attribute of a page, its own or of the nodes above it (ISO 32000-1, 7.7.3.4); `None` where none of them has it."""
    node = page
    for _ in range(_ABOVE):
        value = entry(node, key)
        if value is not None:
            return value
        node = entry(node, "/Parent")
        if node is None:
            break
    return None


def first(*values: Any) -> Any:
    """The first value that there is."""
    return next((value for value in values if value is not None), None)


def has(holder: Any, key: str) -> bool:
    return entry(holder, key) is not None


def entries(holder: Any) -> Iterator[tuple[str, Any]]:
    """Keys and values of a dictionary."""
    if not is_dictionary(holder):
        return
    try:
        keys = [str(key) for key in holder.keys()]  # noqa: SIM118 - a pikepdf dictionary is no mapping in older versions
    except NOT_SO:
        return
    for key in keys:
        value = entry(holder, key)
        if value is not None:
            yield key, value


def items(value: Any) -> Iterator[Any]:
    """The items of an array; a single value that is no array is one item, `None` none."""
    try:
        is_array = isinstance(value, pikepdf.Array)
        count = len(value) if is_array else 0
    except NOT_SO:
        return
    if not is_array:
        if value is not None:
            yield value
        return
    for index in range(count):
        try:
            yield value[index]
        except NOT_SO:
            continue


def name(value: Any, default: str = "") -> str:
    """A name without its solidus."""
    if not is_name(value):
        return default
    try:
        return str(value)[1:]
    except NOT_SO:
        return default


def named(holder: Any, key: str, default: str = "") -> str:
    """The name that a key has for its value."""
    return name(entry(holder, key), default)


def text(value: Any) -> str:
    """A text string; a name says what it is called."""
    try:
        return str(value) if isinstance(value, (pikepdf.String, str)) else name(value)
    except NOT_SO:
        return ""


def said(holder: Any, key: str) -> str:
    """The text that a key has for its value."""
    return text(entry(holder, key))


def integer(value: Any) -> int | None:
    """A whole number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    try:
        return int(value) if isinstance(value, Decimal) and value.is_finite() and value == value.to_integral_value() and abs(value) < 2**31 else None
    except NOT_SO:
        return None


def number(value: Any) -> float | None:
    """A number that can be reckoned with."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return None
    try:
        found = float(value)
    except NOT_SO:
        return None
    return found if math.isfinite(found) else None


def ref(value: Any) -> Ref | None:
    """What tells one indirect object from another; `None` for a direct one."""
    try:
        found: Ref = value.objgen
    except NOT_SO:
        return None
    return None if found == (0, 0) else found
