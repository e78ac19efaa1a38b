"""Calendars by name."""

from __future__ import annotations

import datetime

import pytest

from docgen.calendars.registry import calendar, calendar_keys, day_in, day_of
from docgen.errors import DateError


@pytest.mark.parametrize("key", calendar_keys())
def test_every_calendar_answers_to_its_name_and_covers_whole_years(key: str) -> None:
    own = calendar(key)
    assert own.key == key
    assert own.from_ordinal(own.first.toordinal()) == (own.first_year, 1, 1)
    last = own.from_ordinal(own.last.toordinal())
    assert last == (own.last_year, 12, own.month_length(own.last_year, 12))


@pytest.mark.parametrize(
    ("key", "day", "date"),
    [
        ("islamic-civil", "0622-07-19", (1, 1, 1)),
        ("islamic-civil", "2021-10-18", (1443, 3, 11)),
        ("solar-hijri", "2021-03-21", (1400, 1, 1)),
        ("solar-hijri", "2021-03-20", (1399, 12, 30)),
        ("solar-hijri", "2021-10-18", (1400, 7, 26)),
    ],
)
def test_days_that_are_known(key: str, day: str, date: tuple[int, int, int]) -> None:
    assert day_in(key, datetime.date.fromisoformat(day)) == date
    assert day_of(key, *date).isoformat() == day


def test_an_unknown_calendar_is_an_error_that_lists_them() -> None:
    with pytest.raises(DateError, match="auto, published, kacst, islamic-civil, solar-hijri"):
        calendar("julian")


def test_each_calendar_names_its_own_range() -> None:
    with pytest.raises(DateError, match="1178–1500 SH"):
        day_in("solar-hijri", datetime.date(2200, 1, 1))
    with pytest.raises(DateError, match="1399 SH has no day 31"):
        day_of("solar-hijri", 1399, 12, 31)
