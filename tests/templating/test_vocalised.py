"""A text with vowel marks is read as the same text without them, and no mark is parted from its letter."""

from __future__ import annotations

from unicodedata import combining

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.document.inline import plain
from docgen.locales.unmarked import without_marks
from docgen.templating.inline import runs_of
from docgen.templating.locale_context import Settings

PAIRS = [
    ("المادَّةُ 3.2 منه", "المادة 3.2 منه"),
    ("القَرارُ رَقْمُ 12.2026", "القرار رقم 12.2026"),
    ("السَّاعَةُ 7.30 مَساءً", "الساعة 7.30 مساء"),
    ("الهاتِفُ 44 00 12 34 للحجز", "الهاتف 44 00 12 34 للحجز"),
    ("بطولِ 2,75 مِترًا", "بطول 2,75 مترا"),
    ("في القَرارِ 3/1/2026 منه", "في القرار 3/1/2026 منه"),
    ("بين 7.30 وَ9.15 مَساءً", "بين 7.30 و9.15 مساء"),
    ("وسم #رُؤية_2030 هنا", "وسم #رؤية_2030 هنا"),
]


@pytest.mark.parametrize("settings", [Settings(territory="QA"), Settings(territory="MA"), Settings(territory="QA", digits="latn")])
@pytest.mark.parametrize(("marked", "bare"), PAIRS)
def test_figures_are_written_as_in_the_text_without_marks(settings: Settings, marked: str, bare: str) -> None:
    said = "".join(run.text for run in runs_of(marked, settings.voice("ar")))
    assert without_marks(said) == "".join(run.text for run in runs_of(bare, settings.voice("ar")))


@pytest.mark.parametrize(
    "source", ["بلغ 11 ريالًا قطريًا", "بلغ 11 ريالُه", "في 15 أبريلَ 2026", "بلغ **11 ريال**ًا", "*كلم*ةٌ", "[موق](https://a.example)ٍ آخر"]
)
def test_no_run_begins_with_the_mark_of_a_letter_before_it(source: str) -> None:
    runs = runs_of(source, Settings(territory="QA").voice("ar"))
    assert [run.text for run in runs if combining(run.text[0])] == []


@given(st.lists(st.sampled_from(["11", "ريال", "ريالًا", "ً", "ُ", "**", "ألفًا", "*", "5%", "مِترًا", " "]), max_size=8).map("".join))
def test_marks_stay_with_their_letters_whatever_stands_around_them(source: str) -> None:
    runs = runs_of(f"نص {source}", Settings(territory="QA").voice("ar"))
    assert all(not combining(run.text[0]) for run in runs[1:])
    assert plain(runs).count("\u064b") == source.count("\u064b")
