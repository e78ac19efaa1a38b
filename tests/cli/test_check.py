"""The check command: exit codes, formats, fixing, switching off."""

import json
from pathlib import Path
from typing import Any

import pytest

from docgen import __version__

CORPUS = Path(__file__).parents[1] / "checks" / "corpus"
WARNED = CORPUS / "faulty" / "latin-comma.yaml"
WRONG = CORPUS / "faulty" / "number-changed.yaml"
CLEAN = CORPUS / "clean" / "digits-of-all-sorts.yaml"


def test_a_clean_file_is_passed_in_silence(run: Any) -> None:
    done = run("check", CLEAN)
    assert (done.code, done.out, done.err) == (0, "", "")


def test_an_error_fails_and_a_warning_does_not(run: Any) -> None:
    done = run("check", WRONG)
    assert done.code == 1
    assert done.errors == [f"{WRONG}:9:10: error [DG101]: body[0].en: the number 24 is 25 in the Arabic text – make both the same"]
    assert run("check", WARNED).code == 0
    assert run("check", WARNED, "--strict").code == 1


def test_every_file_is_checked(run: Any, tmp_path: Path) -> None:
    done = run("check", WRONG, tmp_path / "missing.yaml", WARNED, CLEAN)
    assert done.code == 1
    assert [line.split(": ")[1].split(" ")[0] for line in done.errors] == ["error", "error", "warning"]


def test_a_check_may_be_left_out(run: Any) -> None:
    assert run("check", WRONG, "--ignore", "dg101").code == 0
    assert run("check", WRONG, "--ignore", "DG102,DG101").code == 0
    done = run("check", WRONG, "--ignore", "DG1")
    assert done.code == 2
    assert "there is no check 'DG1'" in done.err


def test_explain(run: Any) -> None:
    done = run("check", "--explain", "DG303")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("DG303 (warning): Latin punctuation in Arabic text\n")
    assert "DG101\terror\t" in run("check", "--explain", "all").out
    assert run("check", "--explain", "DG000").code == 2
    assert run("check").code == 2


def test_json(run: Any) -> None:
    done = run("check", WRONG, WARNED, "--format", "json")
    assert done.code == 1
    rows = json.loads(done.out)
    assert rows[0] == {
        "file": str(WRONG),
        "line": 9,
        "column": 10,
        "path": "body[0].en",
        "severity": "error",
        "code": "DG101",
        "message": "the number 24 is 25 in the Arabic text",
        "hint": "make both the same",
        "fixable": False,
    }
    assert (rows[1]["code"], rows[1]["fixable"]) == ("DG303", True)
    assert json.loads(run("check", CLEAN, "--format", "json").out) == []


def test_sarif(run: Any) -> None:
    log = json.loads(run("check", WRONG, WARNED, "--format", "sarif").out)
    assert log["version"] == "2.1.0"
    (one,) = log["runs"]
    driver = one["tool"]["driver"]
    assert (driver["name"], driver["version"], one["columnKind"]) == ("docgen", __version__, "unicodeCodePoints")
    assert [rule["id"] for rule in driver["rules"]] == ["DG101", "DG303"]
    for result in one["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
    (change,) = one["results"][1]["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {"deletedRegion": {"startLine": 8, "startColumn": 23, "endLine": 8, "endColumn": 24}, "insertedContent": {"text": "،"}}
    ]
    assert change["artifactLocation"]["uri"] == WARNED.as_uri()


def test_github(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a,b.yaml").write_bytes(WRONG.read_bytes())
    done = run("check", "a,b.yaml", "--format", "github")
    assert done.out == "::error file=a%2Cb.yaml,line=9,col=10,title=DG101::body[0].en: the number 24 is 25 in the Arabic text – make both the same\n"


def test_fix_writes_the_file_and_tells_what_is_left(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "input.yaml"
    before = WARNED.read_text(encoding="utf-8") + "  - {ar: حضر 25 عضوًا., en: 24 members.}  # odd\n"
    path.write_text(before, encoding="utf-8")
    done = run("check", path, "--fix")
    assert done.code == 1
    assert path.read_text(encoding="utf-8") == before.replace("الاجتماع, ثم", "الاجتماع، ثم")
    assert done.errors[0] == f"{path}: 1 finding mended"
    assert "DG101" in done.errors[1]
    assert run("check", path, "--fix").errors[0] == done.errors[1]


def test_a_file_that_cannot_be_read_is_not_touched(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "input.yaml"
    path.write_text("a: b: c", encoding="utf-8")
    done = run("check", path, "--fix")
    assert done.code == 1
    assert done.errors == [f"{path}:1:5: error [DG001]: a second ': ' stands here, or a key with no place – put a text that holds ': ' in quotes"]
    assert path.read_text(encoding="utf-8") == "a: b: c"


def test_a_glossary_is_checked_as_one(run: Any, tmp_path: Path) -> None:
    assert run("check", CORPUS / "clean" / "terms.yaml").code == 0
    path = tmp_path / "terms.yaml"
    path.write_text("docgen: 1\nkind: glossary\nterms: {a: {ar: س}}\n", encoding="utf-8")
    done = run("check", path)
    assert done.errors == [
        f"{path}:3:9: error [DG001]: terms.a.en: the English text is missing – add 'en: …', take en out of languages, or set allow_untranslated: true"
    ]
