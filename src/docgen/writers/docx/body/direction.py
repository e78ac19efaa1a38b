"""Where a paragraph's text turns: stretches that go right to left in Word's eyes, and stretches that go left to right.

Word takes the direction of digits and neutral characters from their run's `w:rtl` (ECMA-376 Part 1, 17.3.2.30), so a run must end wherever
the bidi levels change between a right-to-left stretch (its digits included) and a left-to-right one. What Word does by `w:rtl`, readers that
look at the characters alone do by UAX #9; the marks U+200E and U+200F are put in where, and only where, these would come to another order, and
U+202D with U+202C round a code or a telephone number with Arabic-Indic figures, which no mark can hold together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from docgen.document.figure import FIGURE
from docgen.typography.unicode.bidi import level_runs
from docgen.typography.unicode.ucd import classes

LRM, RLM = "\u200e", "\u200f"
LRO, PDF = "\u202d", "\u202c"
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_STRONG_RIGHT = b"AR"
_NUMBERS = b"EN"
_NUMBER_END = b"EN%"
_ARABIC_NUMBER = b"N"
_ALONE = re.compile("[±#$€£¥]?[0-9]+(?:[.,:/\u00a0][0-9]+)*[%‰$€£¥°]?")
"""A figure that behind U+200F keeps its order by itself, its sign with it (W5)."""
_CLINGING = b"%M"
"""A sign at a number's end, a mark on a letter: they go with what stands before them (W1, W5)."""


class Stretch(NamedTuple):
    """Code points `start` to `end` of a paragraph. `before` and `after` are marks to be written at its edges, in its own direction."""

    start: int
    end: int
    rtl: bool
    before: str = ""
    after: str = ""


def has_arabic(text: str) -> bool:
    """Whether any character is of the Arabic script."""
    return not text.isascii() and _ARABIC.search(text) is not None


def stretches(text: str, rtl: bool, islands: Sequence[tuple[int, int]] = ()) -> tuple[Stretch, ...]:
    """The directions of a paragraph, in logical order, covering it. `rtl` is its own; `islands` are ascending left-to-right ranges."""
    if not text:
        return ()
    if not rtl and text.isascii():
        return (Stretch(0, len(text), False),)
    kinds = classes("bidi").encode(text)
    if not islands and (b"L" not in kinds if rtl else b"A" not in kinds and b"R" not in kinds):
        return (Stretch(0, len(text), rtl),)
    found = _directions(text, kinds, rtl, islands)
    if not rtl:
        return tuple(Stretch(start, end, right) for start, end, right in found)
    return tuple(_marked(text, kinds, found, index) for index in range(len(found)))


def _directions(text: str, kinds: bytes, rtl: bool, islands: Sequence[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """(start, end, right to left), neighbours of one direction together. Level runs are cut at islands, since no level tells an island's end from
    what follows it. `kinds` are the characters' bidi classes."""
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
            right = level % 2 == 1 or not (island or follows or level == 0 or kinds.find(b"L", start, stop) >= 0)
            if out and out[-1][2] == right and not (parted and not right):
                out[-1] = (out[-1][0], stop, right)
            else:
                out.append((start, stop, right))
            parted = False
            start = stop
    return out


def _marked(text: str, kinds: bytes, found: list[tuple[int, int, bool]], index: int) -> Stretch:
    """The stretch with the marks it needs in a right-to-left paragraph.

    A left-to-right stretch that begins or ends with neutral characters (`+974`, `(B2B)`) shows it by U+200E. A right-to-left one that holds no
    strong character before its first digit, or none at all, and stands behind a left-to-right one, would be drawn into that: U+200F parts them,
    as it parts an island from the left-to-right text that it touches.
    """
    start, end, right = found[index]
    first, last = kinds[start], kinds[end - 1]
    if not right:
        apart = RLM if index and not found[index - 1][2] else ""
        if _needs_override(text[start:end], kinds[start:end]):
            return Stretch(start, end, False, apart + LRO, PDF)
        if _ALONE.fullmatch(text, start, end) is not None:
            return Stretch(start, end, True, RLM if index else "")
        # A number at the end follows a letter, which makes it left-to-right (W7). A figure stays in a run of its side, in that side's font and size.
        return Stretch(
            start, end, FIGURE.fullmatch(text, start, end) is not None, apart + ("" if first in b"L" else LRM), "" if last in b"LE" else LRM
        )
    is_last = index + 1 == len(found)
    touching = "" if is_last or last not in _NUMBER_END else RLM
    if index == 0:
        return Stretch(start, end, True, "", touching)
    strong, number = _first(kinds, _STRONG_RIGHT, start, end), _first(kinds, _NUMBERS, start, end)
    drawn_in = first in _CLINGING or (strong == end and not is_last) or number < strong
    return Stretch(start, end, True, RLM if drawn_in else "", touching)


def _needs_override(text: str, kinds: bytes) -> bool:
    """Whether no mark at its edges can hold a left-to-right stretch together: Arabic-Indic figures count as right-to-left to a sign beside them (N1)
    and to the brackets round them (N0), letters before them or not (JS/2026/٠٠٩)."""
    if _ARABIC_NUMBER not in kinds or kinds.strip(_ARABIC_NUMBER) == b"":
        return False
    return any(level % 2 for _, _, level in level_runs(f"{LRM}{text}{LRM}", 1))


def _first(kinds: bytes, wanted: bytes, start: int, end: int) -> int:
    """Where the first character of these classes stands, `end` where there is none."""
    for kind in wanted:
        at = kinds.find(kind, start, end)
        if at >= 0:
            end = at
    return end
