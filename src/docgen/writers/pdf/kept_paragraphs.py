"""Short paragraphs that stand in one document after another (labels, heads, names, the numbers of pages): shaped and set once, and kept by the text
engine with the words that they are made of."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docgen.typography.shaping.shaper import ENGINE
from docgen.typography.types import ParagraphStyle, Span
from docgen.writers.pdf.paragraph import BidiParagraph

SHORT = 64
"""Code points of the paragraphs that are kept."""
MOST = 256
"""So many are kept: with more, all are forgotten."""


def paragraph_of(spans: tuple[Span, ...], style: ParagraphStyle) -> BidiParagraph:
    """A paragraph of the caller's own; what it is made of may be shared with others of the same words and look, and is never changed."""
    if sum([len(span.text) for span in spans]) > SHORT:
        return BidiParagraph(spans, style)
    kept: dict[Any, BidiParagraph] = ENGINE.paragraphs
    first = kept.get((spans, style))
    if first is None:
        if len(kept) >= MOST:
            kept.clear()
        first = kept[spans, style] = BidiParagraph(spans, style)
    twin = deepcopy(first)
    twin.style, twin.first = style, first
    return twin
