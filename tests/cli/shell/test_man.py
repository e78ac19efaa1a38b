"""The manual page docgen(1)."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from docgen.cli.app import COMMANDS, loaded
from docgen.cli.shell.man import manual
from docgen.cli.shell.manpage import EXIT_CODES

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def page():
    return manual()


def test_the_page_that_is_installed_is_as_the_commands_are(page):
    installed = (ROOT / "man/docgen.1").read_text(encoding="utf-8")
    assert installed == page, "run python scripts/man.py"


def test_a_wheel_installs_it_where_man_looks():
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert data["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]["man/docgen.1"] == "share/man/man1/docgen.1"


def test_the_command_prints_it(run, page):
    assert run("man").out == page


def test_it_is_english_whatever_the_locale(run, page, monkeypatch):
    monkeypatch.setenv("DOCGEN_LANG", "ar")
    assert run("man").out == page


def test_man_has_nothing_to_say_against_it_and_shows_all_of_it(page, tmp_path):
    (tmp_path / "docgen.1").write_text(page, encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "200", "MAN_KEEP_FORMATTING": "", "GROFF_NO_SGR": "1"}
    done = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", str(tmp_path / "docgen.1")], capture_output=True, text=True, env=environment, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    shown = re.sub(".\b", "", done.stdout)
    for row in COMMANDS:
        for command in (loaded(row.name), *getattr(loaded(row.name), "commands", {}).values()):
            for parameter in command.params:
                for name in getattr(parameter, "opts", ()):
                    assert parameter.param_type_name == "argument" or name in shown, name
    assert 'docgen date "12/03/1443هـ" --territory SA' in shown
    for code in EXIT_CODES:
        assert code in shown


def test_the_exit_codes_are_those_of_the_docs():
    from tests.cli.test_exit_codes import documented

    assert {int(code) for codes in EXIT_CODES for code in codes.split(",")} == documented()
