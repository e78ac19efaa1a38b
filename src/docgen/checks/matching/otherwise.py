"""A fact that the other side says in another form: in words, at letters, in Roman figures, by a word that is no number."""

from __future__ import annotations

import re
from decimal import Decimal

from docgen.calendars.month_names import GREGORIAN_AR
from docgen.checks.facts import Fact
from docgen.checks.facts.level import level
from docgen.checks.matching.candidates import readings as _readings
from docgen.checks.matching.dates_in_figures import in_figures
from docgen.checks.matching.references import stands_for
from docgen.checks.matching.years import in_the_other_calendar
from docgen.checks.numerals import said_in_words
from docgen.checks.slots import Side


def otherwise(fact: Fact, other: Side) -> bool:
    """Whether the other side says it in another form: a number in words, at letters or in Roman figures, an address without its scheme."""
    if fact.kind in ("number", "year") and in_the_other_calendar(fact, other):
        return True
    if fact.kind in ("number", "money", "percent"):
        readings = _readings(fact)
        if readings & other.spelled_values or any(said_in_words(value, other.without_compounds, other.lang) for value in readings):
            return True
        if fact.kind == "number" and any(re.search(words, other.unmarked, re.IGNORECASE) for value, words in _PERIODS.items() if value in readings):
            return True
        if fact.kind == "percent" and any(re.search(words, other.levelled, re.IGNORECASE) for part, words in _PARTS.items() if part in readings):
            return True
        if fact.kind == "number" and (readings & other.ordinal_heads or _is_spoken(fact, other)):
            return True
        return fact.kind == "number" and any(str(value) in other.figures_at_letters or _roman(value, other) for value in readings)
    if fact.kind == "decade":
        return _decade_said(fact.value, other)
    if fact.kind == "month":
        return in_figures(fact, other)
    if fact.kind == "day":
        return _first_said(fact, other) or in_figures(fact, other)
    if fact.kind == "code":
        return stands_for(fact, other)
    if fact.kind in ("url", "email"):
        return _squeezed(str(fact.value)) in other.squeezed
    if fact.kind == "phone":
        return str(fact.value) in other.digits
    if fact.kind == "time":
        return _time_said(fact, other)
    return False


def _first_said(fact: Fact, other: Side) -> bool:
    """Whether the other side says the first of a month by a word: أول مارس, which counts something else as often where no year is said."""
    month, day = fact.value
    if day != 1 or fact.calendar != "gregorian" or other.lang != "ar":
        return False
    names = "|".join(re.escape(level(name)) for name in GREGORIAN_AR[month - 1])
    return re.search(rf"(?<!\w)[وب]?(?:اول|غره|فاتح|الاول من)\s(?:شهر\s)?(?:{names})(?!\w)", other.unmarked) is not None


_CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-3])[.٫](?P<minute>[0-5]\d)")


def _is_spoken(fact: Fact, other: Side) -> bool:
    """Whether a figure with a point is an hour that the other side says in words: 3.30, الثالثة والنصف."""
    clock = _CLOCK.fullmatch(level(fact.said))
    return clock is not None and any(
        said.sure and said.minutes == (int(clock["hour"]) * 60 + int(clock["minute"])) % 720 for said in other.spoken_hours
    )


_PERIODS = {
    Decimal(0): r"نظيف|(?:دون|بلا) رد|لا ?شيء|سلبي|صفر|\bnil\b|\bgoalless\b|\bzero\b|\bnothing\b",
    Decimal(150): r"ساعت(?:ين|ان) ونصف|\btwo (?:and a half hours|hours and a half)\b",
    Decimal(10): r"\bdecade\b|\bdecennial\b|عقد(?:ا|ين)?\b|عشري(?:ه|ا)?\b",
    Decimal(20): r"\bscore\b|\btwo decades\b|عقدين|عقدان",
    Decimal(16): r"ثمن (?:ال)?نهائي",
    Decimal(8): r"ربع (?:ال)?نهائي|\bquarter-?finals?\b",
    Decimal(100): r"\bcentury\b|(?:ال)?قرن\b",
    Decimal(1000): r"\bmillennium\b|(?:ال)?الفيه\b",
    Decimal(12): r"\bdozen\b|دزينه",
    Decimal(24): r"علي مدار الساع|\bround[ -]the[ -]clock\b|\bday and night\b|ليل نهار|ليلا ونهارا",
    Decimal(7): r"علي مدار الساع|(?:طوال|علي مدار|كل) (?:ايام )?الاسبوع|\ba week\b|\bone week\b|اسبوع|سباعي(?:ه|ا|ات)?\b",
    Decimal(3): r"ثلاثي(?:ه|ا|ات)?\b|\btri(?:lateral|partite|ennial|ple)\b",
    Decimal(4): r"رباعي(?:ه|ا|ات)?\b|\bquadri\w+",
    Decimal(5): r"خما?سي(?:ه|ا|ات)?\b|\bquinquennial\b",
    Decimal(6): r"سداسي(?:ه|ا|ات)?\b",
    Decimal(48): r"يومين|يومان|\btwo days\b",
    Decimal(15): r"عقد ونصف|\bdecade and a half\b|ربع ساع|\bquarter of an hour\b",
    Decimal(30): r"نصف (?:ال)?ساع|\bhalf[ -](?:an[ -])?hour\b",
    Decimal(45): r"ثلاثه ارباع الساع|\bthree[ -]quarters of an hour\b",
    Decimal(90): r"ساعه ونصف|\bhour and a half\b",
    Decimal(14): r"\btwo weeks\b|\bfortnight\b|اسبوعين|اسبوعان",
}
"""How some numbers are said by a word that is none."""
_PARTS = {
    Decimal(50): r"\bhalf\b|نصف",
    Decimal(25): r"\bquarter\b|ربع",
    Decimal(75): r"three[ -]quarters|ثلاثه? ارباع",
    Decimal(100): r"\ball\b|كامل|جميع",
}
_ROMAN = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"], strict=True)
)
_MOST_ROMAN = 3999


def _roman(value: Decimal, other: Side) -> bool:
    if value != value.to_integral_value() or not 1 <= value <= _MOST_ROMAN:
        return False
    numeral, rest = "", int(value)
    for worth, letters in _ROMAN:
        count, rest = divmod(rest, worth)
        numeral += letters * count
    return numeral in other.roman


_DECADE_WORDS = {
    20: ("عشرين", "twent"),
    30: ("ثلاثين", "thirt"),
    40: ("اربعين", "fort"),
    50: ("خمسين", "fift"),
    60: ("ستين", "sixt"),
    70: ("سبعين", "sevent"),
    80: ("ثمانين", "eight"),
    90: ("تسعين", "ninet"),
}


def _decade_said(value: int, other: Side) -> bool:
    """Whether the other side says a decade in words: السبعينيات, in the seventies. Those of the 2000s are said in many ways."""
    words = _DECADE_WORDS.get(value % 100)
    if words is None:
        return value % 100 in (0, 10)
    if re.search(rf"{words[0]}ي?ات|{words[1]}ies", other.levelled, re.IGNORECASE):
        return True
    # "in his 40s", في سن الأربعين, where no decade is named
    return Decimal(value % 100) in other.spelled_values and not _ANY_DECADE.search(other.levelled)


_ANY_DECADE = re.compile(r"(?:شر|لاث|ربع|خمس|ست|سبع|ثمان|تسع)ينيات")
_NOON = {720: r"\bnoon\b|\bmidday\b|ظهر", 0: r"\bmidnight\b|منتصف الليل"}


def _time_said(fact: Fact, other: Side) -> bool:
    """Whether the other side says a time in words: noon, الساعة السابعة والنصف مساءً."""
    moment = fact.value[0] % 1440
    if (noon := _NOON.get(moment)) is not None and re.search(noon, other.levelled, re.IGNORECASE):
        return True
    return any(moment in said.moments if fact.value[1] else said.minutes == moment % 720 for said in other.spoken_hours)


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
