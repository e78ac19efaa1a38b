"""`docgen doctor`, and the short forms of `--help` and `--version`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from docgen.cli import doctor, main
from docgen.plugins import install_hint


def test_everything_here_is_told_and_nothing_is_broken(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    by_subject: dict[str, list[dict[str, Any]]] = {}
    for row in found:
        by_subject.setdefault(row["subject"], []).append(row)
        assert row["state"] in ("ok", "missing"), row
    assert {"docgen", "Python", "system", "library", "fonts", "dates", "extra", "tool"} == set(by_subject)
    assert {"babel", "hijridate", "python-docx", "reportlab"} <= {row["name"] for row in by_subject["library"]}
    assert "Amiri" in by_subject["fonts"][0]["found"]


def test_the_table_has_a_line_a_thing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [len(line.split("\t")) for line in lines] == [4] * len(lines)


def test_a_library_that_is_not_installed_is_broken_and_the_exit_code_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor.metadata, "requires", lambda name: ["no-such-library>=2", "babel>=2", 'pyHanko>=1; extra == "sign"'])
    assert main(["doctor"]) == 1
    out = capsys.readouterr().out
    assert "library\tno-such-library\tnot installed (asked for: >=2)\tbroken" in out
    assert "library\tpyHanko" not in out


def test_extras_that_are_not_there_say_how_they_are_installed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "EXTRAS", (("sign", "pyHanko", "no_such_module"),))
    assert main(["doctor"]) == 0
    assert f"extra\tsign\tpyHanko: {install_hint('sign')}\tmissing" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["-h"], ["render", "-h"], ["templates", "list", "-h"], ["-V"]])
def test_help_and_version_have_short_forms(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    assert ("Usage" if "-h" in words else "docgen ") in capsys.readouterr().out
