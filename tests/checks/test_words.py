"""Words that stand on the wrong side: English where the Arabic should be."""

from __future__ import annotations

import pytest
from statements import STATEMENT

from docgen.checks.slots import Subject
from docgen.checks.words import words
from docgen.reading import open_mapping


def codes(text: str) -> list[str]:
    subject = Subject(open_mapping(STATEMENT | {"headline": {"ar": text, "en": text}}))
    return [finding.code for finding in words(subject)]


@pytest.mark.parametrize(
    "text",
    ["The meeting of the ministers was held in Doha", "Visitors will be received by the host country", "What comes next for the region?"],
)
def test_a_sentence_that_stands_in_both_languages_was_not_translated(text: str) -> None:
    assert codes(text) == ["DG112"]


@pytest.mark.parametrize("text", ["عنوان", "الدوحة", "رئيسُ المجلس"])
def test_arabic_words_on_the_english_side_are_told_though_they_are_few(text: str) -> None:
    assert codes(text) == ["DG112"]


@pytest.mark.parametrize(
    "text", ["International Council on Monuments and Sites", "The Secret Garden and the House of the Sea", "Digital Archive 2.0"]
)
def test_a_name_may_stand_in_both(text: str) -> None:
    assert codes(text) == []
