"""`docgen publish`: a set in a folder, its names on standard output, one line for what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

STATEMENT = Path(__file__).parents[2] / "examples" / "statement.yaml"


def test_it_names_what_it_writes_the_manifest_last(run, tmp_path):
    made = run("publish", STATEMENT, "-o", tmp_path / "out", "--only", "txt,html", "--without", "x")
    assert made.code == 0
    names = [Path(line).name for line in made.out.splitlines()]
    assert names == ["statement.html", "statement.txt", "statement-whatsapp.txt", "statement-telegram.txt", "manifest.json"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(names)


def test_with_json_it_tells_of_the_files(run, tmp_path):
    made = run("publish", STATEMENT, "-o", tmp_path, "--only", "wire", "--json")
    (file,) = json.loads(made.out)["files"]
    assert (Path(file["path"]).name, file["format"]) == ("statement.txt", "txt")


def test_a_wrong_name_is_one_line_and_writes_nothing(run, tmp_path):
    made = run("publish", STATEMENT, "-o", tmp_path / "out", "--only", "pfd")
    assert made.code == 2
    assert made.errors == ["docgen: error: only: nothing of the set is called 'pfd' – did you mean 'pdf'?"]
    assert not (tmp_path / "out").exists()


def test_it_goes_into_a_folder_and_not_to_standard_output(run):
    made = run("publish", STATEMENT, "-o", "-")
    assert made.code == 2
    assert "goes into a folder" in made.errors[0]
