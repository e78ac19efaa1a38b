"""Counted nouns."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import example, given
from hypothesis import strategies as st
from peers import beside

from docgen.locales.conventions import convention
from docgen.locales.counting import counted
from docgen.locales.nouns import noun
from docgen.locales.plurals import CountedNoun, category

MEMBER = noun("عضو", "أعضاء").counted()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "zero"),
        (1, "one"),
        (2, "two"),
        (3, "few"),
        (10, "few"),
        (11, "many"),
        (99, "many"),
        (100, "other"),
        (102, "other"),
        (103, "few"),
        (111, "many"),
    ],
)
def test_arabic_has_six_categories(value: int, expected: str) -> None:
    assert category(value, "ar") == expected


def test_a_fraction_is_other_in_both_languages() -> None:
    assert category(Decimal("1.5"), "ar") == "other"
    assert category(Decimal("1.0"), "en") == "other"


@given(
    st.integers(min_value=-(10**12), max_value=10**12)
    | st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9)
)
@example(Decimal("1.0"))
@example(Decimal("3.00"))
@example(Decimal("-0"))
def test_every_number_has_the_category_of_cldrs_rules_as_babel_reads_them(value: int | Decimal) -> None:
    for lang in ("ar", "en"):
        with beside("babel"):
            assert category(value, lang) == Locale(lang, "001").plural_form(value)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_no_number_is_too_large_or_too_fine(value: Decimal) -> None:
    assert category(value, "ar") in ("zero", "one", "two", "few", "many", "other")
    assert category(value, "en") in ("one", "other")


@pytest.mark.parametrize(
    ("value", "written"), [(1, "عضو"), (2, "عضوان"), (3, "٣\u00a0أعضاء"), (11, "١١\u00a0عضوًا"), (100, "١٠٠\u00a0عضو"), (0, "٠\u00a0عضو")]
)
def test_the_noun_takes_the_form_that_its_number_asks_for(value: int, written: str) -> None:
    shown = counted(value, MEMBER, convention("ar", "QA"))
    assert shown == (written if value != 1 else f"١\u00a0{written}")


def test_english_counts_with_two_forms() -> None:
    member = CountedNoun(other="members", one="member")
    assert [counted(value, member, convention("en", "QA")) for value in (0, 1, 2)] == ["0\u00a0members", "1\u00a0member", "2\u00a0members"]
