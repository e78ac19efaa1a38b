from __future__ import annotations

import os
from pathlib import Path

import pytest

from docgen.cli.jobs.found import Input, found

DOCUMENT = "# a comment\ndocgen: 1\nkind: press-statement\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str, text: str = DOCUMENT) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def names(*words: str, glossaries: bool = False) -> list[str]:
    return [one.path.as_posix() for one in found(map(Path, words), glossaries=glossaries).inputs]


def said(*words: str) -> list[str]:
    return [f"{problem.severity}: {problem.place.file}: {problem.message}" for problem in found(map(Path, words)).problems]


def test_what_is_no_folder_and_no_glob_is_given_on_as_it_is():
    assert names("a.yaml", "-", "missing/b.yaml") == ["a.yaml", "-", "missing/b.yaml"]


def test_a_folder_gives_its_documents_and_those_below_it_in_order():
    write("s/b.yaml", "s/a.yml", "s/2026/c.json", "s/B.YAML")
    assert names("s") == ["s/2026/c.json", "s/B.YAML", "s/a.yml", "s/b.yaml"]
    assert found([Path("s")]).inputs[0] == Input(Path("s/2026/c.json"), "2026")


def test_hidden_files_templates_and_python_environments_are_left_out_unsaid():
    write("s/a.yaml", "s/.b.yaml", "s/.git/c.yaml", "s/mine/template.yaml", "s/mine/starter.yaml", "s/venv/pyvenv.cfg", "s/venv/x.yaml")
    assert names("s") == ["s/a.yaml"]
    assert said("s") == []


def test_files_without_the_key_docgen_are_left_out_with_a_note():
    write("s/a.yaml")
    write("s/people.yaml", "s/compose.yml", text="kind: Deployment\nname: docgen\n")
    assert names("s") == ["s/a.yaml"]
    assert said("s") == ["note: s: left out, without the key 'docgen': s/compose.yml, s/people.yaml"]


def test_json_quoted_keys_and_files_that_cannot_be_read_are_documents():
    write("s/a.json", text='{"kind": "press-statement", "docgen": 1}')
    write("s/b.yaml", text='"docgen": 1\n')
    Path("s/c.yaml").symlink_to("nowhere")
    Path("s/d.yaml").write_bytes("docgen: 1".encode("utf-16"))
    assert names("s") == ["s/a.json", "s/b.yaml", "s/c.yaml", "s/d.yaml"]


def test_a_glossary_is_checked_and_not_rendered():
    write("s/terms.yaml", text="docgen: 1\nkind: glossary\n")
    write("s/a.yaml")
    assert names("s") == ["s/a.yaml"]
    assert names("s", glossaries=True) == ["s/a.yaml", "s/terms.yaml"]
    assert said("s") == []


def test_a_glob_that_the_shell_has_not_opened_is_opened():
    write("p/b.yaml", "p/a.yaml", "p/.c.yaml", "p/q/d.yaml")
    assert names("p/*.yaml") == ["p/a.yaml", "p/b.yaml"]
    assert names("p/**/*.yaml") == ["p/a.yaml", "p/b.yaml", "p/q/d.yaml"]
    assert found([Path("p/**/*.yaml")]).inputs[2].folder == "q"


def test_a_file_whose_name_looks_like_a_glob_is_that_file():
    write("a[1].yaml", "a1.yaml")
    assert names("a[1].yaml") == ["a[1].yaml"]


def test_each_file_is_taken_once_however_many_words_find_it():
    write("s/a.yaml", "s/b.yaml")
    assert names("s/b.yaml", "s", "s/*.yaml") == ["s/b.yaml", "s/a.yaml"]
    assert names("s/b.yaml", "s/b.yaml") == ["s/b.yaml", "s/b.yaml"]  # named twice by hand: two outputs of one name


def test_what_finds_nothing_is_an_error():
    Path("empty").mkdir()
    assert said("empty", "x*.yaml") == ["error: empty: there is no input in this folder", "error: x*.yaml: no input matches this"]


def test_a_circle_of_links_ends():
    write("s/a.yaml")
    Path("s/up").symlink_to("..")
    assert names("s") == ["s/a.yaml"]


def test_a_folder_that_may_not_be_read_is_told(monkeypatch):
    write("s/a.yaml")

    def refused(top, onerror):
        onerror(PermissionError(13, "Permission denied", "s/locked"))
        yield top, [], ["a.yaml"]

    monkeypatch.setattr(os, "walk", refused)
    assert said("s") == ["error: s/locked: the folder cannot be read (permission denied)"]
