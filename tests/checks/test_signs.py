"""Quotation marks, spaces, tatweels and terms: what is told of them, how often, and what is let be."""

from __future__ import annotations

from typing import Any

import pytest
from statements import STATEMENT

from docgen.checks.letters import letters
from docgen.checks.punctuation import punctuation
from docgen.checks.slots import Subject
from docgen.checks.terms import terms
from docgen.checks.words import words
from docgen.reading import open_mapping


def subject(*texts: tuple[str, str], **more: Any) -> Subject:
    data = {**STATEMENT, "body": [{"ar": ar, "en": en} for ar, en in texts], **more}
    return Subject(open_mapping(data, "text"))


def told(check: Any, *texts: tuple[str, str], **more: Any) -> list[str]:
    return [f"{finding.code} {finding.message}" for finding in check(subject(*texts, **more))]


@pytest.mark.parametrize("ar", ["قال: ”نص“ ثم غادر", "«نص» و”آخر“", "“نص”", "”قال: «نص» وغادر“", "طوله 6'6\" قدمًا"])
def test_a_pair_of_quotation_marks_is_a_pair_whichever_way_round_they_stand_in_arabic(ar: str) -> None:
    assert told(punctuation, (ar, "text")) == []


@pytest.mark.parametrize("ar", ["قال: ”نص ثم غادر", "قال: نص“ ثم غادر", "«نص ثم", 'قال "نص'])
def test_one_without_its_partner_is_told_once(ar: str) -> None:
    assert [line[:5] for line in told(punctuation, (ar, "text"))] == ["DG304"]


def test_a_quotation_of_several_paragraphs_is_opened_in_each() -> None:
    assert told(punctuation, ("”أولًا", "“first"), ("”ثانيًا“", "“second”")) == []


@pytest.mark.parametrize(
    ("ar", "message"),
    [
        ("واحد ،اثنان", "DG308 the space stands before '،' and not after it"),
        ("واحد ، اثنان", "DG308 there is a space before '،'"),
        ("حضروا ( ٢٥ عضوًا)", "DG308 there is a space inside a bracket or a quotation mark"),
        ("« نص»", "DG308 there is a space inside a bracket or a quotation mark"),
    ],
)
def test_a_space_on_the_wrong_side_is_told(ar: str, message: str) -> None:
    assert told(punctuation, (ar, "text")) == [message]


def test_tatweels_are_told_once_a_text_with_their_count_and_one_under_a_mark_is_let_be() -> None:
    assert told(letters, ("الجمهوريـة العربيـــة", "text")) == ["DG309 tatweels stretch words, 2 times"]
    assert told(letters, ("الرحمـٰن", "text")) == []


def test_other_right_forms_of_a_term_stand_for_it(tmp_path: Any) -> None:
    glossary = tmp_path / "terms.yaml"
    glossary.write_text(
        "docgen: 1\nkind: glossary\nterms:\n  who: {ar: منظمة الصحة العالمية, en: World Health Organization,\n"
        "        also: {en: [WHO, W.H.O.], ar: المنظمة}}\n"
    )

    def missing(ar: str, en: str) -> list[str | None]:
        data = {**STATEMENT, "body": [{"ar": ar, "en": en}], "glossary": "terms.yaml"}
        return [finding.code for finding in terms(Subject(open_mapping(data, "text", folder=tmp_path)))]

    assert missing("أعلنت منظمة الصحة العالمية ذلك.", "The WHO said so.") == []
    assert missing("أعلنت المنظمة ذلك.", "The World Health Organization said so.") == []
    assert missing("أعلنت منظمة الصحة العالمية ذلك.", "That is who said so.") == ["DG502"]


def test_an_office_may_be_said_by_its_initials() -> None:
    people = {"cfo": {"name": {"ar": "المدير المالي التنفيذي", "en": "Chief Financial Officer"}}}
    said = {"ar": "عرض المدير المالي التنفيذي النتائج.", "en": "The CFO presented the results."}
    minutes = {
        "docgen": 1,
        "kind": "meeting-minutes",
        "territory": "QA",
        "date": "2021-10-19",
        "body_name": {"ar": "المجلس", "en": "Board"},
        "title": {"ar": "محضر", "en": "Minutes"},
        "people": people,
        "attendance": {"present": ["cfo"]},
        "chair": "cfo",
        "agenda": [{"title": {"ar": "البند", "en": "Item"}, "discussion": [said]}],
    }
    found = words(Subject(open_mapping(minutes, "text")))
    assert [finding.code for finding in found if finding.code == "DG109"] == []


def test_a_programs_word_whose_underscores_would_be_taken_for_strong_is_told() -> None:
    (line, _) = told(punctuation, ("الدالة __init__ هنا", "the function __init__"))
    assert line == "DG312 '__init__' is printed as init, in bold and without its underscores"


@pytest.mark.parametrize("en", [r"the \_\_init\_\_", "{ltr}`__init__`", "a __very important__ word", "**init**", "snake_case__name", "__Important__"])
def test_underscores_that_are_shown_or_stand_for_strong_are_not(en: str) -> None:
    assert told(punctuation, ("نص", en)) == []
