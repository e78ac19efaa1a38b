"""Standard streams that are full, closed, or no longer read: exit code 3 with one line, or a silent end as by SIGPIPE."""

from __future__ import annotations

import json
import os
import sys

import pytest
from processes import EXAMPLE, PROGRAM, shell
from proofs import need_file

from docgen.cli.printing import json_text, safe_json

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="descriptors and pipes of a Unix shell")

COMMANDS = {
    "date": "date 2021-10-18",
    "date as JSON": "date 2021-10-18 --json",
    "fonts": "fonts",
    "schema": "schema press-statement",
    "templates list": "templates list",
    "templates show": "templates show classic",
    "text": "text abc",
    "text as JSON": "text abc --json",
    "new": "new press-statement",
    "check as JSON": "check a.yaml --format json",
    "check --explain": "check --explain all",
    "inspect": "inspect made.pdf",
    "inspect as JSON": "inspect made.docx --json",
    "fix": "fix made.docx -o -",
    "render": "render a.yaml -o -",
    "help": "--help",
    "version": "--version",
    "help of a command": "render --help",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("streams")
    (folder / "a.yaml").write_text(EXAMPLE, encoding="utf-8")
    assert shell("$docgen render a.yaml -f pdf,docx -o . && mv a.pdf made.pdf && mv a.docx made.docx", folder).returncode == 0
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_device_is_exit_code_3_and_one_line(folder, command):
    need_file("/dev/full")
    ran = shell(f"$docgen {COMMANDS[command]} > /dev/full", folder)
    assert ran.returncode == 3
    assert ran.stderr == b"standard output: error: cannot be written: no space left on device\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_standard_output_is_exit_code_3_and_one_line(folder, command):
    ran = shell(f"$docgen {COMMANDS[command]} >&-", folder)
    assert ran.returncode == 3
    assert ran.stderr == b"standard output: error: cannot be written: it is closed\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_who_has_gone_ends_the_program_silently_with_141(folder, command):
    ran = shell(f"({{ $docgen {COMMANDS[command]}; echo $? >&3; }} | true) 3>&1", folder)
    assert ran.stdout == b"141\n"
    assert ran.stderr == b""


def test_what_was_written_whole_stays_though_its_name_could_not_be_printed(folder, tmp_path):
    need_file("/dev/full")
    (tmp_path / "a.yaml").write_text(EXAMPLE, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(EXAMPLE, encoding="utf-8")
    ran = shell("$docgen render a.yaml b.yaml > /dev/full", tmp_path)
    assert ran.returncode == 3
    assert ran.stderr.count(b"\n") == 1
    assert (tmp_path / "a.pdf").read_bytes() == (folder / "made.pdf").read_bytes()
    assert (tmp_path / "b.pdf").read_bytes().endswith(b"%%EOF\n")


@pytest.mark.parametrize("gone", ["2>&-", "2>/dev/full", "2>&- >&-", "2>&- >&- <&-"])
def test_where_nothing_can_be_said_the_exit_code_stands_alone(folder, gone):
    if "full" in gone:
        need_file("/dev/full")
    ran = shell(f"$docgen render nowhere.yaml {gone}", folder)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, b"", b"")


def test_a_file_is_not_opened_under_the_number_of_a_closed_stream(folder, tmp_path):
    """Else what is printed would go into an output."""
    (tmp_path / "a.yaml").write_text(EXAMPLE, encoding="utf-8")
    ran = shell("$docgen render a.yaml -o made.pdf >&- 2>&- <&-", tmp_path)
    assert ran.returncode == 3
    assert (tmp_path / "made.pdf").read_bytes() == (folder / "made.pdf").read_bytes()


def test_a_pipe_that_does_not_block_gets_all_of_the_output(folder):
    script = "import os, sys; os.set_blocking(1, False); os.execvp(sys.argv[1], sys.argv[1:])"
    ran = shell(f"\"{sys.executable}\" -c '{script}' {PROGRAM} render a.yaml -o - | {{ sleep 0.5; cat; }}", folder)
    assert ran.stdout == (folder / "made.pdf").read_bytes()


def test_an_output_that_is_a_pipe_is_written_as_it_is_and_its_reader_may_go(folder):
    ran = shell("$docgen render a.yaml -f pdf -o /dev/fd/3 3>&1 >/dev/null", folder)
    assert ran.stdout == (folder / "made.pdf").read_bytes()
    ran = shell("({ $docgen render a.yaml -f pdf -o /dev/fd/4 4>&1; echo $? >&3; } | true) 3>&1", folder)
    assert (ran.stdout, ran.stderr) == (b"141\n", b"")


def test_a_hyphen_as_input_is_standard_input(folder):
    ran = shell("$docgen render - -o - < a.yaml", folder)
    assert (ran.returncode, ran.stdout[:5]) == (0, b"%PDF-")
    wrong = shell("sed 's/^reference:/refrence:/' a.yaml | $docgen check -", folder)
    assert wrong.returncode == 1
    assert wrong.stderr.startswith(b"<stdin>:6:1: error")


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("render - -o x.pdf < /dev/null", 1, "<stdin>:1:1: error: the file is empty"),
        ("render - -o x.pdf <&-", 1, "<stdin>: error: standard input cannot be read: it is closed"),
        ("render - < a.yaml", 2, "name the output with -o"),
        ("render - -o out < a.yaml", 2, "name the output with -o"),
        ("render - - -o out < a.yaml", 2, "named twice"),
        ("check --fix - < a.yaml", 2, "--fix mends files"),
    ],
)
def test_standard_input_that_holds_nothing_or_has_no_name_is_told(folder, command, code, said):
    ran = shell(f"$docgen {command}", folder)
    assert ran.returncode == code
    assert said in ran.stderr.decode()
    assert not (folder / "x.pdf").exists()


def test_json_says_the_same_when_a_terminal_has_nothing_to_obey_in_it():
    data = {"a": "بيان\u200f", "b": "\x1b[31m\x9b1m\u202eabc\u2069", "c": os.fsdecode(b"bad\xff"), "d": "\U000e0041"}
    written = json_text(data)
    assert json.loads(written) == data
    assert written.isprintable() or not any(char in written for char in "\x1b\x9b\u202e\u2069\udcff\U000e0041")
    assert "بيان\u200f" in written
    assert safe_json(written) == written
