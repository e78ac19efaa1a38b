"""The text engine in Python and compiled: any text in any column is set and drawn alike, to the last digit."""

from __future__ import annotations

import io
from typing import Any

from compiled_twins import both, python_only
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from wild_texts import Piece, families, often, some_pieces, spans, styles, widths

from docgen.typography.shaping.shaper import ENGINE
from docgen.typography.types import ParagraphStyle
from docgen.writers.pdf.paragraph import BidiParagraph


def set_new(pieces: list[Piece], family: int, style: ParagraphStyle, width: float, height: float) -> list[Any]:
    """All that the engine says of a text that it has never met: segments, lines, words, and the operators that draw them."""
    ENGINE.clear()
    paragraph = BidiParagraph(spans(pieces, family), style)
    paragraph.wrap(width, 1e6)
    prepared = paragraph.paragraph
    said: list[Any] = [prepared.widths, prepared.spaces, prepared.kinds, prepared.ends, prepared.missing, prepared.emergencies, prepared.level]
    said += [(item.start, item.end, item.level, item.span, item.setting.script, item.setting.size) for item in prepared.items]
    canvas = Canvas(io.BytesIO(), invariant=1)
    for part in paragraph.split(width, height) or [paragraph]:
        part.wrap(width, 1e6)
        for line in part.lines:
            said.append((line.x, line.gap, line.width, line.start, line.end))
            for shaped, level, span, start, end, spaced in line.words:
                units = [repr(unit) for unit in (*shaped.units, shaped.space)]
                said.append((shaped.text, level, span, start, end, spaced, units, shaped.width, shaped.space_width, shaped.missing))
        said.append(part.operators(canvas, 10.0, 20.0))
    return said


@often
@given(pieces=some_pieces, family=families, style=styles, width=widths, height=st.floats(20.0, 200.0))
def test_any_text_is_set_alike(pieces: list[Piece], family: int, style: ParagraphStyle, width: float, height: float) -> None:
    both("docgen.writers.pdf.objects.text_line.text_object")
    compiled = set_new(pieces, family, style, width, height)
    with python_only():
        python = set_new(pieces, family, style, width, height)
    assert compiled == python


def test_pieces_of_a_line_begin_at_the_same_place_to_the_last_digit() -> None:
    """Widths are added in one order, so that a place that lies between two thousandths is written alike."""
    words = ("اللهofficeO\x1b\x1b\x1byhاللهاللهلاAVATAR", "اللهaaaa", "\x01الله\u202d", "A:اللهAVATAR \u0301")
    pieces = [Piece(text, "ar", 12.0 if text is words[-1] else 9.0, False, False, None, False, False) for text in words]
    style = ParagraphStyle(base="ltr", align="start", leading=18.0, kashida="none")
    compiled = set_new(pieces, 2, style, 100000.0, 20.0)
    with python_only():
        assert compiled == set_new(pieces, 2, style, 100000.0, 20.0)
