"""The Solar Hijri calendar of Iran and Afghanistan (CLDR `persian`), by its 33-year rule.

Over the years given here the rule agrees with the astronomical reckoning, as ICU has it.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from docgen.calendars.table import Ymd

_EPOCH = datetime.date(622, 3, 21).toordinal()


@dataclass(frozen=True, slots=True)
class SolarCalendar:
    """Solar Hijri over 1178–1500 (1799–2122): months of 31 days, then of 30, Esfand of 29 or 30."""

    key: str = "solar-hijri"
    first_year: int = 1178
    last_year: int = 1500

    @property
    def first(self) -> datetime.date:
        """The first day covered."""
        return datetime.date.fromordinal(self.to_ordinal(self.first_year, 1, 1))

    @property
    def last(self) -> datetime.date:
        """The last day covered."""
        return datetime.date.fromordinal(self.to_ordinal(self.last_year + 1, 1, 1) - 1)

    def month_length(self, year: int, month: int) -> int:
        """31 days up to Shahrivar, 30 up to Bahman, then what is left of the year."""
        if month <= 6:
            return 31
        if month <= 11:
            return 30
        return self.to_ordinal(year + 1, 1, 1) - self.to_ordinal(year, 12, 1)

    def to_ordinal(self, year: int, month: int, day: int) -> int:
        """Proleptic Gregorian ordinal of a day that exists."""
        return _EPOCH + 365 * (year - 1) + (8 * year + 21) // 33 + 30 * (month - 1) + min(month - 1, 6) + day - 1

    def from_ordinal(self, ordinal: int) -> Ymd:
        """Year, month and day of an ordinal."""
        days = ordinal - _EPOCH
        year = 1 + (33 * days + 3) // 12053
        if ordinal < self.to_ordinal(year, 1, 1):
            year -= 1
        rest = ordinal - self.to_ordinal(year, 1, 1)
        month = rest // 31 + 1 if rest < 186 else (rest - 6) // 30 + 1
        return year, month, ordinal - self.to_ordinal(year, month, 1) + 1
