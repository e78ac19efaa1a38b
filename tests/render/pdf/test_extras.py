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
from docgen.errors import RenderError
from docgen.render.options import RenderOptions
from docgen.render.pdf import render
from docgen.render.pdf.qr import qr_text

DRAFT = Both("مسودة", "DRAFT")


def test_a_watermark_is_on_every_page_before_all_else_and_no_content() -> None:
    extra = (PageBreak(), Paragraph(both("نص", "Text")))
    with open_pdf(render(sample_flow(extra=extra), RenderOptions(watermark=DRAFT))) as pdf:
        assert len(pdf.pages) == 3
        for page in pdf.pages:
            first = next(iter(pikepdf.parse_content_stream(page)))
            assert str(first.operator) == "BDC"
            assert str(first.operands[1].Subtype) == "/Watermark"
        assert not [part for part in fragments(pdf) if "DRAFT" in part.text or "مسودة" in part.text]


@pytest.mark.parametrize(("layout", "shown", "hidden"), [("ar", "مسودة", "DRAFT"), ("en", "DRAFT", "مسودة")])
def test_a_watermark_speaks_the_languages_of_its_page(layout: str, shown: str, hidden: str) -> None:
    text = pages_text(render(sample_flow(layout), RenderOptions(watermark=DRAFT)))[0]  # type: ignore[arg-type]
    letters = set(shown)
    assert letters <= set(text)
    assert hidden not in text


def test_a_watermark_in_one_language_stands_on_pages_of_the_other_too() -> None:
    assert "DRAFT" in pages_text(render(sample_flow("ar"), RenderOptions(watermark=Both(en="DRAFT"))))[0]


def test_a_qr_code_is_read_as_the_address_with_the_reference() -> None:
    address = "https://embassy.example/press?ref={reference}"
    data = render(sample_flow("side-by-side"), RenderOptions(qr=address))
    with open_pdf(data) as pdf:
        told = [(part.tag, part.text) for part in fragments(pdf)]
        assert ("Figure", "https://embassy.example/press?ref=EMB/PS/2021/031") in told
        (box,) = [
            [float(edge) for edge in element.A.BBox]
            for element in pdf.objects
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure"
        ]
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


def test_what_a_qr_code_says() -> None:
    assert qr_text("", "A/1") == "A/1"
    assert qr_text("https://x.example/{reference}", "A/1") == "https://x.example/A/1"
    assert qr_text("https://x.example", None) == "https://x.example"
    with pytest.raises(RenderError, match="but the document has none"):
        qr_text("https://x.example/{reference}", None)
    with pytest.raises(RenderError, match="needs an address"):
        qr_text("", None)
    with pytest.raises(RenderError, match="more than a code holds"):
        render(sample_flow(), RenderOptions(qr="x" * 4000))


def test_archives_with_watermark_and_qr_code_break_no_rule(tmp_path: Path) -> None:
    file = tmp_path / "file.pdf"
    file.write_bytes(render(sample_flow(), RenderOptions(watermark=DRAFT, qr="https://embassy.example/press")))
    for flavour in ("3a", "ua1"):
        assert broken_rules([file], flavour) == {"file.pdf": []}
