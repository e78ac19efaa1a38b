"""Pictures in DOCX: their size, their alternative text, and SVG with a PNG beside it for readers that draw none."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from flows import both, sample_flow
from ooxml import NS, Docx, R, W, faults, text_of
from PIL import Image as Pillow

from docgen.errors import RenderError
from docgen.render.docx import render
from docgen.render.docx.pictures import Image, opened
from docgen.render.options import RenderOptions

_STAR = """<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48" viewBox="0 0 100 50">
<rect x="0" y="0" width="50" height="50" fill="#ff0000"/><circle cx="75" cy="25" r="20" fill="none" stroke="#0000ff" stroke-width="4"/>
<path d="M10 10 H40 V40 H10 Z M20 20 H30 V30 H20 Z" fill="#00ff00" fill-rule="evenodd"/></svg>"""


def image(path) -> Image:
    return opened([path], sample_flow(), RenderOptions().warn)[path]


def test_a_picture_is_never_enlarged_and_keeps_its_shape(tmp_path, png):
    path = tmp_path / "a.png"
    path.write_bytes(png)
    found = image(path)
    assert (found.width, found.height) == (30, 15)
    assert found.fitted(100) == (30, 15)
    assert found.fitted(100, 1e6, 20) == (20, 10)
    assert found.fitted(10) == (10, 5)
    assert found.fitted(100, 3) == (6, 3)


def test_alternative_text_and_captions_of_both_languages(tmp_path, png):
    path = tmp_path / "a.png"
    path.write_bytes(png)
    docx = Docx(render(sample_flow(picture=path), RenderOptions()))
    assert docx.document.find(".//wp:docPr", NS).get("descr") == "شعار – Emblem"
    styles = {text_of(found): found.find("w:pPr/w:pStyle", NS).get(f"{W}val") for found in docx.document.iter(f"{W}p") if text_of(found)}
    assert styles["Emblem of the Embassy"] == "PictureCaption"
    assert styles["شعار السفارة"] == "PictureCaptionArabic"


def test_an_emblem_stands_in_the_letterhead_and_the_same_picture_is_one_part(tmp_path, png):
    path = tmp_path / "a.png"
    path.write_bytes(png)
    flow = sample_flow(picture=path)
    docx = Docx(render(replace(flow, furniture=replace(flow.furniture, emblem=path, emblem_alt=both("نخلة", "A palm"))), RenderOptions()))
    assert len([name for name in docx.parts if name.startswith("word/media/")]) == 1
    assert docx.xml("word/header1.xml").find(".//wp:docPr", NS).get("descr") == "نخلة – A palm"


def test_an_svg_is_there_itself_and_as_a_png(tmp_path):
    path = tmp_path / "star.svg"
    path.write_text(_STAR)
    docx = Docx(render(sample_flow(picture=path), RenderOptions()))
    media = {name.rsplit(".", 1)[1]: data for name, data in docx.parts.items() if name.startswith("word/media/")}
    assert media["svg"].decode() == _STAR
    vector = docx.document.find(".//{*}svgBlip")
    targets = {entry.get("Id"): entry.get("Target") for entry in docx.xml("word/_rels/document.xml.rels")}
    assert targets[vector.get(f"{R}embed")].endswith(".svg")
    out = tmp_path / "out.docx"
    out.write_bytes(docx.data)
    assert faults(out) == []


def test_the_png_of_an_svg_is_painted_right(tmp_path):
    path = tmp_path / "star.svg"
    path.write_text(_STAR)
    found = image(path)
    assert (found.width, found.height) == (72, 36)
    drawn = Pillow.open(io.BytesIO(found.data))
    wide, high = drawn.size
    at = {name: drawn.getpixel((int(x * wide / 100), int(y * high / 50))) for name, x, y in
          (("red", 5, 5), ("green", 15, 15), ("hole", 25, 25), ("ring", 55, 25), ("inside", 75, 25), ("outside", 98, 2))}  # fmt: skip
    assert at["red"] == (255, 0, 0, 255)
    assert at["green"] == (0, 255, 0, 255)
    assert at["hole"] == (255, 0, 0, 255)
    assert at["ring"][:3] == (0, 0, 255)
    assert at["inside"][3] == at["outside"][3] == 0


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ('<image href="file:///etc/hostname" width="5" height="5"/>', "points at another file"),
        ('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="http://127.0.0.1/a.svg#b"/>', "points at another file"),
    ],
)
def test_an_svg_may_ask_for_no_other_file(tmp_path, inside, words):
    path = tmp_path / "bad.svg"
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inside}</svg>')
    with pytest.raises(RenderError, match=words):
        image(path)


def test_an_svg_with_entities_is_refused(tmp_path):
    path = tmp_path / "bad.svg"
    path.write_text('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>')
    with pytest.raises(RenderError, match="declares entities"):
        image(path)
