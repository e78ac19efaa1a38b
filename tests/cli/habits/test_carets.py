"""The line of the input under a message, and its caret."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.cli.habits.carets import LRI, PDI, cells, drawn, excerpt, reorders
from docgen.errors import Place

BAD = "docgen: 1\nkind: press-statement\nالعنوان: {ar: عنوان}\n"


def test_full_messages_show_the_line_with_a_caret_under_the_column(run, tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("docgen: 1\nkind: press-statement\nheadline: {ar: عنوان, em: x}\n", encoding="utf-8")
    lines = run("check", path, "--messages", "full").errors
    at = next(index for index, line in enumerate(lines) if ":3:23:" in line)
    assert lines[at + 1 : at + 3] == [f"    3 | {LRI}headline: {{ar: عنوان, em: x}}{PDI}", "      | " + " " * 22 + "^"]


def test_concise_messages_and_those_in_a_pipe_are_one_line(run, tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(BAD, encoding="utf-8")
    for options in ([], ["--messages", "concise"]):
        assert all(line.startswith(str(path)) for line in run("check", path, *options).errors)


def test_standard_input_is_shown_too(tmp_path, monkeypatch, capsys):
    import io
    import sys

    from docgen.cli import main

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    assert main(["check", "-", "--messages", "full"]) == 1
    assert f"    3 | {LRI}العنوان: {{ar: عنوان}}{PDI}\n      | ^" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "column", "cell"),
    [
        ("abc", 2, 1),
        ("漢字x", 3, 4),  # wide letters take two cells
        ("مُحَمَّد x", 10, 5),  # marks take none: four letters and a space
        ("a\u200fb", 3, 1),
        ("عنوان", 2, 1),  # in logical order as most terminals show it
        ("ab", 3, 2),  # after the end
    ],
)
def test_the_caret_counts_cells(line, column, cell):
    assert drawn(line, column).cell == cell


@pytest.mark.parametrize(
    ("line", "column", "cell"),
    [
        ("عنوان", 1, 4),  # the first letter is the rightmost
        ("ar: عنوان", 5, 8),
        ("ar: عنوان 25", 11, 4),  # the figure stands left of the word, its digits in their order
        ("abc", 2, 1),
    ],
)
def test_on_a_terminal_that_reorders_the_caret_stands_where_the_letter_is_seen(line, column, cell):
    assert drawn(line, column, visual=True).cell == cell


def test_a_long_line_is_cut_around_the_column():
    shown = drawn("x" * 500 + "!" + "y" * 500, 501)
    assert shown.text[shown.cell] == "!"
    assert len(shown.text) < 130


def test_what_would_steer_the_terminal_is_escaped_and_counted_as_it_is_shown():
    shown = drawn("a\u202eb!", 4)
    assert shown.text == "a\\u202eb!"
    assert shown.text[shown.cell] == "!"


def test_a_line_that_is_nowhere_is_not_shown(tmp_path):
    (tmp_path / "a.yaml").write_text("a: 1\n", encoding="utf-8")
    name = str(tmp_path / "a.yaml")
    assert excerpt(Place(name, 7, 1)) == excerpt(Place(name)) == excerpt(Place("nowhere.yaml", 1, 1)) == excerpt(Place(str(tmp_path), 1, 1)) == []


@pytest.mark.parametrize(
    ("said", "is_so"), [({"DOCGEN_BIDI": "1"}, True), ({"VTE_VERSION": "7600"}, True), ({"VTE_VERSION": "5202"}, False), ({"TERM": "mlterm"}, True)]
)
def test_which_terminals_are_known_to_reorder(monkeypatch, said, is_so):
    for name in ("DOCGEN_BIDI", "VTE_VERSION", "KONSOLE_VERSION", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert reorders() is is_so


@given(st.text(alphabet=st.characters(exclude_characters="\n\r"), min_size=1, max_size=200), st.integers(1, 210), st.booleans())
def test_the_caret_is_always_under_the_line(line, column, visual):
    shown = drawn(line, column, visual=visual)
    assert 0 <= shown.cell <= sum(map(cells, shown.text))
    assert not any(char in shown.text for char in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\x1b\n")
