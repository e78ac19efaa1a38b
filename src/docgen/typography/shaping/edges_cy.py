"""Kernel: which words are shaped without what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from unicodedata import category

from docgen import _cython as cython

if TYPE_CHECKING:
    from docgen.typography.shaping.shaper import ShapingContext
    from docgen.typography.shaping.words import ShapedWord

REACH = 3
"""Code points on each side of a word that are shaped with it where its neighbours matter: a space and two letters, enough for a final letter to take
its form."""
_REACH: cython.Py_ssize_t = 3
_MARKS: cython.Py_ssize_t = 3
"""Combining marks of a letter at a word's edge that are looked at, at most."""


@cython.cfunc
def _alone_key(
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


@cython.ccall
def find_word(
    context: ShapingContext, text: str, start: cython.Py_ssize_t, end: cython.Py_ssize_t, low: cython.Py_ssize_t, high: cython.Py_ssize_t
) -> ShapedWord:
    """See `ShapingContext.word`."""
    alone = _alone_key(context, text, start, end, low, high)
    if alone is not None:
        shaped = context.words.get(alone)
        return context.shape_alone(alone) if shaped is None else shaped
    first: cython.Py_ssize_t = max(start - _REACH, low)
    last: cython.Py_ssize_t = min(end + _REACH, high)
    before = after = ""
    if first == low and first > 0 and text[first - 1] != " ":
        before = text[max(first - 2, 0) : first]
    if last == high and last < len(text) and text[last] != " ":
        after = text[last : last + 2]
    key = (text[first:last], start - first, end - first, before, after)
    shaped = context.words.get(key)
    return context.shape_beside(key) if shaped is None else shaped


@cython.cfunc
def _parts(context: ShapingContext, text: str, place: cython.Py_ssize_t, low: cython.Py_ssize_t, high: cython.Py_ssize_t) -> bool:
    first: cython.Py_ssize_t = place - 1
    last: cython.Py_ssize_t = place + 1
    if first > low and text[first] == " " and text[first - 1] != " ":
        first -= 1
    while first > low and place - first <= _MARKS and _mark(text[first]):
        first -= 1
    while last < high and last - place <= _MARKS and _mark(text[last]):
        last += 1
    key = text[first:last]
    safe = context.edges.get(key)
    return context.learn_edge(key, place - first) if safe is None else safe


@cython.cfunc
def _mark(character: cython.Py_UCS4) -> cython.bint:
    return character > "\u02ff" and not character.isalpha() and category(character)[0] == "M"


def alone_at_end(shaped: ShapedWord, text: str, start: int, end: int, low: int) -> bool:
    """Is the word `text[start:end]`, of an item that begins at `low`, shaped by itself, with the glyphs that it has without the space after it?"""
    context = shaped.setting
    return context.words.get(text[start : end + 1]) is shaped and _parts(context, text, end, low, end + 1)


def words_between(context: ShapingContext, text: str, low: cython.Py_ssize_t, high: cython.Py_ssize_t, bounds: Sequence[int]) -> list[ShapedWord]:
    """The words of the item `text[low:high]` that start and end at these offsets, one after another; those that are not known yet are shaped
    together."""
    shaped: list[ShapedWord] = []
    lacking: list[str] = []
    index: cython.Py_ssize_t
    known = context.words
    for index in range(0, len(bounds), 2):
        key = _alone_key(context, text, bounds[index], bounds[index + 1], low, high)
        if key is not None:
            word = known.get(key)
            if word is None:
                lacking.append(key)
            elif not lacking:
                shaped.append(word)
        elif not lacking:
            shaped.append(find_word(context, text, bounds[index], bounds[index + 1], low, high))
    if len(lacking) > 1:
        context.shape_together(lacking)
    for index in range(2 * len(shaped), len(bounds), 2):
        shaped.append(find_word(context, text, bounds[index], bounds[index + 1], low, high))
    return shaped
