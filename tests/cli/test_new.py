from __future__ import annotations

import pytest

from docgen.model.kinds import kinds

KINDS = kinds()


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


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_with_every_field_is_filled_at_once(run, tmp_path, kind):
    form, starter = tmp_path / "form.docx", tmp_path / "mine.yaml"
    made = run("new", kind, "--form", form)
    assert (made.code, made.out, made.err) == (0, f"{form}\n", "")
    assert run("new", kind, "-o", starter).code == 0
    filled = run("render", starter, "--template", form, "-o", tmp_path / "out.docx")
    assert filled.code == 0
    assert "there is no field" not in filled.err
    assert run("new", kind, "--form", form).code == 2, "a file that exists is not written over"
    assert run("new", kind, "--form", tmp_path / "form.doc").code == 2
    assert run("new", kind, "--form", tmp_path / "other.docx", "-o", tmp_path / "other.yaml").code == 2


def test_a_form_of_a_kind_that_is_not_is_told(run, tmp_path):
    ran = run("new", "press-statment", "--form", tmp_path / "form.docx")
    assert ran.code != 0
    assert "press-statement" in ran.err
    assert not (tmp_path / "form.docx").exists()


def test_a_kind_that_is_not_is_told_with_the_nearest(run):
    ran = run("new", "press-statment")
    assert ran.code in {1, 2}
    assert len(ran.errors) == 1
    assert "press-statement" in ran.err
