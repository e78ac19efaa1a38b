"""`docgen render -o PATTERN`, folders, and names of standard input, as a shell runs them."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[3] / "examples"
GOOD = (EXAMPLES / "statement.yaml").read_text(encoding="utf-8")
ENGLISH = """docgen: 1
kind: press-statement
languages: [en]
reference: "{reference}"
date: 2026-05-11
issuer: {{name: {{en: Embassy}}}}
headline: {{en: "{headline}"}}
body: [{{en: "One."}}]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, reference: str = "A/1", headline: str = "*News* of the day") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(ENGLISH.format(reference=reference, headline=headline), encoding="utf-8")


def left() -> list[str]:
    return sorted(path.as_posix() for path in Path().rglob("*") if path.is_file() and path.suffix != ".yaml")


def test_outputs_are_named_by_facts_of_the_document(run):
    write("s/a.yaml")
    ran = run("render", "s", "-f", "txt,html", "-o", "out/{n:02}-{kind}/{reference} {date} {date_hijri} {lang} {theme} {layout} {headline.en}.{ext}")
    assert ran.code == 0, ran.err
    name = "out/01-press-statement/A-1 2026-05-11 1447-11-24 en classic en News of the day"
    assert left() == [f"{name}.html", f"{name}.txt"]
    assert ran.out.splitlines() == [f"{name}.txt", f"{name}.html"]


def test_folders_below_the_one_that_is_given_are_kept_by_folder(run):
    write("s/a.yaml")
    write("s/2026/a.yaml")
    assert run("render", "s", "-f", "txt", "-o", "out/{folder}/{stem}.{ext}").code == 0
    assert left() == ["out/2026/a.txt", "out/a.txt"]


def test_two_outputs_of_one_name_are_an_error_before_anything_is_written(run):
    write("a.yaml")
    write("b.yaml", headline="Others")
    ran = run("render", "a.yaml", "b.yaml", "-f", "txt", "-o", "out/{reference}.{ext}")
    assert ran.code == 2
    assert "a.yaml and b.yaml would both be written to out/A-1.txt" in ran.err
    assert left() == []
    ran = run("render", "a.yaml", "-f", "txt,html", "-o", "{stem}.txt")
    assert (ran.code, left()) == (2, [])
    assert "ends in .txt, but the formats are txt, html" in ran.err


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{refrence}.{ext}", "there is no '{refrence}' for the name of an output – did you mean {reference}?"),
        ("{headline}.{ext}", ""),
        ("{headline.fr}.{ext}", "there is no '{headline.fr}'"),
        ("{stem", "the brace { is alone"),
        ("{stem}", "names no format – end it with .{ext}"),
        ("{stem}.odt", "ends in .odt, which is no format"),
        ("{part}-{stem}.{ext}", "this output is one file"),
        ("{issuer}.{ext}", "is no text for the name of an output"),
        ("{stem.__class__}.{ext}", "there is no '{stem.__class__}'"),
        ("{headline.__class__}.{ext}", "there is no '{headline.__class__}'"),
        ("{body[0].en}.{ext}", ""),
    ],
)
def test_a_name_that_there_is_not_is_a_wrong_command_line(run, pattern, said):
    write("a.yaml")
    ran = run("render", "a.yaml", "-f", "txt", "-o", f"out/{pattern}")
    assert ran.code == (2 if said else 0), ran.err
    assert said in ran.err
    assert len(left()) == (0 if said else 1)


def test_an_input_that_lacks_what_the_name_needs_is_told_and_the_others_are_rendered(run):
    write("a.yaml")
    Path("b.yaml").write_text(ENGLISH.format(reference="x", headline="Y").replace('reference: "x"\n', ""), encoding="utf-8")
    Path("c.yaml").write_text("docgen: 1\nkind: press-statement\n", encoding="utf-8")
    ran = run("render", "a.yaml", "b.yaml", "c.yaml", "-f", "txt", "-o", "{reference}.{ext}")
    assert ran.code == 1
    assert "b.yaml: error: the name of the output has {reference}, and this input has none" in ran.err
    assert left() == ["A-1.txt"]


def test_the_number_of_a_page_stands_where_the_pattern_says_also_where_there_is_one(run):
    write("a.yaml")
    write("b.yaml", headline="Long")
    text = Path("b.yaml").read_text(encoding="utf-8")
    Path("b.yaml").write_text(text.replace("body: [", "body: [page-break, "), encoding="utf-8")
    ran = run("render", "a.yaml", "b.yaml", "-f", "png", "--ppi", "36", "-o", "{part}-{stem}.{ext}")
    assert (ran.code, left()) == (0, ["1-a.png", "1-b.png", "2-b.png"]), ran.err


def test_values_never_leave_the_folder(run):
    write("a.yaml", reference="../../../etc/passwd")
    assert run("render", "a.yaml", "-f", "txt", "-o", "out/{reference}.{ext}").code == 0
    assert left() == ["out/etc-passwd.txt"]


def test_one_bad_input_of_a_folder_stops_no_other(run):
    write("s/a.yaml")
    Path("s/b.yaml").write_text("docgen: 1\nkind: press-statement\nheadlin: x\n", encoding="utf-8")
    ran = run("render", "s", "-f", "txt", "-o", "out")
    assert (ran.code, left()) == (1, ["out/a.txt"])


def test_standard_input_has_the_name_that_it_is_given(run, monkeypatch):
    text = ENGLISH.format(reference="A/1", headline="X").encode()
    Path("papers").mkdir()

    def piped(*arguments: str, data: bytes = text):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        return run(*arguments)

    assert piped("render", "-", "--stdin-name", "papers/x.yaml", "-f", "txt").out == "papers/x.txt\n"
    assert piped("render", "-", "--stdin-name", "papers/x.yaml", "-o", "out/{stem}.txt").out == "out/x.txt\n"
    ran = piped("check", "-", "--stdin-name", "papers/x.yaml", data=text.replace(b"headline", b"headlin"))
    assert "papers/x.yaml:7:1: error" in ran.err
    assert "no name for -o {stem}.txt" in piped("render", "-", "-o", "{stem}.txt").err
    assert "is not read here" in run("render", "a.yaml", "--stdin-name", "x.yaml").err


def test_paths_in_standard_input_start_at_the_folder_of_its_name(run, monkeypatch):
    Path("papers").mkdir()
    Path("papers/terms.yaml").write_text("docgen: 1\nkind: glossary\nterms: {who: {ar: المنظمة, en: WHO}}\n", encoding="utf-8")
    text = ENGLISH.format(reference="A/1", headline="X") + "glossary: terms.yaml\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))
    assert run("render", "-", "--stdin-name", "papers/x.yaml", "-o", "x.txt").code == 0


def test_a_folder_is_checked(run):
    Path("s").mkdir()
    Path("s/a.yaml").write_text(GOOD.replace("reference:", "refrence:"), encoding="utf-8")
    write("s/b.yaml")
    ran = run("check", "s")
    assert ran.code == 1
    assert "s/a.yaml:6:1: error [DG001]: refrence" in ran.err
