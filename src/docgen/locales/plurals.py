"""Counted nouns: Arabic's six plural categories (CLDR plural rules, through babel) and English's two."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal

from docgen.types import Lang

if TYPE_CHECKING:
    from babel.plural import PluralRule

Category = Literal["zero", "one", "two", "few", "many", "other"]


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


@cache
def _rule(lang: Lang) -> PluralRule:
    from docgen.locales.cldr import babel_locale

    return babel_locale(lang).plural_form


@cache
def _whole(lang: Lang, value: int) -> Category:
    return _rule(lang)(value)  # type: ignore[return-value]  # babel types the category as str


def category(value: int | Decimal, lang: Lang) -> Category:
    """CLDR's plural category of a number: 0 zero, 1 one, 2 two, 3–10 few, 11–99 many, 100 and 1.5 other, in Arabic."""
    if isinstance(value, Decimal):
        if lang == "en" or value != value.to_integral_value():
            # To both languages a million and a half is what a hundred and a half is; Babel cannot take apart what Decimal's context cannot hold.
            return _rule(lang)(abs(value) if abs(value) < 1_000_000 else Decimal("100.5"))  # type: ignore[return-value]
        value = int(value)
    value = abs(value)
    # The rules look at the number and its last two digits only, so a million is a hundred to them; that keeps the cache small.
    return _whole(lang, value if value < 200 else 100 + value % 100)
