"""Where the words of a watermark stand, alike in every format: across the text area from corner to corner, as large as fits between the margins."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docgen.document.inline import Both
from docgen.document.theme import Colour, Page
from docgen.errors import RenderError
from docgen.types import Lang

COLOUR = Colour((0.935, 0.935, 0.935), (0, 0, 0, 0.065))
"""A tint of six to seven per cent: read across the page, and no hindrance to small type over it."""
SAMPLE = 100.0
"""The size, in points, at which words are measured."""

_LARGEST = 110.0
_LEADING = 1.25
_WITHIN = 0.97
"""Of the room that there is; glyphs reach over what their line claims."""

Width = Callable[[Lang, str], float]
"""The width in points of one language's words on one line, at the sample size."""


@dataclass(frozen=True, slots=True)
class Mark:
    """`lines` are the words from the top down, one a language. `size` and `leading` are points; `angle` is how far the lines are turned about their
    middle (`x`, `y`, points from the page's lower left corner), in radians, anticlockwise."""

    lines: tuple[tuple[Lang, str], ...]
    size: float
    leading: float
    angle: float
    x: float
    y: float


def laid(words: Both[str] | None, languages: Sequence[Lang], page: Page, width: Width) -> Mark | None:
    """The words on a page: the leading language on top; words without one of the page's languages stand in the one that they have. `None` where
    none are asked for. Raises RenderError for words that are blank."""
    if words is None:
        return None
    said = {lang: " ".join(text.split()) for lang, text in words}
    lines = tuple((lang, text) for lang in languages if (text := said.get(lang))) or tuple((lang, text) for lang, text in said.items() if text)
    if not lines:
        raise RenderError("a watermark needs words")
    across, up = page.width - 2 * page.margin_side, page.height - page.margin_top - page.margin_bottom
    angle = math.atan2(up, across)
    cosine, sine = math.cos(angle), math.sin(angle)
    long = max(width(lang, text) for lang, text in lines) / SAMPLE or 1.0
    high = len(lines) * _LEADING
    size = _WITHIN * min(across / (long * cosine + high * sine), up / (long * sine + high * cosine))
    size = min(_LARGEST, size)
    return Mark(lines, size, size * _LEADING, angle, page.width / 2, page.margin_bottom + up / 2)
