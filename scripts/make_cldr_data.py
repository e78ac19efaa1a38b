"""Writes what docgen takes from CLDR into src/docgen/locales/data/, through the Babel at hand: `make_cldr_data.py [TARGET]`.

docgen prints from these files alone, so that no release of Babel or of CLDR changes a document. To take in a newer CLDR: look at what
`scripts/cldr_changes.py` lists, decide (docs/numbers.md, "CLDR, and where docgen differs"), then run this script.

Every file is one JSON object, an entry a line. `source` says which CLDR it is of.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "src" / "docgen" / "locales" / "data"
WORLD = "001"
UNTOLD = "∅∅∅"
"""CLDR's mark of a name that is not inherited."""
NOWHERE = {"XA", "XB", "ZZ"}
"""Codes for tests of software and for a territory that is not known."""
WRITER = "written by scripts/make_cldr_data.py through Babel: do not edit"

Table = dict[str, Any]


def cldr_version() -> str:
    """The CLDR of the Babel at hand; `unknown` before Babel 2.18, which is the first to say."""
    import babel.core

    return str(babel.core.get_cldr_version()) if hasattr(babel.core, "get_cldr_version") else "unknown"


def tables() -> dict[str, Table]:
    """All files by name, without `source`."""
    return {"conventions": conventions(), "currencies": currencies(), "territories": territories(), "zones": zones()}


def conventions() -> Table:
    """Of English (`en`, as in 001), of Arabic in the world (`ar`), and of each Arabic locale what differs there from `ar`."""
    from babel.core import Locale
    from babel.localedata import locale_identifiers

    world = _convention(Locale("ar", WORLD))
    found: Table = {"en": _convention(Locale("en", WORLD)), "ar": world}
    for name in sorted(name for name in locale_identifiers() if name.startswith("ar_") and name != f"ar_{WORLD}"):
        own = _convention(Locale.parse(name))
        found[name] = {key: value for key, value in own.items() if value != world[key]}
    return found


def _convention(locale: Any) -> Table:
    months, days = locale.months["format"]["wide"], locale.days["format"]["wide"]
    periods = locale.day_periods["format"]["abbreviated"]
    signs = {
        system: [locale.number_symbols[system][sign] for sign in ("decimal", "group", "percentSign")]
        for system in ("latn", "arab")
        if system == "latn" or locale.language == "ar"
    }
    return {
        "digits": "arab" if locale.default_numbering_system == "arab" else "latn",
        "signs": signs,
        "months": [months[number] for number in range(1, 13)],
        "weekdays": [days[number] for number in range(7)],
        "halves": [periods["am"], periods["pm"]],
        "hours": 24 if "H" in locale.time_formats["short"].pattern else 12,
    }


def currencies() -> Table:
    """By code: the decimals where they are not two, the name in each language, its symbol and its plural forms where CLDR has some."""
    from babel.core import Locale, get_global

    fractions = get_global("currency_fractions")
    found: Table = {}
    locales = {lang: Locale(lang, WORLD) for lang in ("ar", "en")}
    for code in sorted(locales["en"].currencies):
        entry: Table = {}
        decimals = fractions.get(code, fractions["DEFAULT"])[0]
        if decimals != 2:
            entry["decimals"] = decimals
        for lang, locale in locales.items():
            if code in locale.currencies:
                name, plural = locale.currencies[code], dict(locale._data["currency_names_plural"].get(code, {}))
                symbol = locale.currency_symbols.get(code, code).strip("\u200e\u200f\u061c")
                own = {"symbol": symbol} if symbol != code else {}
                entry[lang] = {"name": name, **own, **{kind: plural[kind] for kind in sorted(plural)}}
        found[code] = entry
    return found


def territories() -> Table:
    """By code: the Arabic and the English name."""
    from babel.core import Locale

    arabic, english = Locale("ar", WORLD).territories, Locale("en", WORLD).territories
    codes = [code for code in sorted(english) if code in arabic and (len(code) == 2 or code == WORLD)]
    return {code: [arabic[code], english[code]] for code in codes if code not in NOWHERE}


def zones() -> Table:
    """`cities` (Arabic, English) and `metazones` by IANA name, other names of zones, the long names of zones and metazones, the sign of an offset."""
    from babel.core import Locale, get_global

    locales = {lang: Locale(lang, WORLD) for lang in ("ar", "en")}
    aliases, metazones = dict(get_global("zone_aliases")), dict(get_global("meta_zones"))
    cities: Table = {}
    names: Table = {}
    for lang, locale in locales.items():
        for zone, info in locale.time_zones.items():
            if "city" in info:
                cities.setdefault(zone, {})[lang] = str(info["city"])
            _long(names, zone, lang, info)
        for metazone, info in locale.meta_zones.items():
            if metazone in metazones.values():
                _long(names, metazone, lang, info)
    return {
        "offset": {lang: locale.zone_formats["gmt"] for lang, locale in locales.items()},
        "cities": _sorted(cities),
        "metazones": _sorted(metazones),
        "aliases": _sorted(aliases),
        "names": _sorted(names),
    }


def _long(names: Table, key: str, lang: str, info: Mapping[str, Any]) -> None:
    told = info.get("long", {})
    found = {variant: str(told[variant]) for variant in ("standard", "daylight") if variant in told and str(told[variant]) != UNTOLD}
    if found:
        names.setdefault(key, {})[lang] = found


def _sorted(table: Table) -> Table:
    return dict(sorted(table.items()))


def written(table: Table, source: str) -> str:
    """A file's text: an entry a line, one level deeper for tables of tables."""
    lines = [f'"source": {json.dumps(source, ensure_ascii=False)}']
    for key, value in table.items():
        if isinstance(value, dict) and len(value) > 20:
            inner = ",\n".join(f"  {json.dumps(name)}: {_line(entry)}" for name, entry in value.items())
            lines.append(f"{json.dumps(key)}: {{\n{inner}\n}}")
        else:
            lines.append(f"{json.dumps(key)}: {_line(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def source() -> str:
    """What a file says of itself."""
    return f"CLDR {cldr_version()}, copyright Unicode, Inc., under the Unicode License (https://www.unicode.org/license.txt); {WRITER}"


def main() -> int:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    for name, table in tables().items():
        (target / f"{name}.json").write_text(written(table, source()), encoding="utf-8")
    print(f"CLDR {cldr_version()} into {target}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
