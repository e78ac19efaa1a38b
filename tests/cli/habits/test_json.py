"""`--json` on every command: one document on standard output and nothing else, of the shape that `docgen schema output` gives; exit codes stay."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import jsonschema
import pikepdf
import pytest
from statements import STATEMENT_TEXT

from docgen.cli.app import COMMANDS
from docgen.cli.habits.schema import output_schema

WARNED = "# docgen: ignore-file DG999\n"
"""A comment that names no check: a warning of the input."""


@pytest.fixture(scope="module")
def schema():
    made = output_schema()
    jsonschema.Draft202012Validator.check_schema(made)
    return made


@pytest.fixture
def answered(run, schema):
    """Runs a command with `--json`, holds its answer against the schema of its name, and gives exit code and answer."""

    def answered(shape: str, *arguments: object):
        ran = run(*arguments, "--json")
        found = json.loads(ran.out)
        jsonschema.Draft202012Validator({"$ref": f"#/$defs/{shape}", "$defs": schema["$defs"]}).validate(found)
        assert ran.err == ""
        return ran.code, found

    return answered


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A statement and what is made of it, once for all tests that look at files."""
    from docgen.cli import main

    folder = tmp_path_factory.mktemp("made")
    (folder / "a.yaml").write_text(STATEMENT_TEXT, encoding="utf-8")
    assert main(["render", str(folder / "a.yaml"), "-f", "pdf,docx", "-q"]) == 0
    return folder


def test_render_tells_of_each_file_what_it_is(answered, tmp_path):
    (tmp_path / "a.yaml").write_text(STATEMENT_TEXT, encoding="utf-8")
    code, found = answered("render", "render", tmp_path / "a.yaml", "-f", "pdf,txt", "--source", "clean", "-o", tmp_path / "out")
    assert code == 0
    pdf, txt = found["files"]
    data = (tmp_path / "out/a.pdf").read_bytes()
    assert (pdf["path"], pdf["format"]) == (str(tmp_path / "out/a.pdf"), "pdf")
    assert (pdf["bytes"], pdf["sha256"]) == (len(data), sha256(data).hexdigest())
    with pikepdf.open(tmp_path / "out/a.pdf") as opened:
        assert pdf["pages"] == len(opened.pages)
        assert pdf["attached"] == list(opened.attachments) != []
    assert (txt["format"], txt["pages"], txt["attached"]) == ("txt", None, [])
    assert pdf["ms"] > 0


def test_with_verbose_too_nothing_stands_on_standard_error(answered, made):
    code, found = answered("render", "render", made / "a.yaml", "-f", "txt", "-v", "-o", made / "verbose")
    assert code == 0
    assert [file["format"] for file in found["files"]] == ["txt"]


def test_a_finding_that_was_mended_is_told_on_no_other_stream(answered, made):
    (made / "mended.yaml").write_text(STATEMENT_TEXT.replace('"headline"', '"headline" '), encoding="utf-8")
    answered("check", "check", "--fix", made / "mended.yaml")


def test_a_warning_stands_with_the_file_that_it_is_about(answered, made):
    code, found = answered("render", "render", made / "a.yaml", "-f", "pdf,txt", "--theme", "classic", "-o", made / "warned")
    assert code == 0
    assert [len(file["warnings"]) for file in found["files"]] == [0, 1] or "warnings" in found
    told = [one["message"] for one in [*found.get("warnings", ()), *(one for file in found["files"] for one in file["warnings"])]]
    assert any("--theme" in message for message in told)


def test_a_letter_tells_what_is_attached_to_it(answered, made):
    _, found = answered("render", "render", made / "a.yaml", "-f", "eml", "-o", made / "letter")
    assert [file["attached"] for file in found["files"]] == [["a.pdf"]]


def test_one_bad_input_is_an_error_beside_the_files_of_the_others(answered, made, tmp_path):
    (tmp_path / "bad.yaml").write_text("docgen: 1\nkind: press-statement\nheadlin: {ar: عنوان}\n", encoding="utf-8")
    code, found = answered("render", "render", tmp_path / "bad.yaml", made / "a.yaml", "-f", "txt", "-o", tmp_path / "out")
    assert code == 1
    assert [Path(file["path"]).name for file in found["files"]] == ["a.txt"]
    assert {error["file"] for error in found["errors"]} == {str(tmp_path / "bad.yaml")}
    assert any(error["line"] == 3 and "headlin" in error["message"] for error in found["errors"])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["render", "nowhere.yaml"], 1),
        (["render", "a.yaml", "--no-such-option"], 2),
        (["render"], 2),
        (["rendr"], 2),
        (["render", "a.yaml", "-o", "-"], 2),
        (["check"], 2),
        (["check", "a.yaml", "--format", "sarif"], 2),
        (["date", "no date"], 1),
        (["inspect", "nowhere.pdf"], 1),
        (["sign", "nowhere.pdf"], 2),
        (["fix", "nowhere.docx", "-o", "b.docx"], 1),
        (["templates", "show", "nothing"], 2),
        (["new", "no-such-kind"], 1),
        (["schema", "no-such-kind"], 1),
        (["derive", "a.yaml", "--to", "nothing", "-o", "b.yaml"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_what_fails_answers_with_errors_and_its_exit_code(run, schema, arguments, code):
    ran = run(*arguments, "--json")
    found = json.loads(ran.out)
    jsonschema.Draft202012Validator({"$ref": "#/$defs/Finding", "$defs": schema["$defs"]}).validate(found["errors"][0])
    assert (ran.code, ran.err) == (code, "")
    assert found["errors"][0]["severity"] == "error"


def test_a_failure_of_docgen_itself_is_an_error_too(run, monkeypatch):
    import docgen.api

    monkeypatch.delenv("DOCGEN_DEBUG", raising=False)
    monkeypatch.setattr(docgen.api, "load", lambda *_, **__: 1 / 0)
    ran = run("render", "a.yaml", "--json")
    assert (ran.code, ran.err) == (70, "")
    assert "ZeroDivisionError" in json.loads(ran.out)["errors"][0]["message"]


def test_check_answers_as_with_its_json_format(answered, run, made):
    (made / "warned.yaml").write_text(WARNED + STATEMENT_TEXT, encoding="utf-8")
    code, found = answered("check", "check", made / "warned.yaml", made / "a.yaml")
    assert code == 0
    assert [row["code"] for row in found] == ["DG002"]
    assert found == json.loads(run("check", made / "warned.yaml", made / "a.yaml", "--format", "json").out)


def test_what_json_tells_of_a_check_is_what_plug_ins_give_of_theirs():
    from dataclasses import fields

    from docgen.checks.added import Code
    from docgen.cli.habits.results import Check

    assert {(one.name, one.type) for one in fields(Check)} == {(one.name, one.type) for one in fields(Code)}


def test_a_file_that_cannot_be_checked_is_a_finding(answered):
    code, found = answered("check", "check", "nowhere.yaml")
    assert code == 1
    assert [(row["file"], row["severity"]) for row in found] == [("nowhere.yaml", "error")]


@pytest.mark.parametrize(
    ("shape", "arguments"),
    [
        ("version", ["--version"]),
        ("check-explain", ["check", "--explain", "DG101"]),
        ("check-explain", ["check", "--explain", "all"]),
        ("date", ["date", "12/03/1443هـ"]),
        ("doctor", ["doctor"]),
        ("fonts", ["fonts"]),
        ("plugins", ["plugins"]),
        ("schema", ["schema", "output"]),
        ("templates-list", ["templates", "list"]),
        ("templates-show", ["templates", "show", "press-statement"]),
        ("templates-show", ["templates", "show", "classic"]),
        ("text", ["text", "نص abc"]),
        ("new", ["new", "press-statement"]),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_each_command_answers_in_its_shape(answered, shape, arguments):
    code, found = answered(shape, *arguments)
    assert code == 0
    assert found


def test_what_looks_at_files_answers_in_its_shape(answered, made):
    assert answered("inspect-pdf", "inspect", made / "a.pdf")[1]["pages"] == 1
    assert answered("inspect-word", "inspect", made / "a.docx")[1]["faults"] == []
    assert answered("inspect-against", "inspect", made / "a.pdf", "--against", made / "a.yaml")[1]["missing"] == []
    assert "layout stacked" in answered("inspect-text", "inspect", "--flow", made / "a.yaml", "--layout", "stacked")[1]["text"]
    code, found = answered("fix", "fix", made / "a.docx", "-o", made / "mended.docx")
    assert (code, found["mended"], [Path(file["path"]).name for file in found["files"]]) == (0, {}, ["mended.docx"])


def test_what_writes_files_answers_with_them(answered, tmp_path):
    _, found = answered("new", "new", "meeting-minutes", "-o", tmp_path / "m.yaml")
    assert [(file["format"], file["bytes"]) for file in found["files"]] == [("yaml", (tmp_path / "m.yaml").stat().st_size)]
    _, found = answered("derive", "derive", tmp_path / "m.yaml", "--to", "attendance-sheet", "-o", tmp_path / "sheet.yaml")
    assert [file["path"] for file in found["files"]] == [str(tmp_path / "sheet.yaml")]
    _, found = answered("render", "templates", "copy", "press-statement", tmp_path / "mine")
    assert str(tmp_path / "mine/template.yaml") in [file["path"] for file in found["files"]]


def test_a_template_without_fault_answers_with_nothing(answered, tmp_path, run):
    run("templates", "copy", "classic", tmp_path / "mine.yaml")
    ran = run("templates", "check", tmp_path / "mine.yaml", "--json")
    assert (ran.code, json.loads(ran.out)) == (0, {})


@pytest.mark.parametrize("command", [command.name for command in COMMANDS if command.name != "templates"])
def test_each_command_has_the_common_options(run, command):
    listed = run(command, "--help").out
    for option in ("-q, --quiet", "-v, --verbose", "--json", "--messages"):
        assert option in listed
