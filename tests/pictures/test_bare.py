"""Pictures go out without the notes of those who made them, and look as they did."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin
from saying import said

import docgen
from docgen.pictures.bare import bare_jpeg, bare_png
from docgen.pictures.bare_svg import bare_svg

NOTE = b"quovexnote"


def jpeg(mode: str = "RGB", *, progressive: bool = False, restarts: int = 0) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = NOTE.decode()
    out = io.BytesIO()
    picture = Image.effect_noise((90, 70), 60).convert(mode)
    picture.save(out, "JPEG", exif=exif, comment=NOTE, progressive=progressive, restart_marker_blocks=restarts, dpi=(300, 300))
    return out.getvalue()


def png(mode: str = "RGB") -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", NOTE.decode())
    notes.add_itxt("Comment", NOTE.decode(), zip=True)
    notes.add(b"prVt", NOTE)
    out = io.BytesIO()
    Image.effect_noise((90, 70), 60).convert(mode).save(out, "PNG", pnginfo=notes, dpi=(300, 300))
    return out.getvalue()


SVG = b"""<?xml version="1.0"?><!-- quovexnote --><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" xmlns:i="urn:editor" xmlns:xlink="http://www.w3.org/1999/xlink"
 width="60" height="40" i:docname="/home/quovexnote/x.svg"><?editor quovexnote?><title>quovexnote</title><metadata>quovexnote</metadata>
<i:view name="quovexnote"/><defs><rect id="r" width="60" height="40" fill="red"/></defs><use xlink:href="#r"/>
<g>a<desc>quovexnote</desc>b</g></svg>"""


@pytest.mark.parametrize(("mode", "progressive", "restarts"), list(itertools.product(("RGB", "L", "CMYK"), (False, True), (0, 3))))
def test_a_jpeg_keeps_its_pixels_and_resolution(mode: str, progressive: bool, restarts: int) -> None:
    data = jpeg(mode, progressive=progressive, restarts=restarts)
    bare = bare_jpeg(data + NOTE + data)
    assert NOTE in data
    assert NOTE not in bare
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(bare))
    assert before.tobytes() == after.tobytes()
    assert after.info["dpi"] == (300, 300)
    assert not after.getexif()


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1"])
def test_a_png_keeps_its_pixels_and_resolution(mode: str) -> None:
    data = png(mode)
    bare = bare_png(data + NOTE)
    assert NOTE in data
    assert NOTE not in bare
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(bare))
    assert before.tobytes() == after.tobytes()
    assert round(after.info["dpi"][0]) == 300
    assert not after.text


def test_an_svg_keeps_its_shapes() -> None:
    bare = bare_svg(SVG)
    assert NOTE not in bare
    assert b"urn:editor" not in bare
    for shape in (b'<rect id="i1" width="60" height="40" fill="red"/>', b'xlink:href="#i1"', b"<g/>"):
        assert shape in bare


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_a_document_goes_out_without_them(format: str, tmp_path: Path) -> None:
    for name, data in (("a.jpg", jpeg()), ("b.png", png()), ("c.svg", SVG)):
        (tmp_path / name).write_bytes(data)
    pictures = [{"picture": name, "alt": {"ar": "صورة", "en": "A picture"}} for name in ("a.jpg", "b.png", "c.svg")]
    data = {"docgen": 1, "kind": "press-statement", "date": "2026-05-11", "issuer": {"name": "x"}, "headline": "x", "body": pictures}
    made = docgen.render_bytes(docgen.parse(data, folder=tmp_path), format)
    assert NOTE.decode() not in said(made)


def test_classes_and_data_of_an_svg_stay_behind_but_not_what_a_style_sheet_asks_for() -> None:
    shape = b'<rect class="internal" data-note="internal" width="5" height="5"/>'
    head = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    assert b"internal" not in bare_svg(head + shape + b"</svg>")
    styled = bare_svg(head + b"<style>.internal{fill:red}</style>" + shape + b"</svg>")
    assert b"internal" not in styled
    assert b'<style>.c1{fill:red}</style><rect class="c1" width="5" height="5"/>' in styled
