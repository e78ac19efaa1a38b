"""First and second, of whatever: the Second Secretary, الملك عبد الله الثاني, First Class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.contrasts.contrast import Named
from docgen.checks.slots import Side
from docgen.locales.unmarked import unmarked

_AR = re.compile(r"(?<!\w)(?P<named>[وفبكل]{0,2}ال(?:(?P<one>اول|اولي)|(?P<two>ثاني|ثانيه)))(?!\w)")
_MONTH = re.compile(r"(?:كانون|تشرين|ربيع|جمادي?|المقام|بالدرجه|الطراز|الصف|بالمقام|المحل)\s$")
"""Before an ordinal that is part of a month's name, or of an idiom: in the first place."""
_TEEN = re.compile(r"\s(?:عشره?|و(?:ال)?\w+[وي]ن)(?!\w)")
_EN = re.compile(
    r"(?<![\w-])(?:(?P<one>first|1st)|(?P<two>second|2nd))(?![\w'])|(?<=[a-z] )(?:(?P<roman_two>II)|(?P<roman_one>I)(?=[.,;:)]|$| of\b))(?!\w)",
    re.IGNORECASE,
)
_SECONDS = re.compile(r"(?:\d|\b(?:an?|per|each|every|one|split|last|this|any))[ -]$", re.IGNORECASE)
_IDIOM = re.compile(r"[, ](?:of all|and foremost|hand|to none|thoughts?)\b|,", re.IGNORECASE)
_ALSO = {
    "en": (
        r"\b(?:first\w*|inaugural|initial\w*|top|leading|main\w*|prim\w+|maiden|opening|one|earl\w+|original\w*|best|premier|No\.? ?1)\b",
        r"\b(?:second\w*|two|twice|both|double|latter|runner\w*|another|again|next|further|other)\b",
    ),
    "ar": (
        r"(?<!\w)[وفبكل]{0,2}(?:ال|ل)?(?:اول\w*|افتتاح\w*|رييس\w*|رئيس\w*|واحد\w*|ابتدائ\w*|احد\w*|حادي\w*|بدا\w*|سابق\w*)(?!\w)",
        r"(?<!\w)[وفبكل]{0,2}(?:ال|ل)?(?:ثان\w*|اثن\w*|وصيف|اخر\w*|مر(?:ه|تين)|ضعف\w*|تال\w*)(?!\w)",
    ),
}
"""What says first or second by another word."""


def firsts_and_seconds(side: Side) -> Iterator[Named]:
    """The ordinals one and two of a side."""
    plain = unmarked(side.levelled)
    text = side.levelled if plain is None else plain.text
    for found in (_AR if side.lang == "ar" else _EN).finditer(text):
        before = text[max(0, found.start() - 10) : found.start()]
        if side.lang == "ar":
            number, sure = (1 if found["one"] else 2), not (_MONTH.search(before) or _TEEN.match(text, found.end()))
        else:
            number = 1 if found["one"] or found["roman_one"] else 2
            sure = not (_SECONDS.search(before) or _IDIOM.match(text, found.end()))
        start, end = found.span() if plain is None else (plain.origin(found.start()), plain.origin(found.end()))
        yield Named(("ordinal", number), start, end, sure)


def said_first_or_second(side: Side, named: list[Named]) -> frozenset[tuple[str, int]]:
    """What a side may say of them, by words and figures of any kind."""
    numbers = {one.value[1] for one in named if one.value[0] == "ordinal"}
    numbers |= {int(fact.value) for fact in side.facts if fact.kind == "number" and fact.value in (1, 2)}
    numbers |= {number for number, words in enumerate(_ALSO[side.lang], 1) if re.search(words, side.levelled, re.IGNORECASE)}
    return frozenset(("ordinal", number) for number in numbers)
