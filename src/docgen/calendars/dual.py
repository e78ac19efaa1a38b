"""One day in both calendars."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from docgen.calendars import plain
from docgen.calendars.registry import Table, covers, day_in, day_of
from docgen.calendars.table import Ymd
from docgen.errors import DateError, Problem


@dataclass(frozen=True, slots=True)
class DualDate:
    """A civil day: its Gregorian and its Hijri date.

    `lunar` is the Hijri date, `None` where the table does not cover the day; `hijri` is the same for whoever must have one. `announced` says that an
    institution gave both dates itself; the Hijri one then stands as given. `table` names the table that the Hijri date was reckoned by or compared
    with. Two are equal when both dates are; order is that of the Gregorian day.
    """

    gregorian: datetime.date
    lunar: Ymd | None
    announced: bool = field(default=False, compare=False)
    table: Table = field(default="auto", compare=False)

    @classmethod
    def from_gregorian(cls, day: datetime.date, table: Table = "auto") -> DualDate:
        """The day with its Hijri date by `table`, or without one where the table does not cover the day. A `datetime` counts by its own civil day:
        the Hijri day that begins at sunset is not guessed."""
        if isinstance(day, datetime.datetime):
            day = day.date()
        return cls(day, day_in(table, day) if covers(table, day) else None, table=table)

    @property
    def hijri(self) -> Ymd:
        """The Hijri date. Raises DateError naming the range where the table does not cover the day."""
        return self.lunar if self.lunar is not None else day_in(self.table, self.gregorian)

    @classmethod
    def from_hijri(cls, year: int, month: int, day: int, table: Table = "auto") -> DualDate:
        """The day with its Gregorian date by `table`. Raises DateError when there is no such day or the table does not cover it."""
        return cls(day_of(table, year, month, day), (year, month, day), table=table)

    @classmethod
    def announced_pair(cls, gregorian: datetime.date, hijri: Ymd, table: Table = "auto") -> DualDate:
        """Both dates as an institution announced them.

        A Hijri date one day off the table is kept (moon sighting decides, not the table), and so is one that either of the two tables gives.
        Raises DateError when it is further off.
        """
        off = days_off(gregorian, hijri, table)
        if abs(off) > 1:
            computed = cls.from_gregorian(gregorian, table)
            raise DateError(
                Problem(
                    f"{plain.gregorian(gregorian)} and {plain.hijri(hijri)} are {abs(off)} days apart",
                    hint=f"the table gives {plain.hijri(computed.hijri)}; an announced date may differ from it by one day",
                )
            )
        return cls(gregorian, hijri, announced=True, table=table)

    def __lt__(self, other: DualDate) -> bool:
        return self.gregorian < other.gregorian

    def __le__(self, other: DualDate) -> bool:
        return self.gregorian <= other.gregorian

    def __gt__(self, other: DualDate) -> bool:
        return self.gregorian > other.gregorian

    def __ge__(self, other: DualDate) -> bool:
        return self.gregorian >= other.gregorian

    def __add__(self, days: datetime.timedelta) -> DualDate:
        """The day so many whole days later, by the table; an announcement holds for its own day only."""
        return DualDate.from_gregorian(self.gregorian + days, self.table)

    def __sub__(self, other: DualDate) -> datetime.timedelta:
        """The time between two days."""
        return self.gregorian - other.gregorian

    def __str__(self) -> str:
        if self.lunar is None:
            return self.gregorian.isoformat()
        year, month, day = self.lunar
        return f"{self.gregorian.isoformat()} ({year:04}-{month:02}-{day:02} AH)"


def days_off(gregorian: datetime.date, hijri: Ymd, table: Table = "auto") -> int:
    """How many days the Hijri date lies after the one that `table` gives for `gregorian`.

    With `auto`, a date that either of the two tables gives is not off at all. The thirtieth of a month that has 29 days in the table counts
    as the day after its 29th. Raises DateError for a Hijri date that no month can have, or when the table does not cover one of the two.
    """
    day_in(table, gregorian)
    off = _offset(gregorian, hijri, table)
    if off and table == "auto" and 0 in (_offset(gregorian, hijri, "published"), _offset(gregorian, hijri, "kacst")):
        return 0
    return off


def _offset(gregorian: datetime.date, hijri: Ymd, table: Table) -> int:
    year, month, day = hijri
    # An announced month may be a day longer than the table's.
    extra = 1 if day == 30 else 0
    return day_of(table, year, month, day - extra).toordinal() + extra - gregorian.toordinal()
