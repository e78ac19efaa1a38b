"""Years in words are read as the year they say, and nothing else is taken for one."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.calendars import parse
from docgen.calendars.expressions import expressions
from docgen.calendars.tokens import tokens_of
from docgen.calendars.year_words import year_in_words
from docgen.errors import DateError
from docgen.locales.words import number_words


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("18 أكتوبر عام ألفين وواحد وعشرين", "2021-10-18"),
        ("الثامن عشر من أكتوبر سنة ألفين وستةٍ وعشرين", "2026-10-18"),
        ("٥ مارس لعام ألفين وعشرة", "2010-03-05"),
        ("5 مارس ألفين", "2000-03-05"),
        ("الخامس من شباط سنة ألف وتسعمائة وثمانية وأربعين", "1948-02-05"),
        ("الخامس من شباط سنة ألف وتسع مئة وأربع عشرة", "1914-02-05"),
        ("5 أيار عام تسعة وأربعين وتسعمائة وألف", "1949-05-05"),
        ("غرة محرم عام ألف وأربعمائة وثلاثة وأربعين للهجرة", "2021-08-09"),
        ("الخامس عشر من رمضان سنة ثلاث وأربعين وأربعمائة بعد الألف", "2022-04-16"),
        ("16 أبريل ألفين واثنين وعشرين ميلادية", "2022-04-16"),
        ("3 January two thousand twenty-two", "2022-01-03"),
        ("the third of January, two thousand and twenty-two", "2022-01-03"),
        ("3 January twenty twenty-two", "2022-01-03"),
        ("January 3, twenty oh six", "2006-01-03"),
        ("5 May nineteen forty-five", "1945-05-05"),
        ("5 May nineteen hundred and thirty", "1930-05-05"),
        ("5 May one thousand nine hundred and forty", "1940-05-05"),
    ],
)
def test_a_year_in_words(text: str, day: str) -> None:
    assert parse(text).gregorian.isoformat() == day


@pytest.mark.parametrize(
    "text", ["5 أيار خمسة وأربعين", "5 أيار ثلاثة آلاف", "5 أيار ألف ألف", "5 May five", "5 May twenty", "5 May thousand", "5 May forty forty"]
)
def test_other_numbers_in_words_are_no_years(text: str) -> None:
    with pytest.raises(DateError):
        parse(text)


@pytest.mark.parametrize("text", ["On 5 May two thousand people gathered", "On May 5, two thousand people gathered", "في 5 أيار ألفين وخمسمائة شخص"])
def test_what_a_text_counts_behind_a_month_is_no_year(text: str) -> None:
    (found,) = expressions(text)
    assert found.partial


@pytest.mark.parametrize("text", ["في 18 أكتوبر عام ألفين وواحد وعشرين، قال", "On 18 October in the year two thousand and twenty-one, he said"])
def test_a_text_says_a_year_in_words_behind_the_word_for_a_year(text: str) -> None:
    (found,) = expressions(text)
    assert found.whole
    assert found.core is not None
    assert found.core.year == "2021"


@given(
    st.integers(1000, 2999), st.sampled_from(("masculine", "feminine")), st.sampled_from(("nominative", "genitive")), st.sampled_from(("مائة", "مئة"))
)
def test_every_year_as_it_is_written_in_arabic_words(year: int, gender: str, case: str, hundred: str) -> None:
    said = number_words(year, "ar", gender=gender, case=case, hundred=hundred)  # type: ignore[arg-type]
    tokens = tokens_of(said)
    assert year_in_words(tokens, 0) == (year, len(tokens) - 1), said


def test_every_year_as_it_is_written_in_english_words() -> None:
    for year in range(1000, 3000):
        tokens = tokens_of(number_words(year, "en"))
        assert year_in_words(tokens, 0) == (year, len(tokens) - 1)
    for century, rest in product((18, 19, 20), range(10, 100)):
        said = f"{number_words(century, 'en')} {number_words(rest, 'en')}"
        tokens = tokens_of(said)
        assert year_in_words(tokens, 0) == (100 * century + rest, len(tokens) - 1), said
