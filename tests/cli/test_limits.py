"""What an input may cost, on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

HEAD = """docgen: 1
kind: press-statement
date: 2021-10-19
place: {ar: الدوحة, en: Doha}
issuer: {name: {ar: السفارة, en: Embassy}}
headline: {ar: عنوان, en: A headline}
"""


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """More blocks than a stranger may have, and fewer than a person may."""
    path = tmp_path / "large.yaml"
    path.write_text(HEAD + "body:\n" + "  - page-break\n" * 6000, encoding="utf-8")
    return path


def test_limits_are_chosen_by_an_option_or_by_the_environment(run: Any, large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("check", large).code == 0
    for arguments in (("check", large), ("render", large, "-o", large.with_suffix(".docx"))):
        done = run(*arguments, "--limits", "untrusted")
        assert done.code == 1
        assert "more than 5,000 blocks" in done.err
    assert not large.with_suffix(".docx").exists()
    monkeypatch.setenv("DOCGEN_LIMITS", "untrusted")
    assert run("check", large).code == 1
    assert run("check", large, "--limits", "none").code == 2


def test_the_first_problems_are_told_and_the_rest_counted(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(HEAD + "body: [x]\n" + "".join(f"key{n}: 1\n" for n in range(10_000)), encoding="utf-8")
    for command in (("check", path), ("render", path, "-o", tmp_path / "out.pdf")):
        done = run(*command)
        assert done.code == 1
        assert len(done.errors) == 51
        assert "… and 9,950 errors more" in done.errors[-1]
    rows = json.loads(run("check", path, "--format", "json").out)
    assert len(rows) == 51
    assert rows[-1]["severity"] == "error"


def test_warnings_are_counted_too_and_errors_come_first(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "warned.yaml"
    wrong = "  - {ar: 'نص, نص 12', en: 'text, text 13'}\n"
    path.write_text(HEAD + "body:\n" + "  - {ar: 'نص, نص', en: 'text, text'}\n" * 80 + wrong, encoding="utf-8")
    done = run("check", path)
    assert done.code == 1
    assert "error [DG101]" in done.err
    assert "warnings more" in done.errors[-1]


@pytest.mark.parametrize("command", ["inspect", "fix"])
def test_a_file_that_was_made_elsewhere_is_held_to_limits(run: Any, tmp_path: Path, command: str) -> None:
    path = tmp_path / "large.docx"
    path.write_bytes(b"PK\x03\x04" + bytes(17 * 1024 * 1024))
    done = run(command, path, *(("-o", tmp_path / "out.docx") if command == "fix" else ()), "--limits", "untrusted")
    assert done.code == 1
    assert "16 MiB" in done.err
