"""Kernel: which words are shaped without what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from docgen import _cython as cython

if TYPE_CHECKING:
    from docgen.typography.shaping.glyphs_cy import ShapedWord
    from docgen.typography.shaping.shaper import ShapingContext

REACH = 3
"""Code points on each side of a word that are shaped with it where its neighbours matter: a space and two letters, enough for a final letter to take
its form."""
_REACH: cython.Py_ssize_t = 3
_MANY: cython.Py_ssize_t = 64
"""Edges that are learnt in one go, at most."""
_MARKS: cython.Py_ssize_t = 3
"""Combining marks of a letter at a word's edge that are looked at, at most."""


@cython.cfunc
def _alone_key(
    context: ShapingContext, text: str, start: cython.Py_ssize_t, end: cython.Py_ssize_t, low: cython.Py_ssize_t, high: cython.Py_ssize_t
) -> str | None:
    """The word `text[start:end]` with the space after it, where it is shaped without what stands beside it between `low` and `high`; else None. What
    stands beyond the item decides joining alone, and neither a space nor a character of ASCII joins."""
    if start >= end:
        return None
    if start > 0 and text[start - 1] != " " and not (start == low and (text[start] == " " or text[start - 1] < "\x80")):
        return None
    if start > low and not _parts(context, text, start, low, high):
        return None
    if end < len(text):
        if text[end] != " ":
            if end < high or not (text[start] == " " or text[end] < "\x80"):
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
def _parts(context: ShapingContext, text: str, place: cython.Py_ssize_t, low: cython.Py_ssize_t, high: cython.Py_ssize_t) -> cython.bint:
    """Whether what stands on both sides of `place` is shaped by itself; `low < place < high`. Where that is not known, all that is not of the words
    that follow is found out as well."""
    edges: dict[str, bool] = context.edges
    first: cython.Py_ssize_t = _edge_start(text, place, low)
    key = text[first : _edge_end(text, place, high)]
    safe: object = edges.get(key)
    if safe is None:
        unknown: dict[str, int] = {key: place - first}
        while len(unknown) < _MANY:
            place = text.find(" ", place, high) + 1
            if place == 0 or place == high:
                break
            first = _edge_start(text, place, low)
            other = text[first : _edge_end(text, place, high)]
            if other not in edges:
                unknown[other] = place - first
        context.learn_edges(unknown)
        safe = edges[key]
    return safe is True


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _edge_start(text: str, place: cython.Py_ssize_t, low: cython.Py_ssize_t) -> cython.Py_ssize_t:
    """Where what matters before `place` begins: a letter with its marks, and the space after it."""
    first: cython.Py_ssize_t = place - 1
    if first > low and text[first] == " " and text[first - 1] != " ":
        first -= 1
    while first > low and place - first <= _MARKS and _mark(text[first]):
        first -= 1
    return first


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _edge_end(text: str, place: cython.Py_ssize_t, high: cython.Py_ssize_t) -> cython.Py_ssize_t:
    """Where what matters after `place` ends: a letter with its marks."""
    last: cython.Py_ssize_t = place + 1
    while last < high and last - place <= _MARKS and _mark(text[last]):
        last += 1
    return last


@cython.cfunc
def _mark(character: cython.Py_UCS4) -> cython.bint:
    return character > "\u02ff" and not character.isalpha() and category(character)[0] == "M"


def alone_at_end(shaped: ShapedWord, text: str, start: int, end: int, low: int) -> bool:
    """Is the word `text[start:end]`, of an item that begins at `low`, shaped by itself, with the glyphs that it has without the space after it?"""
    context = shaped.setting
    return context.words.get(text[start : end + 1]) is shaped and _parts(context, text, end, low, end + 1)


@cython.boundscheck(False)
@cython.wraparound(False)
def words_between(
    context: ShapingContext, text: str, low: cython.Py_ssize_t, high: cython.Py_ssize_t, bounds: list[int], lacking: list[str]
) -> list[ShapedWord]:
    """The words of the item `text[low:high]` that start and end at these offsets, one after another. None stands for those that are not known yet and
    are shaped by themselves: `lacking` takes them, with the space after each (`find_word` gives them when they are known)."""
    shaped: list[ShapedWord] = []
    known: dict[object, ShapedWord] = context.words
    index: cython.Py_ssize_t
    start: cython.Py_ssize_t
    end: cython.Py_ssize_t
    after: cython.Py_ssize_t = -1  # the end of the word before, with its space, where it may be parted from what follows
    for index in range(0, len(bounds), 2):
        start = bounds[index]
        end = bounds[index + 1]
        if start < end < high and text[end] == " " and text[start] != " " and (start == 0 or text[start - 1] == " "):
            # The word between two spaces, as nearly all are
            if start in (low, after) or _parts(context, text, start, low, high):
                end += 1
                if end == high or _parts(context, text, end, low, high):
                    after = end
                    key = text[start:end]
                    word = known.get(key)
                    if word is None:
                        lacking.append(key)
                    shaped.append(word)  # type: ignore[arg-type]
                    continue
                end -= 1
        elif start < end:
            alone = _alone_key(context, text, start, end, low, high)
            if alone is not None:
                word = known.get(alone)
                if word is None:
                    lacking.append(alone)
                shaped.append(word)  # type: ignore[arg-type]
                continue
        shaped.append(find_word(context, text, start, end, low, high))
    return shaped
