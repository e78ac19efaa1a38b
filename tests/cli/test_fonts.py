from __future__ import annotations

import shutil

from docgen._data import shipped


def rows(out: str) -> dict[str, list[str]]:
    return {line.split("\t")[0]: line.split("\t")[1:] for line in out.splitlines()}


def test_the_shipped_families_are_listed_with_their_styles(run):
    ran = run("fonts")
    assert ran.code == 0
    found = rows(ran.out)
    assert set(found) == {"Amiri", "Docgen Signs", "IBM Plex Sans Arabic", "Noto Naskh Arabic", "Noto Serif"}
    assert found["Amiri"] == ["regular, bold, italic, bold italic", str(shipped("fonts") / "amiri")]
    assert found["Noto Naskh Arabic"][0] == "regular, bold"


def test_a_folder_of_one_s_own_comes_first(run, tmp_path):
    shutil.copy(shipped("fonts") / "amiri" / "Amiri-Regular.ttf", tmp_path)
    assert rows(run("fonts", "--fonts", tmp_path).out)["Amiri"] == ["regular", str(tmp_path)]


def test_a_file_that_is_no_font_is_told_and_the_others_are_listed(run, tmp_path):
    (tmp_path / "broken.ttf").write_bytes(b"not a font")
    ran = run("fonts", "--fonts", tmp_path)
    assert "Amiri" in rows(ran.out)
    assert len(ran.errors) == 1
    assert "broken.ttf" in ran.err


def test_a_folder_that_is_not_there_is_one_clear_line(run, tmp_path):
    ran = run("fonts", "--fonts", tmp_path / "no")
    assert ran.code == 1
    assert len(ran.errors) == 1
