"""The program's frame: help, lazy loading, exit codes, errors of docgen's own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import docgen
from docgen.cli.app import COMMANDS
from docgen.compiled import in_use

LISTING = """
import json, sys
sys.argv = ["docgen", *{arguments!r}]
from docgen.cli import main
code = main()
print(json.dumps([code, sorted(name.partition(".")[0] for name in sys.modules)]))
"""


def modules_after(*arguments: str) -> tuple[int, set[str]]:
    done = subprocess.run([sys.executable, "-c", LISTING.format(arguments=list(arguments))], capture_output=True, text=True, check=True)
    code, names = json.loads(done.stdout.splitlines()[-1])
    return code, set(names)


HEAVY = {"reportlab", "docx", "lxml", "babel", "pydantic", "jinja2", "yaml", "markdown_it", "uharfbuzz", "hijridate"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_asking_for_help_loads_no_heavy_library(arguments):
    code, loaded = modules_after(*arguments)
    assert code == 0
    assert "docgen" in loaded
    assert not loaded & HEAVY


@pytest.mark.parametrize("arguments", [["render", "--help"], ["check", "--help"], ["no-such-command"]])
def test_help_of_a_command_loads_none_but_what_typer_reads_options_with(arguments):
    _, loaded = modules_after(*arguments)
    assert not loaded & (HEAVY - {"pydantic"})


def test_a_statement_as_a_pdf_loads_nothing_that_it_does_not_need(tmp_path):
    """Neither Word's libraries nor the Markdown parser, forms of Word files, nor the shapes of answers in JSON."""
    listing = LISTING.replace('name.partition(".")[0] for name', "name for name")
    source = Path(__file__).parents[2] / "examples" / "statement.yaml"
    code = listing.format(arguments=["render", str(source), "-f", "pdf", "-o", f"{tmp_path}/"])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    status, loaded = json.loads(done.stdout.splitlines()[-1])
    assert status == 0
    assert "docgen.writers.pdf.document" in loaded
    needless = {
        "docx",
        "lxml",
        "babel",
        "rich",
        "pikepdf",
        "asyncio",
        "markdown_it",
        "docgen.templating.fields",
        "docgen.cli.habits.results",
        "docgen.document.word_template",
    }
    assert needless.isdisjoint(loaded)


def test_importing_the_library_loads_no_other():
    code = "import sys; before = set(sys.modules); import docgen; print(*sorted(set(sys.modules) - before))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {name.partition(".")[0] for name in loaded} - sys.stdlib_module_names == {"docgen"}


def test_help_lists_every_command_on_one_line(run):
    ran = run("--help")
    listed = ran.out.partition("Commands:\n")[2].splitlines()
    assert ran.code == 0
    for command in COMMANDS:
        assert f"  {command.name} " in "\n".join(listed)
        assert any(line.split() == [command.name, *command.line.split()] for line in listed), command


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_each_command_explains_itself(run, command):
    ran = run(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: docgen {command}")


def test_the_version_is_the_package_s(run):
    assert run("--version").out == f"docgen {docgen.__version__} ({'compiled' if in_use() else 'pure Python'})\n"


def test_python_m_docgen_is_the_same_program():
    done = subprocess.run([sys.executable, "-m", "docgen", "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"docgen {docgen.__version__} ({'compiled' if in_use() else 'pure Python'})\n")


@pytest.mark.parametrize("arguments", [["rendr"], ["render"], ["render", "a.yaml", "--layout", "sideways"], ["render", "a.yaml", "--no-such-option"]])
def test_a_wrong_command_line_is_exit_code_2(run, arguments):
    ran = run(*arguments)
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_a_near_miss_of_a_command_is_named(run):
    assert "render" in run("rendr").err


def test_an_error_of_docgen_s_own_is_one_line_and_exit_code_70(run, monkeypatch):
    import docgen.api

    monkeypatch.delenv("DOCGEN_DEBUG", raising=False)
    monkeypatch.setattr(docgen.api, "load", lambda *_, **__: 1 / 0)
    ran = run("render", "a.yaml")
    assert ran.code == 70
    assert len(ran.errors) == 1
    assert "ZeroDivisionError" in ran.err
    assert "--debug" in ran.err


def test_debug_shows_the_traceback(run, monkeypatch):
    import docgen.api

    monkeypatch.setenv("DOCGEN_DEBUG", "")
    monkeypatch.setattr(docgen.api, "load", lambda *_, **__: 1 / 0)
    ran = run("render", "a.yaml", "--debug")
    assert ran.code == 70
    assert "Traceback" in ran.err
