"""`docgen fonts` and `docgen render` with folders of strangers' fonts: what is listed, what is told, and with which exit code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from strange_fonts import collection, font, save

from docgen._data import shipped

EXAMPLE = Path(__file__).parents[2] / "examples" / "statement.yaml"


def docgen(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "docgen", *words], capture_output=True, text=True, timeout=300)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    where = tmp_path / "fonts"
    save(where, font("Good"), "good.ttf")
    collection(where, "two.ttc", font("One"), font("Two", "Bold", weight=700))
    save(where / "deeper", font("Deep", weights=(100, 400, 900)), "deep.woff2", "woff2")
    (where / "cut.ttf").write_bytes((shipped("fonts") / "amiri" / "Amiri-Bold.ttf").read_bytes()[:20_000])
    (where / "old.pfb").write_bytes(b"%!PS-AdobeFont-1.0")
    return where


def test_families_are_listed_with_their_faces_and_files_that_cannot_be_used_with_their_fault(folder: Path) -> None:
    done = docgen("fonts", "--fonts", str(folder))
    assert done.returncode == 0
    rows = dict(line.split("\t")[:2] for line in done.stdout.splitlines())
    assert (rows["Good"], rows["One"], rows["Two"], rows["Deep"]) == ("regular", "regular", "bold", "regular, bold")
    assert f"{folder / 'cut.ttf'}: warning: is not a font, or is damaged: its table" in done.stderr
    assert "1 file is .pfb: convert it to .ttf or .otf" in done.stderr


@pytest.mark.parametrize("family", ["Good", "One", "Deep"])
def test_a_document_is_rendered_in_each_and_the_damaged_file_is_told_once(folder: Path, tmp_path: Path, family: str) -> None:
    out = tmp_path / "out"
    done = docgen("render", str(EXAMPLE), "-o", str(out), "-f", "pdf,docx", "--fonts", str(folder), "--family", family)
    assert done.returncode == 0, done.stderr
    assert sorted(file.suffix for file in out.iterdir()) == [".docx", ".pdf"]
    assert done.stderr.count("cut.ttf") == 1
    assert done.stderr.count("has no bold:") == (0 if family == "Deep" else 1)


def test_a_document_that_wants_what_cannot_be_used_is_refused_and_nothing_is_written(folder: Path, tmp_path: Path) -> None:
    done = docgen("render", str(EXAMPLE), "-o", str(tmp_path / "x.pdf"), "--fonts", str(folder), "--family", "Nimbus")
    assert done.returncode == 1
    assert "no font family 'Nimbus'" in done.stderr
    assert "cut.ttf" in done.stderr
    assert "1 file is .pfb: convert it to .ttf or .otf" in done.stderr
    assert not (tmp_path / "x.pdf").exists()
