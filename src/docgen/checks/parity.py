"""Do the two languages say the same? Facts of one side that the other side has not."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from docgen.calendars import DualDate
from docgen.calendars.month_names import GREGORIAN_AR
from docgen.checks.candidates import Candidates
from docgen.checks.candidates import readings as _readings
from docgen.checks.facts import Fact, Kind
from docgen.checks.facts.level import level
from docgen.checks.facts.spelled import Spelled
from docgen.checks.finding import Finding
from docgen.checks.numerals import said_in_words
from docgen.checks.slots import Side, Slot, Subject
from docgen.errors import DateError
from docgen.limits import check_time
from docgen.model.setting import Lang

_CODES: dict[Kind, str] = {
    "number": "DG101",
    "year": "DG101",
    "decade": "DG101",
    "date": "DG102",
    "day": "DG102",
    "month": "DG102",
    "money": "DG103",
    "percent": "DG104",
    "time": "DG105",
    "email": "DG106",
    "url": "DG106",
    "phone": "DG106",
    "code": "DG107",
}
_WHAT = {
    "DG101": "the number",
    "DG102": "the date",
    "DG103": "the amount",
    "DG104": "the percentage",
    "DG105": "the time",
    "DG106": "the address",
    "DG107": "the reference",
}
_POINTED = re.compile(r"(?P<hour>[01]?\d|2[0-3])[.٫](?P<minute>[0-5]\d)")
"""A figure that may be a time: 7.30."""
_NAMES: dict[Lang, str] = {"ar": "Arabic", "en": "English"}


def parity(subject: Subject) -> Iterator[Finding]:
    """DG101–DG108: facts and line breaks that stand in one language only."""
    for slot in subject.slots:
        if slot.ar is None or slot.en is None or slot.same:
            continue
        yield from _facts(subject, slot.ar, slot.en)
        yield from _words(subject, slot.ar, slot.en)
        yield from _lines(slot)


def _facts(subject: Subject, ar: Side, en: Side) -> Iterator[Finding]:
    if not ar.facts and not en.facts:
        return
    first, second = (ar, en) if subject.model.languages[0] == "ar" else (en, ar)
    left = unmatched(first, second)
    right = unmatched(second, first)
    left, right = _without_steps(left, first, second), _without_steps(right, second, first)
    left, right = _told(left, right, first, second), _told(right, left, second, first)
    left, right = _without_parts(left, right), _without_parts(right, left)
    if not left and not right:
        return
    for code in dict.fromkeys(_CODES.values()):
        mine = [fact for fact in left if _CODES.get(fact.kind) == code]
        theirs = [fact for fact in right if _CODES.get(fact.kind) == code]
        if code == "DG102":
            mine, theirs = _stretches(mine), _stretches(theirs)
        # A pair of odd ones is one slip, told where the language that follows has it.
        for fact, other in zip(mine, theirs, strict=False):
            message = f"{_WHAT[code]} {other.said} is {fact.said} in the {_NAMES[first.lang]} text"
            yield second.finding(code, message, "make both the same", offset=second.at(other.start))
        for side, rest in ((first, mine[len(theirs) :]), (second, theirs[len(mine) :])):
            missing = _NAMES["en" if side.lang == "ar" else "ar"]
            for fact in rest:
                yield side.finding(code, f"{_WHAT[code]} {fact.said} is not in the {missing} text", "make both the same", offset=side.at(fact.start))


def _stretches(odd: list[Fact]) -> list[Fact]:
    """Odd dates, those of one stretch once: 1-3 April 2026 is said to the end by its first day."""
    return [fact for fact in odd if not any(other.start < fact.start and fact.end <= other.end for other in odd)]


def _words(subject: Subject, ar: Side, en: Side) -> Iterator[Finding]:
    """Numbers that both languages say in words, each another one: seven ministers, خمسة وزراء. What one side says in words and the other not at all
    is a turn of phrase as often as not, and nothing is told of it."""
    first, second = (ar, en) if subject.model.languages[0] == "ar" else (en, ar)
    mine, theirs = _odd_words(first, second), _odd_words(second, first)
    for one, other in zip(mine, theirs, strict=False):
        said, told = first.flat.text[one.start : one.end], second.flat.text[other.start : other.end]
        message = f"{_WHAT['DG101']} {told} ({other.value:,}) is {said} ({one.value:,}) in the {_NAMES[first.lang]} text"
        yield second.finding("DG101", message, "make both the same", offset=second.at(other.start))


def _odd_words(side: Side, other: Side) -> list[Spelled]:
    if not side.spelled or not other.spelled:
        return []
    figures = {value for fact in other.facts if fact.kind in ("number", "money", "percent") for value in _readings(fact)}
    figures |= {Decimal(fact.value) for fact in other.facts if fact.kind in ("year", "decade")} | other.spelled_values
    told: dict[int, Spelled] = {}
    for one in side.spelled:
        check_time()
        value = Decimal(one.value)
        if value in figures or f"{value}" in other.figures_at_letters or said_in_words(value, other.flat.text, other.lang):
            continue
        told.setdefault(one.value, one)
    return list(told.values())


def _told(odd: list[Fact], others: list[Fact], side: Side, other: Side) -> list[Fact]:
    """Odd facts of a side without the loose ones, unless something on the other side stands against them: an odd fact, or the same name with
    another figure."""
    against = {_CODES.get(fact.kind) for fact in others}
    return [fact for fact in odd if not fact.loose or _CODES.get(fact.kind) in against or _renamed(fact, side, other)]


_STEPS = re.compile(r"(?<![\d.,/-])\d{1,3}(?:(?:\.\d{1,3})+|(?:[-–]\d{1,3})+)(?![\d/]|[.,-]\d)")
"""The number of a clause, a goal or a target: 6.1, 6-1."""


def _without_steps(odd: list[Fact], side: Side, other: Side) -> list[Fact]:
    """Odd facts of a side without the steps that the other side has with points for hyphens, or hyphens for points: Target 6.1, الهدف 6-1."""
    if not any(fact.kind == "number" for fact in odd):
        return odd
    theirs = {re.sub("[-–]", ".", found[0]) for found in _STEPS.finditer(other.levelled)}
    spans = [found.span() for found in _STEPS.finditer(side.levelled) if re.sub("[-–]", ".", found[0]) in theirs] if theirs else []
    return [fact for fact in odd if fact.kind != "number" or not any(low <= fact.start and fact.end <= high for low, high in spans)]


def _without_parts(odd: list[Fact], others: list[Fact]) -> list[Fact]:
    """Odd facts of a side without the figures of a date that is odd on the other side: November 1347 and عام 1347 differ once, in the date."""
    parts = {value for other in others for value in _parts(other)}
    return [fact for fact in odd if fact.kind not in ("number", "year") or fact.value not in parts] if parts else odd


def _parts(fact: Fact) -> tuple[int, ...]:
    """Day, month and year that a date says."""
    if fact.kind in ("month", "day"):
        return tuple(fact.value)
    if fact.kind != "date":
        return ()
    date = datetime.date.fromordinal(fact.value)
    if fact.calendar == "gregorian":
        return date.year, date.month, date.day
    try:
        return DualDate.from_gregorian(date).hijri
    except DateError:
        return ()


def _renamed(fact: Fact, side: Side, other: Side) -> bool:
    check_time()
    text = side.flat.text
    start = next((at + 1 for at in range(fact.start - 1, -1, -1) if not (text[at].isalpha() or text[at] in "-‑")), 0)
    name = text[start : fact.start]
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}\d", other.flat.text, re.IGNORECASE) is not None


def unmatched(side: Side, other: Side) -> list[Fact]:
    """Facts of a side, each once, that the other side does not say in any way."""
    odd: list[Fact] = []
    seen: set[object] = set()
    candidates = Candidates(other.facts)
    for fact in side.facts:
        key = (fact.kind, fact.value, fact.calendar)
        if fact.kind == "no-date" or key in seen:
            continue
        seen.add(key)
        check_time()
        if not any(_same(fact, candidate) for candidate in candidates.of(fact)) and not _otherwise(fact, other):
            odd.append(fact)
    return odd


def _same(fact: Fact, other: Fact) -> bool:
    """Whether two facts, maybe of different kinds, can mean the same."""
    if fact.kind == other.kind:
        return bool(_EQUAL.get(fact.kind, _equal)(fact, other))
    kinds = {fact.kind, other.kind}
    if kinds == {"date", "day"}:
        whole, part = (fact, other) if fact.kind == "date" else (other, fact)
        return _is_on(whole.value, part)
    if kinds in ({"number", "money"}, {"number", "percent"}):
        return bool(_readings(fact) & _readings(other))
    if kinds == {"number", "year"}:
        number, year = (fact, other) if fact.kind == "number" else (other, fact)
        return bool(year.value in _readings(number))
    if kinds == {"number", "decade"}:
        number, decade = (fact, other) if fact.kind == "number" else (other, fact)
        return any(_decade(int(value), decade.value) for value in _readings(number) if value == value.to_integral_value())
    if kinds == {"number", "phone"}:
        number, phone = (fact, other) if fact.kind == "number" else (other, fact)
        return bool(re.sub(r"\D", "", level(number.said)) == phone.value)
    if kinds == {"number", "time"}:
        moment, number = (fact, other) if fact.kind == "time" else (other, fact)
        if clock := _POINTED.fullmatch(level(number.said)):
            return bool((int(clock["hour"]) * 60 + int(clock["minute"]) - moment.value[0]) % 720 == 0)
        return bool(moment.value[0] % 60 == 0 and number.value in (moment.value[0] // 60, moment.value[0] // 60 % 12 or 12))
    return False


def _decade(year: int, other: int) -> bool:
    """Whether 1980 and 80 are one decade."""
    return year == other or (min(year, other) < 100 and year % 100 == other % 100)


def _decades(fact: Fact, other: Fact) -> bool:
    return _decade(fact.value, other.value)


def _numbers(fact: Fact, other: Fact) -> bool:
    return bool(_readings(fact) & _readings(other))


def _equal(fact: Fact, other: Fact) -> bool:
    return bool(fact.value == other.value)


def _dates(fact: Fact, other: Fact) -> bool:
    # An announced Hijri date may be a day off the table.
    return bool(abs(fact.value - other.value) <= (0 if fact.calendar == other.calendar else 1))


def _days(fact: Fact, other: Fact) -> bool:
    return fact.calendar != other.calendar or fact.value == other.value


def _spans(fact: Fact, other: Fact) -> bool:
    return _equal(fact, other) if fact.calendar == other.calendar else _overlap(fact, other)


def _times(fact: Fact, other: Fact) -> bool:
    (mine, sure), (theirs, certain) = fact.value, other.value
    return bool(mine == theirs if sure and certain else mine % 720 == theirs % 720)


def _money(fact: Fact, other: Fact) -> bool:
    codes, their_codes = fact.value[1], other.value[1]
    return bool(_readings(fact) & _readings(other)) and (not codes or not their_codes or bool(codes & their_codes))


_EQUAL: dict[Kind, Callable[[Fact, Fact], bool]] = {
    "date": _dates,
    "day": _days,
    "month": _spans,
    "year": _spans,
    "time": _times,
    "money": _money,
    "number": _numbers,
    "percent": _numbers,
    "decade": _decades,
}


def _is_on(ordinal: int, day: Fact) -> bool:
    date = datetime.date.fromordinal(ordinal)
    if day.calendar == "gregorian":
        return bool((date.month, date.day) == day.value)
    try:
        return bool(DualDate.from_gregorian(date).hijri[1:] == day.value)
    except DateError:
        return True


def _overlap(fact: Fact, other: Fact) -> bool:
    """Whether a Hijri month or year and a Gregorian one share a day."""
    hijri, gregorian = (fact, other) if fact.calendar == "hijri" else (other, fact)
    year, month = hijri.value if hijri.kind == "month" else (hijri.value, None)
    try:
        start = DualDate.from_hijri(year, month or 1, 1).gregorian
        end = DualDate.from_hijri(year, month or 12, 29).gregorian
    except DateError:
        return True
    if gregorian.kind == "month":
        their_year, their_month = gregorian.value
        return bool((start.year, start.month) <= (their_year, their_month) <= (end.year, end.month))
    return bool(start.year <= gregorian.value <= end.year)


def _otherwise(fact: Fact, other: Side) -> bool:
    """Whether the other side says it in another form: a number in words, at letters or in Roman figures, an address without its scheme."""
    if fact.kind in ("number", "money", "percent"):
        readings = _readings(fact)
        if readings & other.spelled_values or any(said_in_words(value, other.flat.text, other.lang) for value in readings):
            return True
        if fact.kind == "number" and any(re.search(words, other.unmarked, re.IGNORECASE) for value, words in _PERIODS.items() if value in readings):
            return True
        if fact.kind == "percent" and any(re.search(words, other.levelled, re.IGNORECASE) for part, words in _PARTS.items() if part in readings):
            return True
        return fact.kind == "number" and any(str(value) in other.figures_at_letters or _roman(value, other) for value in readings)
    if fact.kind == "decade":
        return _decade_said(fact.value, other)
    if fact.kind == "day":
        return _first_said(fact, other)
    if fact.kind == "code":
        figures = re.findall(r"\d+", str(fact.value))
        return _squeezed(str(fact.value)) in other.squeezed or _stand_in(figures, other.figure_runs)
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


def _stand_in(figures: list[str], theirs: str) -> bool:
    """Whether all figures of a reference stand one after the other on the other side, where its letters are others: A/RES/75/1, ق 75/1."""
    return bool(figures) and f" {' '.join(figures)} " in theirs


_PERIODS = {
    Decimal(10): r"\bdecade\b|\bdecennial\b|عقد(?:ا|ين)?\b|عشري(?:ه|ا)?\b",
    Decimal(20): r"\bscore\b|\btwo decades\b|عقدين|عقدان",
    Decimal(100): r"\bcentury\b|(?:ال)?قرن\b",
    Decimal(1000): r"\bmillennium\b|(?:ال)?الفيه\b",
    Decimal(12): r"\bdozen\b|دزينه",
    Decimal(7): r"\ba week\b|\bone week\b|اسبوع|سباعي(?:ه|ا|ات)?\b",
    Decimal(3): r"ثلاثي(?:ه|ا|ات)?\b|\btri(?:lateral|partite|ennial|ple)\b",
    Decimal(4): r"رباعي(?:ه|ا|ات)?\b|\bquadri\w+",
    Decimal(5): r"خما?سي(?:ه|ا|ات)?\b|\bquinquennial\b",
    Decimal(6): r"سداسي(?:ه|ا|ات)?\b",
    Decimal(15): r"ربع ساع|\bquarter of an hour\b",
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
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
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
_HOURS = (
    "الواحده",
    "الثانيه",
    "الثالثه",
    "الرابعه",
    "الخامسه",
    "السادسه",
    "السابعه",
    "الثامنه",
    "التاسعه",
    "العاشره",
    "الحاديه عشره?",
    "الثانيه عشره?",
)
_MINUTES = {0: "", 30: "والنصف|ونصف(?! ساع)", 15: "والربع|وربع", 20: "والثلث|وثلث", 10: "وعشر دقائق", 5: "وخمس دقائق"}
_TO_THE_HOUR = {45: "الا ربعا?|الا الربع", 40: "الا ثلثا?|الا الثلث", 50: "الا عشر دقائق", 55: "الا خمس دقائق"}


def _time_said(fact: Fact, other: Side) -> bool:
    """Whether the other side says a time in words: noon, الساعة السابعة والنصف مساءً."""
    moment = fact.value[0] % 1440
    if (noon := _NOON.get(moment)) is not None and re.search(noon, other.levelled, re.IGNORECASE):
        return True
    if other.lang != "ar":
        return (
            re.search(rf"\b{_ENGLISH_HOURS[moment // 60 % 12 - 1]} o'clock\b", other.levelled, re.IGNORECASE) is not None
            if moment % 60 == 0
            else False
        )
    hour, minute = moment // 60 % 12, moment % 60
    for words, shift in ((_MINUTES, 0), (_TO_THE_HOUR, 1)):
        if (part := words.get(minute)) is not None:
            name = _HOURS[(hour + shift - 1) % 12]
            rest = rf"(?: دقيقه)? ?(?:{part})" if part else r"(?! (?:و|الا)(?:ال)?(?:نصف|ربع|ثلث))"
            if re.search(rf"(?:{name})(?! عشر){rest}", other.unmarked):
                return True
    return False


_ENGLISH_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _lines(slot: Slot) -> Iterator[Finding]:
    assert slot.ar is not None
    assert slot.en is not None
    counts = [side.flat.text.count("\n") for side in (slot.ar, slot.en)]
    if counts[0] != counts[1]:
        message = f"the Arabic text has {_lines_said(counts[0])}, the English {_lines_said(counts[1])}"
        fewer = slot.ar if counts[0] < counts[1] else slot.en
        yield fewer.finding("DG108", message, "break the lines alike")


def _lines_said(breaks: int) -> str:
    return f"{breaks + 1} lines" if breaks else "one line"
