"""`docgen render --open`."""

from __future__ import annotations

import sys
import time

import pytest
from statements import STATEMENT_TEXT

pytestmark = pytest.mark.usefixtures("linux")


@pytest.fixture
def linux(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "a b.yaml"
    path.write_text(STATEMENT_TEXT, encoding="utf-8")
    return path


def test_the_first_file_is_opened_by_the_system_s_opener(run, written, tmp_path, monkeypatch):
    opener = tmp_path / "xdg-open"
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > "{tmp_path}/part" && mv "{tmp_path}/part" "{tmp_path}/opened"\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    ran = run("render", written, "-f", "txt,html", "--open")
    assert (ran.code, ran.err) == (0, "")
    for _ in range(200):
        if (tmp_path / "opened").exists():
            break
        time.sleep(0.05)
    assert (tmp_path / "opened").read_text() == str(tmp_path / "a b.txt")


def test_where_there_is_no_opener_that_is_a_warning(run, written, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = run("render", written, "-f", "txt", "--open")
    assert ran.code == 0
    assert ran.err == f"{written.with_suffix('.txt')}: warning: there is no program here that opens files – open it yourself\n"


def test_what_was_not_made_is_not_opened(run, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "no program" not in run("render", "nowhere.yaml", "--open").err
