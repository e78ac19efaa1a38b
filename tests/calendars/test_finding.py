"""Dates in running text."""

from __future__ import annotations

import datetime
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.calendars import DualDate, find_dates, format_date
from docgen.calendars.writing import CalendarChoice, Era, Months, Style
from docgen.locales.conventions import convention
from docgen.types import Digits, Lang


def found(text: str, lang: Lang | None = None) -> list[tuple[str, str]]:
    return [(text[date.start : date.end], date.date.gregorian.isoformat() if date.date else "") for date in find_dates(text, lang)]


def test_dates_of_an_arabic_paragraph_are_found_with_weekday_and_twin() -> None:
    text = "عُقد الاجتماع يوم الاثنين 18 أكتوبر 2021م الموافق 12 ربيع الأول 1443هـ، بعد جولة ٧ سبتمبر ٢٠٢١م (٣٠ محرم ١٤٤٣هـ)."
    assert found(text) == [
        ("يوم الاثنين 18 أكتوبر 2021م الموافق 12 ربيع الأول 1443هـ", "2021-10-18"),
        ("٧ سبتمبر ٢٠٢١م (٣٠ محرم ١٤٤٣هـ)", "2021-09-07"),
    ]


def test_dates_of_an_english_paragraph_are_found() -> None:
    text = "Held on Monday, 18 October 2021 (12 Rabiʻ I 1443 AH), after September 7, 2021; due 2026-05-25, or 1443-03-12 AH."
    assert found(text) == [
        ("Monday, 18 October 2021 (12 Rabiʻ I 1443 AH)", "2021-10-18"),
        ("September 7, 2021", "2021-09-07"),
        ("2026-05-25", "2026-05-25"),
        ("1443-03-12 AH", "2021-10-18"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Version 1.2.3 of 2026/03, decision 3/2026, phone +974 4400 1234, host 10.20.30.40.",
        "In May 2021, 18 people; the work plan 2026–2028; 5 members 2021.",
        "قرار رقم 3/2026 للفترة ٢٠٢٦–٢٠٢٨، وشارك 12 عضوًا في 2021.",
        "12/03/43",
        "",
    ],
)
def test_what_only_resembles_a_date_is_left_alone(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("held on Tuesday, 18 October 2021.", "is a Monday, not a Tuesday"),
        ("on 30 February 2021", "February 2021 has no day 30"),
        ("18 October 2021 (14 Rabiʻ I 1443 AH)", "are 2 days apart"),
        ("by 03/04/2021", "can be read as 3 April 2021 or 4 March 2021"),
        ("on 12 Safar 1200 AH", "1924-08-01 to 2077-11-16"),
        ("on 18 October 2021 AH", "mixes two calendars"),
    ],
)
def test_what_cannot_be_a_date_is_found_with_its_problem(text: str, message: str) -> None:
    (date,) = find_dates(text)
    assert date.date is None
    assert date.problem is not None
    assert message in str(date.problem)


def test_a_bracket_that_holds_more_than_the_twin_does_not_belong_to_the_date() -> None:
    assert found("18 October 2021 (see 19 October 2021)") == [("18 October 2021", "2021-10-18"), ("19 October 2021", "2021-10-19")]


@settings(max_examples=400)
@given(
    day=st.dates(datetime.date(1924, 8, 2), datetime.date(2077, 11, 16)),
    lang=st.sampled_from(get_args(Lang)),
    territory=st.sampled_from(["QA", "SA", "AE", "MA", "TN", "IQ", "MR"]),
    digits=st.sampled_from(get_args(Digits)),
    form=st.fixed_dictionaries(
        {
            "calendar": st.sampled_from(get_args(CalendarChoice)),
            "style": st.sampled_from(get_args(Style)),
            "months": st.sampled_from(get_args(Months)),
            "era": st.sampled_from(get_args(Era)),
        }
    ),
)
def test_every_form_that_docgen_writes_is_found_whole_in_a_sentence(
    day: datetime.date, lang: Lang, territory: str, digits: Digits, form: dict[str, Any]
) -> None:
    date = DualDate.from_gregorian(day)
    written = format_date(date, convention(lang, territory, digits), **form)
    text = f"عُقد في {written}، ثم رُفع." if lang == "ar" else f"Held on {written}, then closed."
    (only,) = find_dates(text)
    assert (text[only.start : only.end], only.date) == (written, date)
