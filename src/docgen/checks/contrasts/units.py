"""The unit of a number: six weeks and ستة أشهر, 5 km and 5 أميال."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.checks.contrasts.contrast import Contrast, Named, odd_ones
from docgen.checks.matching.candidates import readings
from docgen.checks.slots import Side
from docgen.locales.unmarked import without_marks

_WEEKDAYS = "ال(?:احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت)"
_UNITS = (
    ("seconds", "ثاني(?:ه|تين|تان)|ثوان(?:ي)?"),
    ("minutes?", "دقيق(?:ه|تين|تان)|دقائق"),
    ("hours?", "ساع(?:ه|ات|تين|تان)"),
    ("days?", rf"يوم(?!\s(?:{_WEEKDAYS}|\d))(?:ا|ين|ان)?|ايام"),
    ("weeks?", "اسبوع(?:ا|ين|ان)?|اسابيع"),
    ("months?", r"شهر(?!\s(?:رمضان|شعبان|رجب|شوال|محرم|المحرم|صفر|ربيع|جماد|ذي|ذو))(?:ا|ين|ان)?|اشهر|شهور"),
    ("years?", r"سن(?:ه|وات|ين|تين|تان)(?!\s\d)|عام(?:ا|ين|ان)?(?!\s\d)|اعوام"),
    ("centimet(?:re|er)s?|cm", "سم|سنتيمتر(?:ا|ات)?"),
    ("kilomet(?:re|er)s?|km", "كيلومتر(?:ا|ات|ين|ان)?|كم|كلم"),
    ("miles?", "ميل(?:ا|ين|ان)?|اميال"),
    ("feet|foot|ft", "قدم(?:ا|ين|ان)?|اقدام"),
    ("kilogram(?:me)?s?|kg", "كيلوغرام(?:ا|ات)?|كيلوجرام(?:ا|ات)?|كغم?|كجم"),
    ("tonnes?|tons?", "طن(?:ا|ين|ان)?|اطنان"),
    ("lit(?:re|er)s?", "لتر(?:ا|ات|ين|ان)?|ليتر(?:ا|ات|ين|ان)?"),
    ("gallons?", "غالون(?:ا|ات)?|جالون(?:ا|ات)?"),
    ("barrels?", "برميل(?:ا|ين|ان)?|براميل"),
    ("kilowatts?|kW", "كيلوواط|كيلو ?واط"),
    ("megawatts?|MW", "ميغاواط|ميجاواط|ميغاوات|ميجاوات"),
    ("gigawatts?|GW", "غيغاواط|جيجاواط|غيغاوات|جيجاوات"),
)
_BETWEEN = "(?:(?:working|calendar|business|consecutive|full|more|nautical|square|cubic)[ -])?"
_ENGLISH, _ARABIC = ("|".join(f"(?P<u{at}>{unit[lang]})" for at, unit in enumerate(_UNITS)) for lang in (0, 1))
_PATTERN = {"en": re.compile(rf"[ -]?{_BETWEEN}(?:{_ENGLISH})(?!\w)"), "ar": re.compile(rf"\s?(?:{_ARABIC})(?!\w)")}
_REACH = 40
_ONE_OR_TWO = re.compile(r"\b(?:one|two)\b(?=[ -])", re.IGNORECASE)
_DUAL = re.compile(rf"(?<!\w)[وفبكل]{{0,2}}(?!سنين)(?=\w+(?:ين|ان)(?!\w))(?:{_ARABIC})(?!\w)")


def units(first: Side, second: Side) -> Iterator[Contrast]:
    """DG101: a number that both sides have, each of another unit of time or measure."""
    yield from odd_ones(first, second, _named, _all, "DG101", "the number")


def _all(side: Side, named: list[Named]) -> frozenset[tuple[str, int]]:
    return frozenset(one.value for one in named)


def _named(side: Side) -> Iterator[Named]:
    text = side.levelled
    numbers: list[tuple[Decimal, int, int]] = [(Decimal(one.value), one.start, one.end) for one in side.spelled if not one.ordinal]
    numbers += [(value, fact.start, fact.end) for fact in side.facts if fact.kind == "number" for value in readings(fact)]
    if side.lang == "en":
        numbers += [(Decimal(1 + (found[0].lower() == "two")), *found.span()) for found in _ONE_OR_TWO.finditer(text)]
    else:
        yield from _duals(side, text)
    for value, start, end in numbers:
        found = _PATTERN[side.lang].match(without_marks(text[end : end + _REACH]) if side.lang == "ar" else text[end : end + _REACH])
        if found is not None:
            unit = next(at for at in range(len(_UNITS)) if found[f"u{at}"])
            yield Named((f"{value.normalize():f}", unit), start, min(len(text), end + found.end()), True)


def _duals(side: Side, text: str) -> Iterator[Named]:
    """Two of a unit by its form: ميلين."""
    for found in _DUAL.finditer(text):
        unit = next(at for at in range(len(_UNITS)) if found[f"u{at}"])
        yield Named(("2", unit), *found.span(), True)
