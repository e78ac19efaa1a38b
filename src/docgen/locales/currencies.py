"""Currencies by ISO 4217 code: names in every plural form, minor units, number of decimals.

CLDR names every currency, but gives the Arabic plural forms of eight Arab currencies only, not always all of them. The forms of the
currencies below are therefore our own, in standard grammar; a currency that is not among them has CLDR's name and CLDR's forms.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from docgen.close_matches import close_matches
from docgen.errors import InputError, Problem
from docgen.locales.cldr import babel_locale, data
from docgen.locales.convention import Convention
from docgen.locales.nouns import ArabicNoun, loanword, noun
from docgen.locales.plurals import CountedNoun, category
from docgen.types import Lang, MoneyStyle


@dataclass(frozen=True, slots=True)
class Minor:
    """The minor unit: how many make a major one, and its names."""

    parts: int
    arabic: ArabicNoun
    english: str
    english_plural: str


_RIAL, _DINAR, _DIRHAM, _POUND, _LIRA = ("ريال", "ريالات"), ("دينار", "دنانير"), ("درهم", "دراهم"), ("جنيه", "جنيهات"), ("ليرة", "ليرات")

MAJOR: dict[str, ArabicNoun] = {
    "QAR": noun(*_RIAL, "قطري"),
    "SAR": noun(*_RIAL, "سعودي"),
    "OMR": noun(*_RIAL, "عماني"),
    "YER": noun(*_RIAL, "يمني"),
    "AED": noun(*_DIRHAM, "إماراتي"),
    "MAD": noun(*_DIRHAM, "مغربي"),
    "KWD": noun(*_DINAR, "كويتي"),
    "BHD": noun(*_DINAR, "بحريني"),
    "JOD": noun(*_DINAR, "أردني"),
    "IQD": noun(*_DINAR, "عراقي"),
    "LYD": noun(*_DINAR, "ليبي"),
    "TND": noun(*_DINAR, "تونسي"),
    "DZD": noun(*_DINAR, "جزائري"),
    "EGP": noun(*_POUND, "مصري"),
    "SDG": noun(*_POUND, "سوداني"),
    "GBP": noun(*_POUND, "إسترليني"),
    "SYP": noun(*_LIRA, "سورية"),
    "LBP": noun(*_LIRA, "لبنانية"),
    "TRY": noun(*_LIRA, "تركية"),
    "MRU": noun("أوقية", "أوقيات", "موريتانية"),
    "SOS": noun("شلن", "شلنات", "صومالي"),
    "DJF": noun("فرنك", "فرنكات", "جيبوتي"),
    "KMF": noun("فرنك", "فرنكات", "قمري"),
    "CHF": noun("فرنك", "فرنكات", "سويسري"),
    "USD": noun("دولار", "دولارات", "أمريكي"),
    "EUR": loanword("يورو"),
    "JPY": noun("ين", "ينات", "ياباني"),
    "CNY": noun("يوان", "يوانات", "صيني"),
    "AZN": noun("مانات", "مانات", "أذربيجاني"),
}

_FILS, _QIRSH, _CENT = noun("فلس", "فلوس"), noun("قرش", "قروش"), noun("سنت", "سنتات")
_CENTIME = noun("سنتيم", "سنتيمات")

MINOR: dict[str, Minor] = {
    "QAR": Minor(100, noun("درهم", "دراهم"), "dirham", "dirhams"),
    "SAR": Minor(100, noun("هللة", "هللات"), "halala", "halalas"),
    "OMR": Minor(1000, noun("بيسة", "بيسات"), "baisa", "baisas"),
    "AED": Minor(100, _FILS, "fils", "fils"),
    "YER": Minor(100, _FILS, "fils", "fils"),
    "KWD": Minor(1000, _FILS, "fils", "fils"),
    "BHD": Minor(1000, _FILS, "fils", "fils"),
    "JOD": Minor(1000, _FILS, "fils", "fils"),
    "IQD": Minor(1000, _FILS, "fils", "fils"),
    "LYD": Minor(1000, noun("درهم", "دراهم"), "dirham", "dirhams"),
    "TND": Minor(1000, noun("مليم", "مليمات"), "millime", "millimes"),
    "DZD": Minor(100, _CENTIME, "centime", "centimes"),
    "MAD": Minor(100, _CENTIME, "centime", "centimes"),
    "CHF": Minor(100, _CENTIME, "centime", "centimes"),
    "EGP": Minor(100, _QIRSH, "piastre", "piastres"),
    "SDG": Minor(100, _QIRSH, "piastre", "piastres"),
    "SYP": Minor(100, _QIRSH, "piastre", "piastres"),
    "LBP": Minor(100, _QIRSH, "piastre", "piastres"),
    "TRY": Minor(100, _QIRSH, "kuruş", "kuruş"),
    "SOS": Minor(100, _CENT, "cent", "cents"),
    "USD": Minor(100, _CENT, "cent", "cents"),
    "EUR": Minor(100, _CENT, "cent", "cents"),
    "GBP": Minor(100, noun("بنس", "بنسات"), "penny", "pence"),
    "AZN": Minor(100, noun("قبيك", "قبيكات"), "gapik", "gapiks"),
}


@cache
def known_currency(code: str) -> str:
    """`code` in capitals, if CLDR knows it. Raises InputError otherwise, naming the nearest."""
    wanted = str(code).strip().upper()
    if wanted in data("currencies"):
        return wanted
    known: dict[str, str] = dict(babel_locale("en").currencies)
    if wanted in known:
        return wanted
    by_name = {name.casefold(): key for key, name in known.items()}
    if wanted.casefold() in by_name:
        hint = f"write its ISO 4217 code, {by_name[wanted.casefold()]}"
    elif len(wanted) == 3 and (near := close_matches(wanted, known, n=1, cutoff=0.6)):
        hint = f"did you mean {near[0]} ({known[near[0]]})?"
    else:
        hint = "a currency is a three-letter ISO 4217 code such as QAR or USD"
    raise InputError(Problem(f"unknown currency {code!r}", hint=hint))


@cache
def fraction_digits(code: str) -> int:
    """The usual number of decimals (CLDR supplemental `currencyData/fractions`)."""
    if (entry := data("currencies").get(code)) is not None:
        found: int = entry.get("decimals", 2)
        return found
    from babel.core import get_global

    fractions = get_global("currency_fractions")
    return int(fractions.get(code, fractions["DEFAULT"])[0])


@cache
def _forms(code: str, lang: Lang) -> CountedNoun:
    if lang == "ar" and code in MAJOR:
        return MAJOR[code].counted()
    # A currency that CLDR does not name in a language is named by its code there (UTS #35 part 3, "Currencies").
    entry = data("currencies").get(code)
    own: dict[str, str] = _younger(code, lang) if entry is None else entry.get(lang, {"name": code})
    forms = {kind: word for kind, word in own.items() if kind not in ("name", "symbol")}
    return CountedNoun(**{"other": own["name"], **forms})


_SAMPLES = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}
"""A number of each plural category of Arabic; English has two of them."""


def _younger(code: str, lang: Lang) -> dict[str, str]:
    """The name and the plural forms that Babel has of a currency that our data has not."""
    from babel.numbers import get_currency_name

    locale = babel_locale(lang)
    forms = {kind: get_currency_name(code, count=sample, locale=locale) for kind, sample in _SAMPLES.items()}
    return {**forms, "name": get_currency_name(code, locale=locale)}


def currency_noun(code: str, value: int | Decimal, lang: Lang) -> str:
    """The currency's name in the plural form that `value` asks for: `3 ريالات قطرية`, `11 ريالًا قطريًا`; `Qatari riyals`."""
    return _forms(code, lang).form(category(value, lang))


def currency_symbol(code: str, lang: Lang) -> str:
    """CLDR's symbol of a currency in a language, or its code where CLDR has none: `US$`, `ر.ق.`. In Arabic a left-to-right mark holds the sign of
    `US$` at its letters (UAX #9, N1)."""
    if (entry := data("currencies").get(code)) is not None:
        symbol: str = entry.get(lang, {}).get("symbol", code)
    else:
        symbol = str(babel_locale(lang).currency_symbols.get(code, code)).strip("\u200e\u200f\u061c")
    turns = lang == "ar" and symbol[0].isascii() and symbol[0].isalpha() and not symbol[-1].isalpha()
    return f"{symbol}\u200e" if turns else symbol


def currency_named(code: str, lang: Lang, style: MoneyStyle | None) -> str:
    """A currency by itself, as a table's head has it: by its code in English and by its name in Arabic, unless a `style` is asked for."""
    if style == "symbol":
        return currency_symbol(code, lang)
    return code if (style or ("code" if lang == "en" else "name")) == "code" else currency_noun(code, 100, lang)


def currency_name(code: str, value: int | Decimal, conv: Convention) -> str:
    """`currency_noun` in a convention's language."""
    return currency_noun(code, value, conv.lang)
