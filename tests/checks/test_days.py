"""Days of both calendars that stand together: a single day, and the first and the last day of a stretch."""

from __future__ import annotations

import pytest
from statements import STATEMENT

from docgen.checks.days import days
from docgen.checks.slots import Subject
from docgen.reading import open_mapping


def codes(text: str) -> list[str]:
    data = STATEMENT | {"languages": ["ar"], "body": [{"ar": text}]}
    return [finding.code for finding in days(Subject(open_mapping(data, "text")))]


@pytest.mark.parametrize(
    "text",
    [
        "الفترة من 1446/09/01هـ إلى 1446/10/05هـ الموافق 1/3/2025 - 3/4/2025م",
        "من 1 رمضان 1446هـ حتى 5 شوال 1446هـ الموافق 1 مارس 2025م حتى 3 أبريل 2025م",
        "في 1446/10/05هـ الموافق 3/4/2025م",
    ],
)
def test_a_stretch_in_both_calendars_has_two_pairs_of_days(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "الفترة من 1446/09/01هـ إلى 1446/10/05هـ الموافق 1/3/2025 - 13/4/2025م",
        "الفترة من 1446/09/11هـ إلى 1446/10/05هـ الموافق 1/3/2025 - 3/4/2025م",
        "في 1446/10/05هـ الموافق 1/3/2025م",
        "نُشر في 1446/09/01هـ، وعُدل في 1446/10/05هـ الموافق 1/3/2025 - 3/4/2025م",
    ],
)
def test_a_day_of_a_stretch_that_is_another_day_is_told(text: str) -> None:
    assert codes(text) == ["DG202"]
