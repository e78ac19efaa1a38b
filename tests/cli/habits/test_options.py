"""`-q` and `-v`: how much a run says."""

from __future__ import annotations

import re

import pytest
from statements import STATEMENT_TEXT


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("# docgen: ignore-file DG999\n" + STATEMENT_TEXT, encoding="utf-8")
    return path


def test_quiet_says_nothing_of_what_goes_well(run, written):
    ran = run("render", written, "-f", "txt", "-q")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert written.with_suffix(".txt").exists()


def test_quiet_leaves_warnings_out_and_errors_in(run, written):
    assert "DG002" in run("check", written).err
    assert run("check", written, "-q").err == ""
    assert "no such file" in run("check", written, "nowhere.yaml", "-q").err


def test_quiet_tells_the_warnings_that_fail_a_run(run, written):
    ran = run("check", written, "-q", "--strict")
    assert ran.code == 1
    assert "warning" in ran.err


def test_quiet_gives_what_was_asked_for(run):
    assert "Amiri" in run("fonts", "-q").out


def test_verbose_tells_what_was_made_how_long_it_took_and_with_which_fonts(run, written):
    ran = run("render", written, "-f", "pdf", "-v")
    assert ran.out == f"{written.with_suffix('.pdf')}\n"
    assert re.search(r"a\.yaml: read and laid out in \d+ ms", ran.err)
    assert re.search(r"a\.pdf: pdf, [\d,]+ bytes, 1 page, made in \d+ ms", ran.err)
    assert re.search(r"a\.pdf: fonts .*Amiri-Regular", ran.err)
    assert re.search(r"docgen: done in [\d.]+ s of processor time, exit code 0\n$", ran.err)


def test_the_options_may_stand_before_the_command(run, written):
    assert run("-q", "render", written, "-f", "txt").out == ""
    assert "exit code 0" in run("-v", "templates", "list").err
    assert "exit code 0" in run("templates", "-v", "list").err


def test_quiet_and_verbose_exclude_each_other(run):
    ran = run("fonts", "-q", "-v")
    assert (ran.code, ran.err) == (2, "docgen: error: -q and -v exclude each other\n")


def test_one_run_leaves_nothing_for_the_next(run, written):
    run("render", written, "-f", "txt", "-q")
    assert run("render", written, "-f", "txt").out == f"{written.with_suffix('.txt')}\n"
