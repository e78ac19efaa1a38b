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
}
_ENGLISH_ADJECTIVES = {
    "QAR": "Qatari?",
    "SAR": "Saudi(?: Arabian)?",
    "OMR": "Omani?",
    "YER": "Yemeni",
    "IRR": "Iranian",
    "KWD": "Kuwaiti?",
    "BHD": "Bahraini?",
    "JOD": "Jordanian",
    "IQD": "Iraqi",
    "LYD": "Libyan",
    "TND": "Tunisian",
    "DZD": "Algerian",
    "AED": "(?:UAE|Emirati|United Arab Emirates)",
    "MAD": "Moroccan",
    "EGP": "Egyptian",
    "SDG": "Sudanese",
    "GBP": "(?:British|sterling)",
    "SYP": "Syrian",
    "LBP": "Lebanese",
    "TRY": "Turkish",
    "USD": r"(?:US|U\.S\.|American|United States)",
    "CAD": "Canadian",
    "AUD": "Australian",
    "CHF": "Swiss",
    "DJF": "Djiboutian",
    "JPY": "Japanese",
    "CNY": "Chinese",
    "AZN": "Azerbaijani?",
    "MRU": "Mauritanian",
}
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

SYMBOLS = {
    "US$": frozenset(["USD"]),
    "$": frozenset(["USD", "CAD", "AUD"]),
    "€": frozenset(["EUR"]),
    "£": frozenset(["GBP", "EGP"]),
    "¥": frozenset(["JPY", "CNY"]),
    "﷼": frozenset(["QAR", "SAR", "OMR", "YER", "IRR"]),
    "ر.ق": frozenset(["QAR"]),
    "ر.س": frozenset(["SAR"]),
    "د.إ": frozenset(["AED"]),
    "د.ا": frozenset(["AED", "JOD"]),
    "د.ك": frozenset(["KWD"]),
    "ر.ع": frozenset(["OMR"]),
    "د.ب": frozenset(["BHD"]),
    "ر.ي": frozenset(["YER"]),
    "ج.م": frozenset(["EGP"]),
    "ل.ل": frozenset(["LBP"]),
    "ل.س": frozenset(["SYP"]),
    "د.ع": frozenset(["IQD"]),
    "د.ل": frozenset(["LYD"]),
    "د.ت": frozenset(["TND"]),
    "د.ج": frozenset(["DZD"]),
    "د.م": frozenset(["MAD"]),
}
MARKS = {
    "LE": frozenset(["EGP"]),
    "L.E.": frozenset(["EGP"]),
    "LL": frozenset(["LBP"]),
    "QR": frozenset(["QAR"]),
    "SR": frozenset(["SAR"]),
    "Dhs": frozenset(["AED", "MAD"]),
    "Dh": frozenset(["AED", "MAD"]),
    "KD": frozenset(["KWD"]),
    "BD": frozenset(["BHD"]),
    "JD": frozenset(["JOD"]),
    "RO": frozenset(["OMR"]),
    "DT": frozenset(["TND"]),
    "DA": frozenset(["DZD"]),
}
"""What newspapers write in Latin letters right before a figure."""
CODES = tuple(sorted({*_ENGLISH_ADJECTIVES, "EUR", "SOS", "KMF", "INR", "PKR", "RUB"}))
"""ISO 4217 codes that are looked for in running text; other capitals are words."""
