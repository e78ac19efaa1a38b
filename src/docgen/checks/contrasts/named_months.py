"""Months without a day and a year in running text: in May, في مارس, خلال شهر رمضان."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from docgen.calendars import DualDate
from docgen.calendars.month_names import GREGORIAN_AR, GREGORIAN_EN, months
from docgen.calendars.vocabulary import fold
from docgen.checks.contrasts.contrast import Contrast, Named, is_alone, odd_ones
from docgen.checks.facts.level import level
from docgen.checks.slots import Side
from docgen.errors import DateError

_ALSO_WORDS = frozenset(
    (
        *("March", "April", "May", "June", "August", "Safar", "Rajab", "مارس", "مارت", "ماي", "مايس", "آب", "أوت", "غشت", "جوان", "نيسان", "النوار"),
        *("هانيبال", "التمور", "الحرث", "صفر", "رجب", "شعبان", "رمضان", "محرم", "المحرم"),
    )
)
"""Names that are words or people's names too: they are months where something beside them says so."""
_SAYS_EN = re.compile(
    r"\b(?:in|since|until|till|by|from|through|during|last|next|this|early|late|mid"
    r"|(?:month|end|start|beginning|middle|half|weeks?|days?|part) of)[ -]$",
    re.IGNORECASE,
)
_AFTER_MONTH_EN = re.compile(rf"\b(?:{'|'.join(GREGORIAN_EN)})(?: (?:to|and|or|until|through) | ?[-\u2013/] ?)$")
_SAYS_AR = re.compile(r"(?<!\w)[وفبل]{0,2}(?:(?:ال)?شهر|لشهر|شهري|في|الي|منذ|حتي|خلال|بحلول|اوائل|مطلع|بدايه|نهايه|منتصف|اواخر|غضون|مستهل|ختام)\s$")
_AHEAD = 20
_THIS_AR = re.compile(r"\s(?:الماضي|المقبل|القادم|الجاري|الحالي|المنصرم|الفائت|من (?:هذا )?(?:ال)?(?:عام|سنه))")


def named_months(first: Side, second: Side) -> Iterator[Contrast]:
    """DG102: months that stand in one language, where the other has another one of the same calendar in their place."""
    yield from odd_ones(first, second, _named, _all, "DG102", "the month")


def _all(side: Side, named: list[Named]) -> frozenset[tuple[str, int]]:
    """The months that a side names, and those of its dates in both calendars."""
    found = {one.value for one in named}
    for fact in side.facts:
        if fact.kind == "day":
            found.add((fact.calendar or "gregorian", fact.value[0]))
        elif fact.kind == "month":
            found.add((fact.calendar or "gregorian", fact.value[1]))
        elif fact.kind == "date":
            day = datetime.date.fromordinal(fact.value)
            found.add(("gregorian", day.month))
            try:
                found.add(("hijri", DualDate.from_gregorian(day).hijri[1]))
            except DateError:
                continue
    return frozenset(found)


def _named(side: Side) -> Iterator[Named]:
    text = side.levelled
    pattern, names = _arabic() if side.lang == "ar" else _english()
    dated = [(said.start, said.end) for said in side.dates]
    for found in pattern.finditer(text):
        start, end = found.span("name")
        value = names[found["name"] if found["name"] in names else fold(found["name"])]
        sure = not any(begin <= start < stop for begin, stop in dated)
        if sure and found["name"] in _doubtful():
            ahead = text[max(0, found.start() - _AHEAD) : found.start()]
            sure = _says_so(side, ahead, end) or is_alone(text, found.start(), end)
        if level(side.flat.text[start:end]) == "اب" and side.flat.text[start] != "آ":
            continue
        yield Named(value, start, end, sure)


def _says_so(side: Side, ahead: str, end: int) -> bool:
    if side.lang == "en":
        return _SAYS_EN.search(ahead) is not None or _AFTER_MONTH_EN.search(ahead) is not None
    return _SAYS_AR.search(ahead) is not None or _THIS_AR.match(side.levelled, end) is not None


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(form for name in _ALSO_WORDS for form in (level(name), name.upper()))


@cache
def _arabic() -> tuple[re.Pattern[str], dict[str, tuple[str, int]]]:
    names = {level(name): ("gregorian", number) for number, some in enumerate(GREGORIAN_AR, 1) for name in some if not name[-1].isdigit()}
    names |= {name: (kind, number) for name, (kind, number) in months().items() if kind == "hijri" and not name.isascii() and not name[-1].isdigit()}
    pattern = _any_of(names)
    return re.compile(rf"(?<!\w)[وفبكل]{{0,2}}(?P<name>{pattern})(?!\w)"), names


@cache
def _english() -> tuple[re.Pattern[str], dict[str, tuple[str, int]]]:
    names = {form: ("gregorian", number) for number, name in enumerate(GREGORIAN_EN, 1) for form in (name, name.upper())}
    hijri = {name: number for name, (kind, number) in months().items() if kind == "hijri" and name.isascii() and name.replace(" ", "").isalpha()}
    hijri = {name: number for name, number in hijri.items() if len(name) > 4}
    pattern = f"{_any_of(names)}|{'|'.join(map(_romanised, sorted(hijri, key=len, reverse=True)))}"
    return re.compile(rf"\b(?P<name>{pattern})(?!\w)"), names | {name: ("hijri", number) for name, number in hijri.items()}


_LATIN = {"a": "[aāâ]", "i": "[iī]", "u": "[uū]", "h": "[hḥ]", "d": "[dḍ]"}


def _romanised(name: str) -> str:
    """A folded name as a pattern of a levelled text: a capital first, an apostrophe between any letters, hyphens for spaces."""
    after = "".join("'?[ -]" if letter == " " else rf"'?{_LATIN.get(letter, letter)}" for letter in name[1:])
    return f"{name[0].upper()}(?i:{after}'?)"


def _any_of(names: dict[str, tuple[str, int]]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
