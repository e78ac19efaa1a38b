"""The press statement: several issuers, release none, an advisory, who signs, what is corrected, accounts."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from statements import STATEMENT

from docgen.calendars import DualDate
from docgen.errors import InputError
from docgen.model import Bilingual, PressStatement
from docgen.model.release import NoRelease
from docgen.reading import parse

BOTH = {"ar": "س", "en": "s"}


def read(**changes: Any) -> Any:
    return parse({**STATEMENT, **changes})


def test_several_issuers_stand_in_the_place_of_one() -> None:
    data = {key: value for key, value in STATEMENT.items() if key != "issuer"}
    made = parse({**data, "issuers": [{"name": "A"}, {"name": "B"}]})
    assert isinstance(made, PressStatement)
    assert made.issuer is None
    assert [issuer.name.en for issuer in made.speakers] == ["A", "B"]
    assert [issuer.name.en for issuer in read().speakers] == ["Committee"]


def test_a_misspelt_issuer_is_told_once() -> None:
    data = {key: value for key, value in STATEMENT.items() if key != "issuer"}
    with pytest.raises(InputError) as error:
        parse({**data, "isuer": {"name": "A"}})
    assert [problem.message for problem in error.value.problems] == ["unknown key 'isuer'"]


@pytest.mark.parametrize("word", ["none", " None "])
def test_release_none_says_nothing_of_the_release(word: str) -> None:
    made = read(release=word).release
    assert (made.embargo, made.immediate) == (None, False)
    assert read().release.immediate
    assert read(release=NoRelease.model_construct()).release == made


@pytest.mark.parametrize(
    ("given", "day", "hour"),
    [
        ("2026-05-11", datetime.date(2026, 5, 11), None),
        ("1447-11-24 AH", datetime.date(2026, 5, 11), None),
        ("2026-05-11T10:30", datetime.date(2026, 5, 11), datetime.time(10, 30)),
        ("2026-05-11 10:30", datetime.date(2026, 5, 11), datetime.time(10, 30)),
    ],
)
def test_an_advisory_knows_its_day_and_its_hour(given: str, day: datetime.date, hour: datetime.time | None) -> None:
    made = read(advisory={"when": given}).advisory
    found = made.day.gregorian if isinstance(made.day, DualDate) else made.day
    assert (found, made.hour, made.told) == (day, hour, None)


def test_an_advisory_may_tell_the_time_in_words() -> None:
    made = read(advisory={"when": {"ar": "بعد صلاة العشاء", "en": "After evening prayer"}}).advisory
    assert (made.day, made.hour, made.told) == (None, None, Bilingual(ar="بعد صلاة العشاء", en="After evening prayer"))


def test_what_is_corrected_may_be_an_earlier_version_of_the_same_reference() -> None:
    made = read(reference="A/1", version=2, corrects={"reference": "A/1", "date": "2021-10-18"})
    assert made.corrects.reference == "A/1"
    assert made.corrects.date.gregorian == datetime.date(2021, 10, 18)


@pytest.mark.parametrize("account", ["@name", "X: @name", "Mastodon: @name@server.example", "https://social.example/name", "إكس: @name"])
def test_accounts(account: str) -> None:
    assert read(contacts=[{"name": BOTH, "social": [account]}]).contacts[0].social == (account,)
