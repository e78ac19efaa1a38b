"""`docgen serve` on the command line: what it is told becomes the settings of the service."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest

from docgen.cli import main
from docgen.cli.jobs.processes import most_processes
from docgen.limits import Limits
from docgen.serve import server
from docgen.serve.settings import Settings

KEY = "a-key-of-some-length"


@pytest.fixture
def run(monkeypatch, capsys, tmp_path) -> Callable[..., tuple[int, Settings | None, str]]:
    """Runs a command line whose service does not begin: its exit code, the settings that it came to, what it told."""

    def ran(*words: str) -> tuple[int, Settings | None, str]:
        came: list[Settings] = []

        def serve(settings: Settings, listening: socket.socket, told: Callable[[], None]) -> None:
            came.append(settings)
            listening.close()

        monkeypatch.setattr(server, "serve", serve)
        monkeypatch.chdir(tmp_path)
        code = main(["serve", "--port", "0", *words])
        return code, came[0] if came else None, capsys.readouterr().err

    return ran


def test_without_options_it_is_for_this_machine_and_with_the_limits_for_strangers(run):
    code, settings, _ = run()
    assert code == 0
    assert (settings.host, settings.keys, settings.origins, settings.hosts) == ("127.0.0.1", (), (), ())
    assert settings.ways.limits == Limits.untrusted()


def test_options_and_variables_say_how_it_runs(run, monkeypatch, tmp_path):
    (tmp_path / "keys.txt").write_text(KEY, encoding="utf-8")
    monkeypatch.setenv("DOCGEN_WORKERS", "3")
    words = ("--queue", "7", "--api-keys", "keys.txt", "--allow-origin", "https://Press.Example", "--allow-host", "a", "--allow-host", "b")
    code, settings, _ = run(*words)
    assert code == 0
    assert (settings.workers, settings.waiting, settings.keys) == (3, 7, (KEY,))
    assert (settings.origins, settings.hosts) == (("https://press.example",), ("a", "b"))
    monkeypatch.setenv("DOCGEN_API_KEYS", f"{KEY}-1, {KEY}-2")
    monkeypatch.setenv("DOCGEN_ALLOW_HOST", "press.example docgen")
    _, settings, told = run()
    assert (settings.keys, settings.hosts) == ((f"{KEY}-1", f"{KEY}-2"), ("press.example", "docgen"))
    assert told == ""


def test_a_configuration_that_is_named_holds_and_none_is_looked_for(run, tmp_path):
    (tmp_path / "docgen.toml").write_text('theme = "noto"\n[limits]\nbase = "untrusted"\npages = 7\n', encoding="utf-8")
    assert run()[1].ways.house.get("theme") is None
    assert run("--limits", "default")[1].ways.house.get("theme") is None
    named = run("--config", "docgen.toml")[1].ways
    assert (named.house.get("theme"), named.limits.pages, named.limits.seconds) == ("noto", 7, Limits.untrusted().seconds)
    assert run("--config", "docgen.toml", "--limits", "default")[1].ways.limits == Limits()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--allow-origin", "press.example"), "is no origin"),
        (("--allow-origin", "https://press.example/path"), "is no origin"),
        (("--api-keys", "nowhere.txt"), "no such file"),
        (("--host", "not a host"), "nothing can listen on not a host"),
        (("--workers", "0"), "--workers"),
        (("--workers", "100000"), "100000 processes are more than this machine has a use for"),
        (("--config", "nowhere.toml"), "nowhere.toml"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_begins(run, words, says):
    code, settings, told = run(*words)
    assert code == 2
    assert settings is None
    assert says in told


@pytest.mark.parametrize("text", ["", " ", ",", "# none"])
def test_a_variable_of_keys_without_a_key_does_not_open_the_service(run, monkeypatch, text):
    monkeypatch.setenv("DOCGEN_API_KEYS", text)
    code, settings, told = run()
    assert (code, settings) == (2, None)
    assert "DOCGEN_API_KEYS is set, and there is no key in it" in told


def test_as_many_processes_as_may_be_asked_for_are_taken_from_the_variable_too(run, monkeypatch):
    most = most_processes()
    monkeypatch.setenv("DOCGEN_WORKERS", str(most))
    assert run()[1].workers == most
    monkeypatch.setenv("DOCGEN_WORKERS", str(most + 1))
    code, settings, told = run()
    assert (code, settings) == (2, None)
    assert f"1 to {most}" in told


def test_a_port_that_is_taken_is_told(run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, settings, told = run("--port", str(taken.getsockname()[1]))
    assert (code, settings) == (2, None)
    assert "nothing can listen on 127.0.0.1" in told
