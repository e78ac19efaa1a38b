"""Sets a text in one call, for tests."""

from __future__ import annotations

from docgen.types import Align, Base, Kashida
from docgen.typography.fonts.families import library
from docgen.typography.paragraph.line_layout_cy import set_lines
from docgen.typography.paragraph.lines import Line
from docgen.typography.paragraph.prepare import Paragraph, prepare
from docgen.typography.types import ParagraphStyle, Span, SpanStyle

WIDE = 1e6


def style(family: tuple[str, str] = ("Amiri", "Amiri"), size: float = 10.0, ratio: float = 1.0, bold: bool = False) -> SpanStyle:
    return SpanStyle(library().stack(*family), size * ratio, size, bold)


def span(
    text: str, *, lang: str = "ar", look: SpanStyle | None = None, isolate: bool = False, nobreak: bool = False, link: str | None = None
) -> Span:
    return Span(text, look or style(), lang, link, isolate, nobreak)


def paragraph(*spans: Span, base: Base = "rtl", align: Align = "start", kashida: Kashida = "none") -> Paragraph:
    return prepare(spans, ParagraphStyle(base, align, 15.0, kashida))


def lines(*spans: Span, width: float = WIDE, base: Base = "rtl", align: Align = "start", kashida: Kashida = "none") -> list[Line]:
    return set_lines(paragraph(*spans, base=base, align=align, kashida=kashida), width)


def visual(line: Line) -> str:
    """The line's characters as they stand from left to right, each unit's own in logical order."""
    out = []
    for word in line.words:
        units = [unit.text for unit in word.shaped.units]
        space = [" "] if word.spaced else []
        out += space + units if word.level % 2 else units + space
    return "".join(out)
