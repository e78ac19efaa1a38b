"""The press statement: short forms, release, blocks; built in Python."""

import datetime
import pickle
from typing import Any

import pytest

from docgen.errors import InputError
from docgen.model import Bilingual, BulletList, Heading, PageBreak, Paragraph, PressStatement, Quote, TableBlock

BOTH = {"ar": "س", "en": "s"}


def statement(**changes: Any) -> PressStatement:
    return PressStatement(**{"headline": BOTH, "date": "2021-10-19", "issuer": {"name": BOTH}, "body": [BOTH], **changes})


def wrong(**changes: Any) -> tuple[str | None, str, str | None]:
    with pytest.raises(InputError) as error:
        statement(**changes)
    (problem,) = error.value.problems
    return problem.place.path, problem.message, problem.hint


def test_a_statement_is_built_of_python_values() -> None:
    made = PressStatement(
        headline=Bilingual(ar="عنوان", en="A headline"),
        date=datetime.date(2021, 10, 19),
        issuer={"name": Bilingual(ar="سفارة", en="Embassy")},
        body=[Paragraph(ar="نص", en="text"), Heading(heading=BOTH), "page-break"],
    )
    assert str(made.date) == "2021-10-19 (1443-03-13 AH)"
    assert [block.kind for block in made.body] == ["paragraph", "heading", "page-break"]
    assert (made.input_bytes, made.source) == (b"", "none")


def test_a_model_goes_through_pickle() -> None:
    made = statement().with_input(b"x: 1", "folder/x.yaml")
    again = pickle.loads(pickle.dumps(made))
    assert again == made
    assert (again.input_bytes, again.input_name) == (b"x: 1", "x.yaml")


def test_all_blocks() -> None:
    made = statement(
        body=[
            "one text for both",
            {"heading": BOTH, "level": 2},
            {"list": [BOTH, "x"], "style": "abjad"},
            {"quote": BOTH, "speaker": {"name": BOTH, "title": BOTH, "honorific": BOTH}},
            {"table": {"columns": [BOTH], "rows": [["x"]]}},
            "page-break",
            {"page-break": True},
            {"page-break": None},
        ]
    )
    assert [type(block) for block in made.body] == [Paragraph, Heading, BulletList, Quote, TableBlock, PageBreak, PageBreak, PageBreak]
    assert made.body[2].items[1].en == "x"


@pytest.mark.parametrize(
    ("block", "path", "message", "hint"),
    [
        ({"headin": BOTH}, "body[0].headin", "unknown key 'headin'", "did you mean 'heading'?"),
        (
            {"xyz": BOTH},
            "body[0].xyz",
            "unknown key 'xyz'",
            "a block is {ar: …, en: …}, or has the key heading, list, quote, table, picture, page-break, question, note, verse or figures",
        ),
        (
            {"paragraph": BOTH},
            "body[0].paragraph",
            "unknown key 'paragraph'",
            "a paragraph has no key of its own: write its texts behind the dash, - {ar: …, en: …}",
        ),
        ({"heading": BOTH, "list": [BOTH]}, "body[0].list", "'list' is a block of its own", "begin it with '- list:'"),
        ({"heading": BOTH, "level": 4}, "body[0].level", "this must be at most 3, not 4", None),
        (
            {"list": [BOTH], "style": "numbers"},
            "body[0].style",
            "'numbers' is not known here",
            "write bullet, decimal, abjad, roman or ordinal-words",
        ),
        ({"list": BOTH}, "body[0].list", "this must be a list, not a mapping", "begin each item with '- '"),
        ("page break", "body[0]", "this would be printed as words", "write page-break for a new page, or the text in both languages"),
        ("Page-Break", "body[0]", "this would be printed as words", "write page-break for a new page, or the text in both languages"),
        ({"list": []}, "body[0].list", "this list is empty", "it needs at least one item"),
        ({"quote": BOTH, "speaker": {"nam": BOTH}}, "body[0].speaker.nam", "unknown key 'nam'", "did you mean 'name'?"),
        (
            {"table": [1]},
            "body[0].table",
            "this must be a mapping, not a list",
            "it has the keys columns, rows, rows_from, head, groups, caption, source, span, negatives, total, total_label",
        ),
        (
            {"table": {"rows": [[1]], "columns": [{**BOTH, "typ": "number"}]}},
            "body[0].table.columns[0].typ",
            "unknown key 'typ'",
            "did you mean 'type'?",
        ),
        ([BOTH], "body[0]", "this must be text in both languages, not a list", "write {ar: …, en: …}, or one text for both"),
    ],
)
def test_a_wrong_block_is_told(block: Any, path: str, message: str, hint: str | None) -> None:
    assert wrong(body=[block]) == (path, message, hint)


def test_release_at_once_or_after_a_moment() -> None:
    assert statement().release.immediate
    assert statement(release="immediate").release.immediate
    embargoed = statement(release={"embargo": "2021-10-20T09:00+03:00"}).release
    assert not embargoed.immediate
    assert embargoed.embargo == datetime.datetime(2021, 10, 20, 6, tzinfo=datetime.UTC)
    zoned = statement(release={"embargo": "2021-10-20T09:00", "zone": "Asia/Qatar"}).release
    assert zoned.embargo == embargoed.embargo


@pytest.mark.parametrize(
    ("release", "path", "message"),
    [
        ("imediate", "release", "'imediate' is no release"),
        ({"embargo": "2021-10-20T09:00"}, "release.embargo", "the moment has no time zone"),
        ({"embargo": "tomorrow"}, "release.embargo", "'tomorrow' is not a date with a time"),
        ({"embargo": "2021-10-20T09:00", "zone": "Asia/Katar"}, "release.zone", "there is no time zone 'Asia/Katar'"),
        ({"zone": "Asia/Qatar"}, "release", "the embargo is missing"),
        (True, "release", "this must be a release, not the yes-or-no value true"),
    ],
)
def test_a_wrong_release_is_told(release: Any, path: str, message: str) -> None:
    assert wrong(release=release)[:2] == (path, message)


def test_about_in_all_its_forms() -> None:
    assert [about.text[0].en for about in statement(about=BOTH).about] == ["s"]
    assert [about.title and about.title.en for about in statement(about={"title": BOTH, "text": [BOTH, BOTH]}).about] == ["s"]
    assert len(statement(about=[BOTH, {"text": BOTH}]).about) == 2


def test_a_dateline_may_be_given_derived_or_left_out() -> None:
    assert statement().dateline is None
    assert statement(dateline=False).dateline is False
    assert statement(dateline=BOTH).dateline == Bilingual(**BOTH)
    assert wrong(dateline={"ar": "س"})[:2] == ("dateline.en", "the English text is missing")


def test_the_note_on_the_prevailing_language() -> None:
    assert statement(prevailing_note=True).prevailing_note is True
    assert statement(prevailing_note=BOTH).prevailing_note == Bilingual(**BOTH)


@pytest.mark.parametrize(
    ("fields", "path", "message", "hint"),
    [
        ({"languages": []}, "languages", "this list is empty", "it needs at least one item, such as [ar, en]"),
        ({"languages": ["ar", "fr"]}, "languages[1]", "'fr' is not known here", "write ar or en"),
        ({"languages": ["ar", "ar"]}, "languages[1]", "the language ar is named twice", None),
        ({"territory": "Qatar"}, "territory", "unknown territory 'Qatar'", "write its two-letter code, QA"),
        ({"digits": "latin"}, "digits", "'latin' is not known here", "did you mean 'latn'?"),
        ({"layout": "sidebyside"}, "layout", "'sidebyside' is not known here", "did you mean 'side-by-side'?"),
        (
            {"type": "press"},
            "type",
            "'press' is not known here",
            "write statement, joint, communique, remarks, readout, announcement, clarification, correction, fact-sheet, advisory or condolences",
        ),
        ({"date": 2021}, "date", "this must be a date, not a number", 'write 2021-10-19, "1443-03-13 AH", or {gregorian: …, hijri: …}'),
        ({"date": {"gregorain": "2021-10-19"}}, "date.gregorain", "unknown key 'gregorain'", "did you mean 'gregorian'?"),
        (
            {"contacts": [{"name": "x", "email": "a@b"}]},
            "contacts[0].email",
            "'a@b' is not written as an e-mail address",
            "write it like press@embassy.example",
        ),
        (
            {"contacts": [{"name": "x", "url": "b.c"}]},
            "contacts[0].url",
            "'b.c' is not written as a web address",
            "write it like https://embassy.example/press",
        ),
        ({"end_mark": "maybe"}, "end_mark", "this must be true or false, not 'maybe'", None),
        ({"reference": ["x"]}, "reference", "this must be text, not a list", "put it in quotes if it is meant as text"),
        ({"reference": " "}, "reference", "this is empty", "write something here, or leave the key out"),
        ({"headlin": "x"}, "headlin", "unknown key 'headlin'", "did you mean 'headline'?"),
    ],
)
def test_a_wrong_field_is_told_in_plain_words(fields: dict[str, Any], path: str, message: str, hint: str | None) -> None:
    assert wrong(**fields) == (path, message, hint)


def test_dates_of_both_calendars_that_do_not_fit_are_refused() -> None:
    path, message, hint = wrong(date={"gregorian": "2026-05-11", "hijri": "1447-11-27"})
    assert path == "date"
    assert "3 days apart" in message
    assert hint is not None


def test_a_date_by_the_table_that_is_asked_for() -> None:
    assert statement(date="1344-07-01 AH").date.gregorian == datetime.date(1926, 1, 15)
    assert statement(date="1344-07-01 AH", hijri_table="kacst").date.gregorian == datetime.date(1926, 1, 16)
    assert "1926" not in str(statement().headline)
