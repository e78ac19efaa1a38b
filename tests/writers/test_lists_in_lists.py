"""Lists in lists, lists counted in Roman figures and in words, numbered paragraphs, questions and notes: in the flow, in PDF and in DOCX."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pypdf
import pytest
from statements import STATEMENT

import docgen
from docgen.checks import check_loaded
from docgen.document.arrange import arrange
from docgen.document.blocks import ListBlock
from docgen.document.document import LAYOUTS, Layout
from docgen.document.dump import dump
from docgen.document.listing import places
from docgen.document.markers import marker, roman
from docgen.locales.words import adverbial_words
from docgen.reading import open_mapping, parse
from docgen.templating import build

DEEP = {
    "list": [
        {"ar": "أ", "en": "one", "items": ["one-one", {"ar": "ب", "en": "one-two", "items": ["deep"], "style": "abjad"}]},
        "two",
        {"ar": "ج", "en": "three", "items": ["three-one"]},
    ],
    "style": "ordinal-words",
}


def statement(*body: Any, **changes: Any) -> docgen.Model:
    return parse({**STATEMENT, "body": list(body), **changes})


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(f"word/{name}.xml").decode("utf-8")


def english(model: docgen.Model) -> str:
    data = docgen.render_bytes(model, "pdf", layout="en")
    return " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def test_each_list_counts_by_itself_at_its_depth() -> None:
    block = ListBlock(("a",) * 6, "decimal", ((0, "decimal"), (1, "abjad"), (1, "abjad"), (2, "bullet"), (0, "decimal"), (1, "abjad")))
    assert [(place.depth, place.style, place.at) for place in places(block)] == [
        (0, "decimal", 0), (1, "abjad", 0), (1, "abjad", 1), (2, "bullet", 0), (0, "decimal", 1), (1, "abjad", 0),
    ]  # fmt: skip
    assert len({place.run for place in places(block)}) == 4


def test_a_list_without_others_in_it_is_counted_as_it_was() -> None:
    assert [place.at for place in places(ListBlock(("a", "b", "c")))] == [0, 1, 2]


@pytest.mark.parametrize(("value", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (49, "XLIX"), (1994, "MCMXCIV")])
def test_roman_figures(value: int, written: str) -> None:
    assert roman(value) == written


@pytest.mark.parametrize(
    ("value", "arabic", "in_english"),
    [
        (1, "أولًا", "First"),
        (2, "ثانيًا", "Second"),
        (8, "ثامنًا", "Eighth"),
        (10, "عاشرًا", "Tenth"),
        (11, "حادي عشر", "Eleventh"),
        (12, "ثاني عشر", "Twelfth"),
        (20, "عشرون", "Twentieth"),
        (21, "حادي وعشرون", "Twenty-first"),
        (99, "تاسع وتسعون", "Ninety-ninth"),
    ],
)
def test_points_in_words(value: int, arabic: str, in_english: str) -> None:
    assert (adverbial_words(value, "ar"), adverbial_words(value, "en")) == (arabic, in_english)
    assert marker("ordinal-words", value - 1, "ar", "arab") == f"{arabic}:"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_item_stands_in_every_layout_and_format(layout: Layout) -> None:
    model = statement(DEEP, {**DEEP, "style": "roman"}, {**DEEP, "style": "bullet"})
    body = part(docgen.render_bytes(model, "docx", layout=layout), "document")
    for words in ("one-one", "one-two", "deep", "three-one"):
        assert body.count(f">{words}<") >= (0 if layout == "ar" and words == "one-two" else 3), words
    assert docgen.render_bytes(model, "pdf", layout=layout, profile="archive").startswith(b"%PDF")


def test_the_pdf_has_every_marker() -> None:
    told = english(statement(DEEP, {**DEEP, "style": "roman"}))
    for words in ("First: one", "1. one-one", "2. one-two", "a. deep", "Second: two", "Third: three", "1. three-one", "I. one", "III. three"):
        assert words in told, words


def test_word_counts_every_list_itself() -> None:
    data = docgen.render_bytes(statement(DEEP), "docx", layout="en")
    body, numbering = part(data, "document"), part(data, "numbering")
    used = re.findall(r'<w:ilvl w:val="(\d)"/><w:numId w:val="(\d+)"/>', body)
    assert [level for level, _ in used] == ["0", "1", "1", "2", "0", "0", "1"]
    numbers = [number for _, number in used]
    assert numbers[1] == numbers[2] != numbers[6]
    assert all(f'<w:num w:numId="{number}">' in numbering for number in numbers)
    assert [f'w:lvlText w:val="{word}:"' in numbering for word in ("First", "Second", "Third", "Fourth")] == [True, True, True, False]
    assert ">First" not in body


def test_numbered_paragraphs_count_across_headings_and_leave_other_blocks_alone() -> None:
    body = ["First.", {"heading": "Part"}, {"list": ["item"]}, "Second.\n\nThird.", {"note": "Note."}]
    model = statement(*body, numbered=True)
    told = dump(arrange(build(model)))
    assert re.findall(r"en paragraph body number (\d): (\w+)", told) == [("1", "First"), ("2", "Second"), ("3", "Third")]
    assert re.search(r"en paragraph body keep-with-next: \[19 October", told)
    docx = part(docgen.render_bytes(model, "docx", layout="en"), "document")
    numbers = re.findall(r'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="(\d+)"/>', docx)
    assert len(numbers) == 3
    assert len(set(numbers)) == 1
    assert "1. First." in english(model)
    assert "3. Third." in english(model)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_long_numbered_paragraph_goes_on_over_the_page(layout: Layout) -> None:
    model = statement({"ar": "كلمة " * 1500, "en": "word " * 1500}, "End.", numbered=True)
    pages = pypdf.PdfReader(io.BytesIO(docgen.render_bytes(model, "pdf", layout=layout))).pages
    assert len(pages) > 1
    assert docgen.render_bytes(model, "docx", layout=layout).startswith(b"PK")


def test_a_question_stays_with_its_answer_and_says_who_asked() -> None:
    asked = {"question": {"ar": "متى؟", "en": "When?"}, "answer": {"ar": "غدًا.", "en": "Tomorrow."}, "from": {"ar": "صحيفة", "en": "A newspaper"}}
    told = dump(arrange(build(statement("Text.", asked))))
    assert "en paragraph body keep-with-next: [Q (A newspaper): When?|strong]" in told
    assert "[س (صحيفة): متى؟|strong]" in told
    assert "[A:|strong] Tomorrow." in told


def test_a_note_is_set_smaller() -> None:
    assert "en paragraph note: Provisional." in dump(arrange(build(statement("Text.", {"note": {"ar": "أولي.", "en": "Provisional."}}))))


def test_minutes_have_the_new_blocks_too() -> None:
    minutes = {
        "docgen": 1, "kind": "meeting-minutes", "date": "2021-10-19", "body_name": "Committee", "title": "Minutes", "people": {"a": "A"},
        "chair": "a",
        "attendance": {"present": ["a"]}, "agenda": [{"title": "Item", "discussion": [DEEP, {"note": "Note."}, {"question": "Q?", "answer": "A."}]}],
    }  # fmt: skip
    assert "three-one" in english(parse(minutes))


def test_what_an_inner_item_says_is_checked() -> None:
    inner = {"ar": "بلغت 5 ملايين", "en": "reached 6 million"}
    loaded = open_mapping({**STATEMENT, "body": [{"list": [{"ar": "أ", "en": "a", "items": [inner]}]}]})
    assert any("items[0]" in str(problem.place.path) for problem in check_loaded(loaded, "x").problems)


def test_web_pages_and_plain_text_have_lists_in_lists_and_numbers() -> None:
    model = statement("First.", DEEP, numbered=True)
    page, told = (docgen.render_bytes(model, kind, layout="en").decode("utf-8") for kind in ("html", "txt"))
    assert "1. First." in page
    assert "1. First." in told
    assert page.count("<ol") == page.count("</ol>") == 4
    assert page.count("<li") == page.count("</li>") == 7
    for line in ("First: one", "1. one-one", "a. deep", "Third: three"):
        assert line in told.replace("\u2066", "").replace("\u2069", ""), line
