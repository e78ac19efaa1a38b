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
from itertools import pairwise

from docgen.typography.bidi import level_runs

LRM, RLM = "\u200e", "\u200f"
_LEFT = re.compile("[A-Za-zÀ-ÖØ-öø-ʸͰ-ҁҊ-֏\u200e]")
_RIGHT = re.compile("[\u0590-\u05ff\u0600-\u065f\u066d-\u06ef\u06fa-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
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
    found = _merged(_directions(text, rtl, islands))
    if not rtl:
        return tuple(Stretch(start, end, right) for start, end, right in found)
    isles = {start for start, _ in islands}
    return tuple(_marked(text, found, index, isles) for index in range(len(found)))


@lru_cache(maxsize=4096)
def _is_left(character: str) -> bool:
    return unicodedata.bidirectional(character) == "L"


def _has_left(text: str) -> bool:
    """Whether any strong left-to-right character is there: the usual ones quickly, the rest by the character database."""
    if _LEFT.search(text):
        return True
    return any(character > "\u08ff" and _is_left(character) for character in set(text))


def _directions(text: str, rtl: bool, islands: Sequence[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """(start, end, right to left) for each level run; islands are cut out, since no level tells an island's end from what follows it."""
    cuts = sorted({edge for island in islands for edge in island})
    out: list[tuple[int, int, bool]] = []
    for start, end, level in level_runs(text, int(rtl), islands):
        edges = [start, *(cut for cut in cuts if start < cut < end), end]
        for low, high in pairwise(edges):
            if low < high:
                island = any(first <= low < last for first, last in islands)
                out.append((low, high, _goes_right(text[low:high], level, rtl, island)))
    return out


def _goes_right(piece: str, level: int, rtl: bool, island: bool) -> bool:
    if level % 2:
        return True
    if island or level == 0:
        return False
    # An even level inside right-to-left text holds a left-to-right phrase, or a number: Word orders a number by itself, in the run of its side.
    return not _has_left(piece)


def _merged(found: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    out: list[tuple[int, int, bool]] = []
    for start, end, right in found:
        if out and out[-1][2] == right and out[-1][1] == start:
            out[-1] = (out[-1][0], end, right)
        else:
            out.append((start, end, right))
    return out


def _marked(text: str, found: list[tuple[int, int, bool]], index: int, isles: set[int]) -> Stretch:
    """The stretch with the marks it needs in a right-to-left paragraph.

    A left-to-right stretch that begins or ends with neutral characters (`+974`, `(B2B)`) shows it by U+200E. A right-to-left one that holds no
    strong character before its first digit, or none at all, and stands behind a left-to-right one, would be drawn into that: U+200F parts them.
    """
    start, end, right = found[index]
    piece = text[start:end]
    if not right:
        return Stretch(start, end, False, "" if _is_left(piece[0]) else LRM, "" if _ends_left(piece) else LRM)
    if index == 0:
        return Stretch(start, end, True)
    strong = _RIGHT.search(piece)
    digit = _DIGIT.search(piece)
    drawn_in = (strong is None and index + 1 < len(found)) or (digit is not None and (strong is None or digit.start() < strong.start()))
    return Stretch(start, end, True, RLM if drawn_in else "")


def _ends_left(piece: str) -> bool:
    """A letter, or a number that follows one (W7 makes it left-to-right)."""
    return _is_left(piece[-1]) or piece[-1].isdigit()
