"""Which forms Arabic letters are drawn in, and which ones presentation forms state."""

import pytest

from docgen.checks.forms import joins_after, read, spelled


def joints(text: str) -> list[tuple[str, bool, bool]]:
    return [(letter.character, letter.before, letter.after) for letter in read(text)]


def test_letters_join_as_their_types_say() -> None:
    assert joints("قطر") == [("ق", False, True), ("ط", True, True), ("ر", True, False)]
    assert joints("ورد") == [("و", False, False), ("ر", False, False), ("د", False, False)]
    assert joints("سماء")[-2:] == [("ا", True, False), ("ء", False, False)]


def test_vowel_marks_and_unseen_characters_part_no_letters_but_a_non_joiner_does() -> None:
    assert joints("بَت")[0] == ("ب", False, True)
    assert joints("ب\u200eت")[0] == ("ب", False, True)
    assert joints("ب\u200cت")[0] == ("ب", False, False)


@pytest.mark.parametrize("text", ["ﻣﺤﻤﺪ", "ﻻ", "ﻓﻼﺡ", "ﷲ", "ﻷﻧﻪ"])
def test_forms_that_are_right_state_what_their_letters_would_be_drawn_in(text: str) -> None:
    assert joints(text) == joints(spelled(text))


@pytest.mark.parametrize("text", ["ﻲﺑﺮﻋ", "ﻣﻦﺃﺟﻞ"])
def test_forms_turned_round_or_run_together_state_something_else(text: str) -> None:
    assert joints(text) != joints(spelled(text))


def test_the_form_of_a_mark_is_the_mark_alone() -> None:
    assert spelled("م\ufe77ﺣ\ufe76") == "مَحَ"


def test_letters_that_only_join_to_the_one_before_join_to_none_after() -> None:
    assert [letter for letter in "ادذرزوةءە" if joins_after(letter)] == []
    assert all(joins_after(letter) for letter in "بتسعفكلمنهيىیکـ")
