"""Pictures in DOCX: their size, their alternative text, and SVG with a PNG beside it for readers that draw none."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from flows import both, sample_flow
from ooxml import NS, Docx, R, W, faults, text_of
from PIL import Image as Pillow

from docgen.errors import RenderError
from docgen.pictures.bare_svg import bare_svg
from docgen.writers.docx import render
from docgen.writers.docx.images.pictures import Image, image_of
from docgen.writers.options import RenderOptions
from docgen.writers.pictures import opened

_STAR = """<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48" viewBox="0 0 100 50">
<rect x="0" y="0" width="50" height="50" fill="#ff0000"/><circle cx="75" cy="25" r="20" fill="none" stroke="#0000ff" stroke-width="4"/>
<path d="M10 10 H40 V40 H10 Z M20 20 H30 V30 H20 Z" fill="#00ff00" fill-rule="evenodd"/></svg>"""


def image(path) -> Image:
    return opened([path], sample_flow(), RenderOptions().warn, image_of)[path]


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
    assert media["svg"] == bare_svg(_STAR.encode())
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


def _painted(body: str) -> Pillow.Image:
    from odd_pictures import svg

    from docgen.pictures import Vector, open_picture
    from docgen.writers.docx.images.svg import painted

    found = open_picture(svg(body))
    assert isinstance(found, Vector)
    assert found.notes == ()
    return Pillow.open(io.BytesIO(painted(found))).convert("RGBA")


def _at(drawn: Pillow.Image, x: float, y: float) -> tuple[int, ...]:
    return drawn.getpixel((int(x * drawn.width / 60), int(y * drawn.height / 40)))


def test_gradients_of_an_svg_are_painted():
    stops = '<stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
    drawn = _painted(
        f'<defs><linearGradient id="a">{stops}</linearGradient><radialGradient id="b">{stops}</radialGradient>'
        f'<linearGradient id="c" gradientUnits="userSpaceOnUse" x1="30" y1="0" x2="30" y2="10">{stops}</linearGradient></defs>'
        '<rect width="30" height="40" fill="url(#a)"/><circle cx="45" cy="15" r="12" fill="url(#b)"/>'
        '<rect x="31" y="30" width="28" height="9" fill="url(#c)"/>'
    )
    assert _at(drawn, 1, 20) == pytest.approx((247, 0, 8, 255), abs=8)
    assert _at(drawn, 15, 20) == pytest.approx((127, 0, 128, 255), abs=8)
    assert _at(drawn, 29, 20) == pytest.approx((8, 0, 247, 255), abs=8)
    assert _at(drawn, 45, 15) == pytest.approx((255, 0, 0, 255), abs=8)
    assert _at(drawn, 51, 15) == pytest.approx((127, 0, 128, 255), abs=8)
    assert _at(drawn, 45, 35) == (0, 0, 255, 255)  # behind the last stop its colour goes on


def test_holes_corners_and_clips_of_an_svg_are_painted():
    drawn = _painted(
        '<defs><clipPath id="k"><circle cx="50" cy="30" r="5"/></clipPath></defs>'
        '<path d="M0 0H20V20H0Z M5 5V15H15V5Z" fill="#0a0"/>'  # the inner square goes the other way round: a hole by either rule
        '<path d="M25 0H45V20H25Z M30 5H40V15H30Z" fill="#0a0"/>'  # the same way round: no hole by winding numbers
        '<rect y="25" width="20" height="14" rx="7" fill="#00f"/><g clip-path="url(#k)"><rect x="40" y="20" width="20" height="20"/></g>'
        '<rect x="22" y="22" width="16" height="16" fill="#f00" fill-opacity=".5"/>'
    )
    assert _at(drawn, 2, 2) == _at(drawn, 35, 10) == (0, 170, 0, 255)
    assert _at(drawn, 10, 10)[3] == 0
    assert _at(drawn, 0.4, 25.4)[3] == 0
    assert _at(drawn, 10, 26) == (0, 0, 255, 255)
    assert _at(drawn, 50, 30) == (0, 0, 0, 255)
    assert _at(drawn, 42, 22)[3] == 0
    assert _at(drawn, 30, 30) == pytest.approx((255, 0, 0, 128), abs=1)


def test_many_shapes_as_large_as_the_picture_are_painted_smaller_and_not_for_longer():
    few, many = (_painted('<rect width="60" height="40" fill="#123"/>' * count) for count in (10, 2_000))
    assert few.size == (187, 125)
    assert many.width < few.width
    assert many.width / many.height == pytest.approx(1.5, abs=0.05)
