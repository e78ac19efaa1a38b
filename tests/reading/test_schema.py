"""The JSON Schema and the starter files agree with the models."""

import json
from pathlib import Path

import jsonschema
import pytest

from docgen.errors import InputError
from docgen.model import MeetingMinutes, PressStatement, kinds
from docgen.model.fields import keys
from docgen.reading import open_input, schema, starter
from docgen.source import compose, from_text, read

EXAMPLES = {"press-statement": "statement.yaml", "meeting-minutes": "minutes.yaml"}
FOLDER = Path(__file__).parents[2] / "examples"


def validator(kind: str) -> jsonschema.Draft202012Validator:
    made = schema(kind)
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


@pytest.mark.parametrize("name", ["general-assembly", "joint-commission"])
def test_the_schema_takes_minutes_of_every_sort(name: str) -> None:
    data = compose(read(FOLDER / f"{name}.yaml")).data
    assert [error.message for error in validator("meeting-minutes").iter_errors(data)] == []
    assert open_input(FOLDER / f"{name}.yaml").notes == ()


def test_minutes_need_a_date_or_days() -> None:
    data = compose(read(FOLDER / "joint-commission.yaml")).data
    assert not validator("meeting-minutes").is_valid({key: value for key, value in data.items() if key != "dates"})


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_schema_takes_the_example_and_the_starter(kind: str) -> None:
    for data in (compose(read(FOLDER / EXAMPLES[kind])).data, compose(from_text(starter(kind))).data):
        assert [error.message for error in validator(kind).iter_errors(data)] == []


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("press-statement", {"headlin": "x"}),
        ("press-statement", {"layout": "x"}),
        ("press-statement", {"body": []}),
        ("press-statement", {"docgen": 2}),
        ("press-statement", {"body": [{"list": ["x"], "style": "y"}]}),
        ("meeting-minutes", {"agenda": [{"titel": "x"}]}),
        ("meeting-minutes", {"quorum": {"required": "many"}}),
    ],
)
def test_the_schema_refuses_what_the_model_refuses(kind: str, change: dict[str, object]) -> None:
    data = compose(read(FOLDER / EXAMPLES[kind])).data
    assert not validator(kind).is_valid({**data, **change})


def test_short_forms_are_in_the_schema() -> None:
    data = compose(read(FOLDER / "statement.yaml")).data
    forms: dict[str, object] = {
        "about": [{"title": "x", "text": ["y"]}, "z"],
        "dateline": False,
        "prevailing_note": True,
        "languages": "ar",
        "body": ["x", "page-break", {"quote": "x", "speaker": "y"}],
        "release": {"embargo": "2021-10-20T09:00+03:00"},
    }
    for key, value in forms.items():
        assert [error.message for error in validator("press-statement").iter_errors({**data, key: value})] == [], key


def test_the_schema_names_every_field() -> None:
    assert set(keys(PressStatement)) < set(schema("press-statement")["properties"])
    assert set(keys(MeetingMinutes)) < set(schema("meeting-minutes")["properties"])
    assert json.dumps(schema("glossary"))


def test_an_unknown_kind_has_no_schema_and_no_starter() -> None:
    for make in (schema, starter):
        with pytest.raises(InputError, match="there is no kind 'letter'"):
            make("letter")


@pytest.mark.parametrize("kind", ["press-statement", "meeting-minutes"])
def test_a_starter_loads_without_a_word(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    path.write_text(starter(kind), encoding="utf-8")
    loaded = open_input(path)
    assert loaded.notes == ()
    assert loaded.model.languages == ("ar", "en")
    assert kind in kinds()


@pytest.mark.parametrize("kind", ["press-statement", "meeting-minutes"])
def test_every_line_that_a_starter_comments_out_is_right_too(kind: str, tmp_path: Path) -> None:
    lines = starter(kind).splitlines()
    body = lines[lines.index(next(line for line in lines if line.startswith("docgen:"))) :]
    (tmp_path / "emblem.png").write_bytes(b"x")
    (tmp_path / "photo.jpg").write_bytes(b"x")
    (tmp_path / "office.yaml").write_text("reference: A/1\n", encoding="utf-8")
    path = tmp_path / "new.yaml"
    path.write_text("\n".join(_uncommented(line) for line in body), encoding="utf-8")
    open_input(path)


def _uncommented(line: str) -> str:
    stripped = line.lstrip()
    return line if not stripped.startswith("# ") else line[: len(line) - len(stripped)] + stripped[2:]
