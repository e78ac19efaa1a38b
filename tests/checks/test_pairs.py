"""Pairs that say the same in two languages, and pairs that do not: by kinds of writing numbers, dates, amounts, times and names."""

from __future__ import annotations

from pathlib import Path

import pytest
from statements import STATEMENT

from docgen.checks.parity import parity
from docgen.checks.slots import Subject
from docgen.errors import Problem
from docgen.reading import open_mapping

PAIRS = Path(__file__).parent / "pairs"


def rows(name: str) -> list[list[str]]:
    lines = (PAIRS / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def differences(ar: str, en: str) -> list[Problem]:
    data = STATEMENT | {"body": [{"ar": ar, "en": en}]}
    return list(parity(Subject(open_mapping(data, "pair"))))


@pytest.mark.parametrize(("ar", "en"), rows("same.tsv"))
def test_what_says_the_same_is_let_be(ar: str, en: str) -> None:
    assert [str(problem) for problem in differences(ar, en)] == []


@pytest.mark.parametrize(("ar", "en", "code"), rows("differ.tsv"))
def test_what_differs_is_told(ar: str, en: str, code: str) -> None:
    assert code in [problem.code for problem in differences(ar, en)]


@pytest.mark.parametrize(
    ("ar", "en"),
    [
        ("الفترة 1-3/4/2026 وحدها", "The period alone"),
        ("الفترة 1-3/4/2026 وحدها", "The period of 5-9 May 2026"),
        ("من 5 إلى 9 مايو 2026", "from 1 to 3 April 2026"),
    ],
)
def test_a_stretch_of_days_that_differs_is_told_once(ar: str, en: str) -> None:
    assert [problem.code for problem in differences(ar, en)] == ["DG102"]


def test_of_a_stretch_of_days_one_end_that_differs_is_told() -> None:
    assert [problem.code for problem in differences("الفترة 1-3/4/2026 وحدها", "The period 1-4 April 2026")] == ["DG102"]
