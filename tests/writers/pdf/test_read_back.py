"""What readers of PDF give back, word by word, of what is hardest for them."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from unicodedata import normalize

import pytest
from proofs import need, need_module
from reportlab.pdfgen.canvas import Canvas
from texts import FAMILIES
from typeset import span, style

from docgen.typography.types import ParagraphStyle, Span
from docgen.writers.pdf.paragraph import BidiParagraph


def pdf(*spans: Span) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(600, 100), invariant=1)
    paragraph = BidiParagraph(spans, ParagraphStyle("rtl", "start", 24))
    paragraph.wrap(580, 100)
    paragraph.drawOn(canvas, 10, 40)
    canvas.save()
    return out.getvalue()


def by_poppler(data: bytes, folder: Path) -> str:
    target = folder / "line.pdf"
    target.write_bytes(data)
    return subprocess.run(["pdftotext", str(target), "-"], capture_output=True, text=True, check=True).stdout


def test_a_telephone_number_is_found_and_copied_in_its_order() -> None:
    need_module("pypdfium2")
    import pypdfium2

    data = pdf(span("يرجى الاتصال على "), span("+974 4400 1234", isolate=True), span(" صباحًا"))
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    assert "+974 4400 1234" in text.get_text_range().replace("\u00a0", " ")
    assert text.search("+974 4400 1234").get_next() is not None


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
def test_words_with_ligatures_and_marks_come_back_whole(family: tuple[str, str], tmp_path: Path) -> None:
    need("pdftotext")
    need_module("pypdfium2")
    import pypdfium2

    words = ["لا", "إله", "إلا", "الله", "والسَّلامُ", "على", "أهل", "الإسلام", "في", "كُلِّ", "الأوطان", "مُؤَسَّسَة", "لِلَّجْنَة"]
    data = pdf(span(" ".join(words), look=style(family, 14)))
    for text in (by_poppler(data, tmp_path), pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()):
        assert [word for word in words if normalize("NFC", word) not in normalize("NFC", text)] == []
