"""Options that are written as text, on a command line or in a configuration: the size of a page, a bleed, a watermark.

`called` stands before the text in messages: the option with a space, or nothing where the message has a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.document.theme import MM
from docgen.errors import UsageError
from docgen.writers.options import MOST_BLEED

if TYPE_CHECKING:
    from docgen.document.inline import Both

_WORDS = {"draft": "draft", "embargo": "embargo"}
"""Watermarks with a name, and the labels that they show."""


def page_size(text: str, called: str = "--page ") -> tuple[float, float]:
    """Width and height in points of `A4`, `letter` or `170x240mm`. Raises UsageError."""
    from docgen.templating import lengths

    width, times, height = text.casefold().partition("x")
    try:
        if not times:
            return lengths.page_size(text)
        unit = height.lstrip("0123456789. ")
        return lengths.page_size(
            [width if width.strip("0123456789. ") else f"{width.strip()} {unit or 'mm'}", height if unit else f"{height.strip()} mm"]
        )
    except ValueError:
        raise UsageError(f"{called}{text}: write {', '.join(lengths.PAGE_SIZES)}, or a width and a height such as 170x240mm") from None


def bleed_points(text: str, called: str = "--bleed ") -> float:
    """The bleed of a length such as `3 mm`; a bare number is millimetres. Raises UsageError."""
    points = _length(text, called)
    if points > MOST_BLEED:
        raise UsageError(f"{called}{text}: a bleed is 0 to {MOST_BLEED / MM:g} mm")
    return points


def _length(text: str, called: str) -> float:
    """Points. A bare number is millimetres."""
    from docgen.templating.lengths import length

    bare = text.strip().replace(".", "", 1).isdigit()
    try:
        return length(f"{text.strip()} mm" if bare else text)
    except ValueError:
        raise UsageError(f"{called}{text}: write a length such as 3 mm") from None


def watermark_words(text: str, called: str = "--watermark: ") -> Both[str]:
    """What stands behind the pages: a watermark with a name, words of one language, or `عربي | English`. Raises UsageError."""
    from docgen.document.inline import Both
    from docgen.locales.labels import labels

    if not text.strip():
        raise UsageError(f"{called}a watermark needs words")
    if text in _WORDS:
        words = labels()[_WORDS[text]]
        return Both(words["ar"], words["en"])
    arabic, bar, english = (part.strip() for part in text.partition("|"))
    if not bar:
        return Both(arabic, None) if _arabic(arabic) else Both(None, arabic)
    if not arabic or not english:
        raise UsageError(f"{called}both sides of | need words")
    return Both(arabic, english) if _arabic(arabic) or not _arabic(english) else Both(english, arabic)


def _arabic(text: str) -> bool:
    return any("\u0600" <= char <= "\u06ff" for char in text)
