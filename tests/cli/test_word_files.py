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


@pytest.mark.parametrize("name", ["y.pdf", "y.yaml", "y.docm", "y.DOC"])
def test_fix_makes_a_word_file_under_no_other_name(run, faulty, tmp_path, name):
    done = run("fix", faulty, "-o", tmp_path / name)
    assert done.code == 2
    assert "is no name of a Word file" in done.err
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("command", [("inspect",), ("fix", "-o", "out.docx")])
def test_a_file_that_is_none_is_one_error_line_and_nothing_is_written(run, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.docx").write_bytes(b"no word")
    done = run(command[0], "a.docx", *command[1:])
    assert done.code == 1
    assert done.errors == ["a.docx: error: is no Word file – a Word document (.docx)"]
    assert not (tmp_path / "out.docx").exists()


@pytest.fixture
def doubtful(tmp_path):
    path = tmp_path / "doubtful.docx"
    document = docx.Document()
    document.add_paragraph("الدالة التالية تعيد رسالة:")
    document.add_paragraph('return "القاموس فارغ ولا يوجد أحد"')
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("الاسم", "الصفة", "العضو الأول", "رئيسا"), strict=True):
        cell.text = text
    document.save(str(path))
    return path


def test_inspect_counts_kinds_before_it_tells_each_and_names_doubts(run, doubtful):
    lines = run("inspect", doubtful).out.splitlines()
    kinds = [place for place, line in enumerate(lines) if line.startswith("kind ")]
    each = [place for place, line in enumerate(lines) if line.startswith("direction ")]
    assert kinds
    assert max(kinds) < min(each)
    assert "kind        table, 1×: right-to-left tables that run from the left" in lines
    assert any(line.startswith("doubt       word/document.xml, paragraph 2: a line of code") for line in lines)
    assert json.loads(run("inspect", doubtful, "--json").out)["doubts"][0]["paragraph"] == 2


def test_fix_names_the_tables_that_it_mirrors_and_what_it_left(run, doubtful, tmp_path):
    out = run("fix", doubtful, "-o", tmp_path / "out.docx").out
    assert "1 table" in out
    assert "mended: word/document.xml, paragraph 3: a table made to run from the right: الاسم" in out
    assert "left as it is, 1 in doubt:" in out
    assert "left: word/document.xml, paragraph 2: a line of code" in out


def test_fix_without_tables_leaves_them(run, doubtful, tmp_path):
    out = tmp_path / "out.docx"
    assert " table" not in run("fix", doubtful, "--no-tables", "-o", out).out
    assert b"bidiVisual" not in Docx(out.read_bytes()).parts["word/document.xml"]


def test_fix_turns_styles_when_it_is_asked_to(run, faulty, tmp_path):
    out = tmp_path / "out.docx"
    said = run("fix", faulty, "--styles", "-o", out).out
    assert "mended 1 style, 1 paragraph, 1 run" in said
    assert "styles turned: Normal" in said
    assert b"w:bidi" not in Docx(out.read_bytes()).parts["word/document.xml"]
