"""The arithmetical Islamic calendar (CLDR `islamic-civil`): thirty-year cycle, epoch Friday, 16 July 622 Julian.

No authority dates its papers by it. It is here for days that the Umm al-Qura tables do not cover, and only when asked for by name.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from docgen.calendars.table import Ymd

_EPOCH = datetime.date(622, 7, 19).toordinal()


def _is_long_year(year: int) -> bool:
    return (11 * year + 14) % 30 < 11


@dataclass(frozen=True, slots=True)
class CivilCalendar:
    """islamic-civil over 1–2000 AH."""

    key: str = "islamic-civil"
    first_year: int = 1
    last_year: int = 2000

    @property
    def first(self) -> datetime.date:
        """The first day covered."""
        return datetime.date.fromordinal(self.to_ordinal(self.first_year, 1, 1))

    @property
    def last(self) -> datetime.date:
        """The last day covered."""
        return datetime.date.fromordinal(self.to_ordinal(self.last_year + 1, 1, 1) - 1)

    def month_length(self, year: int, month: int) -> int:
        """Odd months have 30 days, even ones 29, the twelfth 30 in 11 years of every 30."""
        return 30 if month % 2 or (month == 12 and _is_long_year(year)) else 29

    def to_ordinal(self, year: int, month: int, day: int) -> int:
        """Proleptic Gregorian ordinal of a day that exists."""
        return _EPOCH + 354 * (year - 1) + (11 * year + 3) // 30 + 29 * (month - 1) + month // 2 + day - 1

    def from_ordinal(self, ordinal: int) -> Ymd:
        """Year, month and day of an ordinal."""
        days = ordinal - _EPOCH
        year = (30 * days + 10646) // 10631
        rest = ordinal - self.to_ordinal(year, 1, 1)
        month = min(12, (2 * rest + 59) // 59)
        while rest < 29 * (month - 1) + month // 2:
            month -= 1
        return year, month, rest - (29 * (month - 1) + month // 2) + 1
