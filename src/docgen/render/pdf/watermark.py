"""A word across every page, behind the text: مسودة, DRAFT, or whatever is asked."""

from __future__ import annotations

import math

from docgen.document.inline import Both, Inline, Lang
from docgen.document.theme import Colour
from docgen.render.pdf.canvas import PageCanvas
from docgen.render.pdf.ink import ink_of
from docgen.render.pdf.paragraph import BidiParagraph
from docgen.render.pdf.stage import Stage
from docgen.render.pdf.tokens import num
from docgen.typography.types import ParagraphStyle, Span, SpanStyle

_REACH = 0.62
"""How much of the page's diagonal the widest line covers."""
_LARGEST = 110.0
_COLOUR = Colour((0.90, 0.90, 0.90), (0, 0, 0, 0.10))
_SAMPLE = 100.0
_LEADING = 1.25


def watermark_operators(canvas: PageCanvas, words: Both[str], stage: Stage) -> list[str]:
    """What each page of a section begins with. The languages stand one under the other, the leading one on top; a text without one language shows
    the one it has."""
    said = [(side, text) for side in stage.languages if (text := words.side(side))] or list(words)
    if not said:
        return []
    page = stage.page
    diagonal = math.hypot(page.width, page.height)
    widest = max(_width(side, text, stage) for side, text in said)
    size = min(_LARGEST, _SAMPLE * _REACH * diagonal / widest)
    leading = size * _LEADING
    angle = math.atan2(page.height, page.width)
    cosine, sine = math.cos(angle), math.sin(angle)
    out = ["q", f"{cosine:.5f} {sine:.5f} {-sine:.5f} {cosine:.5f} {num(page.width / 2)} {num(page.height / 2)} cm"]
    y = leading * len(said) / 2
    for side, text in said:
        paragraph = _paragraph(side, text, stage, size, leading)
        paragraph.wrap(diagonal, leading)
        y -= leading
        out.append(paragraph.operators(canvas, -diagonal / 2, y))
    return [*out, "Q"]


def _paragraph(side: Lang, text: str, stage: Stage, size: float, leading: float) -> BidiParagraph:
    voice = stage.voices.get(side)
    look = stage.look
    plain = look.span_style("headline", side, Inline(text))
    ratio = look.theme.families.latin_ratio
    latin, arabic = (size * ratio, size) if side == "ar" else (size, size / ratio)
    style = SpanStyle(plain.fonts, latin, arabic, bold=True, paint=ink_of(_COLOUR, cmyk=look.cmyk), features=plain.features)
    span = Span(text, style, voice.tag if voice else side, nobreak=True)
    return BidiParagraph((span,), ParagraphStyle("rtl" if side == "ar" else "ltr", "center", leading))


def _width(side: Lang, text: str, stage: Stage) -> float:
    prepared = _paragraph(side, text, stage, _SAMPLE, _SAMPLE).paragraph
    return sum(prepared.widths) + sum(prepared.spaces) or 1.0
