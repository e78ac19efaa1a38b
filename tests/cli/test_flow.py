"""`docgen inspect --flow`: what a layout makes of an input, as text."""

from __future__ import annotations

from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
STATEMENT = EXAMPLES / "statement.yaml"
GOLDEN = Path(__file__).parents[1] / "golden" / "flow"


def test_it_prints_the_flow_of_a_layout(run):
    done = run("inspect", "--flow", STATEMENT, "--layout", "stacked")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == (GOLDEN / "statement-stacked.txt").read_text("utf-8").splitlines()


def test_it_heeds_what_a_render_heeds(run, tmp_path):
    options = ["--layout", "en", "--theme", "noto", "--family", "Amiri", "--calendar", "gregorian", "--page", "A5", "--set", "reference=X/1"]
    lines = run("inspect", "--flow", STATEMENT, *options).out.splitlines()
    assert lines[0] == "layout en"
    assert "  reference: X/1" in lines
    assert any(line.startswith("theme noto: Arabic in Amiri") for line in lines)
    assert any(line.startswith("page 419.53 × 595.28") for line in lines)
    assert not any("AH" in line for line in lines)
    arabic = run("inspect", "--flow", STATEMENT, "--layout", "ar", "--digits", "latn").out
    assert "2021" in arabic
    assert "٢٠٢١" not in arabic


def test_an_input_comes_from_standard_input_too(run, monkeypatch):
    import io
    import sys

    class Stdin:
        buffer = io.BytesIO(STATEMENT.read_bytes())

    monkeypatch.setattr(sys, "stdin", Stdin())
    assert run("inspect", "--flow", "-").out.splitlines()[0] == "layout side-by-side"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--flow", "--text", "--source"], "--source is for a PDF or a Word file, and --flow is for an input; --text is for"),
        (["--flow", "--password", "x"], "--password is for a PDF or a Word file"),
        (["--flow", "--against", str(STATEMENT)], "--against is for a PDF or a Word file"),
        (["--layout", "ar"], "--layout goes with --flow"),
        (["--page", "A4", "--set", "reference=X"], "--page goes with --flow; --set goes with --flow"),
        (["--template", "x"], "--template goes with --against or --flow"),
        (["--allow-outside"], "--allow-outside goes with --against or --flow"),
        (["--flow", "--page", "huge"], "huge"),
        (["--flow", "--set", "reference"], "--set reference"),
    ],
)
def test_what_is_not_heeded_is_refused(run, options, told):
    done = run("inspect", STATEMENT, *options)
    assert done.code == 2
    assert told in done.err
    assert done.out == ""


def test_errors_of_the_input_have_their_places(run, tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text(STATEMENT.read_text("utf-8").replace("reference:", "refrence:"), "utf-8")
    done = run("inspect", "--flow", path)
    assert done.code == 1
    assert "unknown key 'refrence' – did you mean 'reference'?" in done.err
    assert done.out == ""


def test_errors_without_a_place_name_the_input(run):
    done = run("inspect", "--flow", STATEMENT, "--template", "nothing")
    assert done.code == 1
    assert done.err.startswith(f"{STATEMENT}: error: no template 'nothing'")


def test_a_language_that_is_not_there_is_an_error(run, tmp_path):
    path = tmp_path / "one.yaml"
    path.write_text(STATEMENT.read_text("utf-8").replace("languages: [ar, en]", "languages: [en]"), "utf-8")
    done = run("inspect", "--flow", path, "--layout", "ar")
    assert done.code == 1
    assert "no Arabic side" in done.err
