"""Dates, parts of dates and times in running text, in both languages and calendars."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from docgen.calendars.core import Core, single_days
from docgen.calendars.days import complete, covered, exists, gregorian_of
from docgen.calendars.expressions import Expression, calendar_of
from docgen.calendars.ordinals import LAST
from docgen.calendars.readings import Reading, readings
from docgen.calendars.vocabulary import Kind, eras, fold
from docgen.checks.facts.fact import Fact
from docgen.errors import DateError
from docgen.model.setting import Table

_GREGORIAN_MARK = r"(?:م(?!\w)|ميلادي[هة]?(?!\w)|AD(?!\w)|CE(?!\w)|A\.D\.|C\.E\.)"
_HIJRI_MARK = r"(?:ه(?:ـ)?(?!\w)|هجري[هة]?(?!\w)|AH(?!\w)|A\.H\.)"
_MORNING = (
    r"am(?!\w)|a\.m\.|in the morning(?!\w)|midnight(?!\w)|"
    r"(?:من\s)?(?:(?:بعد )?منتصف الليل|قبل الظهر|صباح[ا\u064b]*(?!\w)|فجر[ا\u064b]*(?!\w)|ضح[يا][\u064b]*(?!\w))"
)
_EVENING = (
    r"pm(?!\w)|p\.m\.|(?:من\s)?(?:بعد (?:ال)?(?:ظهر|عصر)|مساء[ا\u064b]*(?!\w)|عصر(?:[ا\u064b]+)?(?!\w)|ظهر[ا\u064b]+(?!\w)|الظهر(?!\w)|"
    r"ظهر(?= (?:يوم|اليوم|غد|امس|ال(?:احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت))(?!\w))|"
    r"العصر(?!\w)|المساء(?!\w))|in the (?:afternoon|evening)(?!\w)|noon(?!\w)|midday(?!\w)"
)
_NIGHT = r"(?:من\s)?ليل[ا\u064b]+(?!\w)|at night(?!\w)"
"""From six to eleven before midnight, at twelve and from one to five after it."""
_WORDS = rf"(?:(?P<am>{_MORNING})|(?P<pm>{_EVENING})|(?P<night>{_NIGHT}))"
_HALF = rf"(?:\s?(?:{_WORDS}|(?P<short_am>ص)(?![\w/])|(?P<short_pm>م)(?![\w/])))"
_TIME = re.compile(rf"(?<![\d:.])(?P<hour>\d{{1,2}}):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d|[.,٫٬]\d{{3}}){_HALF}?", re.IGNORECASE)
_HOUR = re.compile(rf"(?<![\d:.])(?P<hour>\d{{1,2}})\s?{_WORDS}", re.IGNORECASE)
_POINTED = re.compile(rf"(?<![\d:.,])(?P<hour>\d{{1,2}})[.](?P<minute>[0-5]\d)\s?{_WORDS}", re.IGNORECASE)
"""7.55am, the point of British papers."""
_MILITARY = re.compile(r"(?<![\d:.,])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?= ?(?:hours|hrs)(?!\w))")
_SHORT = re.compile(
    r"(?<![\d:.,/-])(?P<hour>1[0-2]|[1-9])\s?(?:(?P<short_am>ص)(?![\w/.])|"
    r"(?P<short_pm>(?:(?<=الساع[هة] \d)|(?<=الساع[هة] \d\d)|(?<=الساع[هة] \d\s)|(?<=الساع[هة] \d\d\s)|"
    r"(?<=ص (?:ال[يى]|حت[يى]) \d\s)|(?<=ص (?:ال[يى]|حت[يى]) \d\d\s)|(?<=ص - \d\s)|(?<=ص - \d\d\s)|(?<=ص-\d\s)|(?<=ص-\d\d\s))م)(?![\w/.]))"
)
"""An hour with the half of the day in a letter: 9 ص; 1 م where it is no metre, after الساعة or to the end of a stretch of hours."""
_HOUR_WORD = re.compile(r"ساع[هة] \d|\d\s?ص")
_COLON = re.compile(r"\d:\d")
_SPEAKS_OF_HALF = r"\s?(?:[apAP]\.?[mM]|no|mid|من|صباح|مساء|ظهر|عصر|فجر|ضح|ليل|بعد|قبل|ال|in the|at night)"
_POINT = re.compile(rf"\d\.\d\d{_SPEAKS_OF_HALF}")
_HOURS = re.compile(r"\d ?(?:hours|hrs)")
_HALF_OF_DAY = re.compile(rf"\d{_SPEAKS_OF_HALF}")
_SLASHED_DAY = re.compile(r"(?P<said>(?<!\w)[ول]?(?:ال|لل|ب)?يوم\s(?:\w+\s)?)?(?<![\d/.,-])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/]|[.,-]\d)")
_THIS = re.compile(r"\s(?:الحالي|الجاري|الماضي|المقبل|القادم|المنصرم)(?!\w)")
_MARKED_YEAR = re.compile(rf"(?<![\d.,/-])(?P<year>\d{{3,4}})\s?(?P<mark>{_GREGORIAN_MARK}|{_HIJRI_MARK})")


def date_facts(said: Iterable[Expression], text: str, table: Table) -> Iterator[Fact]:
    """Dates, whole or in part; a stretch gives its two ends, a list all its days, a pair both its dates. `text` is what they were read from."""
    for one in said:
        halves = (one,) if one.twin is None else _completed(one, one.twin)
        for half in halves:
            if half.core is not None:
                yield from _facts(half, half.core, text, table)


def _completed(first: Expression, second: Expression) -> tuple[Expression, Expression]:
    if first.whole and second.whole:
        return first, second
    try:
        return complete(first, second)
    except DateError:
        return first, second


def _facts(said: Expression, core: Core, text: str, table: Table) -> Iterator[Fact]:
    start, end = said.core_start, said.core_end
    places = (start, *core.places[1:])
    calendar = _calendar(calendar_of(said))
    if core.numbers is not None and max(map(len, core.numbers)) < 3:
        return
    if core.numbers is None and not core.year:
        for day, place in zip(core.days, places, strict=True):
            longest = 30 if calendar == "hijri" else (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[core.month - 1]
            number = longest if day == LAST else day
            yield Fact("day" if 1 <= number <= longest else "no-date", (core.month, number), place, end, text[place:end], calendar)
    elif core.numbers is None and not core.days:
        yield Fact("month", (int(core.year), core.month), start, end, text[start:end], calendar)
    else:
        for single, place in zip(single_days(core), places, strict=True):
            yield whole_date(_likeliest(single), place, end, text[place:end], table)


def _likeliest(core: Core) -> Reading:
    """The first reading that is a day; a mark that contradicts the month's name is left out of account."""
    if core.numbers is None and core.calendar is not None:
        return Reading(core.calendar, int(core.year), core.month, core.days[-1])
    found = readings(core, day_first=True)
    return next((reading for reading in found if exists(reading)), found[0])


def _calendar(kind: Kind | None) -> Literal["gregorian", "hijri"]:
    return "hijri" if kind == "hijri" else "gregorian"


def marked_years(text: str) -> Iterator[Fact]:
    """Years with the mark of their calendar: `1443هـ`, `2021م`."""
    for found in _MARKED_YEAR.finditer(text):
        calendar: Literal["gregorian", "hijri"] = "hijri" if eras().get(fold(found["mark"])) == "hijri" else "gregorian"
        yield Fact("year", int(found["year"]), *found.span(), found[0], calendar)


def slashed_days(text: str) -> Iterator[Fact]:
    """Day and month in figures, where words say that they are: يوم 27/9 الحالي. Loose: the other language may say the weekday, or yesterday."""
    for found in _SLASHED_DAY.finditer(text):
        day, month = int(found["day"]), int(found["month"])
        if 1 <= day <= 31 and 1 <= month <= 12 and (found["said"] or _THIS.match(text, found.end())):
            yield Fact("day", (month, day), found.start("day"), found.end(), text[found.start("day") : found.end()], "gregorian", loose=True)


def times(text: str) -> Iterator[Fact]:
    """Times of the day; `text` is levelled."""
    taken: set[int] = set()
    for pattern, sign in ((_TIME, _COLON), (_POINTED, _POINT), (_MILITARY, _HOURS), (_HOUR, _HALF_OF_DAY), (_SHORT, _HOUR_WORD)):
        if sign.search(text) is None:
            continue
        for found in pattern.finditer(text):
            if found.start() in taken:
                continue
            taken.add(found.start())
            hour, minute = int(found["hour"]), int(found.groupdict().get("minute") or 0)
            if hour > 24:
                continue
            half = half_of(found, hour)
            if half is not None and hour <= 12:
                hour = hour % 12 + (12 if half == "pm" else 0)
            near = half is not None or _HALF_NEAR.search(text, max(0, found.start() - _NEAR), found.end() + _NEAR) is not None
            sure = half is not None or hour > 12 or hour == 0 or pattern is _MILITARY or (not near and found["hour"][0] == "0")
            yield Fact("time", (hour % 24 * 60 + minute, sure), *found.span(), found[0], clock=None if near else "24h")


_NEAR = 60
_HALF_NEAR = re.compile(
    r"(?<!\w)(?:[وفبلك]{0,2}(?:ال)?(?:صباح|مساء|ظهر|ظهير[هة]|عصر|فجر|ضح[يا]|ليل|ليل[هة]|عشي[هة]|عشاء|مغرب|سحر|سحور|غداء|افطار|[صم](?![\w/])))"
    r"|\b(?:morning|afternoon|evening|tonight|night|noon|midday|midnight|dawn|dusk|[ap]m|dinner|lunch|breakfast|sunset|sunrise)(?!\w)|\b[ap]\.m\.",
    re.IGNORECASE,
)
"""Words near a time by which a figure of twelve hours may mean either half of the day: مساء اليوم في الساعة 9:00."""


_BEHIND = re.compile(rf"\s?{_WORDS}", re.IGNORECASE)


def half_behind(text: str, at: int, hour: int) -> Literal["am", "pm"] | None:
    """The half of the day that the words at an index name, for an hour that is said before them."""
    found = _BEHIND.match(text, at)
    return half_of(found, hour) if found is not None else None


def half_of(found: re.Match[str], hour: int) -> Literal["am", "pm"] | None:
    """The half of the day that the words behind a time name."""
    said = {name for name, text in found.groupdict().items() if text}
    if "night" in said:
        return "pm" if 6 <= hour < 12 else "am"
    if said & {"pm", "short_pm"}:
        # Eleven ظهرًا is before noon.
        return "am" if hour in (10, 11) and "ظهر" in found[0] and "بعد" not in found[0] else "pm"
    return "am" if said & {"am", "short_am"} else None


def whole_date(reading: Reading, start: int, end: int, said: str, table: Table) -> Fact:
    """A date of one day; a `no-date` where its calendar has none such."""
    calendar = _calendar(reading.calendar)
    day = ordinal_of(reading, table)
    if day is None:
        return Fact("no-date", (reading.year, reading.month, reading.day), start, end, said, calendar)
    return Fact("date", day, start, end, said, calendar)


@lru_cache(maxsize=8192)
def ordinal_of(reading: Reading, table: Table) -> int | None:
    """The day's ordinal; `None` where there is no such day. A Hijri day that the tables do not cover is reckoned by arithmetic."""
    for kind in (table, "islamic-civil"):
        try:
            day: datetime.date = gregorian_of(reading, kind)
        except DateError:
            if covered(reading):
                return None
        else:
            return day.toordinal()
    return None
