"""A number and its noun together."""

from __future__ import annotations

from decimal import Decimal

from docgen.locales.convention import Convention
from docgen.locales.numbers import NBSP, format_number
from docgen.locales.plurals import CountedNoun, category


def counted(value: int | Decimal, noun: CountedNoun, conv: Convention) -> str:
    """Number and noun together: `٣ أعضاء`, `3 members`. An Arabic form that says its number itself (the dual عضوان) stands alone."""
    kind = category(value, conv.lang)
    if conv.lang == "ar" and kind in ("one", "two") and noun.form(kind) != noun.other:
        return noun.form(kind)
    return f"{format_number(value, conv)}{NBSP}{noun.form(kind)}"
