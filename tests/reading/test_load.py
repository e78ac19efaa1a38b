"""From a file to a model: the examples, and one clear error for each thing that can be wrong."""

import json
import warnings
from pathlib import Path
from typing import Any

import pytest

from docgen.calendars import DualDate
from docgen.errors import DocgenWarning, InputError, Problem
from docgen.model import MeetingMinutes, PressStatement
from docgen.reading import load, open_input, parse
from docgen.source import compose, from_text, read

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
HEAD = "docgen: 1\nkind: press-statement\ndate: 2021-10-19\nheadline: x\nissuer: {name: x}\nbody: [x]\n"


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "input.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def errors(path: Path, **options: Any) -> list[str]:
    """The errors of a file, its folder left out."""
    with pytest.raises(InputError) as caught:
        load(path, **options)
    assert caught.value.exit_code == 1
    return [str(problem).replace(f"{path.parent}/", "") for problem in caught.value.problems]


def test_the_statement_of_the_examples() -> None:
    statement = load(EXAMPLES / "statement.yaml")
    assert isinstance(statement, PressStatement)
    assert statement.headline.en == "Joint Commission opens new fields of partnership between Azerbaijan and Qatar"
    assert [block.kind for block in statement.body] == ["paragraph", "paragraph", "heading", "list", "quote"]
    assert statement.contacts[0].phone == "+974 4400 1234"
    assert statement.date.hijri == (1443, 3, 13)
    assert statement.input_bytes == (EXAMPLES / "statement.yaml").read_bytes()
    assert statement.input_name == "statement.yaml"


def test_the_minutes_of_the_examples() -> None:
    minutes = load(EXAMPLES / "minutes.yaml")
    assert isinstance(minutes, MeetingMinutes)
    assert minutes.agenda[0].decisions[0].number == "3/1/2026"
    assert minutes.agenda[0].discussion[1].table.totals[2] == 12500000
    assert [action.owner for _, action in minutes.all_actions()] == [("secretary",), ("finance",)]
    assert (minutes.date.announced, minutes.present) == (True, 3)


def test_nothing_is_warned_of_in_the_examples() -> None:
    assert open_input(EXAMPLES / "statement.yaml").notes == ()
    assert open_input(EXAMPLES / "minutes.yaml").notes == ()


def test_json_is_read_like_yaml(tmp_path: Path) -> None:
    for ascii_only in (True, False):
        path = tmp_path / "statement.json"
        path.write_text(json.dumps(compose(read(EXAMPLES / "statement.yaml")).data, ensure_ascii=ascii_only, indent="\t"), encoding="utf-8")
        assert load(path) == load(EXAMPLES / "statement.yaml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD.replace("headline: x\n", ""), "input.yaml:1:1: error: headline: 'headline' is missing – add 'headline: {ar: …, en: …}'"),
        (HEAD + "colour: red\n", "input.yaml:7:1: error: colour: unknown key 'colour' – known keys are "),
        (HEAD + "referense: red\n", "input.yaml:7:1: error: referense: unknown key 'referense' – did you mean 'reference'?"),
        (HEAD.replace("2021-10-19", "2021-02-30"), "input.yaml:3:7: error: date: February 2021 has no day 30 – it has 28 days"),
        (HEAD.replace("issuer: {", "issuer:\n\t{"), "input.yaml:6:1: error: a tab is used for indentation – indent with spaces"),
        ("", "input.yaml:1:1: error: the file is empty – "),
        (HEAD.encode("utf-16"), "input.yaml:1:1: error: the file is UTF-16, not UTF-8 – save it as UTF-8"),
        (HEAD.replace("headline: x", "headline: عنوان").encode("cp1256"), "input.yaml:4:11: error: byte 0xDA is not UTF-8 – save the file as UTF-8"),
        (HEAD + "place: x\nplace: y\n", "input.yaml:8:1: error: the key 'place' is given twice in one mapping – it stands in line 7 already"),
        (HEAD.replace("docgen: 1\n", ""), "input.yaml:1:1: error: docgen: 'docgen' is missing – add 'docgen: 1', the version of the format"),
        (HEAD.replace("docgen: 1", "docgen: 2"), "input.yaml:1:9: error: docgen: this docgen reads version 1 of the format, not 2 – "),
        (HEAD.replace("docgen: 1", "docgen: true"), "input.yaml:1:9: error: docgen: this docgen reads version 1"),
        (
            HEAD.replace("kind: press-statement\n", ""),
            "input.yaml:1:1: error: kind: 'kind' is missing – add 'kind: …', one of press-statement, meeting-minutes",
        ),
        (HEAD.replace("kind:", "knid:"), "input.yaml:1:1: error: kind: 'kind' is missing – is 'knid' a misspelling of it?"),
        (
            HEAD.replace("press-statement", "pres-statement"),
            "input.yaml:2:7: error: kind: there is no kind 'pres-statement' – did you mean 'press-statement'?",
        ),
        (HEAD.replace("press-statement", "[x]"), "input.yaml:2:7: error: kind: this must be a kind of document, not a list – kinds are "),
        (HEAD.replace("press-statement", "glossary"), "input.yaml:2:7: error: kind: a glossary is no document – "),
        ("- a\n- b\n", "input.yaml:1:1: error: this must be a mapping of keys to values, not a list – "),
        ("just words\n", "input.yaml:1:1: error: this must be a mapping of keys to values, not text – "),
    ],
)
def test_one_thing_wrong_is_one_line_with_its_place(tmp_path: Path, text: str | bytes, said: str) -> None:
    (line,) = errors(write(tmp_path, text))
    assert line.startswith(said)
    assert "\n" not in line


def test_a_folder_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(tmp_path)
    assert str(caught.value) == f"{tmp_path}: error: this is a folder, not a file – give the path of a YAML file"


def test_all_errors_of_a_file_are_told_at_once_in_its_order(tmp_path: Path) -> None:
    text = HEAD.replace("issuer: {name: x}", "issuer: {nam: x}\nplace: {ar: الدوحة}\nplace: x") + "layout: stackd\nrelease: {embargo: 2021-10-20}\n"
    assert [line.split(" – ")[0] for line in errors(write(tmp_path, text))] == [
        "input.yaml:5:10: error: issuer.nam: unknown key 'nam'",
        "input.yaml:6:1: error: place.en: the English text is missing",
        "input.yaml:7:1: error: the key 'place' is given twice in one mapping",
        "input.yaml:9:9: error: layout: 'stackd' is not known here",
        "input.yaml:10:20: error: release.embargo: the moment has no time zone",
    ]


def test_a_misspelt_required_key_is_told_once(tmp_path: Path) -> None:
    assert errors(write(tmp_path, HEAD.replace("headline:", "headlin:"))) == [
        "input.yaml:4:1: error: headlin: unknown key 'headlin' – did you mean 'headline'?"
    ]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("- 'On {date}`2021-02-30` it was'", "7:9"),
        ('- {ar: س, en: "a \\u0041 {date}`2021-02-30`"}', "7:27"),
        ("- ar: س\n    en: >-\n      folded text\n      that goes on {date}`2021-02-30` and on", "10:20"),
        ("- |\n    one\n    two {date}`2021-02-30`", "9:9"),
        ("- 'it''s {date}`2021-02-30`'", "7:12"),
        ("- e\u0301 {date}`2021-02-30`", "7:8"),
        ("- heading: {ar: س, en: '{date}`2021-02-30`'}", "7:27"),
    ],
)
def test_a_wrong_date_in_a_role_is_told_at_the_role(tmp_path: Path, body: str, place: str) -> None:
    text = HEAD.replace("body: [x]", f"body:\n  {body}")
    lines = [line for line in errors(write(tmp_path, text)) if "February 2021 has no day 30" in line]
    assert lines
    assert all(line.startswith(f"input.yaml:{place}: ") for line in lines)


def test_a_text_for_both_languages_is_told_once(tmp_path: Path) -> None:
    assert len(errors(write(tmp_path, HEAD.replace("headline: x", 'headline: "{date}`x`"')))) == 1


def test_untranslated_texts_may_be_allowed(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD.replace("headline: x", "headline: {ar: عنوان}") + "allow_untranslated: true\n")
    found: list[Problem] = []
    load(path, warn=found.append)
    assert [(str(problem.place), problem.message, problem.severity) for problem in found] == [
        (f"{path}:4:1", "the English text is missing", "warning")
    ]
    with pytest.warns(DocgenWarning, match="the English text is missing"):
        load(path)


def test_an_announced_date_a_day_off_is_kept_with_a_note(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD.replace("date: 2021-10-19", "date: {gregorian: 2021-10-19, hijri: 1443-03-14}"))
    found: list[Problem] = []
    assert load(path, warn=found.append).date.hijri == (1443, 3, 14)
    assert [(problem.severity, problem.message) for problem in found] == [
        ("note", "the Hijri date given is one day after the Umm al-Qura table's (1443-03-13 AH)")
    ]


def test_a_mapping_is_read_like_a_file() -> None:
    data = compose(read(EXAMPLES / "minutes.yaml")).data
    assert parse(data) == load(EXAMPLES / "minutes.yaml")
    assert parse({**data, "date": DualDate.from_hijri(1447, 11, 24)}).date.gregorian.isoformat() == "2026-05-11"


def test_errors_of_a_mapping_have_paths_for_places() -> None:
    data = compose(from_text(HEAD)).data
    with pytest.raises(InputError) as caught:
        parse({**data, "date": "soon", "headline": None}, "row 3")
    assert [str(problem).split(" – ")[0] for problem in caught.value.problems] == [
        "row 3: error: date: 'soon' is not a date",
        "row 3: error: headline: this must be text in both languages, not nothing",
    ]


def test_reading_warns_of_nothing_by_itself() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        load(EXAMPLES / "statement.yaml")


def test_values_may_be_set_from_outside(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD)
    made = load(
        path,
        settings={
            "reference": "007",
            "headline.en": "New",
            "issuer.department": "{ar: مكتب, en: Office}",
            "body[0].ar": "{date}`2021-10-18`",
            "end_mark": "false",
        },
    )
    assert isinstance(made, PressStatement)
    assert (made.reference, made.headline.ar, made.headline.en, made.end_mark) == ("007", "x", "New", False)
    assert made.issuer.department is not None
    assert made.issuer.department.en == "Office"
    assert made.body[0].ar == "{date}`2021-10-18`"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("layout", "x", "--set layout: error: layout: 'x' is not known here – write side-by-side, stacked, facing, sequential, ar or en"),
        ("body[3].ar", "x", "--set body[3].ar: error: the path 'body[3].ar' leads nowhere in this input – list items count from 0, as in body[0].ar"),
        ("date.x", "x", "--set date.x: error: the path 'date.x' leads nowhere in this input – list items count from 0, as in body[0].ar"),
        ("a..b", "x", "--set a..b: error: 'a..b' is not the path of a field – write it like headline.en or body[0].ar"),
    ],
)
def test_a_wrong_setting_is_told_as_such(tmp_path: Path, key: str, value: str, said: str) -> None:
    assert errors(write(tmp_path, HEAD), settings={key: value}) == [said]
