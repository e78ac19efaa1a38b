from __future__ import annotations

import io
import re
import sys

import pytest

from docgen.cli.printing import one_line, print_problems, table
from docgen.errors import Place, Problem

PROBLEM = Problem("unknown key 'headlin'", Place("بيان.yaml", 3, 7, "headlin"), "did you mean 'headline'?", "DG001")


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")

    def drawn(action):
        """What `action` draws, with and without its colours. The streams are changed here: pytest puts its own back between set-up and test."""
        stream = Terminal()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stderr", stream)
            patch.setattr(sys, "stdout", stream)
            action()
        return stream.getvalue(), re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue())

    return drawn


def test_in_a_pipe_a_problem_is_one_plain_line(capsys):
    print_problems(PROBLEM)
    assert capsys.readouterr().err == "بيان.yaml:3:7: error [DG001]: headlin: unknown key 'headlin' – did you mean 'headline'?\n"


def test_on_a_terminal_a_problem_is_the_same_words_in_colour(terminal):
    coloured, plain = terminal(lambda: print_problems(PROBLEM))
    assert "\x1b[" in coloured
    assert plain == f"{PROBLEM}\n"


def test_a_long_arabic_line_is_left_whole_for_the_terminal_to_wrap(terminal):
    problem = Problem("نصٌّ عربيٌّ طويلٌ جدًّا، " * 20 + "انتهى.", Place("a.yaml", 1, 1))
    _, plain = terminal(lambda: print_problems(problem))
    assert plain == f"{problem}\n"


def test_square_brackets_in_a_message_are_text_not_markup(terminal):
    _, plain = terminal(lambda: print_problems(Problem("[red]not a colour[/red]", Place("a.yaml", path="body[2].ar"))))
    assert plain == "a.yaml: error: body[2].ar: [red]not a colour[/red]\n"


def test_input_can_neither_break_a_line_nor_steer_the_terminal():
    assert one_line("a\nb\u2028c\x1b[31md\te\x07") == "a b c\\x1b[31md e\\x07"
    assert one_line("عربي مع علامات\u200f") == "عربي مع علامات\u200f"


def test_a_table_in_a_pipe_is_cells_and_tabs(capsys):
    table(("family", "styles"), [("Amiri", "regular, bold"), ("خط", "عادي")])
    assert capsys.readouterr().out == "Amiri\tregular, bold\nخط\tعادي\n"


def test_a_table_on_a_terminal_has_its_headers(terminal):
    _, plain = terminal(lambda: table(("family", "styles"), [("Amiri", "[bold]")]))
    assert [line.split() for line in plain.splitlines()] == [["family", "styles"], ["Amiri", "[bold]"]]


def test_the_words_of_a_strangers_pdf_cannot_steer_the_terminal(tmp_path, capsys):
    import pikepdf

    from docgen.cli import main

    path = tmp_path / "a.pdf"
    with pikepdf.new() as file:
        file.add_blank_page()
        file.docinfo["/Title"] = "a\x9b31m\u202eb"
        file.save(path)
    for options in ([], ["--json"], ["--text"]):
        assert main(["inspect", str(path), *options]) == 0
        assert not set("\x9b\x1b\u202e") & set(capsys.readouterr().out)
