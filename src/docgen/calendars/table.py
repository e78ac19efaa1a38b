"""A lunar calendar given by a table of month starts."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from dataclasses import dataclass

Ymd = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class MonthTable:
    """`starts[k]` is the proleptic Gregorian ordinal (`datetime.date.toordinal`) of the first day of month k, counted from month 1 of
    `first_year`; the last entry closes the last month."""

    key: str
    first_year: int
    starts: tuple[int, ...]

    @property
    def last_year(self) -> int:
        """The last year that the table holds whole."""
        return self.first_year + (len(self.starts) - 1) // 12 - 1

    @property
    def first(self) -> datetime.date:
        """The first day covered."""
        return datetime.date.fromordinal(self.starts[0])

    @property
    def last(self) -> datetime.date:
        """The last day covered."""
        return datetime.date.fromordinal(self.starts[-1] - 1)

    def month_length(self, year: int, month: int) -> int:
        """Days of a month. `year` must be covered and `month` be 1–12."""
        index = (year - self.first_year) * 12 + month - 1
        return self.starts[index + 1] - self.starts[index]

    def to_ordinal(self, year: int, month: int, day: int) -> int:
        """Ordinal of a day that exists."""
        return self.starts[(year - self.first_year) * 12 + month - 1] + day - 1

    def from_ordinal(self, ordinal: int) -> Ymd:
        """Year, month and day of an ordinal within `first` and `last`."""
        index = bisect_right(self.starts, ordinal) - 1
        year, month = divmod(index, 12)
        return self.first_year + year, month + 1, ordinal - self.starts[index] + 1
