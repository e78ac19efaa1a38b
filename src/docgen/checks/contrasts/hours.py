"""Hours of the day: stretches that run the other way round, and hours that both languages say in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from docgen.checks.contrasts.contrast import Contrast, Named, odd_ones
from docgen.checks.facts import Fact
from docgen.checks.facts.dates import half_behind
from docgen.checks.slots import Side
from docgen.locales.unmarked import unmarked

_TO = re.compile(r"\s?(?:to|until|till|through|-|ال[يى]|(?:و)?حت[يى])\s?(?:الساع[هة]\s)?")
_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ARABIC = (
    "الواحده",
    "الثانيه",
    "الثالثه",
    "الرابعه",
    "الخامسه",
    "السادسه",
    "السابعه",
    "الثامنه",
    "التاسعه",
    "العاشره",
    "الحاديه عشره?",
    "الثانيه عشره?",
)
_EN = re.compile(
    rf"\b(?:{'|'.join(f'(?P<h{hour}>{name})' for hour, name in enumerate(_ENGLISH, 1))})(?: o'clock)?(?=,? (?:[ap]\.?m|in the|at night))",
    re.IGNORECASE,
)
_AR = re.compile(rf"(?<!\w)[وب]?(?:الساعه )(?:{'|'.join(f'(?P<h{hour}>{_ARABIC[hour - 1]})' for hour in (12, 11, *range(1, 11)))})(?!\w)")

_EXACTLY = re.compile(r"[,،]| تماما")


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
    """DG105: hours in words whose halves of the day are said: at nine in the evening, الساعة التاسعة صباحًا."""
    yield from odd_ones(first, second, _hours, _all, "DG105", "the time")


def _all(side: Side, named: list[Named]) -> frozenset[tuple[str, int]]:
    """The hours that a side names, in words and in figures."""
    figures = (("hour", fact.value[0] // 60) for fact in side.facts if fact.kind == "time")
    return frozenset((*(one.value for one in named), *figures))


def _hours(side: Side) -> Iterator[Named]:
    plain = unmarked(side.levelled)
    text = side.levelled if plain is None else plain.text
    for found in (_AR if side.lang == "ar" else _EN).finditer(text):
        hour = next(hour for hour in range(1, 13) if found[f"h{hour}"])
        behind = _EXACTLY.match(text, found.end())
        half = half_behind(text, found.end() if behind is None else behind.end(), hour)
        if half is not None:
            start, end = found.span() if plain is None else (plain.origin(found.start()), plain.origin(found.end()))
            yield Named(("hour", hour % 12 + (12 if half == "pm" else 0)), start, end, True)
