"""What stands behind the text and after it: watermarks and QR codes."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import segno
from flows import both, sample_flow
from pdf_reading import fragments, open_pdf, pages_text
from verapdf import broken_rules

from docgen.document.blocks import PageBreak, Paragraph
from docgen.document.inline import Both
from docgen.writers.options import RenderOptions
from docgen.writers.pdf import render

DRAFT = Both("مسودة", "DRAFT")


def test_a_watermark_is_on_every_page_over_its_tints_under_its_text_and_no_content() -> None:
    extra = (PageBreak(), Paragraph(both("نص", "Text")))
    with open_pdf(render(sample_flow(extra=extra), RenderOptions(watermark=DRAFT))) as pdf:
        assert len(pdf.pages) == 3
        for page in pdf.pages:
            operations = [(str(operator), operands) for operands, operator in pikepdf.parse_content_stream(page)]
            (mark,) = [at for at, (operator, operands) in enumerate(operations) if operator == "BDC" and operands[1].get("/Subtype") == "/Watermark"]
            before = operations[:mark]
            assert not [operator for operator, _ in before if operator in ("BT", "Do", "S")]
            after = operations[mark + [operator for operator, _ in operations[mark:]].index("EMC") :]
            assert not [operator for operator, _ in after if operator in ("f", "f*")]
        assert not [part for part in fragments(pdf) if "DRAFT" in part.text or "مسودة" in part.text]


@pytest.mark.parametrize(("layout", "shown", "hidden"), [("ar", "مسودة", "DRAFT"), ("en", "DRAFT", "مسودة")])
def test_a_watermark_speaks_the_languages_of_its_page(layout: str, shown: str, hidden: str) -> None:
    text = pages_text(render(sample_flow(layout), RenderOptions(watermark=DRAFT)))[0]  # type: ignore[arg-type]
    letters = set(shown)
    assert letters <= set(text)
    assert hidden not in text


def test_a_watermark_in_one_language_stands_on_pages_of_the_other_too() -> None:
    assert "DRAFT" in pages_text(render(sample_flow("ar"), RenderOptions(watermark=Both(en="DRAFT"))))[0]


def test_a_watermark_darkens_a_tint_and_lets_text_be(tmp_path: Path) -> None:
    """Of two renderings that differ in the watermark alone, the one with it is nowhere lighter, and black stays black."""
    pictures = []
    for mark in (None, Both(None, "MMMMMM")):
        page = pypdfium2.PdfDocument(render(sample_flow(), RenderOptions(watermark=mark)))[0]
        pictures.append(page.render(scale=2).to_pil().convert("L").tobytes())
    plain, marked = pictures
    assert plain != marked
    assert all(before - 22 <= after <= before for before, after in zip(plain, marked, strict=True))
    assert all(after == before for before, after in zip(plain, marked, strict=True) if before < 8)


def test_a_watermark_for_the_press_is_black_ink_alone() -> None:
    with open_pdf(render(sample_flow(), RenderOptions(profile="print", watermark=DRAFT))) as pdf:
        for page in pdf.pages:
            assert {str(state.get("/BM")) for state in page.Resources.ExtGState.values()} == {"None", "/Multiply"}
            assert b"0 0 0 0.065 k" in page.Contents.read_bytes() or b"0 0 0 .065 k" in page.Contents.read_bytes()


def test_a_qr_code_is_read_as_the_address_with_the_reference() -> None:
    address = "https://embassy.example/press?ref={reference}"
    data = render(sample_flow("side-by-side"), RenderOptions(qr=address))
    with open_pdf(data) as pdf:
        told = [(part.tag, part.text) for part in fragments(pdf)]
        assert ("Figure", "QR code: https://embassy.example/press?ref=EMB/PS/2021/031") in told
        assert ("Figure", "رمز الاستجابة السريعة: https://embassy.example/press?ref=EMB/PS/2021/031") in told
        (box,) = {
            tuple(float(edge) for edge in element.A.BBox)
            for element in pdf.objects
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure"
        }
    code = segno.make_qr("https://embassy.example/press?ref=EMB/PS/2021/031", error="m", boost_error=False)
    modules = [[bool(dark) for dark in row] for row in code.matrix]
    drawn = pypdfium2.PdfDocument(data)
    picture = drawn[len(drawn) - 1].render(scale=4).to_pil().convert("L")
    size = (box[2] - box[0]) / (len(modules) + 8)
    height = drawn[len(drawn) - 1].get_height()

    def dark(row: int, column: int) -> bool:
        x, y = box[0] + (4 + column + 0.5) * size, height - box[3] + (4 + row + 0.5) * size
        return bool(picture.getpixel((int(4 * x), int(4 * y))) < 128)

    assert [[dark(row, column) for column in range(len(modules))] for row in range(len(modules))] == modules
    assert not any(dark(row, column) for row in (-3, -1, len(modules), len(modules) + 2) for column in range(len(modules)))


def test_archives_with_watermark_and_qr_code_break_no_rule(tmp_path: Path) -> None:
    file = tmp_path / "file.pdf"
    file.write_bytes(render(sample_flow(), RenderOptions(watermark=DRAFT, qr="https://embassy.example/press")))
    for flavour in ("3a", "ua1"):
        assert broken_rules([file], flavour) == {"file.pdf": []}
