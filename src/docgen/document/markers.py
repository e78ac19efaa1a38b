"""What stands before a list's items: a bullet, a number in the side's digits, a letter in the side's order (أ ب ج or a b c)."""

from __future__ import annotations

from docgen.document.forms import BULLETS, Bullet
from docgen.document.lettering import letters
from docgen.locales.digits import shape
from docgen.types import DigitSystem, Lang, ListStyle


def marker(style: ListStyle, index: int, side: Lang, digits: DigitSystem, bullet: Bullet = "disc") -> str:
    """The marker of item `index` (from 0)."""
    if style == "bullet":
        return BULLETS[bullet]
    if style == "decimal":
        return f"{shape(str(index + 1), digits)}."
    return f"{letters(index, side)}."
