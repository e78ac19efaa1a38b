"""Items of lists counted in letters: a b c …, أ ب ج …"""

from __future__ import annotations

from docgen.types import Lang

ALPHABETS: dict[Lang, str] = {"ar": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", "en": "abcdefghijklmnopqrstuvwxyz"}


def letters(index: int, lang: Lang) -> str:
    """The letters of item `index` (from 0) in bijective numeration, as spreadsheets name columns: after the last letter come two, then three."""
    alphabet = ALPHABETS[lang]
    found = ""
    index += 1
    while index:
        index, place = divmod(index - 1, len(alphabet))
        found = alphabet[place] + found
    return found
