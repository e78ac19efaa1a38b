"""Persian letters are slips in Arabic words, and right in words of other languages."""

import pytest

from docgen.checks.persian import heh_slips, meant_by, slips


@pytest.mark.parametrize(
    "text", ["کہا", "کھا", "گەڵ", "پارتی", "می\u200cشود", "«این کتاب چاپ شد»", "https://x.example/کتاب", "[نص](https://x.example/علی)"]
)
def test_words_of_other_languages_and_addresses_are_left(text: str) -> None:
    assert list(slips(f"قال {text} ثم")) == []


def test_an_arabic_word_beside_another_language_s_is_still_found() -> None:
    assert list(slips("فی «کتاب گفتن» باکو")) == [(0, "فی"), (15, "باکو")]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("باکو", ("باكو",)),
        ("السیاحة", ("السياحة",)),
        ("فی", ("في",)),
        ("والذی", ("والذي",)),
        ("إلی", ("إلى",)),
        ("علی", ("علي", "على")),
        ("المنتدی", ("المنتدي", "المنتدى")),
    ],
)
def test_a_last_yeh_without_dots_is_read_where_only_one_word_is_possible(word: str, meant: tuple[str, ...]) -> None:
    assert meant_by(word) == meant


def test_a_word_that_begins_with_heh_doachashmee_is_arabic() -> None:
    assert [(word, meant) for _, word, meant in heh_slips("ھذا قول الھيئة وھو للھيئة")] == [
        ("ھذا", "هذا"),
        ("الھيئة", "الهيئة"),
        ("وھو", "وهو"),
        ("للھيئة", "للهيئة"),
    ]


@pytest.mark.parametrize("text", ["کھا", "ساتھ", "«ھذا»", "گھر", "ھەولێر", "https://x.example/ھذا", "لاھور"])
def test_heh_doachashmee_of_other_languages_is_left(text: str) -> None:
    assert list(heh_slips(f"قال {text} ثم")) == []
