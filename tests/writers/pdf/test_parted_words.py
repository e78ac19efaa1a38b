"""Words that hyphens part at lines' ends: other people's readers find them whole."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pytest
from proofs import need
from reportlab.pdfgen.canvas import Canvas

from docgen.typography.fonts.families import library
from docgen.typography.types import ParagraphStyle, Span, SpanStyle
from docgen.writers.pdf.inspect.tree import joined
from docgen.writers.pdf.paragraph import BidiParagraph

MM = 72 / 25.4
TEXT = (
    "The administration communicates recommendations concerning telecommunications infrastructure, environmental sustainability and the "
    "representation of nongovernmental organisations (+974 4400 1234), and the implementation of the programme. "
)


def made(text: str = TEXT, width: float = 85 * MM) -> tuple[bytes, BidiParagraph]:
    look = SpanStyle(library().stack("Amiri", "Amiri"), 10.0, 11.6)
    before, island, after = text.partition("+974 4400 1234")
    spans = [Span(before, look, "en-GB"), Span(island, look, "en-GB", isolate=True, nobreak=True), Span(after, look, "en-GB")]
    paragraph = BidiParagraph([part for part in spans if part.text], ParagraphStyle("ltr", "justify", 15.0, hyphenate_under=110 * MM))
    _, height = paragraph.wrap(width, 1e5)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width + 40, height + 40), invariant=1)
    paragraph.drawOn(canvas, 20, 20)
    canvas.showPage()
    canvas.save()
    return out.getvalue(), paragraph


def hyphenated(paragraph: BidiParagraph) -> list[str]:
    """The words that lines part."""
    text = paragraph.paragraph.text
    found = []
    for line in paragraph.lines:
        if line.words[-1].is_hyphen:
            start = text.rfind(" ", 0, line.end) + 1
            found.append(re.sub(r"\W+\Z", "", text[start : text.index(" ", line.end)]))
    return found


@pytest.mark.parametrize("width", [80, 85, 90, 95, 100])
def test_poppler_reads_parted_words_whole(tmp_path: Path, width: int) -> None:
    need("pdftotext")
    data, paragraph = made(TEXT * 2, width * MM)
    (tmp_path / "words.pdf").write_bytes(data)
    read = subprocess.run(["pdftotext", str(tmp_path / "words.pdf"), "-"], capture_output=True, text=True, check=True).stdout
    assert all(word in read for word in hyphenated(paragraph))


def test_pdfium_and_mupdf_find_parted_words() -> None:
    pdfium, mupdf = pytest.importorskip("pypdfium2"), pytest.importorskip("pymupdf")
    words = []
    for width in (80, 90, 100):
        data, paragraph = made(TEXT * 2, width * MM)
        page, other = pdfium.PdfDocument(data)[0].get_textpage(), mupdf.open(stream=data)[0]
        for word in hyphenated(paragraph):
            assert page.search(word).get_next() is not None
            assert other.search_for(word)
            words.append(word)
    assert words


def test_the_words_are_drawn_as_their_pieces_and_told_as_one() -> None:
    _, paragraph = made(TEXT * 2, 90 * MM)
    operators = paragraph.operators(Canvas(io.BytesIO()), 0, 0)
    told = re.findall(r"/ActualText (\(\w+,?\)|<FEFF200B>)", operators)
    assert [text.strip("(),") for text in told[::2]] == hyphenated(paragraph)
    assert told
    assert told[1::2] == ["<FEFF200B>"] * len(hyphenated(paragraph))
    assert operators.count("BDC") == operators.count("EMC") == len(told)


def test_an_island_at_a_line_s_end_is_no_hyphen() -> None:
    for width in range(150, 320, 3):
        _, paragraph = made("You may call the office at any time on +974 4400 1234 or so. " * 3, width)
        assert "BDC" not in paragraph.operators(Canvas(io.BytesIO()), 0, 0) or hyphenated(paragraph)


def test_docgen_s_own_reader_joins_the_pieces_too() -> None:
    assert joined(["the adminis\u00ad", "tration of"], "en") == "the administration of"
