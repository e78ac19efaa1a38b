"""How many of a kind, in words and in the Arabic dual, and halves of hours: two copies, نسختين, ريال واحد, two hours and a half, ساعة ونصف."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.checks.contrasts.contrast import Contrast, Named, odd_ones
from docgen.checks.facts.spelled import Spelled
from docgen.checks.slots import Side
from docgen.locales.unmarked import unmarked
from docgen.types import Lang

_UNITS = {
    # English in the singular and the plural, Arabic in the singular, the plural and the dual (levelled)
    "minute": ("minute|minutes", "دقيق[هة]", "دقائق", "دقيقت(?:ين|ان)"),
    "hour": ("hour|hours", "ساع[هة]", "ساعات", "ساعت(?:ين|ان)"),
    "day": ("day|days", "يوم(?:ا)?", "ايام", "يوم(?:ين|ان)"),
    "night": ("night|nights", "ليل[هة]", "ليال(?:ي)?", "ليلت(?:ين|ان)"),
    "week": ("week|weeks", "اسبوع(?:ا)?", "اسابيع", "اسبوع(?:ين|ان)"),
    "month": ("month|months", "شهر(?:ا)?", "اشهر|شهور", "شهر(?:ين|ان)"),
    "year": ("year|years", "سن[هة]|عام(?:ا)?", "سنوات|سنين|اعوام", "سنت(?:ين|ان)|عام(?:ين|ان)"),
    "decade": ("decade|decades", "عقد(?:ا)?", "عقود", "عقد(?:ين|ان)"),
    "century": ("century|centuries", "قرن(?:ا)?", "قرون", "قرن(?:ين|ان)"),
    "time": ("time|times", "مر[هة]", "مرات", "مرت(?:ين|ان)"),
    "copy": ("copy|copies|original|originals|counterpart|counterparts", "نسخ[هة]", "نسخ", "نسخت(?:ين|ان)"),
    "riyal": ("riyal|riyals|rial|rials", "ريال(?:ا)?", "ريالات", "ريال(?:ين|ان)"),
    "dinar": ("dinar|dinars", "دينار(?:ا)?", "دنانير", "دينار(?:ين|ان)"),
    "dirham": ("dirham|dirhams", "درهم(?:ا)?", "دراهم", "درهم(?:ين|ان)"),
    "dollar": ("dollar|dollars", "دولار(?:ا)?", "دولارات", "دولار(?:ين|ان)"),
    "member": ("member|members", "عضو(?:ا)?", "اعضاء", "عضو(?:ين|ان)"),
    "vote": ("vote|votes", "صوت(?:ا)?", "اصوات", "صوت(?:ين|ان)"),
    "seat": ("seat|seats", "مقعد(?:ا)?", "مقاعد", "مقعد(?:ين|ان)"),
    "phase": ("phase|phases|stage|stages", "مرحل[هة]", "مراحل", "مرحلت(?:ين|ان)"),
    "session": ("session|sessions", "جلس[هة]", "جلسات", "جلست(?:ين|ان)"),
    "round": ("round|rounds", "جول[هة]", "جولات", "جولت(?:ين|ان)"),
    "point": ("point|points", "نقط[هة]", "نقاط", "نقطت(?:ين|ان)"),
    "metre": ("metre|metres|meter|meters", "متر(?:ا)?", "امتار", "متر(?:ين|ان)"),
    "kilometre": ("kilometre|kilometres|kilometer|kilometers", "كيلومتر(?:ا)?", "كيلومترات", "كيلومتر(?:ين|ان)"),
    "item": ("item|items", "بند(?:ا)?", "بنود", "بند(?:ين|ان)"),
    "decision": ("decision|decisions|resolution|resolutions", "قرار(?:ا)?", "قرارات", "قرار(?:ين|ان)"),
    "law": ("law|laws|bill|bills", "قانون(?:ا)?", "قوانين", "قانون(?:ين|ان)"),
    "person": ("person|persons|people", "شخص(?:ا)?", "اشخاص", "شخص(?:ين|ان)"),
    "soldier": ("soldier|soldiers", "جندي(?:ا)?", "جنود", "جندي(?:ين|ان)"),
    "martyr": ("martyr|martyrs", "شهيد(?:ا)?", "شهداء", "شهيد(?:ين|ان)"),
    "minister": ("minister|ministers", "وزير(?:ا)?", "وزراء", "وزير(?:ين|ان)"),
    "country": ("country|countries|state|states|nation|nations", "دول[هة]|بلد(?:ا)?", "دول|بلدان", "دولت(?:ين|ان)|بلد(?:ين|ان)"),
    "ship": ("ship|ships|vessel|vessels", "سفين[هة]", "سفن", "سفينت(?:ين|ان)"),
    "building": ("building|buildings", "مبني", "مبان(?:ي)?", "مبني(?:ين|ان)"),
    "centre": ("centre|centres|center|centers", "مركز(?:ا)?", "مراكز", "مركز(?:ين|ان)"),
    "project": ("project|projects", "مشروع(?:ا)?", "مشاريع|مشروعات", "مشروع(?:ين|ان)"),
    "booklet": ("booklet|booklets|book|books", "كت(?:يب|اب)(?:ا)?", "كتيبات|كتب", "كت(?:يب|اب)(?:ين|ان)"),
    "mile": ("mile|miles", "ميل(?:ا)?", "اميال", "ميل(?:ين|ان)"),
    "infant": ("infant|infants|baby|babies", "رضيع(?:ا)?", "رضع", "رضيع(?:ين|ان)"),
    "child": ("child|children", "طفل(?:ا)?", "اطفال", "طفل(?:ين|ان)"),
    "instalment": ("instal(?:l)?ment|instal(?:l)?ments", "قسط(?:ا)?|دفع[هة]", "اقساط|دفعات", "قسط(?:ين|ان)|دفعت(?:ين|ان)"),
    "million": ("million|millions", "مليون(?:ا)?", "ملايين", "مليون(?:ين|ان)"),
    "billion": ("billion|billions", "مليار(?:ا)?", "مليارات", "مليار(?:ين|ان)"),
    "thousand": ("thousand|thousands", "الف(?:ا)?", "الاف|ا?لاف", "الف(?:ين|ان)"),
}  # fmt: skip
_BETWEEN = "working|calendar|business|consecutive|successive|full|whole|more|further|additional|new|original|signed|official|extra|straight|separate"
_EN_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_AR_NUMBERS = {3: "ثلاثه?", 4: "اربعه?", 5: "خمسه?", 6: "سته?", 7: "سبعه?", 8: "ثمان(?:يه?)?", 9: "تسعه?", 10: "عشره?"}
_TWO = {
    "en": re.compile(
        r"\b(?:two|both|couple|pair|twin|double|twice|second|fortnight\w*|half|bi(?:lateral|annual|monthly|weekly|ennial|cameral)\w*)\b",
        re.IGNORECASE,
    ),
    "ar": re.compile(r"(?<!\w)(?:[وفبكل]{0,2}(?:ال)?)(?:اثن\w+|كلا|كلتا|ثنائ\w+|ضعف\w*|زوج\w*|مزدوج\w*|نصف)(?!\w)"),
}
_OFTEN = {"once": 2, "twice": 4, "thrice": 6}
_TIMES = re.compile(r"\b(?:once(?= (?:an?|every|per|each|only|in)\b|[.;)]|$)|twice|thrice)(?!\w)", re.IGNORECASE)
_MOST = 100
_BEFORE = 16
_REFERS = re.compile(
    r"(?:\b(?:clause|article|item|section|chapter|paragraph|annex|page|law|decree|decision|resolution|room|floor|grade|phase) (?:no\.? )?\(?"
    r"|(?:بند|ماده|فقره|فصل|ملحق|صفحه|قانون|مرسوم|قرار|قاعه|طابق|مرحله) (?:رقم )?\(?)$",
    re.IGNORECASE,
)
"""Before a figure that is the number of a part, and counts nothing."""
_IDIOM = frozenset((("day", 2), ("time", 2), ("year", 2)))
"""One day, one time: when it comes to it, as often as a count (in halves)."""


def counted(first: Side, second: Side) -> Iterator[Contrast]:
    """DG101: some of a kind, or hours and a half, where the other language has another number of it."""
    yield from odd_ones(first, second, _named, _all, "DG101", "the number")


def says_two(side: Side) -> bool:
    """Whether a side says two of something, by any word."""
    return _TWO[side.lang].search(side.levelled) is not None or any(fact.kind == "number" and fact.value == 2 for fact in side.facts)


_FEMININE = (
    "اتفاقي|طائر|ورش|مذكر|نسخ|شاحن|سيار|مدرس|جامع|قم|دور|جول|مبارا|ميدالي|قطع|وحد|دول|مدين|محط|شرك|لجن|حافل|سفين|باخر|غرف|عياد|وثيق|رسال|زيار|رحل|حادث|اصاب|غار|"
    "قذيف|جث|امرا|فتا|طفل|عائل|اسر|نقط|درج|خطو|مرحل|صفق|حزم|منح|جائز|ندو|محاضر|جلس|كلم|توصي|ماد|فقر|لائح|خط|مبادر|قاف|قافل|شحن|دفع|نشر|قائم|صفح|مجموع|فرق|كتيب|"
    "بطول|ضرب|بطاق|مكالم|برقي|نافذ|بواب|منطق|بلدي|محافظ|وزار|هيئ|مؤسس|جمعي|مكتب|كلي|اكاديمي|مستوطن|قري|دباب|ناقل|عبار|جرع|عملي|عين|حال"
)
_DUALS = re.compile(rf"(?<!\w)[وفبكل]{{0,2}}(?:(?:{_FEMININE})ت|اثن(?:ت)?)(?:ان|ين)(?!\w)(?! (?:و\w+[وي]ن|من اصل)(?!\w))")
"""Two, and feminine nouns in the dual, without the article; what else ends so may be a name or a plural."""


def duals(side: Side) -> list[Spelled]:
    """The first noun of a side that stands in the dual beyond doubt, as the number two."""
    plain = unmarked(side.levelled)
    found = _DUALS.search(side.levelled if plain is None else plain.text)
    if found is None:
        return []
    start, end = found.span() if plain is None else (plain.origin(found.start()), plain.origin(found.end()))
    return [Spelled(2, start, end, ordinal=False)]


def _all(side: Side, named: list[Named]) -> frozenset[tuple[str, int]]:
    """What a side counts, in halves; a figure, and a number in words that counts nothing here, may count anything."""
    text = side.levelled
    figures = (fact for fact in side.facts if fact.kind == "number" and 0 < fact.value < _MOST)
    numbers = {int(2 * fact.value) for fact in figures if not _REFERS.search(text, max(0, fact.start - _BEFORE), fact.start)}
    bound = {one.start for one in named}
    numbers |= {2 * one.value for one in side.spelled if one.value < _MOST and one.start not in bound}
    if says_two(side):
        numbers.add(4)
    return frozenset((*(one.value for one in named), *((unit, number) for unit in _UNITS for number in numbers)))


def _named(side: Side) -> Iterator[Named]:
    plain = unmarked(side.levelled)
    text = side.levelled if plain is None else plain.text
    for found in _pattern(side.lang).finditer(text):
        value = _in_arabic(found) if side.lang == "ar" else _in_english(found)
        if value[1]:
            start, end = found.span() if plain is None else (plain.origin(found.start()), plain.origin(found.end()))
            yield Named(value, start, end, side.lang == "ar" or value not in _IDIOM or "-" in found[0])
    if side.lang == "en":
        yield from (Named(("time", _OFTEN[found[0].lower()]), *found.span(), True) for found in _TIMES.finditer(text))


def _in_arabic(found: re.Match[str]) -> tuple[str, int]:
    """A unit, and how many halves of it; 0 where no number is said."""
    unit = next(unit for unit in _UNITS if found[f"u_{unit}"] or found[f"d_{unit}"])
    number = next((number for number in _AR_NUMBERS if found[f"n{number}"]), 0) or (
        2 if found[f"d_{unit}"] else 1 if found["one"] or found["half"] else 0
    )
    return unit, 2 * number + bool(found["half"])


def _in_english(found: re.Match[str]) -> tuple[str, int]:
    unit = next(unit for unit in _UNITS if found[f"u_{unit}"])
    number = next((at for at, _ in enumerate(_EN_NUMBERS, 1) if found[f"n{at}"]), 1)
    return unit, 2 * number + bool(found["half"] or found["and"])


@cache
def _pattern(lang: Lang) -> re.Pattern[str]:
    if lang == "en":
        units = "|".join(f"(?P<u_{unit}>{english})" for unit, (english, *_) in _UNITS.items())
        numbers = "|".join(f"(?P<n{at}>{word})" for at, word in enumerate(_EN_NUMBERS, 1))
        return re.compile(
            rf"(?<![\w-])(?:{numbers}|an?(?= \w+ and a half\b))(?P<and> and a half)?[ -](?:(?:{_BETWEEN})[ -])?(?:{units})(?!\w)"
            r"(?P<half> and a half\b)?",
            re.IGNORECASE,
        )
    one = "|".join(f"(?P<u_{unit}>{single}|{plural})" for unit, (_, single, plural, _) in _UNITS.items())
    two = "|".join(f"(?P<d_{unit}>{dual})" for unit, (*_, dual) in _UNITS.items())
    numbers = "|".join(f"(?P<n{at}>{word})" for at, word in _AR_NUMBERS.items())
    return re.compile(
        rf"(?<!\w)(?:[وفبكل]{{0,2}}(?:ال|ل)?)(?:(?:{two})|(?:(?:{numbers})\s)?(?:{one})(?P<one>\sواحد[هة]?(?!\w))?)(?!\w)"
        r"(?P<half>\sونصف(?!\w)(?! (?:مليون|مليار|الف)(?!\w)))?"
    )
