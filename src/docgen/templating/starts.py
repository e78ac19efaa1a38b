"""Where in a text the patterns of islands can begin: one look at each of its characters, so that the patterns need not look at them all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docgen.compiled import twin
from docgen.locales.figures import LETTER

WORD = rf"{LETTER}\d_"
"""Latin letters, figures and _, as a class of a regular expression."""

TRIGGER = r"[0-9٠-٩۰-۹@\u00a0]|://|www\."
"""Without any of these a text has no island but a token."""
_SIGN = r"[^\s0-9٠-٩۰-۹@:]*+(?:[0-9٠-٩۰-۹@]|://)"
_ARABIC = "\u0620-\u064a"
NO_UNIT = "a-zءؤئىبةثخزضطظعقلهو"
"""Letters that begin no month and no unit: what they stand before is counted, not dated or measured."""
_CLOSED = '\\Z|[،؛؟»”")]'
_COUNTING = rf"(?!00|٠٠)\d{{1,4}}+(?:{_CLOSED}|[{_ARABIC}]|[ ][{NO_UNIT}])"
ADDRESSES = rf"(?=[A-Za-z0-9٠-٩۰-۹+(]|رقم|الرقم)(?<![A-Za-z0-9_])(?={_SIGN}|www\.|[A-Z]{{3}}[ ]\d|رقم|الرقم|[Nn]o\.|number)(?!(?<!\d){_COUNTING})"
"""Not inside a Latin word, and where the stretch up to the next space has a figure, an @ or a ://, or else leads to a figure (QAR 5, No. 3); not at a
short figure that only counts."""
FIGURES = rf"(?<!\d)(?=\d)(?!\d{{1,4}}+(?:{_CLOSED}|[ ]?[{_ARABIC}]|[ ][a-z]))"
"""Not at a short figure with nothing but a word behind it."""
NUMBERS = rf"{FIGURES}|(?=[-\u2212+±#$€£¥₺₽₹])"
SERIES = rf"{FIGURES}|(?=\()"
TOKENS = rf"(?=[{WORD}@#.\\/~+±−$€£¥-])(?!\d++(?>(?:[.,٫٬]\d++)*)(?:{_CLOSED}|[ \u00a0]?[{_ARABIC}]))(?:(?<=[«“\"‹(\[])|(?<![{WORD}@#.&/\\+-]))"
"""Not at a figure that an Arabic word follows: most figures of an Arabic text."""

_TRIGGER, _LATIN, *_BEGINNINGS = map(re.compile, (TRIGGER, f"[{LETTER}]", ADDRESSES, FIGURES, NUMBERS, SERIES, TOKENS))


class Starts(NamedTuple):
    """Whether a text has what any island but a token has; whether it has a Latin letter; and the places, ascending, where the patterns of this module
    match: of addresses and what is only kept on a line, of figures, of numbers with their signs, of series and of tokens."""

    trigger: bool
    latin: bool
    addresses: Sequence[int]
    figures: Sequence[int]
    numbers: Sequence[int]
    series: Sequence[int]
    tokens: Sequence[int]


NOWHERE = Starts(False, False, (), (), (), (), ())


@twin
def starts(text: str) -> Starts:
    """Where islands of a text can begin."""
    trigger, latin = _TRIGGER.search(text) is not None, _LATIN.search(text) is not None
    if not trigger and not latin:
        return NOWHERE
    return Starts(trigger, latin, *([found.start() for found in pattern.finditer(text)] for pattern in _BEGINNINGS))


@twin
def found_at(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> list[re.Match[str]]:
    """As `pattern.finditer`, for a pattern that begins at some of these ascending places and nowhere else."""
    found: list[re.Match[str]] = []
    end = 0
    for place in places:
        if place >= end and (one := pattern.match(text, place)) is not None:
            end = one.end()
            found.append(one)
    return found
