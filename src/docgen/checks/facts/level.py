"""Spelling habits levelled out, character by character, so that offsets stay."""

from __future__ import annotations

_FROM = "أإآٱىیکةۀەہ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹\u00a0\u202f\u2009\u2007–—−‐‑‒’‘ʻʼʿʾ`´"
_TO = "ااااييكهههه01234567890123456789    ------''''''''"
_LEVEL = str.maketrans(_FROM, _TO)

MARKS = "\u064b-\u0652\u0670\u0640"
"""Vowel marks and tatweel, as the inside of a regular expression's set."""


def level(text: str) -> str:
    """`text` with ASCII digits, hyphens, apostrophes and spaces, without hamza seats; of the same length."""
    return text.translate(_LEVEL)


assert len(_FROM) == len(_TO)
