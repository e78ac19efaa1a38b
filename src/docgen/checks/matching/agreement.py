"""Do two facts say the same? By their kinds: readings of a figure, days of both calendars, hours of a clock, sums of money."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from docgen.calendars import DualDate
from docgen.checks.facts import Fact, Kind
from docgen.checks.facts.level import level
from docgen.checks.matching.candidates import readings as _readings
from docgen.errors import DateError

_POINTED = re.compile(r"(?P<hour>[01]?\d|2[0-3])[.٫](?P<minute>[0-5]\d)")
"""A figure that may be a time: 7.30."""


def agree(fact: Fact, other: Fact) -> bool:
    """Whether two facts, maybe of different kinds, can mean the same."""
    if fact.kind == other.kind:
        return bool(_EQUAL.get(fact.kind, _equal)(fact, other))
    kinds = {fact.kind, other.kind}
    if kinds == {"date", "day"}:
        whole, part = (fact, other) if fact.kind == "date" else (other, fact)
        return _is_on(whole.value, part)
    if kinds in ({"number", "money"}, {"number", "percent"}):
        return bool(_readings(fact) & _readings(other))
    if kinds == {"number", "year"}:
        number, year = (fact, other) if fact.kind == "number" else (other, fact)
        return bool(year.value in _readings(number))
    if kinds == {"number", "decade"}:
        number, decade = (fact, other) if fact.kind == "number" else (other, fact)
        return any(_decade(int(value), decade.value) for value in _readings(number) if value == value.to_integral_value())
    if kinds == {"number", "phone"}:
        number, phone = (fact, other) if fact.kind == "number" else (other, fact)
        return bool(re.sub(r"\D", "", level(number.said)) == phone.value)
    if kinds == {"number", "time"}:
        moment, number = (fact, other) if fact.kind == "time" else (other, fact)
        if clock := _POINTED.fullmatch(level(number.said)):
            return bool((int(clock["hour"]) * 60 + int(clock["minute"]) - moment.value[0]) % 720 == 0)
        return bool(moment.value[0] % 60 == 0 and number.value in (moment.value[0] // 60, moment.value[0] // 60 % 12 or 12))
    return False


def _decade(year: int, other: int) -> bool:
    """Whether 1980 and 80 are one decade."""
    return year == other or (min(year, other) < 100 and year % 100 == other % 100)


def _decades(fact: Fact, other: Fact) -> bool:
    return _decade(fact.value, other.value)


def _numbers(fact: Fact, other: Fact) -> bool:
    return bool(_readings(fact) & _readings(other))


def _equal(fact: Fact, other: Fact) -> bool:
    return bool(fact.value == other.value)


def _dates(fact: Fact, other: Fact) -> bool:
    # An announced Hijri date may be a day off the table.
    return bool(abs(fact.value - other.value) <= (0 if fact.calendar == other.calendar else 1))


def _days(fact: Fact, other: Fact) -> bool:
    return fact.calendar != other.calendar or fact.value == other.value


def _spans(fact: Fact, other: Fact) -> bool:
    return _equal(fact, other) if fact.calendar == other.calendar else _overlap(fact, other)


def _times(fact: Fact, other: Fact) -> bool:
    (mine, sure), (theirs, certain) = fact.value, other.value
    exact = (sure and certain) or fact.clock == other.clock == "24h"
    return bool(mine == theirs if exact else mine % 720 == theirs % 720)


def _money(fact: Fact, other: Fact) -> bool:
    codes, their_codes = fact.value[1], other.value[1]
    return bool(_readings(fact) & _readings(other)) and (not codes or not their_codes or bool(codes & their_codes))


_EQUAL: dict[Kind, Callable[[Fact, Fact], bool]] = {
    "date": _dates,
    "day": _days,
    "month": _spans,
    "year": _spans,
    "time": _times,
    "money": _money,
    "number": _numbers,
    "percent": _numbers,
    "decade": _decades,
}


def _is_on(ordinal: int, day: Fact) -> bool:
    date = datetime.date.fromordinal(ordinal)
    if day.calendar == "gregorian":
        return bool((date.month, date.day) == day.value)
    try:
        return bool(DualDate.from_gregorian(date).hijri[1:] == day.value)
    except DateError:
        return True


def _overlap(fact: Fact, other: Fact) -> bool:
    """Whether a Hijri month or year and a Gregorian one share a day."""
    hijri, gregorian = (fact, other) if fact.calendar == "hijri" else (other, fact)
    year, month = hijri.value if hijri.kind == "month" else (hijri.value, None)
    try:
        start = DualDate.from_hijri(year, month or 1, 1).gregorian
        end = DualDate.from_hijri(year, month or 12, 29).gregorian
    except DateError:
        return True
    if gregorian.kind == "month":
        their_year, their_month = gregorian.value
        return bool((start.year, start.month) <= (their_year, their_month) <= (end.year, end.month))
    return bool(start.year <= gregorian.value <= end.year)
