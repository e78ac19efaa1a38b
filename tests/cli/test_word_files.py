"""`docgen inspect` and `docgen fix` on Word files."""

from __future__ import annotations

import json

import docx
import pytest
from ooxml import Docx


@pytest.fixture
def faulty(tmp_path):
    path = tmp_path / "theirs.docx"
    document = docx.Document()
    document.add_paragraph("محضر الاجتماع")
    document.save(str(path))
    return path


def test_inspect_lists_styles_languages_and_faults(run, faulty):
    done = run("inspect", faulty)
    assert done.code == 0
    assert "faults      2 of direction; docgen fix sets them right" in done.out
    assert "direction   word/document.xml, paragraph 1: a right-to-left paragraph without w:bidi: محضر الاجتماع" in done.out


def test_inspect_as_json(run, faulty):
    found = json.loads(run("inspect", faulty, "--json").out)
    assert [fault["kind"] for fault in found["faults"]] == ["paragraph", "run"]


def test_fix_writes_a_mended_copy(run, faulty, tmp_path):
    before = faulty.read_bytes()
    out = tmp_path / "mended.docx"
    done = run("fix", faulty, "-o", out)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{out}: mended 1 paragraph, 1 run\n"
    assert "none of direction" in run("inspect", out).out
    assert faulty.read_bytes() == before
    assert run("fix", out, "-o", tmp_path / "again.docx").out.endswith("nothing to mend\n")
    assert Docx((tmp_path / "again.docx").read_bytes()).parts == Docx(out.read_bytes()).parts


def test_fix_never_writes_over_its_input(run, faulty):
    before = faulty.read_bytes()
    done = run("fix", faulty, "-o", faulty)
    assert done.code == 2
    assert "the output is the input" in done.err
    assert faulty.read_bytes() == before


@pytest.mark.parametrize("command", [("inspect",), ("fix", "-o", "out.docx")])
def test_a_file_that_is_none_is_one_error_line_and_nothing_is_written(run, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.docx").write_bytes(b"no word")
    done = run(command[0], "a.docx", *command[1:])
    assert done.code == 1
    assert done.errors == ["a.docx: error: is no Word file – a Word document (.docx)"]
    assert not (tmp_path / "out.docx").exists()
