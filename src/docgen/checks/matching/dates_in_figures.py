"""A month and its year, or a day and its month, in figures, which the other language says in words: 3/2026, 2026-03, 9/11."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from docgen.calendars.month_names import GREGORIAN_AR, GREGORIAN_EN
from docgen.checks.facts import Fact
from docgen.checks.facts.level import level
from docgen.checks.slots import Side
from docgen.types import Lang

_MONTHS = re.compile(
    r"(?<![\w/.,-])(?:(?P<month>0?[1-9]|1[0-2])\s?[/-]\s?(?P<year>(?:19|20)\d\d)|(?P<year_2>(?:19|20)\d\d)\s?[/-]\s?(?P<month_2>0?[1-9]|1[0-2]))"
    r"(?![\w/-]|[.,]\d)"
)
_DAYS = re.compile(r"(?<![\w/.,-])(?P<one>0?[1-9]|[12]\d|3[01])/(?P<other>0?[1-9]|[12]\d|3[01])(?![\w/-]|[.,]\d)")


class _Figures(NamedTuple):
    """A date in figures; `year` is 0 for a day and its month, which are tried in either order."""

    year: int
    month: int
    day: int
    start: int
    end: int


def in_figures(date: Fact, other: Side) -> bool:
    """Whether the other side says a month of a year, or a day of a month, in figures."""
    if date.calendar == "hijri":
        return False
    if date.kind == "month":
        return any((one.year, one.month) == date.value for one in _dates(other))
    return any(not one.year and (one.month, one.day) == date.value for one in _dates(other))


def without_dates(odd: list[Fact], others: list[Fact], side: Side, other: Side) -> list[Fact]:
    """Odd facts of a side without the figures of a date that the other side says in words, or has another of (`others` are its odd ones): the date
    that differs is told once."""
    if not any(fact.kind == "number" for fact in odd):
        return odd
    differs = {"month": any(fact.kind == "month" for fact in others), "day": any(fact.kind == "day" for fact in others)}
    said = [one for one in _dates(side) if differs["month" if one.year else "day"] or _is_said(one, other)]
    return [fact for fact in odd if fact.kind != "number" or not any(one.start <= fact.start and fact.end <= one.end for one in said)]


def _is_said(one: _Figures, other: Side) -> bool:
    """Whether a side says the year and the name of the month, or the day as such."""
    if not one.year:
        return any(fact.kind == "day" and fact.value == (one.month, one.day) for fact in other.facts)
    return str(one.year) in other.levelled and _names(other.lang)[one.month - 1].search(other.unmarked) is not None


def _dates(side: Side) -> Iterator[_Figures]:
    for found in _MONTHS.finditer(side.levelled):
        yield _Figures(int(found["year"] or found["year_2"]), int(found["month"] or found["month_2"]), 0, *found.span())
    for found in _DAYS.finditer(side.levelled):
        for month, day in ((int(found["one"]), int(found["other"])), (int(found["other"]), int(found["one"]))):
            if month <= 12:
                yield _Figures(0, month, day, *found.span())


@cache
def _names(lang: Lang) -> tuple[re.Pattern[str], ...]:
    if lang == "en":
        return tuple(re.compile(rf"\b(?:{name}|{name[:3]})\b", re.IGNORECASE) for name in GREGORIAN_EN)
    return tuple(re.compile(rf"(?<!\w)[وفبكل]{{0,2}}(?:{'|'.join(re.escape(level(name)) for name in names)})(?!\w)") for names in GREGORIAN_AR)
