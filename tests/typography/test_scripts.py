"""Script runs: punctuation goes with its text, a closing bracket with its opening one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.typography.unicode import _ucd_script
from docgen.typography.unicode.scripts import script_runs


def runs(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], script) for start, end, script in script_runs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("12 – (3)", [("12 – (3)", "Zyyy")]),
        ("Page 12, “quoted”", [("Page 12, “quoted”", "Latn")]),
        ("١٢ ربيع الأول، 1443", [("١٢ ربيع الأول، 1443", "Arab")]),
        ("12 ربيع", [("12 ربيع", "Arab")]),
        ("أ (abc [def] g) ب", [("أ (", "Arab"), ("abc [def] g", "Latn"), (") ب", "Arab")]),
        ("قال «Digital Archive»، ثم", [("قال «", "Arab"), ("Digital Archive", "Latn"), ("»، ثم", "Arab")]),
        ("(أ) abc", [("(أ) ", "Arab"), ("abc", "Latn")]),
        ("a (ب) [c]", [("a (", "Latn"), ("ب", "Arab"), (") [c]", "Latn")]),
        ("Привет (שלום) мир", [("Привет (", "Cyrl"), ("שלום", "Hebr"), (") мир", "Cyrl")]),
        ("漢字、かな。", [("漢字、", "Hani"), ("かな。", "Hira")]),
        ("12\u202f500 متر", [("12\u202f500 متر", "Arab")]),
    ],
)
def test_text_falls_into_these_runs(text: str, expected: list[tuple[str, str]]) -> None:
    assert runs(text) == expected


def test_marks_take_the_script_of_their_letter() -> None:
    assert runs("حِفْظٌ é e\u0301") == [("حِفْظٌ ", "Arab"), ("é e\u0301", "Latn")]


def test_a_mark_of_several_scripts_stays_with_any_of_them() -> None:
    # U+064B FATHATAN is used in Arabic and in Syriac script
    assert runs("ܐ\u064b أ\u064b") == [("ܐ\u064b ", "Syrc"), ("أ\u064b", "Arab")]


@given(st.one_of(st.text(max_size=50), st.text(st.sampled_from("aب1١،.()[]«»“” \u064b\u0301漢かк"), max_size=30)))
def test_runs_cover_any_text_with_known_scripts(text: str) -> None:
    tags = {tag for name in _ucd_script.NAMES.split() for tag in name.split("+")}
    at = 0
    before = ""
    for start, end, script in script_runs(text):
        assert start == at < end
        assert script in tags
        assert script != before
        at, before = end, script
    assert at == len(text)


@given(st.text(st.sampled_from("aب1١،.()[]«»“” \u064b\u0301"), max_size=30))
def test_the_road_for_arabic_and_latin_gives_what_the_road_for_all_scripts_gives(text: str) -> None:
    # A Cyrillic letter at the end sends the whole text down the other road
    fast = script_runs(text)
    slow = script_runs(text + "\u041f")
    if not fast or fast == [(0, len(text), "Zyyy")]:
        return
    assert slow[: len(fast)] == fast
