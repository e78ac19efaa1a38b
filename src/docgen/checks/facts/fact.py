"""One thing that a text says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

Kind = Literal["date", "day", "month", "year", "time", "money", "percent", "number", "decade", "email", "url", "phone", "code", "no-date"]
"""`day` is a day and month without a year, `month` a month of a year, `no-date` a date that its calendar does not have, `code` a reference, an
IBAN or a version, `decade` the 1980s."""


@dataclass(frozen=True, slots=True)
class Fact:
    """`value` by kind. date: the day's ordinal; day: (month, day); month: (year, month); year: the year; time: (minutes, whether the half of
    the day is known); money: (amount, set of ISO 4217 codes it may be); percent, number: Decimal; decade: its first year, or its last two figures;
    the others: text as it is compared. `also` are other amounts that the same figures may mean (1.250, groups typed from right to left). A `loose`
    fact is part of a name or an idiom, which the other language may put without it; it is told only where the other side has something else.
    `clock` is "24h" for a time without a half of the day, where no word near it names one.

    `start` and `end` are code points in the flat text. `calendar` is that of a date, day, month or year. `said` is how the text puts it.
    """

    kind: Kind
    value: Any
    start: int
    end: int
    said: str
    calendar: Literal["gregorian", "hijri"] | None = None
    also: tuple[Decimal, ...] = ()
    loose: bool = False
    clock: Literal["24h"] | None = None
