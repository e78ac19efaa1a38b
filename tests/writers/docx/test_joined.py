"""Inside words Word and LibreOffice are told to end no line where the PDF's line breaker ends none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.document.inline import Inline
from docgen.types import Lang
from docgen.typography.paragraph.line_break_tailoring_cy import addresses, opportunity_kinds
from docgen.typography.unicode.uax14_cy import break_offsets
from docgen.writers.docx.body.runs import pieces
from docgen.writers.docx.body.word_joiners import joints

JOINER, HYPHEN = "\u2060", "\u2011"
MARKS = {ord(mark): None for mark in "\u200e\u200f\u202c\u202d"}


def text(*runs: Inline, lang: Lang = "en", most: int = 40) -> str:
    """As a Word file holds it: `~` joins, `=` is a hyphen that never breaks."""
    found = "".join(piece.text for piece in pieces(runs, lang, joints(runs, most)))
    return found.translate(MARKS).replace(JOINER, "~").replace(HYPHEN, "=")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("by -3.1% in May", "by -~3.1% in May"),
        ("(-3.1%) and -.5", "(-~3.1%) and -~.5"),
        ("from 2022–2025 on", "from 2022–~2025 on"),
        ("at 10:30-12:00 daily", "at 10:30-~12:00 daily"),
        ("the 1950-53 plan", "the 1950-~53 plan"),
        ("95% (CI 1.2-3.4) of", "95% (CI 1.2-~3.4) of"),
        ("some 5%-7% of", "some 5%-~7% of"),
        ("by al-Awwal and e-mail", "by al=Awwal and e=mail"),
        ("EMB-2021/A-7 of 2021-10-18", "EMB-~2021/A-~7 of 2021-~10-~18"),
        ("a well-known and/or open list", "a well-known and/or open list"),
        ("a - b and - 3", "a - b and - 3"),
        ("write to press-office@one.example or https://one.example/a-b/2-3", "write to press-office@one.example or https://one.example/a-b/2-3"),
    ],
)
def test_english_words_are_joined_where_the_breaker_ends_no_line(typed: str, expected: str) -> None:
    assert text(Inline(typed)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("من 5-7 أيام", "من 5=7 أيام"),
        ("من ٥-٧ أيام", "من ٥=٧ أيام"),
        ("بين ٢٠٢٢–٢٠٢٥ منها", "بين ٢٠٢٢–~٢٠٢٥ منها"),
        ("معيار ISO 14001-2015 وحده", "معيار ISO 14001-~2015 وحده"),
        ("لقاح COVID-19 وحده", "لقاح COVID-~19 وحده"),
    ],
)
def test_arabic_text_has_hyphens_that_never_break_and_its_latin_words_are_joined(typed: str, expected: str) -> None:
    assert text(Inline(typed), lang="ar") == expected


def test_runs_of_many_looks_are_joined_as_one_text() -> None:
    assert text(Inline("in 2022"), Inline("–", strong=True), Inline("2025")) == "in 2022–~2025"
    assert text(Inline("من "), Inline("5", isolate=True), Inline("-", nobreak=True), Inline("7", isolate=True), lang="ar") == "من 5=7"


def test_what_stays_on_one_line_is_joined_wherever_a_line_might_end() -> None:
    assert text(Inline("well-known"), most=40) == "well-known"
    assert text(Inline("well-known", nobreak=True), most=40) == "well=known"


def test_a_word_that_fits_no_line_is_left_to_be_broken() -> None:
    assert text(Inline("at 10:30-12:00 daily"), most=8) == "at 10:30-12:00 daily"
    assert text(Inline("at 10:30-12:00 daily"), most=14) == "at 10:30-~12:00 daily"


PARTS = st.sampled_from(
    [*"ABxyبج127٣٥", "12", "٢٠٢٥", *"-–—/×+÷=%٪°.,:;()«»$€£?!'&#@_•…", " ", " – ", "al-", "EMB/", "CO₂", "2021-10-18", "x@y.example", "≈", "−", "±"]
)


@given(st.lists(PARTS, min_size=1, max_size=24).map("".join), st.sampled_from(["en", "ar"]))
def test_but_for_a_solidus_no_reader_of_uax_14_ends_a_line_inside_a_word_where_the_pdf_ends_none(typed: str, lang: Lang) -> None:
    runs = (Inline(typed),)
    written = "".join(piece.text for piece in pieces(runs, lang, joints(runs, 1000))).translate(MARKS)
    assert written.replace(JOINER, "").replace(HYPHEN, "-") == typed
    places = [index for index, letter in enumerate(written) if letter != JOINER]
    kinds = opportunity_kinds(typed)
    inside = {place for start, end in addresses(typed, 0, len(typed)) for place in range(start + 1, end)}
    for offset in break_offsets(written)[0]:
        at = next(index for index, place in enumerate(places) if place >= offset)
        if not typed[at - 1].isspace() and typed[at - 1] != "/" and at not in inside:
            assert kinds.get(at) in ("normal", "label", "mandatory"), (typed, written, at)
    for at in range(1, len(typed)):
        if typed[at - 1] == "-" and typed[at].isdecimal() and at not in kinds and at not in inside:
            assert written[places[at] - 1] in (JOINER, HYPHEN), (typed, written)
