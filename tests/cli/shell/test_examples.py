"""The examples of the commands are lines that the commands take."""

from __future__ import annotations

import shlex

import pytest

from docgen.cli.app import COMMANDS, loaded
from docgen.cli.shell.examples import EXAMPLES


def leaves():
    for row in COMMANDS:
        members = getattr(loaded(row.name), "commands", None)
        yield from [row.name] if members is None else [f"{row.name} {name}" for name in members]


def test_every_command_has_examples_and_shows_them(run):
    assert sorted(set(leaves()) ^ EXAMPLES.keys()) == []
    for path in EXAMPLES:
        shown = run(*path.split(), "-h").out
        for line in EXAMPLES[path]:
            assert f"    {line}\n" in shown


@pytest.mark.parametrize("line", [line for lines in EXAMPLES.values() for line in lines])
def test_each_example_is_a_command_line_that_is_understood(line):
    words = shlex.split(line.partition(" < ")[0].partition(" | ")[0])[1:]
    command = loaded(words[0])
    if getattr(command, "commands", None):
        command, words = command.commands[words[1]], words[1:]
    command.make_context(words[0], words[1:])
