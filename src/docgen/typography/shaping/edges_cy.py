"""Kernel: which words are shaped without what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from docgen import _cython as cython

if TYPE_CHECKING:
    from docgen.typography.shaping.shaper import ShapingContext

MARKS: cython.Py_ssize_t = 3
"""Combining marks of a letter at a word's edge that are looked at, at most."""


def alone_key(
    context: ShapingContext, text: str, start: cython.Py_ssize_t, end: cython.Py_ssize_t, low: cython.Py_ssize_t, high: cython.Py_ssize_t
) -> str | None:
    """The word `text[start:end]` with the space after it, where it is shaped without what stands beside it between `low` and `high`; else None."""
    if start >= end or (start > 0 and text[start - 1] != " "):
        return None
    if start > low and not _parts(context, text, start, low, high):
        return None
    if end < len(text):
        if text[end] != " ":
            if end < high or text[start] != " ":
                return None
        elif end < high and text[start] != " ":
            end += 1
        if end < high and not _parts(context, text, end, low, high):
            return None
    return text[start:end]


def parts_at(context: ShapingContext, text: str, place: int, low: int, high: int) -> bool:
    """May the text be parted before `place`, and both sides be shaped by themselves? Asked of the letters nearest to it, over a space before it, with
    their marks, whether they join others on their far side or not."""
    return _parts(context, text, place, low, high)


@cython.cfunc
def _parts(context: ShapingContext, text: str, place: cython.Py_ssize_t, low: cython.Py_ssize_t, high: cython.Py_ssize_t) -> bool:
    first: cython.Py_ssize_t = place - 1
    last: cython.Py_ssize_t = place + 1
    if first > low and text[first] == " " and text[first - 1] != " ":
        first -= 1
    while first > low and place - first <= MARKS and _mark(text[first]):
        first -= 1
    while last < high and last - place <= MARKS and _mark(text[last]):
        last += 1
    key = text[first:last]
    safe = context.edges.get(key)
    return context.learn_edge(key, place - first) if safe is None else safe


@cython.cfunc
def _mark(character: cython.Py_UCS4) -> cython.bint:
    return character > "\u02ff" and not character.isalpha() and category(character)[0] == "M"
