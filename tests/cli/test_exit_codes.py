"""Every exit code of the table in the docs can be reached, and no other is."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from statements import STATEMENT_TEXT

DOCS = Path(__file__).parents[2] / "docs/command-line.md"


def documented() -> set[int]:
    table = DOCS.read_text(encoding="utf-8").partition("| exit code | means |")[2].partition("\n\n")[0]
    return {int(code) for row in table.splitlines()[2:] for code in re.findall(r"\d+", row.split("|")[1])}


def test_the_table_has_every_code_that_is_tried_here():
    assert documented() == {0, 1, 2, 3, 70, *(128 + number for number in ENDING), 141}


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(STATEMENT_TEXT, encoding="utf-8")
    return path


def test_0_all_is_done(run, written):
    assert run("check", written).code == 0


def test_1_the_input_is_wrong(run):
    assert run("check", "nowhere.yaml").code == 1


def test_2_the_command_line_is_wrong(run, written):
    assert run("render", written, "-f", "nothing").code == 2


def test_3_the_output_cannot_be_written(run, written):
    assert run("render", written, "-f", "txt", "-o", "/dev/null/out.txt").code == 3


def test_70_docgen_itself_fails(run, written, monkeypatch):
    import docgen.api

    monkeypatch.setattr(docgen.api, "load", lambda *_, **__: 1 / 0)
    assert run("render", written).code == 70


def test_the_highest_of_several_codes_is_the_programs(run, written):
    assert run("render", written, "nowhere.yaml", "-f", "txt").code == 1


ENDING = [signal.SIGHUP, signal.SIGINT, signal.SIGTERM]


@pytest.mark.parametrize("number", ENDING)
def test_128_and_the_number_of_the_signal_that_ends_it(number):
    """The program reads its input when it has taken what is written to it, more than a pipe holds; the signal is sent until it is heard."""
    with subprocess.Popen([sys.executable, "-m", "docgen", "check", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(b"#" * 1_000_000)
        process.stdin.flush()
        for _ in range(300):
            process.send_signal(number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.2)
                break
        assert process.returncode == 128 + number


def test_141_whoever_read_standard_output_has_gone():
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run([sys.executable, "-m", "docgen", "fonts"], stdout=writer, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")
