"""Conversion and reading undo conversion and writing, over the whole range."""

from __future__ import annotations

import datetime
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.calendars import DualDate, find_dates, format_date, format_range, parse
from docgen.calendars.registry import Table, calendar
from docgen.calendars.writing import CalendarChoice, Era, Months, Order, Style
from docgen.locales.conventions import convention
from docgen.types import Digits, Lang

TERRITORIES = ["AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TN", "YE"]
TABLES: tuple[Table, ...] = get_args(Table)
days = st.dates(datetime.date(1924, 8, 2), datetime.date(2077, 11, 16))


@pytest.mark.parametrize("table", TABLES)
def test_gregorian_to_hijri_to_gregorian_is_the_identity_on_every_day_of_the_range(table: Table) -> None:
    own = calendar(table)
    start = max(own.first, datetime.date(1900, 1, 1)).toordinal()
    end = min(own.last, datetime.date(2100, 1, 1)).toordinal()
    for ordinal in range(start, end + 1):
        day = datetime.date.fromordinal(ordinal)
        assert DualDate.from_hijri(*DualDate.from_gregorian(day, table).hijri, table).gregorian == day


@given(days, st.sampled_from(TABLES))
def test_the_next_day_is_the_next_in_both_calendars(day: datetime.date, table: Table) -> None:
    date = DualDate.from_gregorian(day, table)
    if day == calendar(table).last:
        return
    following = date + datetime.timedelta(days=1)
    year, month, number = date.hijri
    length = calendar(table).month_length(year, month)
    expected = (year, month, number + 1) if number < length else (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    assert following.hijri == expected


@settings(max_examples=1500)
@given(
    day=days,
    table=st.sampled_from(TABLES),
    lang=st.sampled_from(get_args(Lang)),
    territory=st.sampled_from(TERRITORIES),
    digits=st.sampled_from(get_args(Digits)),
    form=st.fixed_dictionaries(
        {
            "calendar": st.sampled_from(get_args(CalendarChoice)),
            "style": st.sampled_from(get_args(Style)),
            "order": st.sampled_from(get_args(Order)),
            "months": st.sampled_from(get_args(Months)),
            "era": st.sampled_from(get_args(Era)),
        }
    ),
)
def test_reading_undoes_writing_in_each_form_territory_and_digit_set(
    day: datetime.date, table: Table, lang: Lang, territory: str, digits: Digits, form: dict[str, Any]
) -> None:
    date = DualDate.from_gregorian(day, table)
    written = format_date(date, convention(lang, territory, digits), **form)
    assert parse(written, table=table) == date
    assert parse(written.replace("\u00a0", " "), table=table) == date


def test_every_form_in_every_territory_and_digit_set_reads_back_for_the_known_day() -> None:
    date, count = parse("2021-10-18"), 0
    for lang in get_args(Lang):
        for territory in TERRITORIES:
            for digits in get_args(Digits):
                conv = convention(lang, territory, digits)
                for choice in get_args(CalendarChoice):
                    for style in get_args(Style):
                        for era in get_args(Era):
                            assert parse(format_date(date, conv, choice, style, era=era)) == date
                            count += 1
    assert count == 2 * 22 * 3 * 4 * 4 * 3


@settings(max_examples=600)
@given(
    day=st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)),
    lang=st.sampled_from(get_args(Lang)),
    territory=st.sampled_from(TERRITORIES),
    digits=st.sampled_from(get_args(Digits)),
    style=st.sampled_from(get_args(Style)),
    era=st.sampled_from(get_args(Era)),
)
def test_any_gregorian_day_reads_back_without_a_hijri_one(
    day: datetime.date, lang: Lang, territory: str, digits: Digits, style: Style, era: Era
) -> None:
    written = format_date(day, convention(lang, territory, digits), "gregorian", style, era=era)
    assert parse(written).gregorian == day, written


@settings(max_examples=400)
@given(
    day=days,
    length=st.integers(1, 60),
    lang=st.sampled_from(get_args(Lang)),
    territory=st.sampled_from(TERRITORIES),
    choice=st.sampled_from(("gregorian", "hijri")),
    style=st.sampled_from(get_args(Style)),
)
def test_the_ends_of_a_written_stretch_are_found_again(
    day: datetime.date, length: int, lang: Lang, territory: str, choice: CalendarChoice, style: Style
) -> None:
    end = min(day + datetime.timedelta(days=length), datetime.date(2077, 11, 16))
    if day == end:
        return
    written = format_range(day, end, convention(lang, territory), choice, style)
    sentence = f"عُقدت {written} جلسات." if lang == "ar" else f"Held {written} in all."
    found = [date.date.gregorian for date in find_dates(sentence, lang) if date.date is not None]
    assert found == [day, end], written
