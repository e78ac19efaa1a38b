"""Fractions in words: two thirds of the members, ثلثا الأعضاء."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.contrasts.contrast import Contrast, Named, odd_ones
from docgen.checks.slots import Side

_TWELFTHS = {"half": 6, "third": 4, "thirds": 8, "quarter": 3, "quarters": 9}
_PATTERN = {
    "ar": re.compile(
        r"(?<!\w)(?:[وف]?(?:[بك]|لل|ل)?(?:ال)?)(?:(?P<half>نصفا?)|(?P<thirds>(?<!الا )ثلث(?:ا|ي|ين|ان))|(?P<third>ثلث)"
        r"|(?P<quarters>ثلاثه? (?:ال)?ارباع)|(?P<quarter>ربعا?))(?!\w)"
    ),
    "en": re.compile(
        r"\b(?:(?P<half>half|halves)|(?P<thirds>two[ -]thirds)|(?P<third>(?:a|one)[ -]third)"
        r"|(?P<quarters>three[ -](?:quarters|fourths))|(?P<quarter>quarter|(?:a|one)[ -]fourth))\b",
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
        name = found.lastgroup
        assert name is not None
        start, end = found.span(name)
        is_share = _SHARE[side.lang].match(text, end) is not None and not _PART.search(text[max(0, start - 8) : start])
        yield Named(("twelfths", _TWELFTHS[name]), start, end, sure=name not in ("half", "quarter") or is_share)
