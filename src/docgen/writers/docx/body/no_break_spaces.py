"""Spaces that no line should end at, told to Word as no-break spaces: what the PDF's line breaker keeps together (`typography.linebreak`) stays
together in Word and LibreOffice too. They are told by U+00A0, which a search for the words may find, and never by U+2060.

The PDF opens such a space where the line could not hold what it keeps; a no-break space never opens, and a program whose line is too short for what
it keeps breaks a word or a figure in its middle. So no more is kept together than the place has room for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache

from docgen.document.inline import Inline, Runs
from docgen.types import Lang
from docgen.typography.paragraph.line_break_tailoring_cy import BreakKind, opportunity_kinds

_MAY = re.compile(r"\d|[.·–—-] | [–—·-]")
"""What the line breaker glues has one of these in it."""
_NBSP = "\u00a0"
_WIDE: dict[Lang, float] = {"en": 0.58, "ar": 0.48}
"""Of the type size, the width of a code point in text of figures and small letters, with some to spare."""
_CAPITAL, _FIGURE, _SPACE = 0.35, -0.08, -0.45
"""So much wider, or narrower, are capitals, figures and spaces."""
_WIDEST = 1.36
"""More than any code point is counted for."""


def most_held(room: float, size: float, lang: Lang) -> int:
    """How many code points a line of `room` points holds in type of `size` points."""
    return max(0, int(room / (size * _WIDE[lang])))


def length(text: str) -> float:
    """The length of a text in code points, wide ones counted for more than one and narrow ones for less."""
    spaces = text.count(" ") + text.count(_NBSP)
    return len(text) + _CAPITAL * sum(map(str.isupper, text)) + _FIGURE * sum(map(str.isdecimal, text)) + _SPACE * spaces


@lru_cache(maxsize=16)
def line_ends(text: str) -> Mapping[int, BreakKind]:
    """Where the PDF's lines may end in a text, in order. Kept, since a paragraph is asked for its spaces, and then for the signs in its words."""
    return opportunity_kinds(text)


@lru_cache(maxsize=64)
def with_no_break_space(runs: Runs, most: int) -> Runs:
    """The runs with their glued spaces as no-break ones, where what they keep together is at most `most` code points long; what is longer opens, at
    no-break spaces of its own too. A space between two figures stays as it is: U+00A0 would make one number of them (UAX #9, W4), in another order.
    Runs that stay on one line are glued as a whole; islands among them have a way of their own. Kept, since a paragraph is asked whether it is
    justified before it is written."""
    text = "".join([run.text for run in runs])
    if _MAY.search(text) is None and _NBSP not in text and not any(run.nobreak and " " in run.text for run in runs):
        return runs
    places = _decided(text, *_whole(runs), most)
    if not places:
        return runs
    out: list[Inline] = []
    start = place = 0
    for run in runs:
        end = start + len(run.text)
        first = place
        while place < len(places) and places[place][0] < end:
            place += 1
        out.append(run if run.isolate or first == place else run._replace(text=_with(run.text, start, places[first:place])))
        start = end
    return tuple(out)


def _whole(runs: Runs) -> tuple[list[tuple[int, int]], set[int]]:
    """Where islands begin and end, inside which nothing is decided here; and where the spaces are that runs on one line have."""
    islands: list[tuple[int, int]] = []
    spaces: set[int] = set()
    at = 0
    for run in runs:
        end = at + len(run.text)
        if run.isolate:
            islands.append((at, end))
        elif run.nobreak and (" " in run.text or _NBSP in run.text):
            spaces.update([at + index for index, letter in enumerate(run.text) if letter in (" ", _NBSP)])
        at = end
    return islands, spaces


def _decided(text: str, islands: list[tuple[int, int]], unbroken: set[int], most: int) -> list[tuple[int, str]]:
    """Where a space becomes another one, in order. What stands between two others is put together from its start, as far as `most` goes."""
    ends, may_keep = _ends(text, islands, unbroken)
    decided: list[tuple[int, str]] = []
    begin = before = -1
    for offset in may_keep:
        index = bisect_left(ends, offset)
        if before != index - 1 or begin < 0:
            begin = ends[index - 1] if index else 0
        before = index
        piece = text[begin : ends[index + 1]].rstrip()
        keeps = _WIDEST * len(piece) <= most or length(piece) <= most
        if keeps != (text[offset - 1] == _NBSP):
            decided.append((offset - 1, _NBSP if keeps else " "))
        begin = begin if keeps else offset
    return decided


def _ends(text: str, islands: list[tuple[int, int]], unbroken: set[int]) -> tuple[list[int], list[int]]:
    """Where a line of Word may end, in order, the end of the text last; and at which of them a space may keep together what stands around it. Where
    the line breaker opens a word as a last resort, behind a solidus say, Word does not."""
    kinds = line_ends(text)
    if unbroken or _NBSP in text:
        last = len(text) - 1
        places = {at + 1 for at in {*unbroken, *(found.start() for found in _NBSPS.finditer(text))} if at < last}
        kinds = dict(sorted({**kinds, **dict.fromkeys(places, _LABEL)}.items()))
    if _GLUED.isdisjoint(kinds.values()):
        return [], []
    shut: set[int] = set()
    may_keep: list[int] = []
    for offset in [offset for offset, kind in kinds.items() if kind in _GLUED]:
        letter = text[offset - 1]
        figures = offset - 1 not in unbroken and text[offset - 2 : offset - 1].isdecimal() and text[offset : offset + 1].isdecimal()
        if letter != " " and (figures or letter != _NBSP):
            shut.add(offset)
        elif not figures:
            may_keep.append(offset)
    if may_keep:
        for low, high in islands:
            shut.update(range(low + 1, high))
    if shut.isdisjoint(kinds):
        return [*kinds, len(text)], may_keep
    return [*(offset for offset in kinds if offset not in shut), len(text)], [offset for offset in may_keep if offset not in shut]


_NBSPS = re.compile(_NBSP)
_LABEL: BreakKind = "label"
_GLUED: frozenset[BreakKind] = frozenset({"emergency", "label"})


def _with(text: str, start: int, places: list[tuple[int, str]]) -> str:
    """A run's text, which begins at `start`, with these spaces."""
    for at, space in places:
        text = f"{text[: at - start]}{space}{text[at - start + 1 :]}"
    return text
