"""Words that a shell completes, asked by a real bash."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

ASK = r"""
ask() {
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
    _docgen_completion docgen
    printf '%s\n' "${COMPREPLY[@]}" "--"
}
"""
"""What bash does when the tab key is pressed."""


@pytest.fixture(scope="module")
def bash(tmp_path_factory):
    """Asks bash what it would complete: a list of command lines, each a list of words of which the last is being typed."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "docgen"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m docgen "$@"\n')
    program.chmod(0o755)
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}
    source = subprocess.run(
        ["docgen"], env={**environment, "_DOCGEN_COMPLETE": "source_bash"}, capture_output=True, text=True, check=True, executable=str(program)
    ).stdout

    def ask(*lines: list[str]) -> list[list[str]]:
        quoted = "\n".join("ask docgen " + " ".join(f"'{word}'" for word in words) for words in lines)
        done = subprocess.run(
            [shutil.which("bash") or "bash", "--norc", "-c", f"{source}\n{ASK}\n{quoted}"],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stderr == ""
        return [[word for word in part.splitlines() if word] for part in done.stdout.split("--\n")[: len(lines)]]

    return ask


def test_bash_completes_values_of_options_and_arguments(bash):
    layouts, themes, formats, families = bash(
        ["render", "a.yaml", "--layout", "s"], ["render", "--theme", "cl"], ["render", "-f", "pdf,d"], ["render", "--family", "No"]
    )
    assert layouts == ["side-by-side", "stacked", "sequential"]
    assert themes == ["classic"]
    assert formats == ["pdf,docx"]
    assert all(family.startswith("No") and " " not in family.replace("\\ ", "") for family in families)
    assert families


@pytest.fixture
def offered(run, monkeypatch):
    """What is offered for the last word, as bash asks for it, without a process of its own."""

    def offered(*words: str) -> list[str]:
        monkeypatch.setenv("_DOCGEN_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", "\n".join(["docgen", *words]))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        return run().out.split("\n")[:-1]

    return offered


@pytest.mark.parametrize(
    ("words", "some"),
    [
        (["render", "--template", ""], ["press-statement", "meeting-minutes"]),
        (["render", "--profile", ""], ["archive", "print", "screen"]),
        (["render", "--page", "A"], ["A3", "A4", "A5"]),
        (["render", "--allow", "print,"], ["print,copy", "print,change"]),
        (["new", ""], ["press-statement", "meeting-minutes"]),
        (["schema", "o"], ["output"]),
        (["derive", "a.yaml", "--to", "actions"], ["actions.csv", "actions.ics"]),
        (["check", "--ignore", "DG10"], ["DG101", "DG108"]),
        (["check", "--explain", ""], ["DG101", "all"]),
        (["templates", ""], ["list", "show", "copy"]),
        (["templates", "show", "cl"], ["classic"]),
        (["date", "--hijri-table", ""], ["auto", "kacst"]),
        (["text", "--font", "Am"], ["Amiri"]),
        (["ren"], ["render"]),
        (["render", "--mess"], ["--messages"]),
        (["render", "--messages", ""], ["concise", "full"]),
    ],
    ids=" ".join,
)
def test_what_is_offered(offered, words, some):
    found = offered(*words)
    assert set(some) <= set(found)
    assert all(value.startswith(words[-1]) for value in found)


def test_a_value_that_is_there_already_is_not_offered_again(offered):
    assert "pdf,pdf" not in offered("render", "-f", "pdf,")


def test_what_cannot_be_looked_up_is_no_error(offered, monkeypatch):
    import docgen.writers

    monkeypatch.setattr(docgen.writers, "formats", lambda: 1 / 0)
    assert offered("render", "-f", "p") == [""]


def test_every_name_in_the_table_is_that_of_an_option_or_argument():
    from docgen.cli.app import COMMANDS, loaded
    from docgen.cli.shell.completion import _VALUES

    def names(command, path):
        for parameter in command.params:
            yield parameter.name
            yield f"{path}:{parameter.name}"
        for name, member in getattr(command, "commands", {}).items():
            yield from names(member, f"{path} {name}")

    assert set(_VALUES) <= {name for row in COMMANDS for name in names(loaded(row.name), row.name)}
