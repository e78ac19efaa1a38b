"""Degrees in words, above nought in one language and below it in the other: five degrees above zero, خمس درجات تحت الصفر."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.contrasts.contrast import Contrast, Named, odd_ones
from docgen.checks.slots import Side

_PATTERN = {
    "ar": re.compile(r"(?<!\w)(?:(?P<below>(?:تحت|دون) (?:درجه )?(?:ال)?صفر)|(?P<above>فوق (?:درجه )?(?:ال)?صفر))(?!\w)"),
    "en": re.compile(
        r"\b(?:(?P<below>(?:below|under) (?:zero|freezing|nought)|sub-?zero)|(?P<above>above (?:zero|freezing|nought)))\b", re.IGNORECASE
    ),
}
_MINUS = re.compile(r"[-\u2212]\s?\d|\d\s?[-\u2212]|\b(?:minus|negative|below|frost)\b|سالب|ناقص|تحت|دون", re.IGNORECASE)
_FIGURE = re.compile(r"\d\D{0,16}$")
"""A figure whose side of nought is told by itself."""


def beside_zero(first: Side, second: Side) -> Iterator[Contrast]:
    """DG101: words that put a number above nought, where those of the other language put it below."""
    yield from odd_ones(first, second, _named, _all, "DG101", "the number")


def _all(side: Side, named: list[Named]) -> frozenset[tuple[str, int]]:
    below = [("zero", -1)] if _MINUS.search(side.levelled) else []
    return frozenset((*(one.value for one in named), *below))


def _named(side: Side) -> Iterator[Named]:
    text = side.levelled
    for found in _PATTERN[side.lang].finditer(text):
        sure = _FIGURE.search(text[max(0, found.start() - 20) : found.start()]) is None
        yield Named(("zero", -1 if found["below"] else 1), *found.span(), sure)
