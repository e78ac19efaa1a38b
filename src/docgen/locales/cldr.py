"""What docgen takes from CLDR: signs, names, clocks, territories, currencies, time zones. The data is in `data/`, of one CLDR (`VERSION`).

No document changes because a library on the machine brings a newer CLDR: `scripts/make_cldr_data.py` writes the data, `scripts/cldr_changes.py`
lists what another CLDR would print otherwise. Babel has the plural rules, and the currencies, territories and zones that are younger than the
data; it is imported inside the functions, so that importing this module costs nothing.

Where docgen says something else than CLDR on purpose, it does so here or in `currencies.py`; docs/numbers.md has the list.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from docgen.locales.convention import Convention
from docgen.types import DigitSystem, Lang

if TYPE_CHECKING:
    from babel.core import Locale

WORLD = "001"
NOWHERE = frozenset(("XA", "XB", "ZZ", "QO"))
"""Codes of CLDR that are no place: made for tests of programs, unknown, and what is left of Oceania."""
VERSION = "49"
"""The CLDR that the data is of; a test holds it to the data's own word."""


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
def data(name: str) -> dict[str, Any]:
    """One file of `data/`, without the word about its source."""
    found: dict[str, Any] = json.loads((Path(__file__).parent / "data" / f"{name}.json").read_text(encoding="utf-8"))
    del found["source"]
    return found


@cache
def babel_locale(lang: Lang) -> Locale:
    """Babel's locale of a language in the world: English with the day before the month, Arabic as in no one territory."""
    from babel.core import Locale

    return Locale(lang, WORLD)


@cache
def _convention(lang: Lang, territory: str) -> dict[str, Any]:
    """English is always that of the world (day before month), Arabic its territory's, or the world's where CLDR has none."""
    known = data("conventions")
    own: dict[str, Any] = known[lang]
    return own | known.get(f"ar_{territory}", {}) if lang == "ar" else own


@cache
def pinned_territories() -> dict[str, tuple[str, str]]:
    """Every territory code of our data with its Arabic and English names."""
    return {code: (arabic, english) for code, (arabic, english) in data("territories").items() if code not in NOWHERE}


@cache
def territory_names() -> dict[str, tuple[str, str]]:
    """Every territory code of CLDR with its Arabic and English names; those that the data has not yet are Babel's."""
    arabic, english = babel_locale("ar").territories, babel_locale("en").territories
    codes = (str(code) for code in english if code in arabic)
    younger = {code: (str(arabic[code]), str(english[code])) for code in codes if len(code) == 2 and code not in NOWHERE}
    return younger | pinned_territories()


@cache
def default_digits(territory: str) -> DigitSystem:
    """CLDR's `defaultNumberingSystem` of Arabic in a territory."""
    return "arab" if _convention("ar", territory)["digits"] == "arab" else "latn"


_ALM = "\u061c"
_PERCENT_AFTER_EUROPEAN_DIGITS = "\u200e%\u200e"


@cache
def signs(conv: Convention) -> Signs:
    """The signs for a convention's digits.

    Before European digits in Arabic text CLDR's marks (U+200E) stay: they keep % at the right of the number. So it is in SA too, where CLDR has ٪
    even after European digits. The Arabic letter mark after ٪ is left out, for in a right-to-left paragraph ٪ goes to the left by itself
    (UAX #9 W6, N2). The minus is U+2212, after which no line breaks.
    """
    decimal, group, percent = _convention(conv.lang, conv.territory)["signs"][conv.digits]
    if conv.lang == "ar":
        percent = percent.replace(_ALM, "") if conv.digits == "arab" else _PERCENT_AFTER_EUROPEAN_DIGITS
    return Signs(decimal, group, percent, "\u2212")


@cache
def names(conv: Convention) -> Names:
    """Month and weekday names and the clock of a convention."""
    own = _convention(conv.lang, conv.territory)
    # The clock is the territory's, not the language's, so that both sides of a document show the same one.
    clock = _convention("ar", conv.territory)["hours"]
    return Names(months=tuple(own["months"]), weekdays=tuple(own["weekdays"]), am=own["halves"][0], pm=own["halves"][1], hours=clock)


def _canonical(zone: str) -> str:
    found: str = data("zones")["aliases"].get(zone, zone)
    return found


_NO_PLACE = {"CET", "EET", "EST", "HST", "MET", "MST", "WET"}
"""Zones that are known by their letters: CLDR makes each another name of a city's zone, but no reader looks for Panama behind EST."""


@cache
def zone_city(zone: str, lang: Lang) -> str:
    """CLDR's exemplar city of an IANA time zone or of another name of it; where CLDR has none, the last part of its IANA name."""
    if zone in _NO_PLACE:
        return zone
    cities = data("zones")["cities"]
    found: str | None = cities.get(zone, {}).get(lang) or cities.get(_canonical(zone), {}).get(lang)
    if not found and zone not in cities and _canonical(zone) not in cities:
        found = babel_locale(lang).time_zones.get(zone, {}).get("city")
    return found or _canonical(zone).rsplit("/", 1)[-1].replace("_", " ")


@cache
def only_zone(territory: str) -> str | None:
    """The IANA name of the zone of a territory that has one and no other (CLDR, by Babel's table); `None` of any other."""
    from babel.core import get_global

    zones = get_global("territory_zones").get(territory, ())
    return str(zones[0]) if len(zones) == 1 else None


@cache
def zone_long_name(zone: str, variant: Literal["standard", "daylight"], lang: Lang) -> str | None:
    """CLDR's long name of a zone or of its metazone (UTS #35 part 4, "Using Time Zone Names"); None where CLDR has none."""
    known = data("zones")
    canonical = _canonical(zone)
    for key in (canonical, known["metazones"].get(canonical)):
        found: str | None = known["names"].get(key, {}).get(lang, {}).get(variant)
        if found:
            return found
    return None


def localized_offset(minutes: int, lang: Lang) -> str:
    """An offset from UTC in CLDR's long form (`gmtFormat`): `GMT+03:00`, `غرينتش+03:00`."""
    sign = "-" if minutes < 0 else "+"
    pattern: str = data("zones")["offset"][lang]
    return pattern % f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
