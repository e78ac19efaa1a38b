"""What any word of a command line must be."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.cli.app import COMMANDS, loaded


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _options() -> list[tuple[str, str]]:
    found = []
    for row in COMMANDS:
        command = loaded(row.name, spoken=False)
        for called, one in [(row.name, command), *((f"{row.name} {name}", member) for name, member in getattr(command, "commands", {}).items())]:
            found += [
                (called, option.opts[-1])
                for option in one.params
                if option.param_type_name == "option" and not getattr(option, "is_flag", False) and "--sign-passphrase" not in option.opts
            ]
    return found


def test_an_empty_value_of_any_option_is_a_wrong_command_line(run) -> None:
    found = _options()
    assert len(found) > 150
    for command, option in found:
        ran = run(*command.split(), option, " ")
        assert ran.code == 2, (command, option)


def test_a_file_is_never_left_open_by_a_password_that_is_empty(run) -> None:
    Path("a.yaml").write_text("docgen: 1\n", encoding="utf-8")
    for option in ("--password", "--owner-password"):
        ran = run("render", "a.yaml", "-o", "a.pdf", "--profile", "screen", option, "")
        assert ran.code == 2
        assert "an empty value; leave the option out, or give it one" in ran.err
    assert not Path("a.pdf").exists()


@pytest.mark.parametrize("variable", ["DOCGEN_PASSWORD", "DOCGEN_OWNER_PASSWORD"])
def test_nor_by_a_secret_that_is_missing(run, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    Path("a.yaml").write_text("docgen: 1\n", encoding="utf-8")
    for value in ("", " "):
        monkeypatch.setenv(variable, value)
        ran = run("render", "a.yaml", "-o", "a.pdf", "--profile", "screen")
        assert ran.code == 2
        assert variable in ran.err


def test_a_pattern_is_refused_where_names_are_not_made_by_one(run) -> None:
    for command in (["new", "circular"], ["publish", "a.yaml"], ["derive", "a.yaml", "--to", "actions.csv"], ["fix", "a.docx"]):
        ran = run(*command, "-o", "out/{reference}.yaml")
        assert ran.code == 2
        assert "a pattern of names is for docgen render and docgen batch" in ran.err
    Path("{x}").mkdir()
    assert run("new", "circular", "-o", "{x}/a.yaml").code == 0
    assert Path("{x}/a.yaml").exists()
