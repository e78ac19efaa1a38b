"""What both languages name, and each another of it, is told where it stands; what only one of them names is not."""

from __future__ import annotations

import pytest

from docgen import parity
from docgen.checks.facts.dates import times
from docgen.checks.facts.heads import ordinal_heads
from docgen.checks.facts.level import level


@pytest.mark.parametrize(
    ("ar", "en", "said"),
    [
        ("-5 درجات", "It was 5 degrees", "the number 5 is −5"),
        ("نموّ قدره +3.5٪", "growth of −3.5%", "the percentage −3.5% is +3.5٪"),
        ("تغيّر قدره ٢٫١٪-", "a change of 2.1%", "the percentage 2.1% is −٢٫١٪"),
        ("صافي 2.5 مليون دولار", "a net of −$2.5 million", "the amount −$2.5 million is 2.5 مليون دولار"),
        ("بنسبة 1/2 من المساحة", "2/1 of the area", "the number 2/1 is 1/2"),
        ("القرار 12/2026", "Decision 2026/12", "the reference 2026/12 is 12/2026"),
        ("يوم الأحد", "on Monday", "the weekday Monday is الأحد"),
        ("في آذار", "in May", "the month May is آذار"),
    ],
)
def test_a_contrast_is_told_in_the_words_of_both(ar: str, en: str, said: str) -> None:
    assert [problem.message for problem in parity(ar, en)] == [f"{said} in the Arabic text"]


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("3:00 عصرًا", 900), ("3 فجرًا", 180), ("10 ليلًا", 1320), ("2 ليلًا", 120), ("12 ليلًا", 0), ("11 ظهرًا", 660),
        ("1 ظهرًا", 780),        ("1 بعد الظهر", 780), ("9:30 من صباح الأحد", 570),
        ("1 بعد منتصف الليل", 60), ("9 in the evening", 1260), ("8 at night", 1200), ("9:05 ص", 545),
    ],
)  # fmt: skip
def test_the_half_of_the_day_is_read_in_both_languages(words: str, minutes: int) -> None:
    assert [fact.value for fact in times(level(words))] == [(minutes, True)]


@pytest.mark.parametrize(("text", "lang", "numbers"), [("اولا: نص\nثانيا: نص", "ar", {1, 2}), ("حادي عشر: نص", "ar", {11}), ("نص ثانيا", "ar", set()),
    ("Thirdly, text", "en", {3}), ("Second place went to", "en", set()), ("واحد وعشرون: نص", "ar", set())])  # fmt: skip
def test_ordinals_number_paragraphs_at_their_heads_alone(text: str, lang: str, numbers: set[int]) -> None:
    assert {int(one) for one in ordinal_heads(text, "ar" if lang == "ar" else "en")} == numbers


def test_a_weekday_of_a_whole_date_is_looked_up_in_the_calendar_alone() -> None:
    (told,) = parity("الأحد 18 أكتوبر 2021", "Monday, 18 October 2021")
    assert (told.code, told.place.path) == ("DG201", "ar")
    assert [one.code for one in parity("الاثنين 18 أكتوبر 2021", "Monday, 18 October 2021")] == []
