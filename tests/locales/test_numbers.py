"""Numbers, percentages and money, written and read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import InputError
from docgen.locales.convention import Convention
from docgen.locales.conventions import convention
from docgen.locales.numbers import format_money, format_number, format_percent, ordinal, parse_number

QATAR, ENGLISH, EMIRATES, MOROCCO = convention("ar", "QA"), convention("en", "QA"), convention("ar", "AE"), convention("ar", "MA")
NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("conv", "written"),
    [(QATAR, "١٬٢٣٤٬٥٦٧٫٨٩"), (ENGLISH, "1,234,567.89"), (EMIRATES, "1,234,567.89"), (MOROCCO, "1.234.567,89")],
)
def test_signs_and_digits_follow_the_territory(conv: Convention, written: str) -> None:
    assert format_number(Decimal("1234567.89"), conv) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (999, "999"), (1000, "1,000"), (Decimal("4.50"), "4.50"), (4.5, "4.5"), (1e-7, "0.0000001"), (Decimal("1E+3"), "1,000"), (-5, "−5")],
)
def test_the_decimals_given_are_the_decimals_written(value: int | Decimal | float, written: str) -> None:
    assert format_number(value, ENGLISH) == written


def test_places_round_half_to_even_and_lose_no_zero() -> None:
    assert [format_number(value, ENGLISH, places=1) for value in (Decimal("0.25"), Decimal("0.35"), 2, Decimal("-0.04"))] == [
        "0.2",
        "0.4",
        "2.0",
        "0.0",
    ]


def test_years_and_references_are_not_grouped() -> None:
    assert format_number(2026, QATAR, group=False) == "٢٠٢٦"


def test_a_minus_before_european_digits_in_arabic_has_cldrs_mark() -> None:
    assert format_number(-5, EMIRATES) == "\u200e−5"
    assert format_number(-5, QATAR) == "−٥"


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), float("inf")])
def test_what_is_no_finite_number_is_refused(value: Decimal | float) -> None:
    with pytest.raises(InputError, match="not a number"):
        format_number(value, ENGLISH)
    with pytest.raises(InputError, match="not an amount"):
        format_money(value, "QAR", ENGLISH)


def test_percent_has_the_sign_of_its_digits() -> None:
    assert format_percent(Decimal("62.5"), QATAR) == "٦٢٫٥٪"
    assert format_percent(Decimal("62.5"), ENGLISH) == "62.5%"
    assert format_percent(Decimal("62.5"), EMIRATES) == "62.5\u200e%\u200e"


@pytest.mark.parametrize(
    ("amount", "code", "arabic", "english"),
    [
        (12500000, "QAR", "١٢٬٥٠٠٬٠٠٠_ريال قطري", "QAR_12,500,000"),
        (3, "QAR", "٣_ريالات قطرية", "QAR_3"),
        (11, "QAR", "١١_ريالًا قطريًا", "QAR_11"),
        (2, "QAR", "٢_ريالان قطريان", "QAR_2"),
        (100, "SYP", "١٠٠_ليرة سورية", "SYP_100"),
        (Decimal("12.5"), "QAR", "١٢٫٥٠_ريال قطري", "QAR_12.50"),
        (Decimal("12.00"), "QAR", "١٢_ريالًا قطريًا", "QAR_12"),
        (Decimal("3.5"), "KWD", "٣٫٥٠٠_دينار كويتي", "KWD_3.500"),
        (Decimal("0.125"), "USD", "٠٫١٢٥_دولار أمريكي", "USD_0.125"),
        (5, "ISK", "٥_كرونة أيسلندية", "ISK_5"),
        (-5, "QAR", "−٥_ريالات قطرية", "−QAR_5"),
        (2, "EUR", "٢_يورو", "EUR_2"),
    ],
)
def test_money_is_a_code_in_english_and_a_name_in_the_right_plural_in_arabic(amount: int | Decimal, code: str, arabic: str, english: str) -> None:
    assert format_money(amount, code, QATAR) == arabic.replace("_", NBSP)
    assert format_money(amount, code, ENGLISH) == english.replace("_", NBSP)


@pytest.mark.parametrize(("wrong", "hint"), [("QRA", "did you mean"), ("Qatari Riyal", "write its ISO 4217 code, QAR"), ("riyals", "three-letter")])
def test_an_unknown_currency_is_an_error_that_helps(wrong: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        format_money(1, wrong, ENGLISH)
    assert hint in str(caught.value.problems[0].hint)


def test_english_ordinals_in_figures() -> None:
    assert [ordinal(value, ENGLISH) for value in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th"]
    )
    assert ordinal(3, QATAR) == "٣"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("١٬٢٣٤٬٥٦٧٫٨٩", "1234567.89"),
        ("۱۲۳", "123"),
        ("1,234,567.89", "1234567.89"),
        ("1.234.567,89", "1234567.89"),
        ("12,500", "12500"),
        ("62,5", "62.5"),
        ("0,500", "0.500"),
        ("12 500 000", "12500000"),
        ("−5", "-5"),
        ("\u200e-5", "-5"),
        ("+7", "7"),
    ],
)
def test_numbers_are_read_in_every_digit_set_and_with_both_separators(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


def test_a_convention_settles_what_a_point_or_comma_means() -> None:
    assert parse_number("1.234", MOROCCO) == 1234
    assert parse_number("1.234", ENGLISH) == Decimal("1.234")
    assert parse_number("1,234", MOROCCO) == Decimal("1.234")


@pytest.mark.parametrize("text", ["", "abc", "1.2.3,4,5", "12,34,567", "-", "١٢٫٣٫٤"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is not a number"):
        parse_number(text)


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12),
    st.sampled_from([QATAR, ENGLISH, EMIRATES, MOROCCO]),
)
def test_reading_undoes_writing(value: Decimal, conv: Convention) -> None:
    assert parse_number(format_number(value, conv), conv) == value
