"""`docgen render --source` and `docgen inspect --source`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GOOD = (Path(__file__).parents[2] / "examples" / "statement.yaml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "statement.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def asking(choice: str) -> str:
    return GOOD.replace("\nreference:", f"\nsource: {choice}\nreference:", 1)


def test_by_default_a_pdf_carries_nothing_and_nothing_is_said(run, folder):
    assert run("render", "statement.yaml").err == ""
    shown = run("inspect", "statement.pdf", "--source")
    assert (shown.code, shown.out) == (1, "")
    assert re.match(r"statement\.pdf: error: .*carries no source.* – .*--source clean", shown.err)


@pytest.mark.parametrize(
    ("choice", "said"), [("full", r"carries this file, all of it.*statement\.yaml"), ("clean", r"as the layout shows it \(source\.yaml")]
)
def test_the_command_says_what_is_carried(run, folder, choice, said):
    (line,) = run("render", "statement.yaml", "--source", choice).errors
    assert re.match(rf"statement\.yaml: note: .*{said}", line)


def test_the_author_may_ask_and_the_command_line_overrules_him(run, folder):
    (folder / "statement.yaml").write_text(asking("full"), encoding="utf-8")
    assert "note: the PDF carries this file" in run("render", "statement.yaml").err
    assert run("render", "statement.yaml", "--source", "none").err == ""
    assert run("inspect", "statement.pdf", "--source").code == 1
    assert "note: the PDF carries its input as the layout shows it" in run("render", "statement.yaml", "--source", "clean").err


def test_a_docx_alone_cannot_carry_it(run, folder):
    ran = run("render", "statement.yaml", "-f", "docx", "--source", "full")
    assert (ran.code, [path.name for path in folder.iterdir()]) == (2, ["statement.yaml"])
    assert "--source full is for PDF" in ran.err


def test_beside_a_pdf_the_docx_is_warned_of(run, folder):
    ran = run("render", "statement.yaml", "-f", "pdf,docx", "--source", "clean")
    assert ran.code == 0
    assert [line.split(": ")[1] for line in ran.errors] == ["warning", "note"]


def test_an_author_who_asks_for_it_is_told_that_the_docx_has_none(run, folder):
    (folder / "statement.yaml").write_text(asking("clean"), encoding="utf-8")
    ran = run("render", "statement.yaml", "-f", "docx")
    assert ran.code == 0
    assert "warning: source: clean is for PDF" in ran.err


def test_a_file_without_the_values_that_were_set_is_warned_of(run, folder):
    ran = run("render", "statement.yaml", "--source", "full", "--set", "reference=X/1")
    assert "warning: the file that the PDF carries does not have the values that were set from outside" in ran.err
    run("render", "statement.yaml", "--source", "clean", "--set", "reference=X/1")
    assert "reference: X/1\n" in run("inspect", "statement.pdf", "--source").out


def test_a_file_for_the_press_carries_none(run, folder):
    ran = run("render", "statement.yaml", "--profile", "print", "--source", "full")
    assert ran.code == 2
    assert "--source full is not for the print profile" in ran.err


def test_what_is_no_choice_is_said_with_its_place(run, folder):
    (folder / "statement.yaml").write_text(asking("all"), encoding="utf-8")
    assert re.match(r"statement\.yaml:6:9: error: source: 'all' is not known here", run("render", "statement.yaml").err)
    assert run("render", "statement.yaml", "--source", "all").code == 2
