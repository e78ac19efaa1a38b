"""A marking: a known name, or words of one's own."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.errors import InputError
from docgen.model import PressStatement
from docgen.model.marking import MARKINGS

BOTH = {"ar": "س", "en": "s"}


def statement(**changes: Any) -> PressStatement:
    return PressStatement(**{"headline": BOTH, "date": "2021-10-19", "issuer": {"name": BOTH}, "body": [BOTH], **changes})


@pytest.mark.parametrize("name", MARKINGS)
def test_a_known_marking_has_its_words_in_both_languages(name: str) -> None:
    made = statement(marking=name).marking
    assert made is not None
    assert made.ar
    assert made.en


def test_words_of_ones_own_are_kept() -> None:
    made = statement(marking={"ar": "سرّي للغاية", "en": "Top secret"}).marking
    assert made is not None
    assert (made.ar, made.en) == ("سرّي للغاية", "Top secret")
    assert str(statement(marking="Restricted").marking) == "محدود التداول / Restricted"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("restrcted", "there is no marking 'restrcted'"),
        ({"ar": "س " * 60, "en": "s"}, "a few words on one line"),
        ({"ar": "س\nس", "en": "s"}, "a few words on one line"),
        ([], "this must be text in both languages"),
        (True, "this must be text in both languages"),
    ],
)
def test_what_is_no_marking_is_told(wrong: Any, says: str) -> None:
    with pytest.raises(InputError) as error:
        statement(marking=wrong)
    assert says in error.value.problems[0].message
