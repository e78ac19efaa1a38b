"""What a written date may mean: every reading of one date expression."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from docgen.calendars import plain
from docgen.calendars.vocabulary import Kind, eras, fold, month_spellings, months, tidy, weekdays
from docgen.errors import DateError, Problem
from docgen.near import close_matches

Lang = Literal["ar", "en"]
Year = int
HIJRI_BELOW = 1700
"""A year below this, without mark or month name, is Hijri; from it on, Gregorian."""

FORMS = "write 2021-10-18, 1443-03-12 AH, 18 October 2021 or ١٢ ربيع الأول ١٤٤٣هـ"

_WEEKDAY = re.compile(r"(?:on\s+|في\s+)?(?P<name>(?:يوم\s+)?[^\W\d_]+)\.?\s*[,،]?\s+(?P<rest>.+)")
_NUMERIC = re.compile(r"(?P<a>\d{1,4})\s?(?P<sep>[-/.])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?(?P<c>\d{1,4})(?P<mark>\D*)")
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*(?:of\s+|من\s+)?(?P<month>[^\d,،]+?(?: [12](?= ))?)\s*[,،]?\s*(?P<year>\d{1,4})(?P<mark>\D*)"
)
_MONTH_FIRST = re.compile(r"(?P<month>[^\d,،]+?(?: [12](?= ))?)\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*[,،]?\s+(?P<year>\d{3,4})(?P<mark>\D*)")
_ARABIC = re.compile("[\u0600-\u06ff\u200f]")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a date: the calendar and the numbers in it; the weekday if the text names one (Monday 0)."""

    calendar: Kind
    year: int
    month: int
    day: int
    weekday: int | None = None

    def __str__(self) -> str:
        if self.calendar == "gregorian":
            return f"{self.day} {plain.month(self.month)} {self.year}"
        if self.calendar == "hijri":
            return plain.hijri((self.year, self.month, self.day))
        return f"{self.year:04}-{self.month:02}-{self.day:02} SH"


def readings_of(text: str, lang: Lang | None = None) -> tuple[Reading, ...]:
    """Every reading of one date expression (one calendar, with or without weekday), the likelier first.

    `lang` is the language of the side that the text stands on: in Arabic 3/4/2021 is the third of April. Raises DateError when there is none.
    """
    clean = tidy(text)
    weekday, rest = _weekday(clean)
    day_first = lang == "ar" or _ARABIC.search(text) is not None
    if found := _NUMERIC.fullmatch(rest):
        return _numeric(found, text, weekday, day_first=day_first)
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        if found := pattern.fullmatch(rest):
            return _named(found, text, weekday)
    raise DateError(Problem(f"{text!r} is not a date", hint=_missing(rest) or FORMS))


def _weekday(text: str) -> tuple[int | None, str]:
    found = _WEEKDAY.fullmatch(text)
    number = weekdays().get(fold(found["name"])) if found else None
    return (number, found["rest"]) if found and number is not None else (None, text)


def _mark(mark: str, text: str) -> Kind | None:
    """The calendar that an era mark names; none for an empty mark."""
    folded = fold(mark.strip(" ,،"))
    if not folded:
        return None
    kind = eras().get(folded)
    if kind is None:
        raise DateError(Problem(f"{text!r} is not a date: {mark.strip()!r} names no calendar", hint="marks are AH or هـ, AD or م, and SH or هـ.ش"))
    return kind


def _by_year(year: int) -> Kind:
    return "hijri" if year < HIJRI_BELOW else "gregorian"


def _named(found: re.Match[str], text: str, weekday: int | None) -> tuple[Reading, ...]:
    name, year, day = found["month"], int(found["year"]), int(found["day"])
    known = months().get(fold(name))
    if known is None:
        near = close_matches(fold(name), month_spellings(), n=1, cutoff=0.6)
        hint = f"did you mean {month_spellings()[near[0]]}?" if near else FORMS
        raise DateError(Problem(f"{text!r} is not a date: {name.strip()!r} is no month", hint=hint))
    kind, month = known
    marked = _mark(found["mark"], text)
    if marked is not None and marked != kind:
        raise DateError(Problem(f"{text!r} mixes two calendars: the month is {_said(kind)}, the mark is {_said(marked)}", hint="change one of them"))
    if len(found["year"]) <= 2:
        centuries = {"gregorian": (2000, 1900), "hijri": (1400, 1300), "solar-hijri": (1400, 1300)}[kind]
        return tuple(Reading(kind, century + year, month, day, weekday) for century in centuries)
    return (Reading(kind, year, month, day, weekday),)


def _said(kind: Kind) -> str:
    return {"gregorian": "Gregorian", "hijri": "Hijri", "solar-hijri": "Solar Hijri"}[kind]


def _numeric(found: re.Match[str], text: str, weekday: int | None, *, day_first: bool) -> tuple[Reading, ...]:
    first, second, third = found["a"], found["b"], found["c"]
    marked = _mark(found["mark"], text)
    if len(first) >= 3 and len(third) <= 2:
        year = int(first)
        return (Reading(marked or _by_year(year), year, int(second), int(third), weekday),)
    if len(third) >= 3 and len(first) <= 2:
        year = int(third)
        kind = marked or _by_year(year)
        certain = day_first or kind != "gregorian" or found["sep"] == "."
        return tuple(Reading(kind, year, month, day, weekday) for day, month in _orders(int(first), int(second), certain=certain))
    if len(first) <= 2 and len(third) <= 2:
        return _short_years(int(first), int(second), int(third), marked, weekday, day_first=day_first)
    raise DateError(Problem(f"{text!r} is not a date", hint=FORMS))


def _orders(first: int, second: int, *, certain: bool) -> tuple[tuple[int, int], ...]:
    """(day, month) in the orders that can be meant."""
    if certain or first == second or first > 12:
        return ((first, second),)
    if second > 12:
        return ((second, first),)
    return ((first, second), (second, first))


def _short_years(first: int, second: int, third: int, marked: Kind | None, weekday: int | None, *, day_first: bool) -> tuple[Reading, ...]:
    """A year of two digits is never completed by docgen: all centuries that may be meant are readings."""
    kinds: tuple[Kind, ...] = (marked,) if marked else ("gregorian", "hijri")
    readings = []
    for kind in kinds:
        century = 2000 if kind == "gregorian" else 1400
        for day, month in _orders(first, second, certain=day_first or kind != "gregorian"):
            if 1 <= day <= 31 and 1 <= month <= 12:
                readings.append(Reading(kind, century + third, month, day, weekday))
        if 1 <= second <= 12 and 1 <= third <= 31:
            readings.append(Reading(kind, century + first, second, third, weekday))
    if not readings:
        raise DateError(Problem("no order of day, month and year makes a date of these numbers", hint=FORMS))
    if len(readings) == 1:
        only = readings[0]
        readings.append(Reading(only.calendar, only.year - 100, only.month, only.day, weekday))
    return tuple(readings)


def _missing(text: str) -> str | None:
    """What a text that is nearly a date lacks."""
    words = [fold(word) for word in re.split(r"[\s,،]+", text) if word]
    names = fold(re.sub(r"\d+", " ", text))
    if names in months() or any(word in months() for word in words):
        numbers = re.findall(r"\d+", text)
        if len(numbers) == 1:
            return "the day is missing" if len(numbers[0]) >= 3 else "the year is missing"
        return None
    if re.match(r"\d{4}-\d{1,2}-\d{1,2}[T ]\d", text):
        return "give the date alone, without the time"
    if re.fullmatch(r"\d{4}[-/]\d{1,2}", text):
        return "the day is missing"
    if re.fullmatch(r"\d{8}", text):
        return f"separate year, month and day: {text[:4]}-{text[4:6]}-{text[6:]}"
    return None
