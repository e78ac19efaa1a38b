from __future__ import annotations

from pathlib import Path

import pytest

from docgen._data import shipped

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_templates_and_themes_are_listed_with_what_they_are(run):
    rows = [line.split("\t") for line in run("templates", "list").out.splitlines()]
    assert [row[:2] for row in rows[:2]] == [["template", "meeting-minutes"], ["template", "press-statement"]]
    assert ["theme", "classic"] in [row[:2] for row in rows]
    assert all(row[2] for row in rows)


def test_show_prints_the_files_as_they_are(run):
    assert run("templates", "show", "heritage").out == (shipped("templates") / "themes" / "heritage.yaml").read_text(encoding="utf-8")
    shown = run("templates", "show", "press-statement").out
    for file in (shipped("templates") / "press-statement").rglob("*.yaml"):
        assert file.read_text(encoding="utf-8").strip() in shown


def test_a_copied_template_and_theme_render_as_the_shipped_ones_do(run, tmp_path):
    assert run("templates", "copy", "press-statement", tmp_path / "mine").code == 0
    assert run("templates", "copy", "noto", tmp_path / "mine.yaml").code == 0
    source = EXAMPLES / "statement.yaml"
    own = run("render", source, "-o", tmp_path / "own.docx", "--template", tmp_path / "mine", "--theme", tmp_path / "mine.yaml")
    assert (own.code, own.err) == (0, "")
    assert run("render", source, "-o", tmp_path / "shipped.docx", "--theme", "noto").code == 0
    assert (tmp_path / "own.docx").read_bytes() == (tmp_path / "shipped.docx").read_bytes()


def test_a_copy_writes_over_nothing(run, tmp_path):
    ran = run("templates", "copy", "press-statement", tmp_path)
    assert ran.code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_copy_into_a_folder_that_is_not_there_is_exit_code_3(run, tmp_path):
    assert run("templates", "copy", "noto", tmp_path / "no" / "mine.yaml").code == 3


@pytest.mark.parametrize("words", [["show", "clasic"], ["copy", "clasic", "x"]])
def test_a_name_that_is_not_is_told_with_the_nearest(run, words):
    ran = run("templates", *words)
    assert ran.code == 2
    assert ran.errors == ["docgen: error: no template or theme 'clasic'; did you mean 'classic'?"]
