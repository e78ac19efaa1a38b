"""Words are found in Arabic text with its vowel marks, and what is found stands where it stood."""

from __future__ import annotations

from unicodedata import combining

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.locales.unmarked import unmarked, without_marks


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("المادَّةُ", "المادة"),
        ("ريالًا", "ريالا"),
        ("المـــادة", "المادة"),
        ("هٰذا", "هذا"),
        ("1447هـ", "1447هـ"),
        ("والـ20", "والـ20"),
        ("بـ«رؤية»", "بـ«رؤية»"),
    ],
)
def test_marks_and_tatweels_inside_words_are_left_out(text: str, plain: str) -> None:
    assert without_marks(text) == plain


def test_a_text_without_marks_is_told_as_that() -> None:
    assert unmarked("بلغ 12 ريال") is None


@given(st.text("بلا 12ًُّـه", max_size=12))
def test_an_offset_leads_back_to_the_same_character_and_marks_belong_to_the_letter_before_them(text: str) -> None:
    plain = unmarked(text)
    if plain is None:
        assert without_marks(text) == text
        return
    assert plain.text == without_marks(text)
    for index, character in enumerate(plain.text):
        assert text[plain.origin(index)] == character
        end = plain.origin(index + 1)
        assert end == len(text) or not combining(text[end])
