"""Where a paragraph's text turns: stretches that go right to left in Word's eyes, and stretches that go left to right.

Word takes the direction of digits and neutral characters from their run's `w:rtl` (ECMA-376 Part 1, 17.3.2.30), so a run must end wherever
the bidi levels change between a right-to-left stretch (its digits included) and a left-to-right one. What Word does by `w:rtl`, readers that
look at the characters alone do by UAX #9; the marks U+200E and U+200F are put in where, and only where, these would come to another order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from docgen.typography.bidi import level_runs

LRM, RLM = "\u200e", "\u200f"


def _strong_right() -> str:
    """A class of every strong right-to-left character, as a pattern."""
    blocks = (
        range(0x0590, 0x0900),
        range(0x200F, 0x2010),
        range(0xFB1D, 0xFE00),
        range(0xFE70, 0xFF00),
        range(0x10800, 0x11000),
        range(0x1E800, 0x1F000),
    )
    ranges: list[list[int]] = []
    for code in (code for block in blocks for code in block if unicodedata.bidirectional(chr(code)) in ("R", "AL")):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in ranges)}]"


_LEFT = re.compile("[A-Za-zÀ-ÖØ-öø-ʸͰ-ҁҊ-֏\u200e]")
_RIGHT = re.compile(_strong_right())
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_CLINGING = ("ET", "NSM")
"""A sign at a number's end, a mark on a letter: they go with what stands before them (W1, W5)."""
_NUMBER = ("EN", "AN", "ET")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points `start` to `end` of a paragraph. `before` and `after` are marks to be written at its edges, in its own direction."""

    start: int
    end: int
    rtl: bool
    before: str = ""
    after: str = ""


def has_arabic(text: str) -> bool:
    """Whether any character is of the Arabic script."""
    return _ARABIC.search(text) is not None


def stretches(text: str, rtl: bool, islands: Sequence[tuple[int, int]] = ()) -> tuple[Stretch, ...]:
    """The directions of a paragraph, in logical order, covering it. `rtl` is its own; `islands` are ascending left-to-right ranges."""
    if not text:
        return ()
    if not islands:
        if rtl and not _has_left(text):
            return (Stretch(0, len(text), True),)
        if not rtl and (text.isascii() or not _RIGHT.search(text)):
            return (Stretch(0, len(text), False),)
    found = _directions(text, rtl, islands)
    if not rtl:
        return tuple(Stretch(start, end, right) for start, end, right in found)
    return tuple(_marked(text, found, index) for index in range(len(found)))


@lru_cache(maxsize=4096)
def _is_left(character: str) -> bool:
    return unicodedata.bidirectional(character) == "L"


def _has_left(text: str) -> bool:
    """Whether any strong left-to-right character is there: the usual ones quickly, the rest by the character database."""
    if _LEFT.search(text):
        return True
    return any(character > "\u08ff" and _is_left(character) for character in set(text))


def _directions(text: str, rtl: bool, islands: Sequence[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """(start, end, right to left), neighbours of one direction together. Level runs are cut at islands, since no level tells an island's end from
    what follows it."""
    out: list[tuple[int, int, bool]] = []
    waiting = 0
    parted = False
    for begin, end, level in level_runs(text, int(rtl), islands):
        # An empty run is the place of an isolate's invisible edge: at an odd level it parts what it stands between.
        parted = parted or (begin == end and level % 2 == 1)
        start = begin
        while start < end:
            while waiting < len(islands) and islands[waiting][1] <= start:
                waiting += 1
            first, last = islands[waiting] if waiting < len(islands) else (end, end)
            island = first <= start < last
            stop = min(end, last if island else max(first, start + 1))
            # An even level inside right-to-left text holds a left-to-right phrase, or a number. Word orders a number by itself, in the run of its
            # side, unless it goes on from a phrase.
            follows = bool(out) and not out[-1][2] and not parted
            right = level % 2 == 1 or not (island or follows or level == 0 or _has_left(text[start:stop]))
            if out and out[-1][2] == right and not (parted and not right):
                out[-1] = (out[-1][0], stop, right)
            else:
                out.append((start, stop, right))
            parted = False
            start = stop
    return out


def _marked(text: str, found: list[tuple[int, int, bool]], index: int) -> Stretch:
    """The stretch with the marks it needs in a right-to-left paragraph.

    A left-to-right stretch that begins or ends with neutral characters (`+974`, `(B2B)`) shows it by U+200E. A right-to-left one that holds no
    strong character before its first digit, or none at all, and stands behind a left-to-right one, would be drawn into that: U+200F parts them,
    as it parts an island from the left-to-right text that it touches.
    """
    start, end, right = found[index]
    piece = text[start:end]
    if not right:
        apart = RLM if index and not found[index - 1][2] else ""
        return Stretch(start, end, False, apart + ("" if _is_left(piece[0]) else LRM), "" if _ends_left(piece) else LRM)
    last = index + 1 == len(found)
    touching = "" if last or unicodedata.bidirectional(piece[-1]) not in _NUMBER else RLM
    if index == 0:
        return Stretch(start, end, True, "", touching)
    strong = _RIGHT.search(piece)
    digit = _DIGIT.search(piece)
    drawn_in = (
        unicodedata.bidirectional(piece[0]) in _CLINGING
        or (strong is None and not last)
        or (digit is not None and (strong is None or digit.start() < strong.start()))
    )
    return Stretch(start, end, True, RLM if drawn_in else "", touching)


def _ends_left(piece: str) -> bool:
    """A letter, or a number that follows one (W7 makes it left-to-right)."""
    return _is_left(piece[-1]) or piece[-1].isdigit()
