"""What stands before an item of a list: a bullet, a number in the side's digits, a letter in its order (أ ب ج or a b c), a Roman figure, a word."""

from __future__ import annotations

from docgen.document.forms import BULLETS, Bullet
from docgen.document.lettering import letters
from docgen.locales.digits import shape
from docgen.locales.words import adverbial_words
from docgen.types import DigitSystem, Lang, ListStyle

_ROMAN = {1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}
_UNDER = "–"
"""The bullet of a list in a list."""


def marker(style: ListStyle, index: int, side: Lang, digits: DigitSystem, bullet: Bullet = "disc", depth: int = 0) -> str:
    """The marker of item `index` (from 0) of a list that stands `depth` lists deep."""
    if style == "bullet":
        return BULLETS[bullet] if depth == 0 else _UNDER
    if style == "decimal":
        return f"{shape(str(index + 1), digits)}."
    if style == "roman":
        return f"{roman(index + 1)}."
    if style == "ordinal-words":
        return f"{adverbial_words(index + 1, side)}:"
    return f"{letters(index, side)}."


def roman(value: int) -> str:
    """A number from 1 in Roman figures, in capitals."""
    out = ""
    for size, sign in _ROMAN.items():
        count, value = divmod(value, size)
        out += sign * count
    return out
