"""Fractions in words: two thirds of the members, ثلثا الأعضاء."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.contrasts.contrast import Contrast, Named, odd_ones
from docgen.checks.slots import Side
from docgen.types import Lang

_PARTS = {"half": 180, "third": 120, "thirds": 240, "quarter": 90, "quarters": 270}
"""Of 360, which most parts of a whole divide."""
_EN_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_AR_COUNTS = {"ثلاث": 3, "اربع": 4, "خمس": 5, "ست": 6, "سبع": 7, "ثمان": 8, "تسع": 9}
_EN_SMALL = {"fifth": 72, "sixth": 60, "eighth": 45, "ninth": 40, "tenth": 36}
_AR_SMALL = {"اخماس": 72, "اسداس": 60, "اثمان": 45, "اتساع": 40, "اعشار": 36}
_PATTERN = {
    "ar": re.compile(
        r"(?<!\w)(?:[وف]?(?:[بك]|لل|ل)?(?:ال)?)(?:(?P<half>نصفا?)|(?P<thirds>(?<!الا )ثلث(?:ا|ي|ين|ان))|(?P<third>ثلث)"
        r"|(?P<quarters>ثلاثه? (?:ال)?ارباع)|(?P<quarter>ربعا?)"
        rf"|(?P<parts>(?P<count>{'|'.join(_AR_COUNTS)})(?:ه|يه|ي)? (?:ال)?(?P<of>{'|'.join(_AR_SMALL)})))(?!\w)"
    ),
    "en": re.compile(
        r"\b(?:(?P<half>half|halves)|(?P<thirds>two[ -]thirds)|(?P<third>(?:a|one)[ -]third)"
        r"|(?P<quarters>three[ -](?:quarters|fourths))|(?P<quarter>quarter|(?:a|one)[ -]fourth)"
        rf"|(?P<parts>(?P<count>{'|'.join(_EN_COUNTS)})[ -](?P<of>{'|'.join(_EN_SMALL)})s?(?= of\b)))\b",
        re.IGNORECASE,
    ),
}
_SHARE = {
    "ar": re.compile(r"\s(?!ساع[هت]|نهائي|النهائي|عام|العام|سن[هت]|السنوي|سنوي|الاول|الثاني|الثالث|الرابع|الاخير|دائر|ملعب|قرن|درج)\w"),
    "en": re.compile(r"\s(?:of|the|an?|its|their|his|her|our|all)\b(?! (?:hour|year|century|mile|dozen|day|game|match)\b)", re.IGNORECASE),
}
"""What follows a half or a quarter that is a share, and no part of an hour, of a match or of a year."""
_PART = re.compile(r"\b(?:first|second|third|fourth|last|latter|this|next)[ -]$", re.IGNORECASE)


def fractions(first: Side, second: Side) -> Iterator[Contrast]:
    """DG101: a fraction in words that is another one in the other language."""
    yield from odd_ones(first, second, _named, _all, "DG101", "the number")


def _all(side: Side, named: list[Named]) -> frozenset[tuple[str, int]]:
    return frozenset(one.value for one in named)


def _named(side: Side) -> Iterator[Named]:
    text = side.levelled
    for found in _PATTERN[side.lang].finditer(text):
        name = next(name for name in (*_PARTS, "parts") if found[name])
        start, end = found.span(name)
        if name == "parts":
            yield Named(("share", _share(found, side.lang)), start, end, sure=True)
            continue
        is_share = _SHARE[side.lang].match(text, end) is not None and not _PART.search(text[max(0, start - 8) : start])
        yield Named(("share", _PARTS[name]), start, end, sure=name not in ("half", "quarter") or is_share)


def _share(found: re.Match[str], lang: Lang) -> int:
    if lang == "ar":
        return _AR_COUNTS[found["count"]] * _AR_SMALL[found["of"]]
    return _EN_COUNTS[found["count"].lower()] * _EN_SMALL[found["of"].lower()]
