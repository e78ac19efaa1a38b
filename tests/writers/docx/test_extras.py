"""The watermark and the QR code of a Word file: what the PDF has, seen in LibreOffice, right for the Open XML SDK."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from flows import sample_flow
from letterheads import by_hand, by_libreoffice, by_python_docx
from odd_pictures import saved
from ooxml import Docx, W, converted, faults
from PIL import Image

import docgen
from docgen.document.document import LAYOUTS, Layout
from docgen.document.inline import Both
from docgen.document.qrcode import qr_code
from docgen.writers.docx import render
from docgen.writers.docx.body.qr import picture_of
from docgen.writers.options import RenderOptions

DRAFT = Both("مسودة", "DRAFT")
ADDRESS = "https://embassy.example/بيان?ref={reference}"
EXAMPLE = Path(__file__).parents[3] / "examples" / "statement.yaml"


def marks(file: Docx) -> dict[str, list[str]]:
    """The watermark's words in each header."""
    found = {}
    for name in file.parts:
        if name.endswith(".xml") and file.xml(name).tag == f"{W}hdr":
            shapes = file.xml(name).iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
            found[name] = [shape.get("descr", "") for shape in shapes if shape.get("name", "").startswith("PowerPlusWaterMarkObject")]
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_header_has_the_watermark_in_the_languages_of_its_pages(layout: Layout) -> None:
    file = Docx(render(sample_flow(layout), RenderOptions(watermark=DRAFT)))
    expected = {"ar": {"مسودة"}, "en": {"DRAFT"}, "sequential": {"مسودة", "DRAFT"}, "facing": {"مسودة", "DRAFT"}}.get(layout, {"مسودة – DRAFT"})
    found = marks(file)
    assert all(len(words) == 1 for words in found.values())
    assert {words[0] for words in found.values()} == expected


def test_word_files_with_watermark_and_code_are_valid(tmp_path: Path) -> None:
    for layout in LAYOUTS:
        path = tmp_path / f"{layout}.docx"
        path.write_bytes(render(sample_flow(layout), RenderOptions(watermark=DRAFT, qr=ADDRESS)))
        assert faults(path) == []


def test_the_code_is_a_picture_with_its_address_and_lines_under_it() -> None:
    file = Docx(render(sample_flow(), RenderOptions(qr=ADDRESS)))
    code = qr_code(ADDRESS, "EMB/PS/2021/031")
    body = file.xml("word/document.xml")
    described = [element.get("descr") for element in body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")]
    assert described[-1] == f"رمز الاستجابة السريعة / QR code: {code.text}"
    assert f'Target="{code.link}"'.encode() in file.parts["word/_rels/document.xml.rels"]
    text = "".join(body.itertext())
    assert text.endswith("".join(code.lines))
    assert picture_of(code) in file.parts.values()


def test_the_picture_holds_the_modules() -> None:
    code = qr_code("https://x.example", None)
    picture = Image.open(io.BytesIO(picture_of(code))).convert("L")
    side = picture.width // (len(code.modules) + 8)
    read = [
        bytes(picture.getpixel(((4 + x) * side + side // 2, (4 + y) * side + side // 2)) == 0 for x in range(len(row)))  # type: ignore[misc]
        for y, row in enumerate(code.modules)
    ]
    assert tuple(read) == code.modules


def pixels(path: Path, page: int = 0) -> bytes:
    return pypdfium2.PdfDocument(path)[page].render(scale=1).to_pil().convert("L").tobytes()


def test_libreoffice_shows_the_watermark_where_the_pdf_has_it(tmp_path: Path) -> None:
    """Far from any text, what is darker with the watermark than without is darker in the PDF too."""
    model = docgen.load(EXAMPLE)
    shown: dict[str, list[bytes]] = {}
    for mark in (None, DRAFT):
        name = "marked" if mark else "plain"
        docgen.render(model, tmp_path / f"{name}.docx", watermark=mark)
        docgen.render(model, tmp_path / f"{name}-pdf.pdf", watermark=mark)
    word = [pixels(path) for path in converted([tmp_path / "plain.docx", tmp_path / "marked.docx"], tmp_path)]
    shown["pdf"] = [pixels(tmp_path / f"{name}-pdf.pdf") for name in ("plain", "marked")]
    darker = {key: {at for at, (a, b) in enumerate(zip(*pair, strict=True)) if a == 255 and b < 245} for key, pair in {"word": word, **shown}.items()}
    assert len(darker["pdf"]) > 5_000
    assert len(darker["word"] & darker["pdf"]) > 0.8 * len(darker["pdf"])


@pytest.mark.parametrize("make", [by_libreoffice, lambda folder: by_python_docx(folder, saved(Image.new("RGB", (30, 20)), "PNG")), by_hand])
def test_a_letterhead_of_ones_own_takes_both(make: object, tmp_path: Path) -> None:
    paper = make(tmp_path)  # type: ignore[operator]
    folder = tmp_path / "template"
    folder.mkdir()
    paper.rename(folder / "letterhead.docx")
    shipped = EXAMPLE.parents[1] / "templates" / "press-statement" / "template.yaml"
    (folder / "template.yaml").write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    before = Docx((folder / "letterhead.docx").read_bytes())
    path = docgen.render(docgen.load(EXAMPLE), tmp_path / "out.docx", template=folder, watermark=DRAFT, qr=ADDRESS)
    file = Docx(path.read_bytes())
    found = marks(file)
    assert found
    assert sum(words == ["مسودة – DRAFT"] for words in found.values()) >= 1
    assert all(words in ([], ["مسودة – DRAFT"]) for words in found.values())
    assert "EMB/PS/2021/031" in "".join(file.xml("word/document.xml").itertext())
    assert len(faults(path)) <= len(_faults_of(before, tmp_path))


def _faults_of(file: Docx, folder: Path) -> list[str]:
    path = folder / "before.docx"
    path.write_bytes(file.data)
    return faults(path)
