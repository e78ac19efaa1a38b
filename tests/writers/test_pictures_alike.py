"""One reader of pictures for PDF and DOCX: what is wrong is told in the same words at the same place, and nothing starts or opens anything."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from odd_pictures import BROKEN, BROKEN_SHAPES, UNDRAWN, corners, stored_turned, svg
from PIL import Image

import docgen
from docgen.errors import Problem, RenderError

INPUT = """docgen: 1
kind: press-statement
date: 2021-10-19
headline: {{ar: عنوان, en: Title}}
issuer: {{name: {{ar: جهة, en: Issuer}}}}
body:
  - {{ar: نص, en: Text}}
  - picture: {name}
    alt: {{ar: صورة, en: A picture}}
"""


def model(folder: Path, data: bytes, name: str) -> docgen.model.Model:
    (folder / name).write_bytes(data)
    path = folder / "input.yaml"
    path.write_text(INPUT.format(name=name), encoding="utf-8")
    return docgen.load(path)


def told(folder: Path, data: bytes, name: str, format: str) -> list[Problem]:
    with pytest.raises(RenderError) as error:
        docgen.render_bytes(model(folder, data, name), format)
    return list(error.value.problems)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_picture_is_told_alike_where_the_input_names_it(tmp_path: Path, name: str) -> None:
    data, said = BROKEN[name]
    (problem,) = told(tmp_path, data, "broken.png", "pdf")
    assert told(tmp_path, data, "broken.png", "docx") == [problem]
    assert (problem.place.file, problem.place.line, problem.place.column) == (str(tmp_path / "input.yaml"), 8, 14)
    assert problem.message.startswith("broken.png ")
    assert said in problem.message


@pytest.mark.parametrize("name", ["scaled to nothing", "laughs", "style from a file", "pixels", "dash of no number"])
def test_a_broken_drawing_is_told_alike(tmp_path: Path, name: str) -> None:
    body, said = BROKEN_SHAPES[name]
    (problem,) = told(tmp_path, svg(body), "broken.svg", "pdf")
    assert told(tmp_path, svg(body), "broken.svg", "docx") == [problem]
    assert said in problem.message


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_what_is_not_drawn_is_a_warning_with_its_place(tmp_path: Path, format: str) -> None:
    said: list[Problem] = []
    docgen.render_bytes(model(tmp_path, svg(UNDRAWN["mask"][0]), "masked.svg"), format, warn=said.append)
    (problem,) = said
    assert (problem.severity, problem.place.line, problem.place.column) == ("warning", 8, 14)
    assert problem.message == "masked.svg is drawn without all that is in it: a mask"


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_in_both(tmp_path: Path, orientation: int, kind: str) -> None:
    found = model(tmp_path, stored_turned(orientation, kind), f"photo.{kind.lower()}")
    page = pypdfium2.PdfDocument(docgen.render_bytes(found, "pdf"))[0].render(scale=4).to_pil().convert("L")
    left = page.width // 2 - 72  # the picture is 36 points wide, in the middle of the page; its first quarter has the shade 20
    dark = [all(10 < int(page.getpixel((left + 36, y + step))) < 30 for step in range(12)) for y in range(page.height - 12)]  # type: ignore[arg-type]
    top = dark.index(True)
    shades = [page.getpixel((left + x, top + y)) for x, y in ((36, 10), (108, 10), (36, 36), (108, 36))]
    assert shades == pytest.approx([20, 90, 170, 250], abs=6)
    with zipfile.ZipFile(io.BytesIO(docgen.render_bytes(found, "docx"))) as package:
        (media,) = [name for name in package.namelist() if name.startswith("word/media/")]
        shown = Image.open(io.BytesIO(package.read(media)))
    assert shown.getexif().get(0x0112, 1) == 1
    assert shown.size == (48, 16)
    assert [shown.convert("L").getpixel(at) for at in ((8, 3), (40, 3), (8, 12), (40, 12))] == pytest.approx([20, 90, 170, 250], abs=6)
    assert corners().size == shown.size


def test_no_program_is_started_for_a_picture_that_holds_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = tmp_path / "started"
    for name in ("gs", "gswin64c", "djpeg", "fc-match"):
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\ntouch {mark}\n", encoding="utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    for format in ("pdf", "docx"):
        assert told(tmp_path, BROKEN["postscript"][0], "hostile.png", format)
        assert told(tmp_path, svg(BROKEN_SHAPES["pixels"][0]), "hostile.svg", format)
        assert told(tmp_path, svg('<text font-family="Arial">a</text>'), "lettered.svg", format)
    assert not mark.exists()
