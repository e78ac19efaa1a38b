"""A line as characters that read right under plain UAX #9, in whatever shows them.

Whoever shows plain text takes a line's direction from its first strong character (UAX #9, P2 and P3), so a line that begins with another language's
letter, or has none, gets an implicit mark of its own direction before it: RLM or LRM. What keeps an order of its own is an isolate, as in the PDF.
"""

from __future__ import annotations

import unicodedata

from docgen.document.inline import DIRECTIONS
from docgen.types import Lang
from docgen.writers.text.lines import ISOLATES, POP_DIRECTIONAL_ISOLATE

MARKS: dict[Lang, str] = {"ar": "\u200f", "en": "\u200e"}
"""RIGHT-TO-LEFT MARK, LEFT-TO-RIGHT MARK."""
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_OPENING = ("LRI", "RLI", "FSI")


def isolated(text: str) -> str:
    """A run that goes from left to right by itself (LRI … PDI)."""
    return f"{ISOLATES['en']}{text}{POP_DIRECTIONAL_ISOLATE}"


def with_direction(text: str, lang: Lang) -> str:
    """The line, with a mark before it where its first strong character does not say the direction of its language."""
    return text if first_strong(text) == DIRECTIONS[lang] else f"{MARKS[lang]}{text}"


def first_strong(text: str) -> str | None:
    """The direction of the first strong character outside of isolates (UAX #9, P2); `None` where there is none."""
    depth = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _OPENING:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in _STRONG:
            return _STRONG[kind]
    return None
