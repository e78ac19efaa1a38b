"""Digits of three sets: ASCII, Arabic-Indic (U+0660) and Extended Arabic-Indic, the Persian ones (U+06F0)."""

from __future__ import annotations

from docgen.types import DigitSystem

_LATN = "0123456789"
_ARAB = "٠١٢٣٤٥٦٧٨٩"
_PERSIAN = "۰۱۲۳۴۵۶۷۸۹"

_TO_ARAB = str.maketrans(_LATN, _ARAB)
_TO_LATN = str.maketrans(_ARAB + _PERSIAN, _LATN * 2)


def shape(text: str, system: DigitSystem) -> str:
    """`text` with its ASCII digits in the numbering system asked for; every other character stays."""
    return text.translate(_TO_ARAB) if system == "arab" else text


def unshape(text: str) -> str:
    """`text` with Arabic-Indic and Persian digits as ASCII ones; every other character stays."""
    return text if text.isascii() else text.translate(_TO_LATN)
