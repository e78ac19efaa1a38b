"""Bad inputs by the hundred: each is one clear error with its place and its exit code, cheap, and nothing is written."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from bad.cases import CASES, Case
from warm import Done, Warm

SECONDS = 5.0
"""Of the processor, for each bad input."""
MEGABYTES = 300.0

_LINE = re.compile(r"[^\n]+?: (error|warning|note)( \[\w+\])?: ")
_USAGE = re.compile(r"Usage: |Try '|$|Error: |│|╭|╰")


@pytest.fixture(scope="session")
def warm():
    with Warm() as warm:
        yield warm


def everything(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.table}: {case.name}")
def test_a_bad_input_is_a_clear_error_at_its_place(case: Case, warm: Warm, tmp_path: Path):
    case.lay_out(tmp_path)
    before = everything(tmp_path)
    for command in case.commands:
        done = warm.run(command, tmp_path, stdin=case.stdin.encode(), shut=case.shut, full=case.full)
        told = f"{' '.join(command)}\n{done.out}\n{done.err}"
        assert done.code == case.code, told
        assert "Traceback" not in done.err, told
        assert "internal error" not in done.err, told
        assert done.seconds <= SECONDS, f"{done.seconds:.1f} s\n{told}"
        assert done.megabytes <= MEGABYTES, f"{done.megabytes:.0f} MB\n{told}"
        assert everything(tmp_path) == before, told
        assert well_formed(done), told
        if case.says:
            lines = [line.replace(f"{tmp_path}/", "") for line in done.lines]
            assert any(line.startswith(_begin(case)) and all(part in line for part in case.says) for line in lines), told
        else:
            assert not done.err, told


def _begin(case: Case) -> str:
    """How the line must begin; a wrong command line that Typer tells has no place."""
    return f"{case.place}: error" if case.place else "Error: "


def well_formed(done: Done) -> bool:
    """Every line is `place: severity: …`, or Typer's account of a wrong command line."""
    return all(_LINE.match(line) or (done.code == 2 and _USAGE.match(line)) for line in done.lines)


def test_there_are_three_hundred_of_them_in_many_classes_each_told_apart_by_its_name():
    assert len(CASES) >= 300
    assert len({case.table for case in CASES}) >= 15
    assert [name for name, count in Counter((case.table, case.name) for case in CASES).items() if count > 1] == []
    assert [case.name for case in CASES if not case.says and 2 not in case.shut] == []
