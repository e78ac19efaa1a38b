"""`docgen watch`: each save gives one rendering, in whatever way it was saved; what is wrong ends nothing."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from docgen.cli import main

TEXT = """\
docgen: 1
kind: press-statement
languages: [ar, en]
date: 2021-10-19
issuer:
  name: {ar: الوزارة, en: The Ministry}
  emblem: emblem.svg
headline: {ar: عنوان البيان, en: The headline}
include: parts/first.yaml
"""
EMBLEM = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><circle cx="10" cy="10" r="{}"/></svg>\n'
PART = "body:\n  - {ar: نص أول., en: A first text.}\n"
LONGEST = 60
"""Seconds in which a save is seen, on a machine that is busy with other things."""


class Watch:
    """The program at work in a folder, and the lines that it prints."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        environment = {**os.environ, "DOCGEN_LANG": "en", "BROWSER": "true"}
        command = [sys.executable, "-m", "docgen", "watch", "a.yaml", "--json", *arguments]
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment
        )
        self._lines: queue.Queue[str] = queue.Queue()
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def turn(self) -> dict[str, Any]:
        """What came of the next save."""
        found: dict[str, Any] = json.loads(self._lines.get(timeout=LONGEST))
        return found

    def is_quiet(self) -> bool:
        """Whether nothing more is told for a while."""
        time.sleep(0.5)
        return self._lines.empty()

    def end(self) -> tuple[int, str]:
        self.process.send_signal(signal.SIGINT)
        assert self.process.stderr is not None
        return self.process.wait(LONGEST), self.process.stderr.read()


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watch]:
    folder = tmp_path_factory.mktemp("watched")
    (folder / "parts").mkdir()
    (folder / "parts" / "first.yaml").write_text(PART, encoding="utf-8")
    (folder / "emblem.svg").write_text(EMBLEM.format(9), encoding="utf-8")
    (folder / "a.yaml").write_text(TEXT, encoding="utf-8")
    made = Watch(folder)
    try:
        assert [Path(one["path"]).name for one in made.turn()["files"]] == ["a.pdf"]
        yield made
    finally:
        made.process.kill()
        made.process.wait()


def digest(turn: dict[str, Any]) -> str:
    assert "errors" not in turn, turn
    [one] = turn["files"]
    found: str = one["sha256"]
    return found


def written_over(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def renamed_over(file: Path, text: str) -> None:
    new = file.with_name(".a.yaml.new")
    new.write_text(text, encoding="utf-8")
    new.replace(file)


def moved_away_first(file: Path, text: str) -> None:
    """As editors do that keep a backup."""
    file.replace(file.with_name("a.yaml~"))
    time.sleep(0.1)
    file.write_text(text, encoding="utf-8")


def truncated_and_written(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8") as stream:
        stream.flush()
        time.sleep(0.1)
        stream.write(text)


def touched_about(file: Path, text: str) -> None:
    """Several events that are one save: a swap file, the file, its time and rights."""
    swap = file.with_name(".a.yaml.swp")
    swap.write_text("", encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    file.chmod(0o644)
    swap.unlink()


WAYS = (written_over, renamed_over, moved_away_first, truncated_and_written, touched_about)


@pytest.mark.parametrize("save", WAYS, ids=lambda save: save.__name__)
def test_however_an_editor_saves_it_is_one_rendering_of_what_was_saved(watch: Watch, save: Any) -> None:
    save(watch.folder / "a.yaml", TEXT.replace("The headline", f"As {save.__name__}"))
    digest(watch.turn())
    assert watch.is_quiet()
    text = subprocess.run(["pdftotext", "a.pdf", "-"], cwd=watch.folder, capture_output=True, text=True, check=True).stdout
    assert f"As {save.__name__}".replace("_", " ") in " ".join(text.replace("_", " ").split())


@pytest.mark.parametrize(("name", "text"), [("emblem.svg", EMBLEM.format(4)), ("parts/first.yaml", PART.replace("first", "second"))])
def test_a_file_that_the_input_names_or_includes_is_watched_too(watch: Watch, name: str, text: str) -> None:
    (watch.folder / "a.yaml").write_text(TEXT, encoding="utf-8")
    before = digest(watch.turn())
    (watch.folder / name).write_text(text, encoding="utf-8")
    assert digest(watch.turn()) != before


def test_a_configuration_that_comes_to_be_beside_the_input_holds_from_then_on(watch: Watch) -> None:
    (watch.folder / "docgen.toml").write_text('layout = "stacked"\n', encoding="utf-8")
    stacked = digest(watch.turn())
    (watch.folder / "docgen.toml").write_text('layuot = "stacked"\n', encoding="utf-8")
    assert "layuot" in watch.turn()["errors"][0]["message"]
    (watch.folder / "docgen.toml").unlink()
    assert digest(watch.turn()) != stacked


def test_what_is_wrong_is_told_with_its_place_and_the_last_good_file_stays(watch: Watch) -> None:
    before = (watch.folder / "a.pdf").read_bytes()
    (watch.folder / "a.yaml").write_text(TEXT.replace("headline:", "haedline:"), encoding="utf-8")
    turn = watch.turn()
    assert turn["files"] == []
    assert ("a.yaml", 8) in [(error["file"], error["line"]) for error in turn["errors"]]
    assert (watch.folder / "a.pdf").read_bytes() == before
    (watch.folder / "a.yaml").write_text(TEXT, encoding="utf-8")
    digest(watch.turn())


def test_a_file_that_is_gone_is_told_and_taken_up_again_when_it_is_back(watch: Watch) -> None:
    (watch.folder / "a.yaml").unlink()
    assert watch.turn()["errors"][0]["message"] == "there is no such file"
    (watch.folder / "a.yaml").write_text(TEXT, encoding="utf-8")
    digest(watch.turn())


def test_ctrl_c_ends_it_without_a_word(watch: Watch) -> None:
    assert watch.end() == (130, "")
    assert not [path.name for path in watch.folder.iterdir() if path.suffix == ".tmp"]


@pytest.mark.parametrize("arguments", [("-",), ("a.yaml", "-o", "-"), (".",), ("a.yaml", "-f", "odt"), ("a.yaml", "-o", "a.yaml")])
def test_what_it_cannot_watch_or_write_is_a_wrong_command_line(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(TEXT, encoding="utf-8")
    assert main(["watch", *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_without_the_package_it_says_how_it_is_installed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert main(["watch", "a.yaml"]) == 2
    assert 'pip install "docgen-bilingual[watch]"' in capsys.readouterr().err
