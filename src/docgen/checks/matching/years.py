"""A year that one language says in the one calendar, and the other language in the other."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from docgen.calendars import DualDate
from docgen.checks.facts import Fact
from docgen.errors import DateError

_GREGORIAN = range(1500, 2200)
"""Figures by themselves that may be Gregorian years."""


def in_the_other_calendar(fact: Fact, others: Iterable[Fact]) -> bool:
    """Whether a Hijri year stands for a Gregorian one that shares a day with it (1447 AH for 2025 and 2026), or the other way round. Where the others
    say a year of the same calendar as well, that is to be the same."""
    years = [other for other in others if other.kind in ("number", "year")]
    hijri = [other for other in years if other.calendar == "hijri"]
    gregorian = [other for other in years if other.calendar != "hijri" and _is_gregorian(other)]
    if fact.calendar == "hijri":
        return not hijri and any(int(other.value) in _shared(fact) for other in gregorian)
    return not gregorian and _is_gregorian(fact) and any(int(fact.value) in _shared(other) for other in hijri)


def _is_gregorian(fact: Fact) -> bool:
    value: Decimal | int = fact.value
    return value == int(value) and int(value) in _GREGORIAN


def _shared(hijri: Fact) -> range:
    try:
        first, last = (DualDate.from_hijri(hijri.value, month, day).gregorian.year for month, day in ((1, 1), (12, 29)))
    except DateError:
        return range(0)
    return range(first, last + 1)
