"""English words parted at lines' ends: which words, where, by whose patterns; and that a reader of the file finds them whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typeset import span

from docgen.typography.paragraph.compose import compose
from docgen.typography.paragraph.hyphenation import LEAST_AFTER, LEAST_BEFORE, parts, points
from docgen.typography.paragraph.prepare import prepare
from docgen.typography.types import ParagraphStyle, Span


def shown(text: str, *, lang: str = "en") -> str:
    """The text with a hyphen at each point."""
    return marked(text, [span(text, lang=lang)])


def marked(text: str, spans: list[Span]) -> str:
    out, at = [], 0
    for offset in points(text, spans):
        out.append(text[at:offset])
        at = offset
    return "-".join([*out, text[at:]])


@pytest.mark.parametrize(
    ("word", "british", "american"),
    [("telecommunications", "tele-com-mu-nic-a-tions", "telecom-mu-ni-ca-tions"), ("environmental", "en-vir-on-mental", "en-vi-ron-men-tal")],
)
def test_patterns_part_a_word_as_their_country_does(word: str, british: str, american: str) -> None:
    def parted(of: str) -> str:
        return "-".join(word[low:high] for low, high in zip((0, *parts(word, of)), (*parts(word, of), len(word)), strict=True))

    assert parted("GB") == british
    assert parted("US") == american


def test_the_language_of_the_words_chooses_the_patterns() -> None:
    assert shown("a telecommunications company", lang="en-GB") != shown("a telecommunications company", lang="en-US")
    assert shown("a telecommunications company", lang="en-QA") == shown("a telecommunications company", lang="en-GB")
    assert shown("a telecommunications company", lang="ar") == "a telecommunications company"


@pytest.mark.parametrize(
    "whole",
    [
        "Buckinghamshire",
        "UNESCO",
        "EMB/PS/parliamentary",
        "information@administration.example",
        "https://administration.example/information",
        "vegan-friendly",
        "parliamentary2026",
        "information_administration",
        "administration.example",
        "#parliamentary",
        "@administration",
        "short",
    ],
)
def test_names_references_addresses_and_compounds_stay_whole(whole: str) -> None:
    assert shown(f"about {whole} and more") == f"about {whole} and more"


@pytest.mark.parametrize("around", ["({})", "“{}”", "{},", "{}’s", "‘{}’;", "{}."])
def test_what_stands_around_a_word_does_not_hold_it_together(around: str) -> None:
    assert shown(f"the {around.format('parliament')} said") == f"the {around.format('par-lia-ment')} said"


def test_the_last_word_of_a_paragraph_stays_whole() -> None:
    assert shown("the parliament of the administration.") == "the par-lia-ment of the administration."


def test_islands_links_and_unbroken_runs_stay_whole() -> None:
    text = "the parliament said"
    before, after = span("the ", lang="en"), span(" said", lang="en")
    for held in (
        span("parliament", lang="en", isolate=True),
        span("parliament", lang="en", nobreak=True),
        span("parliament", lang="en", link="https://a.example"),
    ):
        assert marked(text, [before, held, after]) == text


def test_a_word_that_goes_on_in_another_look_stays_whole() -> None:
    assert marked("the parliamentary said", [span("the parliament", lang="en"), span("ary said", lang="en")]) == "the parliamentary said"


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), max_size=30), st.sampled_from(["GB", "US"]))
def test_two_letters_stay_and_three_go_on_at_the_least(word: str, of: str) -> None:
    found = parts(word, of)
    assert list(found) == sorted(set(found))
    assert all(LEAST_BEFORE <= offset <= len(word) - LEAST_AFTER for offset in found)


NEVER = (
    "QDC/T/2026/118-B", "COVID-19", "A4-sized", "UNESCO", "INTERNATIONALISATION", "O'Shaughnessy", "McDonaldson", "87,654,321,000", "2026-08-26",
    "https://www.planning.example/en/statistics/international", "press.communications@organisation.example", "QA58DOHB00001234567890",
    "telecommunications2030", "3rd-generation", "naïvely", "développement", "#telecommunications", "@organisation", "rock'n'roll", "state-of-the-art",
)  # fmt: skip
PLAIN = ("the", "committee", "responsibilities", "of", "“representatives”", "administration's", "(organisations)", "agreements")


@given(st.lists(st.sampled_from((*PLAIN, *NEVER)), min_size=20, max_size=60), st.integers(100, 260))
def test_a_line_ends_in_a_hyphen_only_within_a_plain_english_word(words: list[str], width: int) -> None:
    text = " ".join(words) + " end."
    paragraph = prepare([span(text, lang="en-GB")], ParagraphStyle("ltr", "justify", 15.0, hyphenate_under=300.0))
    lines, _ = compose(paragraph, float(width))
    row = 0
    for line in lines:
        row = row + 1 if line.words[-1].is_hyphen else 0
        assert row <= 2
        if row:
            at = line.end
            word = text[text.rfind(" ", 0, at) + 1 : at] + text[at : text.find(" ", at)]
            assert word in PLAIN


def test_what_is_longer_than_any_word_is_not_parted_by_hyphens() -> None:
    assert parts("hyphenation" * 9)
    assert parts("hyphenation" * 10) == ()


def test_the_points_of_a_paragraph_are_asked_for_once_however_many_lines_a_word_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("docgen.typography.paragraph.prepare.points", lambda text, spans: asked.append(text) or ())
    prepare([span("a" * 500, lang="en")], ParagraphStyle("ltr"), forced=range(1, 500))
    assert len(asked) == 1
