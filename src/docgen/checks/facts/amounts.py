"""Numbers, percentages and money in running text, in both languages, with words of scale (12.5 million, ١٢٫٥ مليون)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from docgen.checks.facts.currencies import ARABIC, CODES, ENGLISH, MARKS, SYMBOLS
from docgen.checks.facts.fact import Fact
from docgen.locales.convention import Convention
from docgen.locales.figures import read_figure

_SCALES = {
    1000: r"thousands?|k(?!\w)|ال?ف(?:ا|ين)?|ا?لاف|الاف",
    10**6: r"millions?|mln(?!\w)|mn(?!\w)|مليون(?:ا|ان|ين|ي)?|ملايين",
    10**9: r"billions?|bln(?!\w)|bn(?!\w)|gigatonn?e?s?|مليار(?:ا|ان|ين|ي|ات)?|بليون(?:ا|ان|ين|ي)?|بلايين",
    10**12: r"trillions?|trn(?!\w)|tn(?!\w)|تريليون(?:ا|ات)?",
}
_SCALE = "|".join(f"(?P<s{index}>{words})" for index, words in enumerate(_SCALES.values()))
_ANY_SCALE = "|".join(_SCALES.values())
_SINGLE = r"\d+(?:[.,٫٬،]\d+)*"
_AT_MARK = "|".join(rf"(?<=(?<![A-Za-z]){re.escape(mark)})" for mark in (*CODES, *MARKS))
_FIGURE = rf"(?:(?<![A-Za-z\d_.,٫٬])|{_AT_MARK})(?P<figure>{_SINGLE}(?: {_SINGLE})*)"
_AFTER = rf"(?:\+?[\s-]?(?:ال)?(?:{_SCALE})(?:ا|ً)*(?!\w)(?P<half>\sونصف(?:\s(?:ال)?(?:{_ANY_SCALE}))?)?)?"
_FIGURES = re.compile(_FIGURE)
_SCALED = re.compile(_AFTER, re.IGNORECASE)
_SHORT_MILLION = re.compile(r"\s?m(?:illion)?(?![\w²³])", re.IGNORECASE)
"""The m of £125m; a metre where no currency stands before it."""
_SHORT_YEAR = re.compile(r"(?<![\d.,/-])(?P<from>(?:1\d|20)\d\d)[-/–‑](?P<to>\d\d)(?![\d/-]|[.,]\d)")
_DECADE = re.compile(r"(?<![A-Za-z\d.,])(?P<year>'?\d0|\d{3}0)'?s(?!\w)")
_AND = re.compile(r"\sو\s?$")
_TO = re.compile(r"\s?(?:to|and|or|[-–]|ال[يى]|حت[يى]|و|او)\s?")
_SHORT_YEAR_BEFORE = re.compile(r"(?<!\w)[وفبل]?(?:لل|ال)?(?:عام|سن[هة]|عامي|سنتي)\s(?:\d\d\s?[/و-]\s?)?$")
_BETWEEN = re.compile(r"(?<!\w)(?:ما )?بين\s$")
_WORDS_OF_SCALE = {10**3: "الف", 10**6: "مليون", 10**9: "مليار|بليون", 10**12: "تريليون"}
"""Scales whose names are words for one by themselves: `_SCALES` in their order, 10**3 for 1000."""
_ONE_OF_SCALE = "|".join(f"(?P<w{index}>{word})" for index, word in enumerate(_WORDS_OF_SCALE.values()))
_SCALE_BEFORE = re.compile(rf"(?<!\w)(?:[ولب]|لل|ال|(?<!\d ))(?P<all>(?:{_ONE_OF_SCALE})(?P<two>ين|ان)?\u064b?ا?\u064b?)\sو\s?$")
_PERCENT = re.compile(
    r"\s?(?:[%٪]|per\s?cent(?:age points?)?(?!\w)|percentage points?(?!\w)|pct(?!\w)|بالم(?:ائ|ئ)ه|في الما?ئه|نقا?طه? مئويه|نقاط مئويه)",
    re.IGNORECASE,
)
_PERCENT_BEFORE = re.compile(r"(?<!\d)(?<!\d )[%٪]$")
"""A sign before its number, as some write in Arabic; one that follows another number is that number's."""


_SIGNS = frozenset("%٪" + "".join(symbol[0] for symbol in SYMBOLS))


@cache
def _before() -> re.Pattern[str]:
    marks = "|".join(map(re.escape, MARKS))
    return re.compile(
        rf"(?:(?P<code>(?<![A-Za-z])(?:{'|'.join(CODES)}))|(?P<mark>(?<![A-Za-z])(?:{marks}))|(?P<symbol>{'|'.join(map(re.escape, SYMBOLS))}))\s?$"
    )


@cache
def _after() -> re.Pattern[str]:
    arabic = "|".join(f"(?P<a{index}>{pattern})" for index, (pattern, _) in enumerate(ARABIC))
    english = "|".join(f"(?P<e{index}>{pattern})" for index, (pattern, _) in enumerate(ENGLISH))
    symbols = "|".join(map(re.escape, SYMBOLS))
    return re.compile(rf"\s?(?:(?P<code>(?:{'|'.join(CODES)})(?![A-Za-z]))|(?P<symbol>{symbols})|(?i:{english})(?!\w)|{arabic})")


def amounts(text: str, convention: Convention) -> Iterator[Fact]:
    """Every number of a levelled text, as money or a percentage where it is one; `convention` is the side's."""
    numbers = _of_one_scale(text, [*_numbers(text, convention)])
    at = 0
    while at < len(numbers):
        one = numbers[at]
        one = _with_word_before(text, one)
        # "million and 500 thousand": parts joined by و, each of a smaller scale than the one before it.
        while at + 1 < len(numbers) and _goes_on(text, one, numbers[at + 1]):
            following = numbers[at + 1]
            one = _Number(one.start, following.end, one.value + following.value, (), following.scale)
            at += 1
        yield _named(text, one)
        at += 1


def _of_one_scale(text: str, numbers: list[_Number]) -> list[_Number]:
    """Numbers with what those mean that share the scale of the next: 300 إلى 700 ألف, from 0.44 to 0.56 million."""
    for at in range(len(numbers) - 1):
        one, following = numbers[at], numbers[at + 1]
        if one.scale == 1 < following.scale and _TO.fullmatch(text, one.end, following.start):
            numbers[at] = one._replace(also=(*one.also, one.value * following.scale))
    return numbers


def _goes_on(text: str, one: _Number, following: _Number) -> bool:
    """Whether a number is the rest of the one before it: 2 مليار و 5 ملايين, 5 آلاف و 300 جنيه. Behind بين the two are apart."""
    if one.scale <= following.scale or _AND.fullmatch(text, one.end, following.start) is None:
        return False
    return following.scale > 1 or (following.value < one.scale and _BETWEEN.search(text, max(0, one.start - 8), one.start) is None)


def _with_word_before(text: str, one: _Number) -> _Number:
    """A number with the scale in words that begins it: مليار و 39 مليون."""
    before = _SCALE_BEFORE.search(text, max(0, one.start - 24), one.start)
    if before is None or not one.scale < (size := next(size for index, size in enumerate(_WORDS_OF_SCALE) if before[f"w{index}"])):
        return one
    count = 2 if before["two"] else 1
    return _Number(before.start("all"), one.end, count * size + one.value, (one.value,), one.scale)


class _Number(NamedTuple):
    """A figure with its word of scale; `also` are its other readings."""

    start: int
    end: int
    value: Decimal
    also: tuple[Decimal, ...]
    scale: int


def _numbers(text: str, convention: Convention) -> Iterator[_Number]:
    for found in _FIGURES.finditer(text):
        for start, end, readings in _read(found["figure"], found.start(), convention):
            # (500) مليون: the figure of a decree stands in brackets, its word of scale behind them.
            bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
            after = _SCALED.match(text, end + bracketed) if end == found.end() else None
            scale = next((size for index, size in enumerate(_SCALES) if after[f"s{index}"]), 1) if after else 1
            half = Decimal(scale) / 2 if after and after["half"] else 0
            if after and scale > 1:
                start, end = start - bracketed, after.end()
            elif (short := _SHORT_MILLION.match(text, end)) and _before().search(text, max(0, start - 6), start):
                scale, end = 10**6, short.end()
            first, *others = (value * scale + half for value in readings)
            yield _Number(start, end, first, tuple(others), scale)


def _read(figure: str, offset: int, convention: Convention) -> Iterator[tuple[int, int, tuple[Decimal, ...]]]:
    """The numbers of figures that one space parts each: one in groups of three, typed from left to right or from right to left, or each by itself.
    Their places, and their readings."""
    groups = figure.split(" ")
    if len(groups) > 1 and (joined := _grouped(groups)):
        yield offset, offset + len(figure), joined
        return
    place = offset
    for group in groups:
        _, readings = read_figure(group, convention)
        if readings:
            yield place, place + len(group), tuple(map(Decimal, readings))
        else:  # a list: 3,5,7
            yield from ((place + part.start(), place + part.end(), (Decimal(part[0]),)) for part in re.finditer(r"\d+", group))
        place += len(group) + 1


def _grouped(groups: list[str]) -> tuple[Decimal, ...]:
    """What groups parted by spaces mean, from left to right and from right to left (`000 500 12`, `179.2 3`); none where they are no number."""
    found = [_joined(groups), _joined([*reversed(groups[1:]), groups[0]]) if len(groups) > 1 else None]
    first = groups[0]
    if (mark := re.fullmatch(r"(\d{3})[.,٫](\d+)", first)) is not None:
        found[1] = _joined([*reversed(groups[1:]), f"{mark[1]}.{mark[2]}"])
    return tuple(value for value in dict.fromkeys(found) if value is not None)


def _joined(groups: list[str]) -> Decimal | None:
    *whole, last = groups
    last = last.replace(",", ".").replace("٫", ".")
    fits = re.fullmatch(r"\d{3}(?:\.\d+)?", last) and all(re.fullmatch(r"\d{3}", group) for group in whole[1:])
    return Decimal("".join(whole) + last) if fits and whole and re.fullmatch(r"[1-9]\d{0,2}", whole[0]) else None


def decades(text: str) -> Iterator[Fact]:
    """1980s, '80s; and the short year of 1950-53, which is 1953."""
    for found in _DECADE.finditer(text):
        yield Fact("decade", int(found["year"].strip("'")), *found.span(), found[0])
    for found in _SHORT_YEAR.finditer(text):
        first, last = int(found["from"]), int(found["to"])
        if last > first % 100:
            yield Fact("number", Decimal(first), found.start("from"), found.end("from"), found["from"])
            yield Fact("number", Decimal(first // 100 * 100 + last), found.start("to"), found.end("to"), found["to"], also=(Decimal(last),))


def _named(text: str, one: _Number) -> Fact:
    """The number with what stands at its sides."""
    start, end, value, also, _ = one
    if end - start == 2 and not also and text[start:end].isdecimal() and _SHORT_YEAR_BEFORE.search(text, max(0, start - 16), start):
        also = (1900 + value, 2000 + value)  # عام 99
    following = text[end : end + 2].lstrip()[:1]
    if following and (following.isalpha() or following in _SIGNS):
        if percent := _PERCENT.match(text, end):
            return Fact("percent", value, start, percent.end(), text[start : percent.end()], also=also)
        if after := _after().match(text, end):
            return Fact("money", (value, codes_of(after)), start, after.end(), text[start : after.end()], also=also)
    if _PERCENT_BEFORE.search(text, max(0, start - 3), start):
        return Fact("percent", value, start - 1, end, text[start - 1 : end], also=also)
    if before := _before().search(text, max(0, start - 6), start):
        if _names_a_flight(text, before, start):
            return Fact("number", value, start, end, text[start:end], also=also, loose=True)
        codes = frozenset([before["code"]]) if before["code"] else (SYMBOLS | MARKS)[before["symbol"] or before["mark"]]
        return Fact("money", (value, codes), before.start(), end, text[before.start() : end], also=also)
    return Fact("number", value, start, end, text[start:end], also=also)


_FLIGHT = re.compile(r"(?:\bflights?(?: no\.?| number)?|رحل[هة](?: [\u0621-\u064a]+){0,5}|رحلتي|رحلات)\s\(?$", re.IGNORECASE)


def _names_a_flight(text: str, before: re.Match[str], start: int) -> bool:
    """Whether a mark before a figure is an airline's: QR017, flight QR 1102."""
    if not before["mark"]:
        return False
    return re.match(r"0\d", text[start : start + 2]) is not None or _FLIGHT.search(text, max(0, before.start() - 48), before.start()) is not None


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
