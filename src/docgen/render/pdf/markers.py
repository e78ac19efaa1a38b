"""What stands before a list's items: a bullet, a number in the side's digits, a letter in the side's order (أ ب ج or a b c)."""

from __future__ import annotations

from docgen.document.blocks import ListStyle
from docgen.document.document import DigitSystem
from docgen.document.inline import Lang
from docgen.locales.digits import shape

_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_LATIN = "abcdefghijklmnopqrstuvwxyz"


def marker(style: ListStyle, index: int, side: Lang, digits: DigitSystem) -> str:
    """The marker of item `index` (from 0)."""
    if style == "bullet":
        return "•"
    if style == "decimal":
        return f"{shape(str(index + 1), digits)}."
    return f"{_letters(index, _ABJAD if side == 'ar' else _LATIN)}."


def _letters(index: int, alphabet: str) -> str:
    """Bijective numeration, as spreadsheets name columns: after the last letter come two, then three."""
    letters = ""
    index += 1
    while index:
        index, place = divmod(index - 1, len(alphabet))
        letters = alphabet[place] + letters
    return letters
