from __future__ import annotations

import pytest

KINDS = ("press-statement", "meeting-minutes")


@pytest.mark.parametrize("kind", KINDS)
def test_the_starter_file_is_clean_and_renders_at_once(run, tmp_path, kind):
    starter = tmp_path / "mine.yaml"
    made = run("new", kind, "-o", starter)
    assert (made.code, made.out, made.err) == (0, f"{starter}\n", "")
    checked = run("check", starter)
    assert (checked.code, checked.err) == (0, "")
    rendered = run("render", starter, "-f", "pdf,docx")
    assert (rendered.code, rendered.err) == (0, "")
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF-")


def test_without_o_the_starter_goes_to_standard_output(run):
    ran = run("new", "press-statement")
    assert ran.code == 0
    assert "kind: press-statement" in ran.out
    assert ran.out.endswith("\n")
    assert not ran.out.endswith("\n\n")


def test_a_file_that_exists_is_not_written_over(run, tmp_path):
    (tmp_path / "mine.yaml").write_text("mine", encoding="utf-8")
    ran = run("new", "press-statement", "-o", tmp_path / "mine.yaml")
    assert ran.code == 2
    assert len(ran.errors) == 1
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there_is_exit_code_3(run, tmp_path):
    assert run("new", "press-statement", "-o", tmp_path / "no" / "mine.yaml").code == 3


def test_a_kind_that_is_not_is_told_with_the_nearest(run):
    ran = run("new", "press-statment")
    assert ran.code in {1, 2}
    assert len(ran.errors) == 1
    assert "press-statement" in ran.err
