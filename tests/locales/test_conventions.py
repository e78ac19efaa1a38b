"""Language, territory and digits of one side."""

from __future__ import annotations

import pytest

from docgen.errors import InputError
from docgen.locales.cldr import names
from docgen.locales.convention import Convention
from docgen.locales.conventions import convention
from docgen.types import Digits

ARAB = ("BH", "DJ", "EG", "IQ", "JO", "KM", "KW", "LB", "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "YE")
LATN = ("AE", "DZ", "LY", "MA", "TN")


@pytest.mark.parametrize("territory", ARAB)
def test_cldr_gives_these_territories_arabic_indic_digits(territory: str) -> None:
    assert convention("ar", territory) == Convention("ar", territory, "arab")


@pytest.mark.parametrize("territory", LATN)
def test_cldr_gives_these_territories_european_digits(territory: str) -> None:
    assert convention("ar", territory) == Convention("ar", territory, "latn")


@pytest.mark.parametrize("digits", ["auto", "latn", "arab"])
def test_the_english_side_has_european_digits_whatever_is_asked(digits: Digits) -> None:
    assert convention("en", "QA", digits).digits == "latn"


def test_a_choice_of_digits_overrules_the_territory() -> None:
    assert convention("ar", "QA", "latn").digits == "latn"
    assert convention("ar", "MA", "arab").digits == "arab"


def test_a_territory_without_arabic_in_cldr_takes_the_worlds() -> None:
    assert convention("ar", "GB") == Convention("ar", "GB", "latn")
    assert names(convention("ar", "GB")).months[9] == "أكتوبر"


def test_codes_may_be_written_small() -> None:
    assert convention("ar", " qa ") == convention("ar", "QA")


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("Qatar", "write its two-letter code, QA"),
        ("قطر", "write its two-letter code, QA"),
        ("Quatar", "did you mean QA (Qatar)?"),
        ("XX", "did you mean XK (Kosovo)"),
        ("ZZ", "did you mean ZW (Zimbabwe), ZM (Zambia) or ZA (South Africa)?"),
        ("Atlantis", "such as QA"),
    ],
)
def test_an_unknown_territory_is_an_error_that_helps(wrong: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        convention("ar", wrong)
    assert hint in str(caught.value.problems[0].hint)


def test_unknown_digits_and_languages_are_errors() -> None:
    with pytest.raises(InputError, match="unknown digits 'roman'"):
        convention("ar", "QA", "roman")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="no conventions for the language 'fr'"):
        convention("fr", "QA")  # type: ignore[arg-type]


def test_months_follow_the_territory_and_weekdays_are_spelled_as_cldr_does() -> None:
    assert names(convention("ar", "IQ")).months[9] == "تشرين الأول"
    assert names(convention("ar", "TN")).months[0] == "جانفي"
    assert names(convention("ar", "MA")).months[6] == "يوليوز"
    assert {names(convention("ar", code)).weekdays[0] for code in ARAB + LATN} == {"الاثنين"}
