"""Hours, letters that count and dates in figures, read by rule: every hour to the minute in both languages, every letter of a list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen import parity
from docgen.checks.facts.level import level
from docgen.checks.facts.spelled import roman_value
from docgen.checks.facts.spoken_hours import spoken_hours
from docgen.locales.unmarked import without_marks

_EN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_AR = (
    *("الواحدة", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة"),
    *("الحادية عشرة", "الثانية عشرة"),
)
_PARTS = {
    0: ("", "{} o'clock"),
    5: (" وخمس دقائق", "five past {}"),
    10: (" وعشر دقائق", "ten past {}"),
    15: (" والربع", "a quarter past {}"),
    20: (" وعشرون دقيقة", "twenty past {}"),
    30: (" والنصف", "half past {}"),
    35: (" والنصف وخمس دقائق", "thirty-five past {}"),
    40: (" إلا ثلثًا", "at twenty to {}"),
    45: (" إلا ربعًا", "a quarter to {}"),
    50: (" إلا عشر دقائق", "at ten to {}"),
}
_LETTERS = "أبجدهوزحطي"


def _minutes(text: str, lang: str) -> list[int]:
    return [said.minutes for said in spoken_hours(without_marks(level(text)), "ar" if lang == "ar" else "en") if said.sure]


def _said(hour: int, minutes: int) -> tuple[str, str]:
    """An hour with its minutes in both languages; those before an hour are said with the next one."""
    name = hour % 12 if minutes >= 40 else hour - 1
    ar, en = _PARTS[minutes]
    return f"الساعة {_AR[name]}{ar}", en.format(_EN[name])


_hours = st.integers(1, 12)
_minutes_of = st.sampled_from(sorted(_PARTS))


@given(_hours, _minutes_of)
def test_an_hour_in_words_is_read_to_the_minute_in_both_languages(hour: int, minutes: int) -> None:
    expected = [(hour * 60 + minutes) % 720]
    ar, en = _said(hour, minutes)
    assert (_minutes(ar, "ar"), _minutes(en, "en")) == (expected, expected)


@given(_hours, _minutes_of, _hours, _minutes_of)
def test_hours_in_words_agree_where_they_are_one_moment(hour: int, minutes: int, other: int, later: int) -> None:
    (ar, _), (_, en) = _said(hour, minutes), _said(other, later)
    told = [problem.code for problem in parity(ar, en)]
    assert told == [] if (hour, minutes) == (other, later) else "DG105" in told


@given(_hours, _minutes_of, _hours, _minutes_of)
def test_an_hour_in_figures_agrees_with_its_words(hour: int, minutes: int, other: int, later: int) -> None:
    ar, en = _said(hour, minutes)
    same = (hour, minutes) == (other, later)
    for problems in (parity(ar, f"at {other}:{later:02}"), parity(f"الساعة {other}:{later:02}", en)):
        assert ("DG105" in [problem.code for problem in problems]) is not same


@given(st.integers(0, 9), st.integers(0, 9), st.integers(1, 999))
def test_a_letter_that_counts_stands_for_its_place(place: int, other: int, figure: int) -> None:
    told = [problem.code for problem in parity(f"البند {figure}-{_LETTERS[place]} وحده", f"item {figure}-{chr(65 + other)} alone")]
    if place == other:
        assert told == []
    elif _LETTERS[place] in "أبد" and other not in (3, 7, 15):  # letters of no other order and no other sound
        assert told == ["DG107"]


@given(st.integers(1, 12), st.integers(1950, 2049), st.integers(1, 12))
def test_a_month_in_figures_is_its_name(month: int, year: int, other: int) -> None:
    names = "January February March April May June July August September October November December".split()  # noqa: SIM905
    told = [problem.code for problem in parity(f"صدر في {month}/{year} تقرير", f"A report was issued in {names[other - 1]} {year}")]
    assert told == ([] if month == other else ["DG102"])


@pytest.mark.parametrize("number", ["+966 11 212 5555", "4400 1234", "+974 4400 1234", "(04) 123 4567"])
@pytest.mark.parametrize(
    ("ar", "en"), [("تحويلة 4021", "ext. 4021"), ("(تحويلة 4021)", "(ext. 4021)"), ("تحويلة: 4021", "x4021"), ("ext. 4021", "ext 4021")]
)
def test_an_extension_is_a_number_of_its_own(number: str, ar: str, en: str) -> None:
    assert parity(f"هاتف {number} {ar} يوميًا", f"Tel. {number} {en} daily") == []
    assert parity(f"هاتف {number} {ar} يوميًا", f"Tel. {number} {en.replace('4021', '4022')} daily")
    assert parity(f"هاتف {number} {ar} يوميًا", f"Tel. {number[:-1]}9 {en} daily")


@given(st.text("0123456789", min_size=8, max_size=8).filter(lambda digits: digits[0] != "0"), st.sampled_from(["974", "20", "971", "1"]))
def test_a_number_whose_country_stands_behind_it_is_that_of_the_country(local: str, country: str) -> None:
    told = parity(f"هاتف: {local} {country}+ على مدار اليوم", f"Telephone: +{country} {local[:4]} {local[4:]} all day")
    assert [problem.code for problem in told] == []


@pytest.mark.parametrize(("roman", "value"), [("I", 1), ("IV", 4), ("VII", 7), ("IX", 9), ("XIV", 14), ("xxxix", 39)])
def test_roman_figures_are_counted(roman: str, value: int) -> None:
    assert roman_value(roman) == value
