"""Currencies by ISO 4217 code: names in every plural form, minor units, number of decimals.

CLDR names every currency, but gives the Arabic plural forms of seven Arab currencies only, not always all of them. The forms of the
currencies below are therefore our own, in standard grammar; a currency that is not among them has CLDR's name and CLDR's forms.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Literal

from docgen.errors import InputError, Problem
from docgen.locales.conventions import Convention, Lang
from docgen.locales.plurals import CountedNoun, category

Gender = Literal["masculine", "feminine"]


@dataclass(frozen=True, slots=True)
class ArabicNoun:
    """An Arabic noun (with its adjective) in the forms that numbers ask for; `dual` is nominative, `dual_oblique` after a preposition."""

    singular: str
    dual: str
    dual_oblique: str
    plural: str
    accusative: str
    gender: Gender

    def counted(self) -> CountedNoun:
        """The forms by CLDR's plural categories."""
        return CountedNoun(other=self.singular, one=self.singular, two=self.dual, few=self.plural, many=self.accusative, zero=self.singular)


@dataclass(frozen=True, slots=True)
class Minor:
    """The minor unit: how many make a major one, and its names."""

    parts: int
    arabic: ArabicNoun
    english: str
    english_plural: str


def _noun(word: str, plural: str, adjective: str = "") -> ArabicNoun:
    """A noun by the regular pattern: ة makes it feminine, duals in ان/ين, accusative in ًا; the adjective agrees."""
    gender: Gender = "feminine" if word.endswith("ة") else "masculine"
    if gender == "feminine":
        stem, of = word[:-1] + "ت", adjective[:-1] + "ت" if adjective else ""
        dual, oblique, accusative = stem + "ان", stem + "ين", word
        adjectives = (adjective, of and of + "ان", of and of + "ين", adjective, adjective)
    else:
        dual, oblique, accusative = word + "ان", word + "ين", word + "ًا"
        adjectives = (
            adjective,
            adjective and adjective + "ان",
            adjective and adjective + "ين",
            adjective and adjective + "ة",
            adjective and adjective + "ًا",
        )
    first, second, third, fourth, fifth = (
        f"{form} {of}".strip() for form, of in zip((word, dual, oblique, plural, accusative), adjectives, strict=True)
    )
    return ArabicNoun(first, second, third, fourth, fifth, gender)


def _of(word: str, plural: str, owner: str) -> ArabicNoun:
    """A noun in a genitive construct (فرنك جزر القمر): the dual loses its ن and the accusative its tanwin."""
    return ArabicNoun(f"{word} {owner}", f"{word}ا {owner}", f"{word}ي {owner}", f"{plural} {owner}", f"{word} {owner}", "masculine")


_RIAL, _DINAR, _DIRHAM, _POUND, _LIRA = ("ريال", "ريالات"), ("دينار", "دنانير"), ("درهم", "دراهم"), ("جنيه", "جنيهات"), ("ليرة", "ليرات")
_EURO = ArabicNoun("يورو", "يورو", "يورو", "يورو", "يورو", "masculine")

MAJOR: dict[str, ArabicNoun] = {
    "QAR": _noun(*_RIAL, "قطري"),
    "SAR": _noun(*_RIAL, "سعودي"),
    "OMR": _noun(*_RIAL, "عماني"),
    "YER": _noun(*_RIAL, "يمني"),
    "AED": _noun(*_DIRHAM, "إماراتي"),
    "MAD": _noun(*_DIRHAM, "مغربي"),
    "KWD": _noun(*_DINAR, "كويتي"),
    "BHD": _noun(*_DINAR, "بحريني"),
    "JOD": _noun(*_DINAR, "أردني"),
    "IQD": _noun(*_DINAR, "عراقي"),
    "LYD": _noun(*_DINAR, "ليبي"),
    "TND": _noun(*_DINAR, "تونسي"),
    "DZD": _noun(*_DINAR, "جزائري"),
    "EGP": _noun(*_POUND, "مصري"),
    "SDG": _noun(*_POUND, "سوداني"),
    "GBP": _noun(*_POUND, "إسترليني"),
    "SYP": _noun(*_LIRA, "سورية"),
    "LBP": _noun(*_LIRA, "لبنانية"),
    "TRY": _noun(*_LIRA, "تركية"),
    "MRU": _noun("أوقية", "أوقيات", "موريتانية"),
    "SOS": _noun("شلن", "شلنات", "صومالي"),
    "DJF": _noun("فرنك", "فرنكات", "جيبوتي"),
    "KMF": _of("فرنك", "فرنكات", "جزر القمر"),
    "CHF": _noun("فرنك", "فرنكات", "سويسري"),
    "USD": _noun("دولار", "دولارات", "أمريكي"),
    "EUR": _EURO,
    "JPY": _noun("ين", "ينات", "ياباني"),
    "CNY": _noun("يوان", "يوانات", "صيني"),
    "AZN": _noun("مانات", "ماناتات", "أذربيجاني"),
}

_FILS, _QIRSH, _CENT = _noun("فلس", "فلوس"), _noun("قرش", "قروش"), _noun("سنت", "سنتات")
_CENTIME = _noun("سنتيم", "سنتيمات")

MINOR: dict[str, Minor] = {
    "QAR": Minor(100, _noun("درهم", "دراهم"), "dirham", "dirhams"),
    "SAR": Minor(100, _noun("هللة", "هللات"), "halala", "halalas"),
    "OMR": Minor(1000, _noun("بيسة", "بيسات"), "baisa", "baisas"),
    "AED": Minor(100, _FILS, "fils", "fils"),
    "YER": Minor(100, _FILS, "fils", "fils"),
    "KWD": Minor(1000, _FILS, "fils", "fils"),
    "BHD": Minor(1000, _FILS, "fils", "fils"),
    "JOD": Minor(1000, _FILS, "fils", "fils"),
    "IQD": Minor(1000, _FILS, "fils", "fils"),
    "LYD": Minor(1000, _noun("درهم", "دراهم"), "dirham", "dirhams"),
    "TND": Minor(1000, _noun("مليم", "مليمات"), "millime", "millimes"),
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
    "GBP": Minor(100, _noun("بنس", "بنسات"), "penny", "pence"),
    "AZN": Minor(100, _noun("قبيك", "قبيكات"), "gapik", "gapiks"),
}


@cache
def known_currency(code: str) -> str:
    """`code` in capitals, if CLDR knows it. Raises InputError otherwise, naming the nearest."""
    from docgen.locales.cldr import WORLD, locale

    known = locale("en", WORLD).currencies
    wanted = str(code).strip().upper()
    if wanted in known:
        return wanted
    by_name = {name.casefold(): key for key, name in known.items()}
    if wanted.casefold() in by_name:
        hint = f"write its ISO 4217 code, {by_name[wanted.casefold()]}"
    elif near := get_close_matches(wanted, known, n=1, cutoff=0.6):
        hint = f"did you mean {near[0]} ({known[near[0]]})?"
    else:
        hint = "a currency is a three-letter ISO 4217 code such as QAR or USD"
    raise InputError(Problem(f"unknown currency {code!r}", hint=hint))


@cache
def fraction_digits(code: str) -> int:
    """The usual number of decimals (CLDR supplemental `currencyData/fractions`)."""
    from babel.core import get_global

    fractions = get_global("currency_fractions")
    found: int = fractions.get(code, fractions["DEFAULT"])[0]
    return found


@cache
def _forms(code: str, lang: Lang) -> CountedNoun:
    from docgen.locales.cldr import WORLD, locale

    if lang == "ar" and code in MAJOR:
        return MAJOR[code].counted()
    own = locale(lang, WORLD)
    plural = dict(own._data["currency_names_plural"].get(code, {}))
    plural.setdefault("other", own.currencies[code])
    return CountedNoun(**plural)


def currency_name(code: str, value: int | Decimal, conv: Convention) -> str:
    """The currency's name in the plural form that `value` asks for: `ريال قطري`, `3 ريالات قطرية`, `11 ريالًا قطريًا`; `Qatari riyals`."""
    return _forms(code, conv.lang).form(category(value, conv.lang))
