"""The Unicode Bidirectional Algorithm (UAX #9): levels of text, and the visual order of a line.

Text without explicit formatting characters, which is nearly all text, goes a fast road that works on runs; other text goes the complete one
(`bidi_explicit`). Both use the same rules for the rest (`bidi_implicit_cy`). Offsets are code points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.types import Base
from docgen.typography.unicode.bidi_explicit import explicit_levels, first_strong_level, matching_isolates, reset_spans
from docgen.typography.unicode.bidi_implicit_cy import Run, resolve
from docgen.typography.unicode.order_cy import reorder
from docgen.typography.unicode.ucd import classes as table

__all__ = ["Run", "level_runs", "paragraph_level", "reorder", "resolve_levels"]

_CONTROLS = b"123456789"
_PARAGRAPH = re.compile(r"[^\n\r\x1c-\x1e\x85\u2029]*(?:\r\n|[\n\r\x1c-\x1e\x85\u2029]|\Z)")
_DIRECTION = (b"L", b"R")


def resolve_levels(text: str, base: Base = "ltr") -> list[int]:
    """The embedding level of each code point, rules P1 to L1, each paragraph by itself and taken for one line.

    `base` is the paragraphs' direction; "auto" finds each one's own (P2, P3). A character that rule X9 removes takes the level of the one
    before it, or of the next at a paragraph's start.
    """
    levels: list[int] = []
    for match in _PARAGRAPH.finditer(text):
        paragraph = match[0]
        if not paragraph:
            continue
        level = paragraph_level(paragraph) if base == "auto" else int(base == "rtl")
        for start, end, resolved in level_runs(paragraph, level):
            levels += [resolved] * (end - start)
    return levels


def paragraph_level(text: str, isolates: Sequence[tuple[int, int]] = ()) -> int:
    """0 or 1: the level that the first paragraph's first strong character gives it, those inside isolates left out (P2, P3); 0 if there is none."""
    match = _PARAGRAPH.match(text)
    kinds = table("bidi").encode(match[0] if match else text)
    if isolates:
        kinds = _hide(kinds, isolates)
    controls = kinds.translate(None, b"678") != kinds
    return first_strong_level(kinds, 0, len(kinds), matching_isolates(kinds) if controls else {}) or 0


def level_runs(text: str, base_level: int, isolates: Sequence[tuple[int, int]] = ()) -> list[Run]:
    """The levels of one paragraph as runs (start, end, level) in logical order that cover it, rules X1 to L1.

    `isolates` are ascending ranges, not overlapping, treated as if LRI and PDI stood round them. Where an isolate touches a run that would
    swallow it, an empty run (start = end) marks the level at which the missing LRI or PDI stands: `reorder` on the runs' levels needs it.
    Text that is left-to-right throughout at level 0 is one run, isolates and all: they could change no order.
    """
    size = len(text)
    if not size:
        return []
    if not base_level and text.isascii():
        return [(0, size, 0)]
    kinds = table("bidi").encode(text)
    special = kinds.translate(None, _CONTROLS)
    if len(special) != size:
        return _explicit_runs(text, kinds, base_level, isolates)
    right = b"A" in kinds or b"R" in kinds or b"N" in kinds
    if not base_level and not right:
        return [(0, size, 0)]
    edge = _DIRECTION[base_level & 1]
    runs = resolve(_hide(kinds, isolates) if isolates else kinds, text, base_level, edge, edge)
    if isolates:
        runs = _insert_isolates(runs, text, kinds, base_level, isolates)
    if b"S" in kinds or b"P" in kinds or b"W" in kinds[len(kinds.rstrip(b"WB")) :]:
        runs = _reset(runs, reset_spans(kinds), base_level)
    return runs


def _hide(kinds: bytes, isolates: Sequence[tuple[int, int]]) -> bytes:
    """Isolates as the neutrals that they are to the text around them."""
    hidden = bytearray(kinds)
    for start, end in isolates:
        hidden[start:end] = b"O" * (end - start)
    return bytes(hidden)


class _Runs:
    """Runs in the making: neighbours of equal level become one."""

    def __init__(self) -> None:
        self.list: list[Run] = []

    def put(self, start: int, end: int, level: int) -> None:
        if start >= end:
            return
        runs = self.list
        if runs:
            low, high, last = runs[-1]
            if low == high and level <= last:  # a mark that parts nothing
                runs.pop()
                low, high, last = runs[-1]
            if last == level:
                runs[-1] = (low, end, level)
                return
        runs.append((start, end, level))

    def mark(self, at: int, level: int) -> None:
        """An LRI or PDI that is not in the text: kept as an empty run while both its neighbours have higher levels."""
        runs = self.list
        if runs and runs[-1][0] == runs[-1][1] and runs[-1][2] > level:
            runs.pop()
        if runs and runs[-1][2] > level:
            runs.append((at, at, level))

    def done(self) -> list[Run]:
        if self.list and self.list[-1][0] == self.list[-1][1]:
            self.list.pop()
        return self.list


def _insert_isolates(runs: list[Run], text: str, kinds: bytes, base_level: int, isolates: Sequence[tuple[int, int]]) -> list[Run]:
    """The runs with the levels inside each isolate in their places."""
    inner_level = (base_level + 2) & ~1
    result = _Runs()
    place = 0
    low, high, level = runs[0]
    for start, end in isolates:
        if start == end:
            continue
        while high <= start:
            result.put(low, high, level)
            place += 1
            low, high, level = runs[place]
        result.put(low, start, level)
        result.mark(start, level)
        for first, last, inner in resolve(kinds[start:end], text[start:end], inner_level, b"L", b"L"):
            result.put(start + first, start + last, inner)
        while high < end:
            place += 1
            low, high, level = runs[place]
        result.mark(end, level)
        low = end
    result.put(low, high, level)
    for low, high, level in runs[place + 1 :]:
        result.put(low, high, level)
    return result.done()


def _reset(runs: list[Run], spans: list[tuple[int, int]], level: int) -> list[Run]:
    """The runs with `spans` (ascending) at `level`: rule L1."""
    result = _Runs()
    place = 0
    spans = [*spans, (runs[-1][1], runs[-1][1])]
    for low, high, own in runs:
        if low == high:
            result.mark(low, own)
        while low < high:
            start, end = spans[place]
            if start > low:
                stop = min(high, start)
                result.put(low, stop, own)
            else:
                stop = min(high, end)
                result.put(low, stop, level)
                if stop == end:
                    place += 1
            low = stop
    return result.done()


def _explicit_runs(text: str, kinds: bytes, base_level: int, isolates: Sequence[tuple[int, int]]) -> list[Run]:
    """`level_runs` for text with formatting characters: the isolates get real LRI and PDI for as long as it takes."""
    marks = sorted([(end, 0, b"9") for start, end in isolates if start < end] + [(start, 1, b"6") for start, end in isolates if start < end])
    parts: list[bytes] = []
    texts: list[str] = []
    at = 0
    for offset, _, kind in marks:
        parts += (kinds[at:offset], kind)
        texts += (text[at:offset], "\u2066" if kind == b"6" else "\u2069")
        at = offset
    whole = b"".join((*parts, kinds[at:]))
    levels = explicit_levels(whole, "".join((*texts, text[at:])), base_level)
    for start, end in reset_spans(whole):
        levels[start:end] = [base_level] * (end - start)
    result = _Runs()
    at = low = 0
    for offset, _, _ in [*marks, (len(text), 0, b"")]:
        for index in range(low, offset):
            result.put(index, index + 1, levels[at])
            at += 1
        low = offset
        if at < len(levels):
            result.mark(offset, levels[at])
            at += 1
    return result.done()
