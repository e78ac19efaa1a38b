"""How many, about: hundreds of thousands, عشرات الآلاف, millions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.contrasts.contrast import Contrast, Named, odd_ones
from docgen.checks.slots import Side
from docgen.locales.unmarked import unmarked

_PATTERN = {
    "ar": re.compile(
        r"(?<!\w)(?:[وفبكل]{0,2}(?:ال|ل)?)(?:(?:(?P<tens>عشرات)|(?P<hundreds>م(?:ئ|ا)ات))"
        r"(?:\s(?:من )?(?:ال)?(?:(?P<thousands>الاف)|(?P<millions>ملايين)|(?P<billions>مليارات|بلايين))(?!\w))?"
        r"|(?<!\d )(?P<only_thousands>الاف)|(?<!\d )(?P<only_millions>ملايين)|(?<!\d )(?P<only_billions>مليارات))(?!\w)"
    ),
    "en": re.compile(
        r"\b(?:(?:(?P<tens>tens|dozens|scores)|(?P<hundreds>hundreds))"
        r"(?: of (?:(?P<thousands>thousands)|(?P<millions>millions)|(?P<billions>billions))\b)?"
        r"|(?P<only_thousands>thousands)|(?P<only_millions>millions)|(?P<only_billions>billions))\b",
        re.IGNORECASE,
    ),
}
_COUNTED = re.compile(
    r"(?<!\w)(?:ثلاثه?|اربعه?|خمسه?|سته?|سبعه?|ثماني?ه?|تسعه?|عشره?|بضعه?|عده|مئات|عشرات|\d)\s(?:ال)?$|\b(?:several|few|many|some|\d)\s$"
)
_SCALES = {"thousands": 3, "millions": 6, "billions": 9}


def magnitudes(first: Side, second: Side) -> Iterator[Contrast]:
    """DG101: tens, hundreds, thousands of something that are another many in the other language."""
    yield from odd_ones(first, second, _named, _all, "DG101", "the number")


def _all(side: Side, named: list[Named]) -> frozenset[tuple[str, int]]:
    return frozenset(one.value for one in named)


def _named(side: Side) -> Iterator[Named]:
    plain = unmarked(side.levelled)
    text = side.levelled if plain is None else plain.text
    for found in _PATTERN[side.lang].finditer(text):
        start, end = found.span() if plain is None else (plain.origin(found.start()), plain.origin(found.end()))
        power = 2 if found["hundreds"] else 1 if found["tens"] else 0
        power += next((power for name, power in _SCALES.items() if found[name] or found[f"only_{name}"]), 0)
        yield Named(("many", power), start, end, _COUNTED.search(text[max(0, found.start() - 12) : found.start()]) is None)
