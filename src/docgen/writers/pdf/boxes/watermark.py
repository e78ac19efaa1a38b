"""A word across every page, under the text and over tints: مسودة, DRAFT, or whatever is asked."""

from __future__ import annotations

import math

from docgen.document.inline import Both, Inline
from docgen.document.theme import Page
from docgen.document.watermark import COLOUR, SAMPLE, laid
from docgen.types import Lang
from docgen.typography.types import ParagraphStyle, Span, SpanStyle
from docgen.writers.pdf.canvas import DARKENING, PageCanvas
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.objects.tokens import num
from docgen.writers.pdf.paragraph import BidiParagraph
from docgen.writers.pdf.profiles.ink import ink_of


def watermark_operators(canvas: PageCanvas, words: Both[str], stage: LayoutContext, page: Page) -> list[str]:
    """What the text of each page of a section stands on, between the margins of `page`. It darkens what is under it, so that a tint leaves no hole in
    it."""
    mark = laid(words, stage.languages, page, lambda side, text: _width(side, text, stage))
    if mark is None:
        return []
    long = math.hypot(stage.page.width, stage.page.height)
    cosine, sine = math.cos(mark.angle), math.sin(mark.angle)
    out = ["q", f"/{DARKENING} gs", f"{cosine:.5f} {sine:.5f} {-sine:.5f} {cosine:.5f} {num(mark.x)} {num(mark.y)} cm"]
    y = mark.leading * len(mark.lines) / 2
    for side, text in mark.lines:
        paragraph = _paragraph(side, text, stage, mark.size, mark.leading)
        stage.look.note_missing(paragraph.paragraph)
        paragraph.wrap(long, mark.leading)
        y -= mark.leading
        out.append(paragraph.operators(canvas, -long / 2, y))
    return [*out, "Q"]


def _paragraph(side: Lang, text: str, stage: LayoutContext, size: float, leading: float) -> BidiParagraph:
    voice = stage.voices.get(side)
    look = stage.look
    plain = look.span_style("headline", side, Inline(text))
    ratio = look.theme.families.latin_ratio
    latin, arabic = (size * ratio, size) if side == "ar" else (size, size / ratio)
    style = SpanStyle(plain.fonts, latin, arabic, bold=True, paint=ink_of(COLOUR, look.inks), features=plain.features)
    span = Span(text, style, voice.tag if voice else side, nobreak=True)
    return BidiParagraph((span,), ParagraphStyle("rtl" if side == "ar" else "ltr", "center", leading))


def _width(side: Lang, text: str, stage: LayoutContext) -> float:
    return _paragraph(side, text, stage, SAMPLE, SAMPLE).paragraph.natural_width()
