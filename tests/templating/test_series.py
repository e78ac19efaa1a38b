"""Figures in groups: which are one number, by their shape or by the words before them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.templating.isolation.series import series


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.kind) for one in series(text)]


@pytest.mark.parametrize(
    "number",
    [
        *("(800) 955-2292", "(04) 123 4567", "04 123 4567", "055 123 4567", "05 22 12 34 56", "0770 123 4567", "021 123 4567", "920-000-123"),
        *("1-800-955-2292", "9200 12345", "800 123 4567", "784-1990-1234567-1", "4111 1111 1111 1111", "3782 822463 10005"),
        *("0501234567", "28763401234", "٠٤ ١٢٣ ٤٥٦٧"),
    ],
)
def test_the_shape_tells_a_number_to_call_or_to_copy(number: str) -> None:
    assert found(f"عند {number} ثم") == [(number, "series")]


@pytest.mark.parametrize("number", ["4400 1234", "71 234 567", "45 12 34 56", "955-2292", "4400-1234", "19999", "17 123 456"])
@pytest.mark.parametrize(
    "words", ["هاتف المكتب: ", "والجوال ", "للاستفسار الاتصال على ", "رقم الحساب ", "بطاقة الهوية رقم ", "ت: ", "Tel. ", "Fax: ", "الرقم الموحد "]
)
def test_the_words_before_tell_it(words: str, number: str) -> None:
    assert found(f"{words}{number} صباحًا") == [(number, "series")]


def test_one_word_tells_it_of_a_whole_list() -> None:
    assert found("هاتف: 4400 1234 أو 71 234 567، 45 12 34 56") == [("4400 1234", "series"), ("71 234 567", "series"), ("45 12 34 56", "series")]


@pytest.mark.parametrize("number", ["12 500", "3 250", "1 000 000", "999\u00a0000", "12\u202f500\u202f000", "12 500,75", "١٢ ٥٠٠"])
def test_a_sum_in_groups_of_three_is_one_number(number: str) -> None:
    assert found(f"بلغ {number} درهم") == [(number, "number")]
    assert found(f"في حساب الدولة {number} مليون ريال")[0][1] == "number"


@pytest.mark.parametrize(
    "text",
    [
        "عام 2021 300 شخص",
        "يوم 18 10 2021",
        "2019-2020-2021",
        "18-10-2021",
        "من 1200-1299",
        "1 2 3 4 5 6 7",
        "10:30-12:00",
        "سجل 2020 2021",
        "A-1 2-B",
    ],
)
def test_years_dates_ranges_and_lists_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("number", ["000 500 12", "300 907 396 5", "000 100", "500 12"])
def test_groups_stored_from_the_right_are_told(number: str) -> None:
    assert found(f"بلغ {number} دولار") == [(number, "backward")]


@pytest.mark.parametrize(("number", "kind"), [("4400 1234", "likely"), ("45 12 34 56", "loose")])
def test_what_nothing_tells_is_told_as_unsure(number: str, kind: str) -> None:
    assert found(f"في المبنى {number} هنا") == [(number, kind)]


@given(st.text(alphabet="0123٤٥ -()+.,:/هاتف رقمa\u00a0", max_size=60))
def test_any_text_is_read(text: str) -> None:
    end = 0
    for one in series(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end


@pytest.mark.parametrize("piece", ["1 ", "1-", "123 ", "(1", "12 500 ", "0", "٠٤ ", "هاتف 1 "])
def test_a_long_text_of_one_thing_is_read(piece: str) -> None:
    # As long as it is, each figure is looked at once: it would not end if it were not so.
    assert len(list(series(piece * 50_000))) <= 50_000
