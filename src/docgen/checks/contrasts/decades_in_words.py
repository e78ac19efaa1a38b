"""Decades in words: the seventies, السبعينيات; a man in his twenties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.contrasts.contrast import Contrast, Named, odd_ones
from docgen.checks.slots import Side
from docgen.locales.unmarked import unmarked

_EN = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}
_AR = {"عشرين": 20, "ثلاثين": 30, "اربعين": 40, "خمسين": 50, "ستين": 60, "سبعين": 70, "ثمانين": 80, "تسعين": 90}
_PATTERN = {
    "en": re.compile(rf"\b(?P<name>{'|'.join(_EN)})\b", re.IGNORECASE),
    "ar": re.compile(rf"(?<!\w)[وفبكل]{{0,2}}(?:ال|ل)?(?P<name>{'|'.join(_AR)})ي?(?:ات|ي|يه)(?!\w)"),
}


def decades_in_words(first: Side, second: Side) -> Iterator[Contrast]:
    """DG101: a decade in words that is another one in the other language."""
    yield from odd_ones(first, second, _named, _all, "DG101", "the number")


def _all(side: Side, named: list[Named]) -> frozenset[tuple[str, int]]:
    """The decades that a side names, in words and in figures, and its years and tens."""
    values = {fact.value % 100 for fact in side.facts if fact.kind in ("decade", "year")}
    values |= {int(fact.value) % 100 // 10 * 10 for fact in side.facts if fact.kind == "number"} | {int(value) % 100 for value in side.spelled_values}
    return frozenset((*(one.value for one in named), *(("decade", value) for value in values)))


def _named(side: Side) -> Iterator[Named]:
    plain = unmarked(side.levelled)
    text = side.levelled if plain is None else plain.text
    for found in _PATTERN[side.lang].finditer(text):
        start, end = found.span() if plain is None else (plain.origin(found.start()), plain.origin(found.end()))
        yield Named(("decade", (_EN | _AR)[found["name"].lower()]), start, end, True)
