"""`docgen check` of other programs' files: exit codes, comments in a copy, and what does not go together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bilingual_word import FAULTS, PAIRS, planted, two_columns

from docgen.wordfile.package import open_word


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.docx"
    path.write_bytes(two_columns(planted(FAULTS[0])))
    return path


def test_findings_are_told_with_their_places(run: Any, letter: Path) -> None:
    done = run("check", letter)
    assert done.code == 1
    assert done.errors == [
        f"{letter}: error [DG101]: paragraph 3 (table 1, row 2, column 1): the number 24 is 25 in the Arabic text – make both the same"
    ]
    (row,) = json.loads(run("check", letter, "--format", "json").out)
    assert (row["code"], row["path"], row["line"]) == ("DG101", "paragraph 3 (table 1, row 2, column 1)", None)
    assert run("check", letter, "--ignore", "DG101").code == 0


def test_a_clean_file_is_passed_in_silence(run: Any, letter: Path) -> None:
    letter.write_bytes(two_columns(PAIRS))
    done = run("check", letter)
    assert (done.code, done.out, done.err) == (0, "", "")


def test_a_copy_takes_the_findings_as_comments(run: Any, letter: Path, tmp_path: Path) -> None:
    before = letter.read_bytes()
    out = tmp_path / "reviewed.docx"
    done = run("check", letter, "-o", out)
    assert done.code == 1
    assert len(done.errors) == 1
    assert "word/comments.xml" in open_word(out).entries
    assert letter.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("-o", "reviewed.pdf"), "is no name of a Word file"),
        (("--fix",), "--fix mends inputs of docgen's own"),
        (("--template", "classic"), "--template is for inputs of docgen's own"),
        (("-o", "letter.docx"), "the output is the input"),
        (("letter.docx", "-o", "a.docx"), "is one file, but there are 2 to check"),
        (("-o", "-", "--format", "json"), "standard output takes the file or the findings"),
    ],
)
def test_what_does_not_go_together_is_a_wrong_command_line(
    run: Any, letter: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(letter.parent)
    done = run("check", "letter.docx", *options)
    assert done.code == 2
    assert message in done.err


def test_comments_are_for_word_files_alone(run: Any, tmp_path: Path) -> None:
    for name in ("statement.yaml", "letters.csv"):
        (tmp_path / name).write_text("ar,en\nحضر 25,24 came\n", encoding="utf-8")
        done = run("check", tmp_path / name, "-o", tmp_path / "out.docx")
        assert done.code == (2 if name.endswith("yaml") else 1)
        assert "Word file" in done.err
        assert not (tmp_path / "out.docx").exists()
