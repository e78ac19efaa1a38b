"""Numbers in words: is 30 said as thirty, thirtieth, ثلاثون, الثلاثين?"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from docgen.calendars.vocabulary import fold
from docgen.locales.nouns import Gender
from docgen.locales.words import Hundred, number_words, ordinal_words
from docgen.locales.words_ar import Case
from docgen.types import Lang

LIMIT = 100
"""Numbers up to this are looked for in words, and greater ones that end in 00."""

_NO_DUALS = (
    "ايران|بحرين|سودان|لبنان|رمضان|شعبان|عمان|نيسان|حزيران|انسان|مكان|زمان|بيان|ميدان|برلمان|سلطان|عثمان|سليمان|فلسطين|صين|حسين|ياسين|امين|تدشين|تامين|تحسين|"
    "تعيين|تمكين|تكوين|تضامين|مضامين|قوانين|موازين|ميادين|ملايين|مساكين|سكان|بلدان|طيران|عدوان|ديوان|عنوان|اعلان|ضمان|امتنان|اطمئنان|لجان|شجعان|جيران|نيران|افغانستان|"
    "باكستان|كازاخستان|تركمانستان|اوزبكستان|طاجيكستان|قيرغيزستان|كردستان|يابان|المان|يونان|اردوغان|غليان|فيضان|عشرين|ثلاثين|اربعين|خمسين|ستين|سبعين|ثمانين|تسعين|مواطنين|"
    "مسوولين|موظفين|مشاركين|مستثمرين|مساهمين|عاملين|لاجئين|نازحين|مدنيين|سياسيين|فلسطينيين|لاعبين|مهندسين|مستفيدين|متطوعين|حاضرين|مندوبين"
)
"""What ends as a dual and is none: names, sound plurals, plurals and nouns of other forms."""
_DUAL = re.compile(rf"(?<!\w)(?!(?:[وفبكل]{{0,2}}(?:ال|ل)?)(?:{_NO_DUALS})(?!\w))\w{{3,}}(?:ان|ين)(?!\w)")
_ROUND = {1000: r"(?:ال)?[اأ]لف|thousand", 10**6: "مليون|million", 10**9: "مليار|بليون|billion"}
_GENDERS: tuple[Gender, ...] = ("masculine", "feminine")
_HUNDREDS: tuple[Hundred, ...] = ("مائة", "مئة")
_SCALES = {1000: ("الف", "thousand"), 10**6: ("مليون", "million"), 10**9: ("مليار", "billion")}
_MORE = {
    2: "|twice|both|doubled?|pair|couple|half|halves",
    3: "|thrice|triple[ds]?|tripling",
    4: "|quarters?|quadruple[ds]?|quadrupling",
    12: "|dozen",
    50: "|half",
}
_PARTS = {2: "|نصف|انصاف", 3: "|ثلث|ثلثا|ثلثي|ثلثان|ثلثين|اثلاث", 4: "|ربع|ربعا|ارباع", 5: "|خمس|خمسا|اخماس", 10: "|عشر|اعشار"}
"""Parts of a whole, which are written with a number under a line: 3/4, three quarters, ثلاثة أرباع."""
_CASES: tuple[Case, ...] = ("nominative", "accusative", "genitive")


def said_in_words(value: Decimal, text: str, lang: Lang) -> bool:
    """Whether `text` may say the number in words. One may go unsaid beside a noun, and two is an Arabic noun's own form."""
    if value < 0:
        return False
    if value != value.to_integral_value():
        return value < LIMIT and value % 1 == Decimal("0.5") and _with_a_half(int(value), lang).search(_folded(text)) is not None
    number = int(value)
    if number in _ROUND:
        return re.search(_ROUND[number], text, re.IGNORECASE) is not None
    if number >= 10**15 or (number > LIMIT and number % 100):
        return False
    if number == 1 or (number == 2 and lang == "ar" and _DUAL.search(_folded(text))):
        return True
    return _pattern(number, lang).search(_folded(text)) is not None


@cache
def _with_a_half(number: int, lang: Lang) -> re.Pattern[str]:
    """خمسة قروش ونصف, five and a half."""
    if lang == "en":
        words = "|".join(sorted(_cardinals(number, lang)))
        return re.compile(rf"(?<!\w)(?:{words}) and a half(?!\w)" if number else r"(?<!\w)half(?!\w)")
    words = "|".join(sorted(map(_spelled, _cardinals(number, lang)), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:[وفبكل]{{0,2}}(?:ال)?)?(?:{words})(?: \w+){{0,2}} ونصف(?!\w)" if number else r"(?<!\w)[وفبكل]?(?:ال)?نصف(?!\w)")


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    return fold(text)


@cache
def _pattern(number: int, lang: Lang) -> re.Pattern[str]:
    longest_first = sorted(_forms(number, lang), key=len, reverse=True)
    forms = map(_spelled, longest_first) if lang == "ar" else longest_first
    more = _MORE.get(number, "") if lang == "en" else _PARTS.get(number, "")
    if lang == "en" and 2 <= number <= LIMIT:
        more += f"|{fold(number_words(number, lang))}-?fold"
    begin = r"(?<!\w)(?:[وفبكل]{0,2}(?:ال|ل)?)?" if lang == "ar" else r"(?<!\w)"
    return re.compile(rf"{begin}(?:{'|'.join(forms)}{more})(?!\w)")


def _forms(number: int, lang: Lang) -> set[str]:
    """Folded words for a number: cardinal, ordinal, and with halves of a scale (a million and a half)."""
    forms = _cardinals(number, lang)
    if 0 < number <= LIMIT:
        for gender in _GENDERS:
            for case in _CASES:
                forms.add(fold(ordinal_words(number, lang, gender=gender, case=case)).removeprefix("ال"))
    for scale, (arabic, english) in _SCALES.items():
        whole, rest = divmod(number, scale)
        if rest * 2 == scale:
            if lang == "en":
                forms |= {f"half a {english}"} if not whole else {f"{number_words(whole, 'en')} and a half {english}"}
            else:
                forms |= {f"نصف {arabic}", f"نصف ال{arabic}"} if not whole else {f"{said} ونصف" for said in _cardinals(whole * scale, lang)}
    return forms


def _cardinals(number: int, lang: Lang) -> set[str]:
    if lang == "en":
        return {fold(number_words(number, lang))}
    settings = [(gender, case) for gender in _GENDERS for case in _CASES]
    return {fold(number_words(number, lang, gender=gender, case=case, hundred=hundred)) for gender, case in settings for hundred in _HUNDREDS}


def _spelled(form: str) -> str:
    """A folded Arabic form as a pattern: a dual loses its last letter before a noun, scales may end in an alif of the accusative."""
    pattern = re.sub(r"(?<=\w)(?:ان|ين)(?!\w)", "(?:ان?|ين?)", form) if "ت" in form or "الف" in form or "ملي" in form else form
    return re.sub(r"(?<!\w)(و?)(الف|مليون|مليار)(?!\w)", r"\1\2ا?", pattern)
