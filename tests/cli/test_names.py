"""Names of files that the system allows and few expect."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from processes import EXAMPLE, shell

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names that only Unix has")

LONG = "x" * 300


def left() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(EXAMPLE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("output", [f"{LONG}.pdf", f"{LONG}/a.pdf", LONG, "loop.pdf", "loop.pdf/a.pdf"])
def test_an_output_that_the_system_cannot_have_is_exit_code_3(run, folder, output):
    (folder / "loop.pdf").symlink_to("loop.pdf")
    ran = run("render", "a.yaml", "-f", "pdf", "-o", output)
    assert ran.code == 3
    assert len(ran.errors) == 1
    assert "cannot be written: " in ran.err
    assert left() == ["a.yaml", "loop.pdf"]


@pytest.mark.parametrize("named", [f"{LONG}.yaml", "loop.yaml", "loop.yaml/a.yaml"])
@pytest.mark.parametrize("command", ["render", "check"])
def test_an_input_that_the_system_cannot_have_is_exit_code_1(run, folder, command, named):
    (folder / "loop.yaml").symlink_to("loop.yaml")
    ran = run(command, named)
    assert ran.code == 1
    assert len(ran.errors) == 1
    assert "cannot be read" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ("render", "a.yaml", "--fonts", ""),
        ("render", "a.yaml", "--theme", ""),
        ("render", "a.yaml", "--template", " "),
        ("render", "a.yaml", "-o", ""),
        ("render", "a.yaml", "--icc=", "--profile", "print"),
        ("render", ""),
        ("check", ""),
        ("inspect", ""),
        ("inspect", "a.pdf", "--against", ""),
        ("fix", "a.docx", "-o", ""),
        ("sign", "a.pdf", "--sign", ""),
        ("sign", "a.pdf", "--sign-token", ""),
        ("sign", "a.pdf", "--sign", "a.p12", "-o", ""),
        ("fonts", "--fonts", ""),
        ("new", "press-statement", "-o", ""),
        ("templates", "copy", "classic", ""),
        ("text", "abc", "--png", ""),
        ("render", "a.yaml", "-o", "a\0b.pdf"),
        ("render", "a\0b.yaml"),
    ],
)
def test_an_empty_name_or_one_with_a_nul_is_a_wrong_command_line(run, folder, words):
    ran = run(*words)
    assert ran.code == 2
    assert "an empty name" in ran.err or "a NUL in a name" in ran.err
    assert left() == ["a.yaml"]


def test_a_name_that_is_not_utf_8_is_rendered_and_printed_byte_for_byte(folder):
    Path("a.yaml").rename(os.fsdecode(b"bad\xff.yaml"))
    ran = shell("$docgen render bad*.yaml", folder)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"bad\xff.pdf\n", b"")
    assert [os.fsencode(name) for name in left()] == [b"bad\xff.pdf", b"bad\xff.yaml"]


def test_errors_and_reports_name_a_file_whose_name_is_not_utf_8(folder):
    (folder / os.fsdecode(b"bad\xff.yaml")).write_text(EXAMPLE.replace("reference:", "refrence:"), encoding="utf-8")
    assert shell("$docgen render bad*.yaml", folder).stderr.startswith(b"bad\xff.yaml:6:1: error: refrence: ")
    found = json.loads(shell("$docgen check bad*.yaml --format json", folder).stdout)
    assert os.fsencode(found[0]["file"]) == b"bad\xff.yaml"
    assert b'"uri": "bad%FF.yaml"' in shell("$docgen check bad*.yaml --format sarif", folder).stdout


@pytest.mark.parametrize("option", ["--set headline.en=a$(printf '\\377')b", "--watermark $(printf '\\377')", "--qr x$(printf '\\377')"])
def test_words_that_are_not_utf_8_are_a_wrong_command_line(folder, option):
    ran = shell(f"$docgen render a.yaml {option}", folder)
    assert ran.returncode == 2
    assert b"is not UTF-8" in ran.stderr
    assert b"Traceback" not in ran.stderr
    assert left() == ["a.yaml"]


def test_in_the_ascii_of_the_c_locale_names_and_words_are_arabic_all_the_same(folder):
    Path("a.yaml").rename("بيان.yaml")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0"}
    ran = shell("$docgen render بيان.yaml -o عربي.docx --set headline.ar=عنوان", folder, **plain)
    assert (ran.returncode, ran.stdout.decode(), ran.stderr) == (0, "عربي.docx\n", b"")
    missing = shell("$docgen render بيا.yaml", folder, **plain)
    assert missing.stderr.decode().startswith("بيا.yaml: error: there is no such file")


def test_a_name_can_neither_break_a_line_of_errors_nor_steer_the_terminal(run, folder):
    ran = run("render", "a\n\x1b[31m\u202eb.yaml")
    assert ran.errors == ["a \\x1b[31m\\u202eb.yaml: error: there is no such file"]


def test_a_very_long_word_of_an_input_is_cut_in_messages(run, folder):
    (folder / "a.yaml").write_text(EXAMPLE + f"\n{'k' * 100_000}: 1\n", encoding="utf-8")
    ran = run("render", "a.yaml")
    assert ran.code == 1
    assert len(ran.err) < 10_000
