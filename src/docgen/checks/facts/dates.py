"""Dates, parts of dates and times in running text, in both languages and calendars."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from docgen.calendars.parsing import gregorian_of
from docgen.calendars.readings import HIJRI_BELOW, Reading
from docgen.calendars.vocabulary import eras, fold, months
from docgen.checks.facts.fact import Fact
from docgen.errors import DateError
from docgen.model.setting import Table

FIRST_YEAR, LAST_YEAR = 1343, 1500
"""The Hijri years that the Umm al-Qura tables cover."""

_GREGORIAN_MARK = r"(?:م(?!\w)|ميلادي[هة]?(?!\w)|AD(?!\w)|CE(?!\w)|A\.D\.|C\.E\.)"
_HIJRI_MARK = r"(?:ه(?:ـ)?(?!\w)|هجري[هة]?(?!\w)|AH(?!\w)|A\.H\.)"
_MARK = rf"(?:\s?(?:{_GREGORIAN_MARK}|{_HIJRI_MARK}))?"
_D = r"\d{1,2}(?:st|nd|rd|th)?"
_Y = rf"(?P<year>\d{{4}})(?P<mark>{_MARK})"
_HALF = r"(?:\s?(?P<half>[ap]m(?!\w)|[ap]\.m\.|صباح[ا\u064b]*|مساء[ا\u064b]*|ظهر[ا\u064b]+|بعد الظهر|قبل الظهر|[صم](?![\w/])))"
_TIME = re.compile(rf"(?<![\d:.])(?P<hour>\d{{1,2}}):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d){_HALF}?", re.IGNORECASE)
_HOUR = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})\s?(?P<half>[ap]m(?!\w)|[ap]\.m\.|صباح[ا\u064b]*|مساء[ا\u064b]*|ظهر[ا\u064b]+|بعد الظهر|قبل الظهر)", re.IGNORECASE
)
_COLON = re.compile(r"\d:\d")
_HALF_OF_DAY = re.compile(r"\d\s?(?:[apAP]\.?[mM]|صباح|مساء|ظهر|بعد|قبل)")
_ISO = re.compile(rf"(?<![\d/-])(?P<year>\d{{4}})(?P<sep>[-/])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?![\d/-]|\.\d)(?P<mark>{_MARK})")
_SLASHED = re.compile(rf"(?<![\w/.-])(?P<day>\d{{1,2}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<year>\d{{4}})(?![\d/-]|\.\d)(?P<mark>{_MARK})")
_SEPARATED = re.compile(r"\d[-/.]\d{1,2}[-/.]\d")
_MARKED_YEAR = re.compile(rf"(?<![\d.,/-])(?P<year>\d{{3,4}})\s?(?P<mark>{_GREGORIAN_MARK}|{_HIJRI_MARK})")


@cache
def _month_names() -> str:
    names = sorted((name for name in months() if months()[name][0] != "solar-hijri"), key=len, reverse=True)
    return "|".join(_loose(name) for name in names)


def _loose(name: str) -> str:
    """A folded name as a pattern: apostrophes and hyphens may stand in it, and an English one begins with a capital."""
    if not name.isascii():
        return r"\s".join(re.escape(word) for word in name.split(" ")) + r"(?!\w)"
    words = name.split(" ")
    spelled = ["'?".join(f"[{letter.upper()}{letter}]" for letter in word) for word in words]
    spelled[0] = words[0][0].upper() + spelled[0][4:]
    return r"'?[\s-]'?".join(spelled) + r"\.?(?!\w)"


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    # Two names of one month may stand together: تشرين الأول/أكتوبر.
    name = rf"(?P<name>{_month_names()})(?:\s?/\s?(?:{_month_names()}))?"
    of = r"(?:\s(?:of|من)(?:\s(?:شهر|month))?)?"
    # A conjunction or preposition of one letter may be joined to an Arabic name.
    begin = r"(?:(?<!\w)|(?<=\b[وفبكل]))"
    later = rf"(?:\s?[,،]?\s{_Y})"
    return (
        re.compile(rf"(?<![\d.,/])(?P<first>{_D})\s?-\s?(?P<day>{_D}){of}\s{name}{later}?"),
        re.compile(rf"(?<![A-Za-z\d.,/])(?P<day>{_D}){of}\s{name}{later}?"),
        re.compile(rf"{begin}{name}\s(?P<first>{_D})\s?-\s?(?P<day>{_D})(?!\d){later}?"),
        re.compile(rf"{begin}{name}\s(?P<day>{_D})(?!\d){later}?"),
        re.compile(rf"{begin}{name}\s?[,،]?\s(?:(?:of|من|عام|سنه)\s)?{_Y}"),
    )


@cache
def _month_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The first words of the English and of the Arabic names of months, for a quick look."""
    first = sorted({name.split(" ")[0] for name in months()})
    return tuple(word.capitalize() for word in first if word.isascii()), tuple(word for word in first if not word.isascii())


def _may_name_a_month(text: str) -> bool:
    english, arabic = _month_words()
    plain = text.replace("'", "")
    if any(word in plain for word in english):
        return True
    return not text.isascii() and any(word in text for word in arabic)


def named_dates(text: str, table: Table) -> Iterator[Fact]:
    """Dates with the month's name, whole or in part; `text` is levelled. A range gives its two ends."""
    taken: list[tuple[int, int]] = []
    if not _may_name_a_month(text):
        return
    for pattern in _named():
        for found in pattern.finditer(text):
            if any(start < found.end() and found.start() < end for start, end in taken):
                continue
            taken.append(found.span())
            groups = found.groupdict()
            kind, month = months()[fold(groups["name"])]
            yield from _facts(found, kind, month, [day for day in (groups.get("first"), groups.get("day")) if day], table)


def _facts(found: re.Match[str], kind: str, month: int, days: list[str], table: Table) -> Iterator[Fact]:
    calendar: Literal["gregorian", "hijri"] = "hijri" if kind == "hijri" else "gregorian"
    start, end = found.span()
    year = int(found["year"]) if found["year"] else None
    if not days and year is not None:
        yield Fact("month", (year, month), start, end, found[0], calendar)
    for text in days:
        day = int(re.sub(r"\D", "", text))
        if year is None:
            longest = 30 if calendar == "hijri" else (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
            yield Fact("day" if 1 <= day <= longest else "no-date", (month, day), start, end, found[0], calendar)
        else:
            yield whole_date(Reading(calendar, year, month, day), start, end, found[0], table)


def numeric_dates(text: str, table: Table) -> Iterator[Fact]:
    """Dates in figures, `2021-10-18` and `18/10/2021`, day before month; `text` is levelled."""
    if _SEPARATED.search(text) is None:
        return
    for pattern in (_ISO, _SLASHED):
        for found in pattern.finditer(text):
            year = int(found["year"])
            kind = eras().get(fold(found["mark"].strip())) or ("hijri" if year < HIJRI_BELOW else "gregorian")
            yield whole_date(Reading(kind, year, int(found["month"]), int(found["day"])), *found.span(), found[0], table)


def marked_years(text: str) -> Iterator[Fact]:
    """Years with the mark of their calendar: `1443هـ`, `2021م`."""
    for found in _MARKED_YEAR.finditer(text):
        calendar: Literal["gregorian", "hijri"] = "hijri" if eras().get(fold(found["mark"])) == "hijri" else "gregorian"
        yield Fact("year", int(found["year"]), *found.span(), found[0], calendar)


def times(text: str) -> Iterator[Fact]:
    """Times of the day; `text` is levelled."""
    for pattern, sign in ((_TIME, _COLON), (_HOUR, _HALF_OF_DAY)):
        if sign.search(text) is None:
            continue
        for found in pattern.finditer(text):
            hour, minute = int(found["hour"]), int(found.groupdict().get("minute") or 0)
            half = (found["half"] or "").lower()
            if hour > 24:
                continue
            if half and hour <= 12:
                after = half[0] in "pم" or half.startswith(("ظهر", "بعد"))
                hour = hour % 12 + (12 if after else 0)
            yield Fact("time", (hour % 24 * 60 + minute, bool(half) or hour > 12 or hour == 0), *found.span(), found[0])


def whole_date(reading: Reading, start: int, end: int, said: str, table: Table) -> Fact:
    """A date of one day; a `no-date` where its calendar has none such."""
    calendar: Literal["gregorian", "hijri"] = "hijri" if reading.calendar == "hijri" else "gregorian"
    day = ordinal_of(reading, table)
    if day is None:
        return Fact("no-date", (reading.year, reading.month, reading.day), start, end, said, calendar)
    return Fact("date", day, start, end, said, calendar)


@cache
def ordinal_of(reading: Reading, table: Table) -> int | None:
    """The day's ordinal; `None` where there is no such day. A Hijri day that the tables do not cover is reckoned by arithmetic."""
    for kind in (table, "islamic-civil"):
        try:
            day: datetime.date = gregorian_of(reading, kind)
        except DateError:
            if reading.calendar != "hijri" or FIRST_YEAR <= reading.year <= LAST_YEAR:
                return None
        else:
            return day.toordinal()
    return None
