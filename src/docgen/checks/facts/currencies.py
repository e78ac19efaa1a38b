"""How currencies are named in running text. A bare noun (ريال, dinar) may be any of several."""

from __future__ import annotations

_NOUNS = {
    # Arabic noun (levelled) and its English one, with the currencies of that name by adjective.
    (r"ريال(?:ات|ين|ان|ا)?", "riyals?|rials?"): {"قطري": "QAR", "سعودي": "SAR", "عماني": "OMR", "يمني": "YER", "ايراني": "IRR"},
    (r"دينار(?:ين|ان|ا)?|دنانير", "dinars?"): {
        "كويتي": "KWD",
        "بحريني": "BHD",
        "اردني": "JOD",
        "عراقي": "IQD",
        "ليبي": "LYD",
        "تونسي": "TND",
        "جزائري": "DZD",
    },
    (r"درهم(?:ين|ان|ا)?|دراهم", "dirhams?"): {"اماراتي": "AED", "مغربي": "MAD"},
    (r"جنيه(?:ات|ين|ان|ا)?", "pounds?"): {"مصري": "EGP", "سوداني": "SDG", "استرليني": "GBP"},
    (r"لير(?:ه|ات|تين|تان)", "liras?|lire"): {"سوري": "SYP", "لبناني": "LBP", "تركي": "TRY"},
    (r"دولار(?:ات|ين|ان|ا)?", "dollars?"): {"امريكي": "USD", "اميركي": "USD", "كندي": "CAD", "استرالي": "AUD"},
    (r"يورو(?:هات)?", "euros?"): {},
    (r"فرنك(?:ات|ين|ان|ا)?", "francs?"): {"سويسري": "CHF", "جيبوتي": "DJF"},
    (r"ين(?:ات)?(?= ياباني)", "yen"): {"ياباني": "JPY"},
    (r"يوان(?:ات)?", "yuan|renminbi"): {"صيني": "CNY"},
    (r"مانات(?:ات)?", "manats?"): {"اذربيجاني": "AZN"},
    (r"اوقي(?:ه|ات)", "ouguiyas?"): {"موريتاني": "MRU"},
}  # fmt: skip
_ENGLISH_ADJECTIVES = {
    "QAR": "Qatari?", "SAR": "Saudi(?: Arabian)?", "OMR": "Omani?", "YER": "Yemeni", "IRR": "Iranian",
    "KWD": "Kuwaiti?", "BHD": "Bahraini?", "JOD": "Jordanian", "IQD": "Iraqi", "LYD": "Libyan", "TND": "Tunisian", "DZD": "Algerian",
    "AED": "(?:UAE|Emirati|United Arab Emirates)", "MAD": "Moroccan", "EGP": "Egyptian", "SDG": "Sudanese", "GBP": "(?:British|sterling)",
    "SYP": "Syrian", "LBP": "Lebanese", "TRY": "Turkish",
    "USD": r"(?:US|U\.S\.|American|United States)", "CAD": "Canadian", "AUD": "Australian",
    "CHF": "Swiss", "DJF": "Djiboutian", "JPY": "Japanese", "CNY": "Chinese", "AZN": "Azerbaijani?", "MRU": "Mauritanian",
}  # fmt: skip
_SINGLE = {"euros?": frozenset(["EUR"]), "yen": frozenset(["JPY"]), "yuan|renminbi": frozenset(["CNY"]), "manats?": frozenset(["AZN"])}
_POUNDS = frozenset(["EGP", "SDG", "GBP", "SYP", "LBP"])
_END = r"(?:ه|ا|ين|ان|تين|تان|ات)?(?!\w)"


def _tables() -> tuple[list[tuple[str, frozenset[str]]], list[tuple[str, frozenset[str]]]]:
    arabic: list[tuple[str, frozenset[str]]] = []
    english: list[tuple[str, frozenset[str]]] = []
    for (noun, name), owners in _NOUNS.items():
        for adjective, code in owners.items():
            arabic.append((rf"(?:{noun})\u064b? {adjective}{_END}", frozenset([code])))
            english.append((rf"{_ENGLISH_ADJECTIVES[code]} (?:{name})", frozenset([code])))
        bare = _POUNDS if name == "pounds?" else _SINGLE.get(name, frozenset(owners.values()))
        arabic.append((rf"(?:{noun})\u064b?(?!\w)", bare))
        if name == "pounds?":
            english.append((r"pounds? sterling", frozenset(["GBP"])))
        english.append((rf"(?:{name})", bare))
    return arabic, english


ARABIC, ENGLISH = _tables()
"""Patterns on levelled text with the codes that they may mean, the longer ones first."""


def _codes(signs: dict[str, str]) -> dict[str, frozenset[str]]:
    return {sign: frozenset(codes.split()) for sign, codes in signs.items()}


SYMBOLS = _codes({
    "US$": "USD", "$": "USD CAD AUD", "€": "EUR", "£": "GBP EGP", "¥": "JPY CNY", "﷼": "QAR SAR OMR YER IRR",
    "ر.ق": "QAR", "ر.س": "SAR", "د.إ": "AED", "د.ا": "AED JOD", "د.ك": "KWD", "ر.ع": "OMR", "د.ب": "BHD", "ر.ي": "YER",
    "ج.م": "EGP", "ل.ل": "LBP", "ل.س": "SYP", "د.ع": "IQD", "د.ل": "LYD", "د.ت": "TND", "د.ج": "DZD", "د.م": "MAD",
})  # fmt: skip
MARKS = _codes({
    "LE": "EGP", "L.E.": "EGP", "LL": "LBP", "QR": "QAR", "SR": "SAR", "Dhs": "AED MAD", "Dh": "AED MAD", "KD": "KWD", "BD": "BHD",
    "JD": "JOD", "RO": "OMR", "DT": "TND", "DA": "DZD",
})  # fmt: skip
"""What newspapers write in Latin letters right before a figure."""
CODES = tuple(sorted({*_ENGLISH_ADJECTIVES, "EUR", "SOS", "KMF", "INR", "PKR", "RUB"}))
"""ISO 4217 codes that are looked for in running text; other capitals are words."""
