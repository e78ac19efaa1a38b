"""Kernel: words out of items, and segments out of words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from docgen import _cython as cython
from docgen.typography.paragraph.lines import Word
from docgen.typography.shaping.edges_cy import words_between

if TYPE_CHECKING:
    from docgen.typography.paragraph.itemize_cy import Item
    from docgen.typography.paragraph.line_break_tailoring import BreakKind

_new = tuple.__new__


def words_of(text: str, items: Sequence[Item], kinds: Collection[int]) -> tuple[list[Word], list[Item]]:
    """Words in logical order, cut at spaces, at items' edges and at those break opportunities (`kinds`) that stand at no space; and the item of
    each."""
    words: list[Word] = []
    homes: list[Item] = []
    cuts = sorted([offset for offset in kinds if text[offset - 1] != " "])
    inner: list[int] = []
    place: cython.Py_ssize_t
    for item in items:
        low, high, level, span, context = item
        if cuts:
            inner = cuts[bisect_right(cuts, low) : bisect_left(cuts, high)]
        bounds = tokens(text, low, high, inner)
        place = 0
        for shaped in words_between(context, text, low, high, bounds):
            words.append(_new(Word, (shaped, level, span, bounds[place], bounds[place + 1], shaped.space is not None)))
            homes.append(item)
            place += 2
    return words, homes


def tokens(text: str, low: cython.Py_ssize_t, high: cython.Py_ssize_t, cuts: Sequence[int]) -> list[int]:
    """Start and end of each word of `text[low:high]`, one after another. A word ends before a space, at a line separator and at the offsets `cuts`
    (ascending); a space that follows none is a word, and so is the nothing of an empty line or item."""
    found: list[int] = []
    at: cython.Py_ssize_t = low
    end: cython.Py_ssize_t
    start: cython.Py_ssize_t
    cut: cython.Py_ssize_t
    place: cython.Py_ssize_t = 0
    count: cython.Py_ssize_t = len(cuts)
    broken: cython.bint = text.find("\u2028", low, high) >= 0
    if low == high:
        return [low, low]
    while at < high:
        start = at
        if text[at] == "\u2028":
            at += 1
            if not start or text[start - 1] == "\u2028":
                found += (start, start)
            continue
        if text[at] == " ":
            at += 1
            found += (start, at)
            continue
        end = text.find(" ", at, high)
        if end < 0:
            end = high
        if broken:
            at = text.find("\u2028", at, end)
            if at >= 0:
                end = at
        while place < count:
            cut = cuts[place]
            if cut >= end:
                break
            place += 1
            if cut > start:
                found += (start, cut)
                start = cut
        found += (start, end)
        at = end + 1 if end < high and text[end] == " " else end
    return found


def separates(word: str, text: str, start: int, end: int) -> bool:
    """Is the word at `start` to `end` a middle dot between two things, which is dropped where a line ends at it? Between figures it may be a sign
    of multiplication."""
    if word != "·" or start < 2 or text[start - 1] != " " or text[end : end + 1] != " " or end + 2 > len(text):
        return False
    return not (text[start - 2].isdecimal() and text[end + 1 : end + 2].isdecimal())


Segments = tuple[tuple[int, ...], tuple[float, ...], tuple[float, ...], tuple["BreakKind", ...], tuple[tuple[int, str], ...]]


def segments_of(text: str, words: list[Word], homes: list[Item], kinds: dict[int, BreakKind]) -> Segments:
    """Of each segment: its last word, its width, the space that hangs at its end, and what its end allows; and the characters that no font has, by
    their offsets. See `Paragraph`."""
    ends: list[int] = []
    widths: list[float] = []
    spaces: list[float] = []
    allowed: list[BreakKind] = []
    missing: list[tuple[int, str]] = []
    broken: cython.bint = "\u2028" in text
    dotted: cython.bint = "·" in text
    width: cython.double = 0.0
    gap: cython.double = 0.0
    index: cython.Py_ssize_t
    stop: cython.Py_ssize_t
    size: cython.Py_ssize_t = len(text)
    last: cython.Py_ssize_t = len(words) - 1
    spaced: cython.bint
    for index in range(last + 1):
        word = words[index]
        shaped = word[0]
        stop = word[4]
        spaced = word[5]
        if shaped.blank:
            gap += shaped.width
        elif spaced and dotted and separates(shaped.text, text, word[3], stop):
            gap += shaped.width + shaped.space_width  # it hangs as the spaces do
            stop += 1
        else:
            width += gap + shaped.width
            gap = 0.0
            if spaced:
                gap = shaped.space_width
                stop += 1
        if shaped.missing:
            missing.extend([(word[3] + offset, mark) for offset, mark in enumerate(shaped.text) if mark in shaped.missing])
        if broken and stop < size and text[stop] == "\u2028":
            stop += 1
        kind = kinds.get(stop)
        if index == last or (kind is not None and homes[index][0] < homes[index][1]):  # the mark of an isolate's edge ends nothing
            ends.append(index)
            widths.append(width)
            spaces.append(gap)
            allowed.append("normal" if kind is None else kind)
            width = gap = 0.0
    return tuple(ends), tuple(widths), tuple(spaces), tuple(allowed), tuple(missing)
