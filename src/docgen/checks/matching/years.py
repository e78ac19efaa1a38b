"""A year that one language says in the one calendar, and the other language in the other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from docgen.calendars import DualDate
from docgen.checks.facts import Fact
from docgen.checks.slots import Side
from docgen.errors import DateError

_GREGORIAN = range(1500, 2200)
"""Figures by themselves that may be Gregorian years."""


def in_the_other_calendar(fact: Fact, other: Side) -> bool:
    """Whether a Hijri year stands for a Gregorian one that shares a day with it (1447 AH for 2025 and 2026), or the other way round. Where the other
    side says a year of the same calendar as well, that is to be the same."""
    hijri = other.hijri_years
    if fact.calendar == "hijri":
        return not hijri and any(_is_gregorian(one) and int(one.value) in _shared(fact.value) for one in _years(other))
    if not hijri or not _is_gregorian(fact) or not any(int(fact.value) in _shared(one) for one in hijri):
        return False
    return not any(one.calendar != "hijri" and _is_gregorian(one) for one in _years(other))


def _years(side: Side) -> Iterator[Fact]:
    return (fact for fact in side.facts if fact.kind in ("number", "year"))


def _is_gregorian(fact: Fact) -> bool:
    value: Decimal | int = fact.value
    return value == int(value) and int(value) in _GREGORIAN


@lru_cache(maxsize=256)
def _shared(hijri: int) -> range:
    try:
        first, last = (DualDate.from_hijri(hijri, month, day).gregorian.year for month, day in ((1, 1), (12, 29)))
    except DateError:
        return range(0)
    return range(first, last + 1)
