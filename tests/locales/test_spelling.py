"""The roles {words} and {ordinal}: numbers, amounts and places in words, by the grammar of each language."""

from __future__ import annotations

from decimal import Decimal

import pytest
from statements import STATEMENT

from docgen.checks.facts import facts_of
from docgen.checks.flat import flatten
from docgen.document.arrange import arrange
from docgen.document.dump import dump
from docgen.errors import InputError
from docgen.locales.conventions import convention
from docgen.locales.spelling import ordinal_spelled, spelled
from docgen.reading import parse
from docgen.templating import build


@pytest.mark.parametrize(
    ("value", "arabic", "english"),
    [
        ("3", "ثلاثة", "three"),
        ("3 feminine", "ثلاث", "three"),
        ("12500000 QAR", "اثنا عشر مليونًا وخمسمائة ألف ريال قطري", "twelve million five hundred thousand Qatari riyals"),
        ("QAR 12500000 genitive", "اثني عشر مليونًا وخمسمائة ألف ريال قطري", "twelve million five hundred thousand Qatari riyals"),
        ("3.50 QAR", "ثلاثة ريالات قطرية وخمسون درهمًا", "three Qatari riyals and fifty dirhams"),
        ("٢١ f", "إحدى وعشرون", "twenty-one"),
    ],
)
def test_words(value: str, arabic: str, english: str) -> None:
    assert (spelled(value, "ar"), spelled(value, "en")) == (arabic, english)


@pytest.mark.parametrize(
    ("value", "arabic", "english"),
    [
        ("3", "الثالث", "third"),
        ("3 f", "الثالثة", "third"),
        ("11 feminine", "الحادية عشرة", "eleventh"),
        ("21 feminine", "الحادية والعشرون", "twenty-first"),
        ("21 genitive feminine", "الحادية والعشرين", "twenty-first"),
        ("30 m accusative", "الثلاثين", "thirtieth"),
    ],
)
def test_ordinals_agree_in_gender_and_case(value: str, arabic: str, english: str) -> None:
    assert (ordinal_spelled(value, "ar"), ordinal_spelled(value, "en")) == (arabic, english)


@pytest.mark.parametrize("value", ["", "f", "5 f f", "x QAR", "QAR", "1e400", "10000000000000000"])
def test_what_cannot_be_said_in_words_is_told(value: str) -> None:
    with pytest.raises(InputError):
        spelled(value, "ar")


def test_the_roles_stand_in_a_document() -> None:
    text = {"ar": "الدورة {ordinal}`3 f` بمبلغ {words}`2 QAR genitive`.", "en": "The {ordinal}`3` session, with {words}`2 QAR`."}
    told = dump(arrange(build(parse({**STATEMENT, "body": [text]}))))
    assert "الثالثة" in told
    assert "ريالين قطريين" in told
    assert "third" in told
    assert "two Qatari riyals" in told


def test_the_checks_know_what_the_roles_say() -> None:
    (fact,) = facts_of(flatten("{words}`12500000 QAR`"), convention("en", "QA"))
    assert fact.value == (Decimal(12500000), frozenset(["QAR"]))
    assert [fact.value for fact in facts_of(flatten("{ordinal}`3 f`"), convention("ar", "QA"))] == [Decimal(3)]
