"""Any text in any column: nothing crashes, nothing is lost or told twice, nothing is wider than its column that could be narrower."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from wild_texts import Piece, families, often, seldom, some_pieces, spans, styles, texts, widths

from docgen.errors import InputError
from docgen.reportlab import BidiParagraph as MarkedParagraph
from docgen.types import Base
from docgen.typography.paragraph.line_layout_cy import set_lines
from docgen.typography.paragraph.lines import Line
from docgen.typography.paragraph.prepare import Paragraph, prepare
from docgen.typography.shaping.shaper import GlyphCluster
from docgen.typography.types import ParagraphStyle
from docgen.typography.unicode.clusters import clusters
from docgen.writers.pdf.paragraph import BidiParagraph

UNSHOWN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""What acts on the text around it and is not itself drawn or told: soft hyphen, zero-width space, word joiner, and the controls of direction."""

HANGING = " \u2028"
"""What ends a line and is not part of it."""


def told(line: Line) -> str:
    """The characters of a line in logical order, as its units carry them; a hyphen shown for a soft hyphen is left out."""
    out = []
    for word in sorted(line.words, key=lambda word: (word.start, word.end)):
        if word.start < word.end:
            units: tuple[GlyphCluster, ...] = word.shaped.units
            out += [unit.text for unit in (reversed(units) if word.shaped.setting.rtl else units)]
            out += [" "] if word.spaced else []
    return "".join(out).replace("\u00a0", " ")  # the spaces of a telephone number are told as no-break spaces


def nothing_lost(text: str, lines: list[Line]) -> None:
    at = 0
    for line in lines:
        assert not UNSHOWN.sub("", text[at : line.start]).strip(HANGING), "between two lines"
        assert told(line) == UNSHOWN.sub("", text[line.start : line.end].lstrip("\u2028")).replace("\u00a0", " "), "in a line"
        assert line.start >= at
        at = line.end
    assert not UNSHOWN.sub("", text[at:]).strip(HANGING), "after the last line"


def unbreakable(paragraph: Paragraph, line: Line) -> bool:
    """Is what a line draws one cluster, or one ligature, so that no place is left to part it?"""
    starts = {start for start, _ in clusters(paragraph.text)}
    drawn = 0
    for word in line.words:
        if word.start == word.end:  # the hyphen of a soft hyphen
            continue
        for offset, unit in word.shaped.placed():
            drawn += word.start + offset in starts and unit.advance > 0 and bool(unit.parts)
    return drawn <= 1


def drawn_width(line: Line) -> float:
    return sum(
        word.shaped.width + (word.shaped.space_width + line.gap if word.spaced else line.gap if word.shaped.blank else 0.0) for word in line.words
    )


@often
@given(pieces=some_pieces, family=families, style=styles, width=widths)
def test_every_character_stands_in_one_line_and_no_line_is_wider_than_its_column(
    pieces: list[Piece], family: int, style: ParagraphStyle, width: float
) -> None:
    paragraph = prepare(spans(pieces, family), style)
    lines = set_lines(paragraph, width)
    nothing_lost(paragraph.text, lines)
    for number, line in enumerate(lines):
        room = max(width - style.start_indent - style.end_indent - (0.0 if number else style.first_indent), 1.0)
        assert line.width == pytest.approx(drawn_width(line), abs=1e-6)
        assert line.width <= room + 0.02 or unbreakable(paragraph, line)
        assert line.gap <= 0.6 * 12.0


def merged(flowables: list[BidiParagraph]) -> list[Line]:
    return [line for flowable in flowables for line in flowable.lines]


@often
@given(pieces=some_pieces, style=styles, width=st.floats(20.0, 300.0), heights=st.lists(st.floats(0.0, 200.0), min_size=1, max_size=4))
def test_a_paragraph_that_pages_part_loses_nothing(pieces: list[Piece], style: ParagraphStyle, width: float, heights: list[float]) -> None:
    rest = BidiParagraph(spans(pieces), style)
    rest.wrap(width, 1e6)
    whole = rest.lines
    parts: list[BidiParagraph] = []
    for height in heights:
        cut = rest.split(width, height)
        if len(cut) < 2:
            break
        first, rest = cut
        assert first.wrap(width, height)[1] <= height
        parts.append(first)
    assert merged([*parts, rest]) == whole
    assert all(len(part.lines) >= min(2, len(whole)) for part in [*parts, rest])


@often
@given(pieces=some_pieces, style=styles, width=st.floats(20.0, 300.0), other=st.floats(20.0, 300.0), height=st.floats(0.0, 200.0))
def test_a_part_that_goes_on_in_a_column_of_another_width_loses_nothing(
    pieces: list[Piece], style: ParagraphStyle, width: float, other: float, height: float
) -> None:
    paragraph = BidiParagraph(spans(pieces), style)
    paragraph.wrap(width, 1e6)
    cut = paragraph.split(width, height)
    if len(cut) < 2:
        return
    for part in cut:
        for again in (other, width / 2, other):
            part.wrap(again, 1e6)
    nothing_lost(paragraph.paragraph.text, merged(cut))


@seldom
@given(pieces=some_pieces, family=families, style=styles, width=widths)
def test_any_text_makes_a_pdf_that_another_library_opens(pieces: list[Piece], family: int, style: ParagraphStyle, width: float) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    paragraph = BidiParagraph(spans(pieces, family), style)
    paragraph.wrap(width, 1e6)
    paragraph.drawOn(canvas, 50, 50)
    canvas.showPage()
    canvas.save()
    with pikepdf.open(io.BytesIO(out.getvalue())) as pdf:
        assert len(pdf.pages) == 1
        for font in pdf.pages[0].resources.get("/Font", {}).values():
            if font.Subtype == "/Type0":
                font.ToUnicode.read_bytes().decode("ascii")
        pikepdf.parse_content_stream(pdf.pages[0])


@seldom
@given(text=st.one_of(texts, st.text(alphabet="*_`[](){}\\ aب\n:<>", max_size=40)), base=st.sampled_from(["ltr", "rtl", "auto"]), width=widths)
def test_marked_text_is_set_or_refused_with_a_place(text: str, base: Base, width: float) -> None:
    try:
        paragraph = MarkedParagraph(text, base=base, warn=lambda _: None)
    except InputError:
        return
    paragraph.wrap(width, 1e6)
    nothing_lost(paragraph.paragraph.text, paragraph.lines)
