"""Hours of the day: stretches that run the other way round, and hours that both languages say in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from docgen.checks.contrasts.contrast import Contrast, Named, odd_ones
from docgen.checks.facts import Fact
from docgen.checks.slots import Side

_TO = re.compile(r"\s?(?:to|until|till|through|-|ال[يى]|(?:و)?حت[يى])\s?(?:الساع[هة]\s)?")


def turned_hours(first: Side, second: Side) -> Iterator[Contrast]:
    """DG105: from 9 am to 9 pm, من 9 مساءً إلى 9 صباحًا."""
    mine, theirs = _stretches(first), _stretches(second)
    for (since, until), (one, last) in theirs.items():
        found = mine.get((until, since))
        if found is None or (since, until) in mine or (until, since) in theirs or since == until:
            continue
        start, end = found
        said, told = first.flat.text[start.start : end.end], second.flat.text[one.start : last.end]
        yield Contrast("DG105", "the time", said, told, one.start)


def _stretches(side: Side) -> dict[tuple[int, int], tuple[Fact, Fact]]:
    times = [fact for fact in side.facts if fact.kind == "time"]
    return {
        (one.value[0], other.value[0]): (one, other)
        for one, other in pairwise(times)
        if _TO.fullmatch(side.levelled, one.end, other.start) is not None
    }


def hours_in_words(first: Side, second: Side) -> Iterator[Contrast]:
    """DG105: hours in words, each another: at nine in the evening, الساعة التاسعة صباحًا; half past four, الخامسة والنصف."""
    yield from odd_ones(first, second, _hours, _all, "DG105", "the time")


def _all(side: Side, named: list[Named]) -> frozenset[tuple[str, int]]:
    """The moments that a side names, in words and in figures."""
    words = (("minute", moment) for said in side.spoken_hours for moment in said.moments)
    figures = (
        ("minute", fact.value[0] + shift) for fact in side.facts if fact.kind == "time" for shift in ((0,) if fact.value[1] else (0, 720, -720))
    )
    return frozenset((*words, *figures))


def _hours(side: Side) -> Iterator[Named]:
    for said in side.spoken_hours:
        first, *others = said.moments
        yield Named(("minute", first), said.start, said.end, said.sure, ("minute", others[0]) if others else None)
