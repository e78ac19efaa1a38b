"""Glyph variants draw exactly what HarfBuzz says: a line of a PDF, drawn by pdfium, beside the same glyphs of the original font files, placed by hand
where HarfBuzz puts them and drawn by HarfBuzz's own rasteriser."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pytest
import uharfbuzz as hb
from PIL import Image, ImageChops, ImageFilter
from proofs import need, need_module
from reportlab.pdfgen.canvas import Canvas
from texts import ARABIC_RUNS, FAMILIES
from typeset import span, style

from docgen.types import Kashida
from docgen.typography.fonts.face import FontFace
from docgen.typography.types import ParagraphStyle, Span
from docgen.writers.pdf.paragraph import BASELINE, BidiParagraph

SCALE = 4  # pixels a point
WIDTH, LEADING, SIZE = 900.0, 48.0, 24.0
TOLERANCE = 0.04
"""Of the ink: pdfium sets glyphs to whole pixels, HarfBuzz's rasteriser does not."""
MIXED = "مشروع (Digital Archive) لجنة"


def by_pdfium(paragraph: BidiParagraph) -> Image.Image:
    import pypdfium2

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, LEADING), invariant=1)
    paragraph.wrap(WIDTH, LEADING)
    paragraph.drawOn(canvas, 0, 0)
    canvas.save()
    page = pypdfium2.PdfDocument(out.getvalue())[0]
    image: Image.Image = page.render(scale=SCALE, grayscale=True).to_pil().convert("L")
    return image


def by_hand(runs: list[tuple[FontFace, float, str, bool, float]]) -> Image.Image:
    """Runs as (face, size, text, right to left, x of the left edge), each shaped whole from its font file and drawn glyph by glyph."""
    across, down = round(WIDTH * SCALE), round(LEADING * SCALE)
    raster = hb.RasterDraw()
    raster.extents = hb.RasterExtents(0, 0, across, down, 0)
    baseline = down - BASELINE * LEADING * SCALE
    for face, size, text, rtl, x in runs:
        font = hb.Font(hb.Face(hb.Blob.from_file_path(str(face.path))))
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = ("rtl", "Arab", "ar") if rtl else ("ltr", "Latn", "en")
        hb.shape(font, buffer)
        unit = size / face.upem * SCALE
        pen = x * SCALE
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            raster.transform = (unit, 0.0, 0.0, unit, pen + position.x_offset * unit, baseline + position.y_offset * unit)
            raster.draw_glyph(font, info.codepoint)
            pen += position.x_advance * unit
    image = raster.render()
    assert image is not None
    stride = image.extents.stride
    rows = b"".join(image.buffer[row * stride : row * stride + across] for row in range(down - 1, -1, -1))
    return Image.frombytes("L", (across, down), rows).point(lambda ink: 255 - ink)


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of ink that the two do not share, once an edge may stand a fraction of a pixel aside."""
    blurred = [image.filter(ImageFilter.GaussianBlur(1)) for image in (one, other)]
    ink = 255 * other.width * other.height - _total(blurred[1])
    return _total(ImageChops.difference(*blurred)) / ink


def _total(image: Image.Image) -> int:
    return sum(value * count for value, count in enumerate(image.histogram()))


def set_line(text: str, family: tuple[str, str], kashida: Kashida = "none") -> BidiParagraph:
    spans: list[Span] = [span(text, look=style(family, SIZE, 0.85))]
    return BidiParagraph(spans, ParagraphStyle("rtl", "start", LEADING, kashida))


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
@pytest.mark.parametrize("text", ARABIC_RUNS)
def test_a_line_of_the_pdf_shows_harfbuzz_s_glyphs_in_harfbuzz_s_places(text: str, family: tuple[str, str]) -> None:
    need_module("pypdfium2")
    paragraph = set_line(text, family)
    paragraph.wrap(WIDTH, LEADING)
    [line] = paragraph.lines
    face = line.words[0].shaped.setting.face
    expected = by_hand([(face, SIZE, text, True, line.x)])
    assert difference(by_pdfium(paragraph), expected) < TOLERANCE


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
def test_latin_that_is_lent_to_the_arabic_font_keeps_its_shapes_and_its_size(family: tuple[str, str]) -> None:
    need_module("pypdfium2")
    paragraph = set_line(MIXED, family)
    paragraph.wrap(WIDTH, LEADING)
    [line] = paragraph.lines
    runs = [(run.font, run.size, run.text, run.level % 2 == 1, run.x) for run in line.runs() if run.text.strip()]
    assert {size for _, size, _, _, _ in runs} == {SIZE, SIZE * 0.85}
    assert difference(by_pdfium(paragraph), by_hand(runs)) < TOLERANCE


def test_a_wrong_place_would_be_seen() -> None:
    need_module("pypdfium2")
    text = ARABIC_RUNS[1]
    paragraph = set_line(text, FAMILIES[0])
    paragraph.wrap(WIDTH, LEADING)
    [line] = paragraph.lines
    face = line.words[0].shaped.setting.face
    marks_lost = by_hand([(face, SIZE, re.sub("[\u064b-\u0652]", "", text), True, line.x)])
    assert difference(by_pdfium(paragraph), marks_lost) > TOLERANCE


def test_kashida_is_drawn_and_never_read(tmp_path: Path) -> None:
    need("pdftotext")
    text = "اجتمعت اللجنة المشتركة في قاعة المجلس وناقشت تفاصيل خطة العمل السنوية المقبلة"
    paragraph = BidiParagraph([span(text, look=style(FAMILIES[0], 14))], ParagraphStyle("rtl", "justify", 24, "full"))
    paragraph.wrap(200, 1000)
    assert any(len(unit.parts) > 1 for line in paragraph.lines for word in line.words for unit in word.shaped.units)
    target = tmp_path / "kashida.pdf"
    canvas = Canvas(str(target), pagesize=(220, 200))
    paragraph.drawOn(canvas, 10, 10)
    canvas.save()
    read = subprocess.run(["pdftotext", str(target), "-"], capture_output=True, text=True, check=True).stdout
    assert "\u0640" not in read
    assert all(word in read for word in text.split())
