"""Numbers, percentages and money in running text, in both languages, with words of scale (12.5 million, ١٢٫٥ مليون)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from docgen.checks.facts.currencies import ARABIC, CODES, ENGLISH, SYMBOLS
from docgen.checks.facts.fact import Fact
from docgen.errors import InputError
from docgen.locales.numbers import parse_number

_SCALES = {
    1000: r"thousand|ال?ف(?:ا|ين)?|ا?لاف|الاف",
    10**6: r"million|mn(?!\w)|مليون(?:ا|ان|ين|ي)?|ملايين",
    10**9: r"billion|bn(?!\w)|مليار(?:ا|ان|ين|ي|ات)?|بليون(?:ا)?",
    10**12: r"trillion|تريليون(?:ا|ات)?",
}
_SCALE = "|".join(f"(?P<s{index}>{words})" for index, words in enumerate(_SCALES.values()))
_ANY_SCALE = "|".join(_SCALES.values())
_PLAIN = r"\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,٫٬]\d+)*"
_FIGURE = rf"(?<![A-Za-z\d_.,٫٬])(?P<figure>{_PLAIN})"
_NUMBER = re.compile(rf"{_FIGURE}(?:[\s-]?(?:ال)?(?:{_SCALE})(?:ا|ً)*(?!\w)(?P<half>\sونصف(?:\s(?:ال)?(?:{_ANY_SCALE}))?)?)?", re.IGNORECASE)
_AND = re.compile(r"\sو\s?$")
_PERCENT = re.compile(
    r"\s?(?:[%٪]|per\s?cent(?:age points?)?(?!\w)|percentage points?(?!\w)|pct(?!\w)|بالم(?:ائ|ئ)ه|في الما?ئه|نقا?طه? مئويه|نقاط مئويه)",
    re.IGNORECASE,
)
_PERCENT_BEFORE = re.compile(r"(?<!\d)(?<!\d )[%٪]$")
"""A sign before its number, as some write in Arabic; one that follows another number is that number's."""


_SIGNS = frozenset("%٪" + "".join(symbol[0] for symbol in SYMBOLS))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:(?P<code>(?<![A-Za-z]){'|'.join(CODES)})|(?P<symbol>{'|'.join(map(re.escape, SYMBOLS))}))\s?$")


@cache
def _after() -> re.Pattern[str]:
    arabic = "|".join(f"(?P<a{index}>{pattern})" for index, (pattern, _) in enumerate(ARABIC))
    english = "|".join(f"(?P<e{index}>{pattern})" for index, (pattern, _) in enumerate(ENGLISH))
    symbols = "|".join(map(re.escape, SYMBOLS))
    return re.compile(rf"\s?(?:(?P<code>(?:{'|'.join(CODES)})(?![A-Za-z]))|(?P<symbol>{symbols})|(?i:{english})(?!\w)|{arabic})")


def amounts(text: str) -> Iterator[Fact]:
    """Every number of a levelled text, as money or a percentage where it is one."""
    joined: tuple[int, int, Decimal, int] | None = None
    for found in _NUMBER.finditer(text):
        value = _figure(found["figure"])
        if value is None:
            continue
        scale = next((size for index, size in enumerate(_SCALES) if found[f"s{index}"]), 1)
        value = value * scale + (Decimal(scale) / 2 if found["half"] else 0)
        start, end = found.span()
        if joined is not None and _AND.fullmatch(text, joined[1], start) and (scale < joined[3]):
            start, value = joined[0], joined[2] + value
        following = _NUMBER.search(text, end)
        if (
            scale > 1
            and following is not None
            and _AND.fullmatch(text, end, following.start())
            and _scale_of(following) < scale
            and _scale_of(following) > 1
        ):
            joined = (start, end, value, scale)
            continue
        joined = None
        yield _named(text, start, end, value)


def _scale_of(found: re.Match[str]) -> int:
    return next((size for index, size in enumerate(_SCALES) if found[f"s{index}"]), 1)


def _named(text: str, start: int, end: int, value: Decimal) -> Fact:
    """The number with what stands at its sides."""
    following = text[end : end + 2].lstrip()[:1]
    if following and (following.isalpha() or following in _SIGNS):
        if percent := _PERCENT.match(text, end):
            return Fact("percent", value, start, percent.end(), text[start : percent.end()])
        if after := _after().match(text, end):
            return Fact("money", (value, codes_of(after)), start, after.end(), text[start : after.end()])
    if _PERCENT_BEFORE.search(text, max(0, start - 3), start):
        return Fact("percent", value, start - 1, end, text[start - 1 : end])
    if before := _before().search(text, max(0, start - 6), start):
        codes = frozenset([before["code"]]) if before["code"] else SYMBOLS[before["symbol"]]
        return Fact("money", (value, codes), before.start(), end, text[before.start() : end])
    return Fact("number", value, start, end, text[start:end])


def currency_after(text: str, index: int) -> frozenset[str] | None:
    """The currencies that a word right after `index` may name."""
    after = _after().match(text, index)
    return codes_of(after) if after else None


def codes_of(found: re.Match[str]) -> frozenset[str]:
    """The currencies that a match of the pattern may name."""
    if found["code"]:
        return frozenset([found["code"]])
    if found["symbol"]:
        return SYMBOLS[found["symbol"]]
    for prefix, words in (("a", ARABIC), ("e", ENGLISH)):
        for index, (_, codes) in enumerate(words):
            if found[f"{prefix}{index}"]:
                return codes
    return frozenset()


def _figure(text: str) -> Decimal | None:
    if text.isascii() and text.isdecimal():
        return Decimal(text)
    try:
        return parse_number(text)
    except InputError:
        return None
