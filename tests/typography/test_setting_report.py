"""What bug reports are made of: the stages of a string, and its picture without a PDF in between."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from PIL import Image, ImageChops, ImageFilter
from proofs import need_module
from reportlab.pdfgen.canvas import Canvas
from texts import ARABIC_RUNS, FAMILIES
from typeset import span, style

from docgen.typography.paragraph.line_layout_cy import set_lines
from docgen.typography.raster import draw
from docgen.typography.setting_report import picture, report
from docgen.typography.types import ParagraphStyle
from docgen.writers.pdf.paragraph import BidiParagraph

STYLE = ParagraphStyle("rtl", "start", 40.0, "none")
WIDTH = 500.0
SCALE = 3


def test_the_report_s_levels_items_and_lines_cover_the_text() -> None:
    text = "البند 1.2 (Item)\u2028ثم لا شيء"
    told = report([span(text)], STYLE, WIDTH)
    assert told.text == text
    assert [told.levels[0][0], told.levels[-1][1]] == [0, len(text)]
    assert all(before.end == after.start for before, after in pairwise(told.items))
    assert [(line.start, line.end) for line in told.lines] == [(0, 16), (17, len(text))]
    assert "mandatory" in {kind for _, kind in told.breaks}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
@pytest.mark.parametrize("text", ARABIC_RUNS[:4])
def test_the_picture_shows_what_the_pdf_shows(text: str, family: tuple[str, str]) -> None:
    need_module("pypdfium2")
    import pypdfium2

    look = style(family, 24)
    paragraph = BidiParagraph([span(text, look=look)], STYLE)
    paragraph.wrap(WIDTH, 1e6)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, paragraph.height), invariant=1)
    paragraph.drawOn(canvas, 0, 0)
    canvas.save()
    from_pdf = pypdfium2.PdfDocument(out.getvalue())[0].render(scale=SCALE, grayscale=True).to_pil().convert("L")
    lines = set_lines(paragraph.paragraph, WIDTH)
    coverage = draw(lines, WIDTH, STYLE.leading, 72 * SCALE)
    drawn = Image.frombytes("L", (coverage.width, coverage.height), coverage.pixels).point(lambda ink: 255 - ink)
    assert drawn.size == from_pdf.size
    one, other = (image.filter(ImageFilter.GaussianBlur(1)) for image in (drawn, from_pdf))
    different = sum(value * count for value, count in enumerate(ImageChops.difference(one, other).histogram()))
    ink = sum((255 - value) * count for value, count in enumerate(other.histogram()))
    assert different < 0.06 * ink


def test_a_picture_of_nothing_is_paper() -> None:
    image = Image.open(io.BytesIO(picture([span("")], STYLE, 100.0, 72.0)))
    assert image.convert("L").getextrema() == (255, 255)
