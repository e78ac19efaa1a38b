"""Dates that stand in messages, in Arabic: `18 October 2021`, `Safar 1447 AH`, `February`, `Monday`."""

from __future__ import annotations

import re
from functools import cache

from docgen.locales.months import HIJRI, HIJRI_ERA, SOLAR, SOLAR_ERA

FSI, PDI = "\u2068", "\u2069"
_GREGORIAN = {
    "January": "يناير",
    "February": "فبراير",
    "March": "مارس",
    "April": "أبريل",
    "May": "مايو",
    "June": "يونيو",
    "July": "يوليو",
    "August": "أغسطس",
    "September": "سبتمبر",
    "October": "أكتوبر",
    "November": "نوفمبر",
    "December": "ديسمبر",
}
_WEEKDAYS = {
    "Monday": "الاثنين",
    "Tuesday": "الثلاثاء",
    "Wednesday": "الأربعاء",
    "Thursday": "الخميس",
    "Friday": "الجمعة",
    "Saturday": "السبت",
    "Sunday": "الأحد",
}
_CALENDARS = {"Gregorian": "الميلادي", "Hijri": "الهجري"}
_ERAS = {HIJRI_ERA["en"]: HIJRI_ERA["ar"], SOLAR_ERA["en"]: SOLAR_ERA["ar"]}


def dated(text: str) -> str | None:
    """A day, a weekday, a month, a year with its era, or what a calendar is called, in Arabic and isolated; `None` for what is none of them."""
    word = _WEEKDAYS.get(text) or _CALENDARS.get(text)
    if word is not None:
        return f"{FSI}{word}{PDI}"
    months = _months()
    found = _pattern().fullmatch(text)
    if found is None:
        return None
    day, month, year, era = found["day"], found["month"], found["year"], found["era"]
    if month is None and (era is None or day is not None):
        return None
    parts = (day, months.get(month or ""), year, _ERAS.get(era or ""))
    return f"{FSI}{' '.join(part for part in parts if part)}{PDI}"


@cache
def _months() -> dict[str, str]:
    return _GREGORIAN | dict(zip(HIJRI["en"], HIJRI["ar"], strict=True)) | dict(zip(SOLAR["en"], SOLAR["ar"], strict=True))


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(map(re.escape, sorted(_months(), key=len, reverse=True)))
    day, year = "(?:(?P<day>[0-9]{1,2}) )?", "(?:(?:^| )(?P<year>[0-9]{1,4})(?: (?P<era>AH|SH))?)?"
    return re.compile(f"{day}(?P<month>{month})?{year}")
