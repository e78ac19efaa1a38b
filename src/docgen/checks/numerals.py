"""Numbers in words: is 30 said as thirty, thirtieth, ثلاثون, الثلاثين?"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from docgen.calendars.vocabulary import fold
from docgen.locales.nouns import Gender
from docgen.locales.words import number_words, ordinal_words
from docgen.locales.words_ar import Case
from docgen.model.setting import Lang

LIMIT = 100
"""Numbers up to this are looked for in words, and greater ones that end in 00."""

_DUAL = re.compile(r"\w{3,}(?:ان|ين)(?!\w)")
_ROUND = {1000: r"(?:ال)?[اأ]لف|thousand", 10**6: "مليون|million", 10**9: "مليار|بليون|billion"}
_GENDERS: tuple[Gender, ...] = ("masculine", "feminine")
_CASES: tuple[Case, ...] = ("nominative", "accusative", "genitive")


def said_in_words(value: Decimal, text: str, lang: Lang) -> bool:
    """Whether `text` may say the number in words. One may go unsaid beside a noun, and two is an Arabic noun's own form."""
    if value != value.to_integral_value() or value < 0:
        return False
    number = int(value)
    if number in _ROUND:
        return re.search(_ROUND[number], text, re.IGNORECASE) is not None
    if number >= 10**15 or (number > LIMIT and number % 100):
        return False
    if number == 1 or (number == 2 and lang == "ar" and _DUAL.search(text)):
        return True
    return _pattern(number, lang).search(_folded(text)) is not None


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    return fold(text)


@cache
def _pattern(number: int, lang: Lang) -> re.Pattern[str]:
    forms = {number_words(number, lang)}
    has_ordinal = 0 < number <= LIMIT
    if has_ordinal:
        forms.add(ordinal_words(number, lang))
    if lang == "ar":
        for gender in _GENDERS:
            for case in _CASES:
                forms.add(number_words(number, lang, gender=gender, case=case))
                forms.add(number_words(number, lang, gender=gender, case=case, hundred="مئة"))
                if has_ordinal:
                    forms.add(ordinal_words(number, lang, gender=gender, case=case).removeprefix("ال"))
    words = "|".join(sorted({re.escape(fold(form)).replace(r"\ ", " ") for form in forms}, key=len, reverse=True))
    more = {2: "|twice|both|double|pair|couple|half", 12: "|dozen", 50: "|half"}.get(number, "") if lang == "en" else ""
    begin = r"(?<!\w)(?:[وفبكل]{0,2}(?:ال|ل)?)?" if lang == "ar" else r"(?<!\w)"
    return re.compile(rf"{begin}(?:{words}{more})(?!\w)")
