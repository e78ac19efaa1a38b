"""Kernel: words out of items, and segments out of words."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from docgen import _cython as cython
from docgen.typography.shaping.edges_cy import find_word, words_between
from docgen.typography.shaping.glyphs_cy import BLANK, LACKING, SPACED, measured

if TYPE_CHECKING:
    from docgen.typography.paragraph.itemize_cy import Item
    from docgen.typography.paragraph.line_break_tailoring_cy import BreakKind
    from docgen.typography.shaping.glyphs_cy import ShapedWord
    from docgen.typography.shaping.shaper import ShapingContext

_SPACED: cython.int = SPACED
_BLANK: cython.int = BLANK
_LACKING: cython.int = LACKING


class Words(NamedTuple):
    """Words in logical order, as rows of one length: what is set, the code-point offsets where each starts and stops, its embedding level, its item;
    its measures and its marks (`glyphs_cy.measured`)."""

    shaped: list[ShapedWord]
    starts: list[int]
    stops: list[int]
    levels: bytes
    items: list[Item]
    measures: array[float]
    marks: bytearray


def words_of(text: str, items: Sequence[Item], kinds: Collection[int]) -> Words:
    """Words in logical order, cut at spaces, at items' edges and at those break opportunities (`kinds`) that stand at no space. Those that are not
    known yet are shaped together, so many as one setting has."""
    shaped: list[ShapedWord] = []
    found: list[ShapedWord]
    bounds: list[int] = []
    places: list[int]
    homes: list[Item] = []
    levels = bytearray()
    cuts: list[int] = sorted([offset for offset in kinds if text[offset - 1] != " "])
    inner: list[int] = []
    waiting: list[tuple[ShapingContext, list[str]]] = []
    gaps: list[tuple[int, Item]] = []  # words that wait for that
    lacking: list[str] = []
    index: cython.Py_ssize_t
    for item in items:
        low, high, level, _, context = item
        if cuts:
            inner = cuts[bisect_right(cuts, low) : bisect_left(cuts, high)]
        places = tokens(text, low, high, inner)
        found = words_between(context, text, low, high, places, lacking)
        if lacking:
            waiting.append((context, lacking))
            lacking = []
            gaps.append((len(shaped), item))
        shaped += found
        bounds += places
        homes += [item] * len(found)
        levels += bytes((level,)) * len(found)
    starts, stops = bounds[::2], bounds[1::2]
    if waiting:
        _shape(waiting)
        for first, item in gaps:
            index = first
            while index < len(homes) and homes[index] is item:
                if shaped[index] is None:
                    shaped[index] = find_word(item[4], text, starts[index], stops[index], item[0], item[1])
                index += 1
    return Words(shaped, starts, stops, bytes(levels), homes, *measured(shaped))


def _shape(waiting: list[tuple[ShapingContext, list[str]]]) -> None:
    """Shapes words that are not known, those of one setting in one go."""
    lacking: dict[ShapingContext, list[str]] = {}
    for context, keys in waiting:
        lacking.setdefault(context, []).extend(keys)
    for context, keys in lacking.items():
        if len(keys) > 1:
            context.shape_together(keys)


@cython.boundscheck(False)
@cython.wraparound(False)
def tokens(text: str, low: cython.Py_ssize_t, high: cython.Py_ssize_t, cuts: list[int]) -> list[int]:
    """Start and end of each word of `text[low:high]`, one after another. A word ends before a space, at a line separator and at the offsets `cuts`
    (ascending); a space that follows none is a word, and so is the nothing of an empty line or item."""
    found: list[int] = []
    at: cython.Py_ssize_t = low
    end: cython.Py_ssize_t
    start: cython.Py_ssize_t
    cut: cython.Py_ssize_t
    place: cython.Py_ssize_t = 0
    count: cython.Py_ssize_t = len(cuts)
    if low == high:
        return [low, low]
    broken: cython.bint = text.find("\u2028", low, high) >= 0
    while at < high:
        start = at
        if text[at] == "\u2028":
            at += 1
            if not start or text[start - 1] == "\u2028":
                found.append(start)
                found.append(start)
            continue
        if text[at] == " ":
            at += 1
            found.append(start)
            found.append(at)
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
                found.append(start)
                found.append(cut)
                start = cut
        found.append(start)
        found.append(end)
        at = end + 1 if end < high and text[end] == " " else end
    return found


def separates(word: str, text: str, start: int, end: int) -> bool:
    """Is the word at `start` to `end` a middle dot between two things, which is dropped where a line ends at it? Between figures it may be a sign
    of multiplication."""
    if word != "·" or start < 2 or text[start - 1] != " " or text[end : end + 1] != " " or end + 2 > len(text):
        return False
    return not (text[start - 2].isdecimal() and text[end + 1 : end + 2].isdecimal())


class Segments(NamedTuple):
    """Of each segment: its last word, its width, the space that hangs at its end, and what its end allows; and the characters that no font has, by
    their offsets. See `Paragraph`."""

    ends: list[int]
    widths: array[float]
    spaces: array[float]
    kinds: list[BreakKind]
    missing: tuple[tuple[int, str], ...]


@cython.boundscheck(False)
@cython.wraparound(False)
def segments_of(text: str, words: Words, kinds: dict[int, BreakKind]) -> Segments:
    """Words gathered into segments, between two places where a line may end."""
    shaped, starts, stops, _, homes, numbers, marks = words
    measures: cython.double_view = numbers
    flags: cython.uchar_view = marks
    starts_of: list[int] = starts
    stops_of: list[int] = stops
    homes_of: list[Item] = homes
    ends: list[int] = []
    allowed: list[BreakKind] = []
    missing: list[tuple[int, str]] = []
    broken: cython.bint = "\u2028" in text
    dotted: cython.bint = "·" in text
    width: cython.double = 0.0
    gap: cython.double = 0.0
    index: cython.Py_ssize_t
    stop: cython.Py_ssize_t
    at: cython.Py_ssize_t = 0
    size: cython.Py_ssize_t = len(text)
    last: cython.Py_ssize_t = len(stops_of) - 1
    flag: cython.int
    widths = array("d", bytes(8 * (last + 1)))
    spaces = array("d", bytes(8 * (last + 1)))
    wide: cython.double_view = widths
    blank: cython.double_view = spaces
    count: cython.Py_ssize_t = 0
    for index in range(last + 1):
        stop = stops_of[index]
        flag = flags[index]
        if flag & _BLANK:
            gap += measures[at]
        elif flag & _SPACED and dotted and separates(shaped[index].text, text, starts[index], stop):
            gap += measures[at] + measures[at + 1]  # it hangs as the spaces do
            stop += 1
        else:
            width += gap + measures[at]
            gap = 0.0
            if flag & _SPACED:
                gap = measures[at + 1]
                stop += 1
        at += 5
        if flag & _LACKING:
            word = shaped[index]
            missing.extend([(starts[index] + offset, mark) for offset, mark in enumerate(word.text) if mark in word.missing])
        if broken and stop < size and text[stop] == "\u2028":
            stop += 1
        kind = kinds.get(stop)
        if index == last or (kind is not None and (starts_of[index] < stops_of[index] or _stretches(homes_of[index]))):
            ends.append(index)
            wide[count] = width
            blank[count] = gap
            count += 1
            allowed.append("normal" if kind is None else kind)
            width = gap = 0.0
    return Segments(ends, widths[:count], spaces[:count], allowed, tuple(missing))


@cython.cfunc
def _stretches(item: Item) -> cython.bint:
    """Whether an item has text: the mark of an isolate's edge ends nothing."""
    start: cython.Py_ssize_t = item[0]
    stop: cython.Py_ssize_t = item[1]
    return start < stop
