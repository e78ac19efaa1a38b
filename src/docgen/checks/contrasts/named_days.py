"""Weekdays in running text: on Sunday, يوم الأحد."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from docgen.checks.contrasts.contrast import Contrast, Named, is_alone, odd_ones
from docgen.checks.slots import Side

_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ARABIC = ("[اٱ]?لاثنين", "[اٱ]?لثل(?:ا)?ثا(?:ء)?", "[اٱ]?لاربعا(?:ء)?", "[اٱ]?لخميس", "[اٱ]?لجمعه", "[اٱ]?لسبت", "[اٱ]?لا?احد")
_SHORT = ("Mon", "Tues?", "Wed", "Thu(?:rs?)?", "Fri", "Sat", "Sun")
"""Short names, before a day's figure, or in brackets."""
_EN = re.compile(
    "|".join(
        rf"(?P<d{number}>\b(?:(?:{name}|{name.upper()})s?\b|(?:(?<=[(\[])|(?<=^)){short}\.?(?=[)\]]|$)|{short}\b(?=\.?,?\s[(\[]?(?:the\s)?\d)))"
        for number, (name, short) in enumerate(zip(_ENGLISH, _SHORT, strict=True))
    )
)
_BARE = ("اثنين", "ثلاثاء", "اربعاء", "خميس", "جمعه", "سبت", "احد")
"""Without the article, where the word for a day stands before them: كل يوم أربعاء."""
_ALL = "|".join(rf"(?P<d{number}>{name}|(?<=يوم ){bare}|(?<=كل ){bare})" for number, (name, bare) in enumerate(zip(_ARABIC, _BARE, strict=True)))
_AR = re.compile(rf"(?<!\w)(?:[وفبك]{{0,2}}|ل)(?:{_ALL})(?!\w)")
_NIGHT = re.compile(r"(?:ليل[هت]|عشي[هت])\s$")
_DAY = re.compile(r"(?<!\w)[وفبكل]{0,2}(?:ال)?(?:يوم|ايام|يومي|صباح|مساء|ظهر|عصر|فجر|ضحي|نهار|من|في|حتي|الي|بين|منذ|قبل|بعد|غدا|امس|اليوم|هذا|كل)\s$")
_THIS = re.compile(r"\s?[،,]?\s?[(\[]?\d|\s(?:الماضي|المقبل|القادم|الجاري|الحالي|المنصرم|الفائت|الموافق|الساع[هت])")
_JOINED = re.compile(r"\s?[،,–/-]?\s?(?:و|او\s|الي\s|حتي\s)?|\s?[،,/-]\s?")
"""What stands between two weekdays of a list or a stretch."""
_DOUBTFUL = frozenset((0, 6))
"""الاثنين is both of two, الأحد the One: they are days where something beside them says so: a figure, another weekday, nothing else at all."""


def named_days(first: Side, second: Side) -> Iterator[Contrast]:
    """DG102: weekdays that stand in one language, where the other has another one in their place."""
    yield from odd_ones(first, second, _named, _all, "DG102", "the weekday")


def _all(side: Side, named: list[Named]) -> frozenset[tuple[str, int]]:
    """The weekdays that a side names, and those of its dates."""
    dates = (("weekday", datetime.date.fromordinal(fact.value).weekday()) for fact in side.facts if fact.kind == "date")
    return frozenset((*(one.value for one in named), *(one.also for one in named if one.also is not None), *dates))


def _named(side: Side) -> Iterator[Named]:
    text = side.levelled
    # The weekday of a whole date is looked up in the calendar (DG201).
    known = [(one.start, one.end) for said in side.dates for one in (said, said.twin) if one is not None and one.whole]
    last = -1
    for found in (_AR if side.lang == "ar" else _EN).finditer(text):
        number = next(number for number in range(7) if found[f"d{number}"])
        begin, end = found.span(f"d{number}")
        before = text[max(0, found.start() - 10) : found.start()]
        sure = not any(start <= begin < stop for start, stop in known)
        # ليلة الأحد is the night before it as often as the one after it.
        also = ("weekday", (number - 1) % 7) if side.lang == "ar" and _NIGHT.search(before) else None
        if side.lang == "ar" and number in _DOUBTFUL and not (also or _DAY.search(before) or _THIS.match(text, end)):
            joined = last >= 0 and _JOINED.fullmatch(text, last, begin) is not None
            sure = sure and (joined or is_alone(text, found.start(), end))
        last = end
        yield Named(("weekday", number), begin, end, sure, also)
