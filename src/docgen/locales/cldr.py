"""What docgen asks of CLDR, through babel: signs, month and weekday names, hour cycle, territories. Asked once, then kept.

babel is imported inside the functions, so that importing this module costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from docgen.locales.conventions import Convention, Digits, Lang

if TYPE_CHECKING:
    from babel.core import Locale

WORLD = "001"


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of numbers (CLDR `numbers/symbols`)."""

    decimal: str
    group: str
    percent: str
    minus: str


@dataclass(frozen=True, slots=True)
class Names:
    """Names in one language and territory (CLDR `calendars/gregorian`): months from January, weekdays from Monday, halves of the day."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    am: str
    pm: str
    hours: int
    """12 or 24: the clock that the territory prefers (CLDR's short time pattern)."""


@cache
def locale(lang: Lang, territory: str) -> Locale:
    """babel's locale. English is always `en_001` (day before month), Arabic its territory's, or the world's where CLDR has none."""
    from babel.core import Locale, UnknownLocaleError

    if lang == "en":
        return Locale("en", WORLD)
    try:
        return Locale("ar", territory)
    except UnknownLocaleError:
        return Locale("ar", WORLD)


@cache
def territory_names() -> dict[str, tuple[str, str]]:
    """Every territory code of CLDR with its Arabic and English names."""
    arabic, english = locale("ar", WORLD).territories, locale("en", WORLD).territories
    return {code: (arabic[code], name) for code, name in english.items() if code in arabic and (len(code) == 2 or code == WORLD)}


@cache
def default_digits(territory: str) -> Digits:
    """CLDR's `defaultNumberingSystem` of Arabic in a territory."""
    return "arab" if locale("ar", territory).default_numbering_system == "arab" else "latn"


_ALM = "\u061c"


@cache
def signs(conv: Convention) -> Signs:
    """The signs for a convention's digits.

    Before European digits in Arabic text CLDR's marks (U+200E) stay: they keep % at the right of the number. The Arabic letter mark after ٪ is
    left out, for in a right-to-left paragraph ٪ goes to the left by itself (UAX #9 W6, N2). The minus is U+2212, after which no line breaks.
    """
    symbols = locale(conv.lang, conv.territory).number_symbols[conv.digits]
    return Signs(cast(str, symbols["decimal"]), cast(str, symbols["group"]), cast(str, symbols["percentSign"]).replace(_ALM, ""), "\u2212")


@cache
def names(conv: Convention) -> Names:
    """Month and weekday names and the clock of a convention."""
    own = locale(conv.lang, conv.territory)
    months, days = own.months["format"]["wide"], own.days["format"]["wide"]
    periods = own.day_periods["format"]["abbreviated"]
    # The clock is the territory's, not the language's, so that both sides of a document show the same one.
    clock = locale("ar", conv.territory).time_formats["short"].pattern
    return Names(
        months=tuple(months[number] for number in range(1, 13)),
        weekdays=tuple(days[number] for number in range(7)),
        am=periods["am"],
        pm=periods["pm"],
        hours=24 if "H" in clock else 12,
    )
