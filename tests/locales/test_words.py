"""Numbers in words. `arabic_words.tsv` holds what each of 265 numbers is in Arabic, read by eye row by row."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import InputError
from docgen.locales.cldr import data
from docgen.locales.currencies import MAJOR
from docgen.locales.nouns import Gender, noun
from docgen.locales.words import amount_sentence, counted_words, money_words, number_words, ordinal_words
from docgen.locales.words_ar import Case

ROWS = [line.split("\t") for line in (Path(__file__).parent / "arabic_words.tsv").read_text(encoding="utf-8").splitlines() if line[0] != "#"]


def test_the_table_has_more_than_200_rows_and_none_twice() -> None:
    assert len({tuple(row[:3]) for row in ROWS}) == len(ROWS) > 200


@pytest.mark.parametrize(("kind", "value", "setting", "words"), ROWS)
def test_every_row_of_the_table(kind: str, value: str, setting: str, words: str) -> None:
    first, case = setting.split()
    if kind == "number":
        assert number_words(int(value), "ar", gender=cast(Gender, first), case=cast(Case, case)) == words
    else:
        assert money_words(Decimal(value), first, "ar", case=cast(Case, case)) == words


def test_the_sentence_of_an_amount() -> None:
    assert amount_sentence(12_500_000, "QAR", "ar") == "مبلغ وقدره اثنا عشر مليونًا وخمسمائة ألف ريال قطري لا غير"
    assert amount_sentence(12_500_000, "QAR", "en") == "the sum of twelve million five hundred thousand Qatari riyals"


def test_the_hundred_may_be_spelled_without_its_alef() -> None:
    assert number_words(12_500_200, "ar", hundred="مئة") == "اثنا عشر مليونًا وخمسمئة ألف ومئتان"


def test_things_are_counted_in_words() -> None:
    member, session = noun("عضو", "أعضاء"), noun("جلسة", "جلسات")
    assert [counted_words(value, member) for value in (1, 2, 5, 12, 100)] == ["عضو واحد", "عضوان", "خمسة أعضاء", "اثنا عشر عضوًا", "مائة عضو"]
    assert [counted_words(value, session, case="genitive") for value in (2, 8, 12, 200)] == ["جلستين", "ثماني جلسات", "اثنتي عشرة جلسة", "مائتي جلسة"]


@pytest.mark.parametrize(
    ("value", "masculine", "feminine"),
    [
        (1, "الأول", "الأولى"),
        (2, "الثاني", "الثانية"),
        (3, "الثالث", "الثالثة"),
        (10, "العاشر", "العاشرة"),
        (11, "الحادي عشر", "الحادية عشرة"),
        (12, "الثاني عشر", "الثانية عشرة"),
        (20, "العشرون", "العشرون"),
        (21, "الحادي والعشرون", "الحادية والعشرون"),
        (99, "التاسع والتسعون", "التاسعة والتسعون"),
        (100, "المائة", "المائة"),
        (125, "الخامس والعشرون بعد المائة", "الخامسة والعشرون بعد المائة"),
        (202, "الثاني بعد المائتين", "الثانية بعد المائتين"),
    ],
)
def test_arabic_ordinals_agree_in_gender(value: int, masculine: str, feminine: str) -> None:
    assert ordinal_words(value, "ar") == masculine
    assert ordinal_words(value, "ar", gender="feminine") == feminine


def test_arabic_ordinals_of_tens_follow_the_case() -> None:
    assert ordinal_words(30, "ar", case="genitive") == "الثلاثين"
    assert ordinal_words(31, "ar", gender="feminine", case="genitive") == "الحادية والثلاثين"


@pytest.mark.parametrize(
    ("value", "words", "rank"),
    [
        (0, "zero", ""),
        (1, "one", "first"),
        (5, "five", "fifth"),
        (12, "twelve", "twelfth"),
        (21, "twenty-one", "twenty-first"),
        (40, "forty", "fortieth"),
        (105, "one hundred and five", "one hundred and fifth"),
        (1000, "one thousand", "one thousandth"),
        (1001, "one thousand and one", "one thousand and first"),
        (12_500_000, "twelve million five hundred thousand", "twelve million five hundred thousandth"),
        (2_000_345, "two million three hundred and forty-five", "two million three hundred and forty-fifth"),
    ],
)
def test_english_words(value: int, words: str, rank: str) -> None:
    assert number_words(value, "en") == words
    if rank:
        assert ordinal_words(value, "en") == rank


def test_english_money() -> None:
    assert money_words(Decimal("1.01"), "QAR", "en") == "one Qatari riyal and one dirham"
    assert money_words(Decimal("2.50"), "GBP", "en") == "two British pounds and fifty pence"
    assert money_words(Decimal("0.25"), "USD", "en") == "twenty-five cents"


def test_negative_numbers_have_their_word() -> None:
    assert number_words(-3, "ar") == "سالب ثلاثة"
    assert number_words(-3, "en") == "minus three"


def test_what_is_not_covered_is_refused() -> None:
    with pytest.raises(InputError, match="too large"):
        number_words(10**15, "ar")
    with pytest.raises(InputError, match="too large"):
        ordinal_words(1000, "ar")
    with pytest.raises(InputError, match="finer than QAR"):
        money_words(Decimal("1.001"), "QAR", "ar")
    with pytest.raises(InputError, match="Arabic number forms of ISK"):
        money_words(5, "ISK", "ar")
    with pytest.raises(InputError, match="no minor unit of JPY"):
        money_words(Decimal("1.5"), "JPY", "en")
    with pytest.raises(InputError, match="cannot be counted"):
        counted_words(-1, noun("عضو", "أعضاء"))
    with pytest.raises(InputError, match="has no ordinal"):
        ordinal_words(0, "en")


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_arabic_words_are_well_formed_at_any_size(value: int) -> None:
    for words in (number_words(value, "ar"), money_words(value, "QAR", "ar"), money_words(value, "SYP", "ar", case="genitive")):
        assert "  " not in words
        assert words == words.strip()
        assert not words.startswith("و") or words.startswith("واحد")


def test_the_currencies_names_are_cldrs_but_for_two() -> None:
    own = data("currencies")
    assert {code: forms.singular for code, forms in MAJOR.items() if own[code]["ar"]["name"] != forms.singular} == {
        "KMF": "فرنك قمري",
        "AZN": "مانات أذربيجاني",
    }
