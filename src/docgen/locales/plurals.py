"""Counted nouns: Arabic's six plural categories (CLDR plural rules) and English's two."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from docgen.locales.conventions import Convention, Lang

Category = Literal["zero", "one", "two", "few", "many", "other"]

_FIRST_IN_ARABIC: tuple[Category, ...] = ("zero", "one", "two")


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun as it stands after a number, category by category; empty forms fall back to `other`.

    For Arabic: `one` and `two` are the singular and the dual (which stand without a figure in running text), `few` the plural after
    3–10, `many` the accusative singular after 11–99, `other` the genitive singular after whole hundreds and after fractions.
    """

    other: str
    one: str = ""
    two: str = ""
    few: str = ""
    many: str = ""
    zero: str = ""

    def form(self, category: Category) -> str:
        """The form of one category."""
        found: str = getattr(self, category)
        return found or self.other


def category(value: int | Decimal, lang: Lang) -> Category:
    """CLDR's plural category of a number: 0 zero, 1 one, 2 two, 3–10 few, 11–99 many, 100 and 1.5 other, in Arabic.

    UTS #35 part 3, "Language Plural Rules": Arabic looks at the value (1.0 is one), English at the digits too (1.0 is other).
    """
    size = value if value >= 0 else -value
    if lang == "en":
        return "one" if size == 1 and (isinstance(size, int) or size.as_tuple().exponent == 0) else "other"
    if size != int(size):
        return "other"
    if size <= 2:
        return _FIRST_IN_ARABIC[int(size)]
    rest = int(size) % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def counted(value: int | Decimal, noun: CountedNoun, conv: Convention) -> str:
    """Number and noun together: `٣ أعضاء`, `3 members`. An Arabic form that says its number itself (the dual عضوان) stands alone."""
    from docgen.locales.numbers import NBSP, format_number

    kind = category(value, conv.lang)
    if conv.lang == "ar" and kind in ("one", "two") and noun.form(kind) != noun.other:
        return noun.form(kind)
    return f"{format_number(value, conv)}{NBSP}{noun.form(kind)}"
