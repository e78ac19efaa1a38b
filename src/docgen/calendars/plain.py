"""Dates in plain English for messages: ordinary spaces, no locale data."""

from __future__ import annotations

import datetime

from docgen.calendars.table import Ymd
from docgen.locales.months import HIJRI

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def gregorian(day: datetime.date) -> str:
    """`18 October 2021`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def hijri(date: Ymd) -> str:
    """`12 Rabiʻ I 1443 AH`; a month that is none is shown by its number."""
    year, month, day = date
    return f"{day} {hijri_month(month)} {year} AH"


def hijri_month(number: int) -> str:
    """`Rabiʻ I` for 3; the number itself if it is no month."""
    return HIJRI["en"][number - 1] if 1 <= number <= 12 else str(number)


def weekday(number: int) -> str:
    """`Monday` for 0."""
    return _WEEKDAYS[number]


def month(number: int) -> str:
    """`October` for 10; the number itself if it is no month."""
    return _MONTHS[number - 1] if 1 <= number <= 12 else str(number)
