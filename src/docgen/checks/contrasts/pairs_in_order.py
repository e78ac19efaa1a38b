"""Two figures with a stroke between them, which stand in the other order in the other language: 1/2 and 2/1, 12/2026 and 2026/12.

In running text the figures of a fraction and of a numbered reference are typed in one order in both languages, whichever way they are seen (all of
the pairs with a stroke in 3,765 pairs of translated paragraphs are). A day and its month are not, nor the two years of a season.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.checks.contrasts.contrast import Contrast
from docgen.checks.slots import Side

_PAIR = re.compile(r"(?<![A-Za-z\d/.,:_-])(?P<one>\d{1,4})\s?[/\u2044\u2215]\s?(?P<other>\d{1,4})(?![A-Za-z\d/_]|[.,:]\d)")
_REFERS = re.compile(
    r"(?:\b(?:no|nos|number|decision|resolution|law|decree|order|circular|article|item|case|file|reference|ref)\.?|رقم|قرار|قانون|مرسوم|امر|تعميم|ماد[هت]|بند|"
    r"قضي[هت]|ملف|مرجع)\s*[:(]?\s*$",
    re.IGNORECASE,
)
_APART = frozenset(("date", "day", "month", "time", "email", "url", "phone", "code", "no-date"))
_LEAST_YEAR = 1000


class _Pair(NamedTuple):
    one: int
    other: int
    start: int
    said: str
    refers: bool


def pairs_in_order(first: Side, second: Side) -> Iterator[Contrast]:
    """DG101 of fractions and the like, DG107 of references."""
    if "/" not in first.flat.text and "\u2044" not in first.flat.text:
        return
    mine, theirs = list(_pairs(first)), list(_pairs(second))
    known, has = {one[:2] for one in mine}, {one[:2] for one in theirs}
    told: set[tuple[int, int]] = set()
    for pair in theirs:
        here, turned = (pair.one, pair.other), (pair.other, pair.one)
        if here in told or here in known or turned not in known or turned in has:
            continue
        twin = next(one for one in mine if one[:2] == turned)
        if _may_turn(pair, twin):
            continue
        told.add(here)
        is_reference = pair.refers or twin.refers or max(here) >= _LEAST_YEAR
        code, what = ("DG107", "the reference") if is_reference else ("DG101", "the number")
        yield Contrast(code, what, twin.said, pair.said, pair.start)


def _may_turn(pair: _Pair, twin: _Pair) -> bool:
    """Whether both orders are right: the years of a season (2025/2026, 2025/26), a day and a month (9/11, 24/10) where nothing says that it is a
    reference."""
    low, high = sorted(pair[:2])
    if low >= _LEAST_YEAR or low == high:
        return True
    is_season = high >= _LEAST_YEAR and low == (high + 1) % 100
    is_day = (low <= 12 < high <= 31) or (low, high) == (9, 11)
    return (is_season or is_day) and not (pair.refers and twin.refers)


def _pairs(side: Side) -> Iterator[_Pair]:
    text = side.levelled
    spans = [(fact.start, fact.end) for fact in side.facts if fact.kind in _APART]
    for found in _PAIR.finditer(text):
        if any(start < found.end() and found.start() < end for start, end in spans):
            continue
        one, other = int(found["one"]), int(found["other"])
        refers = _REFERS.search(text, max(0, found.start() - 24), found.start()) is not None
        yield _Pair(one, other, found.start(), side.flat.text[found.start() : found.end()], refers)
