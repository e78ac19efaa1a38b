"""First and second of a kind: the first half, the second session, الطرف الأول; the third quarter of a year; I. and أولًا at the head of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.checks.contrasts.contrast import Contrast, Named, odd_ones
from docgen.checks.contrasts.first_and_second import firsts_and_seconds, said_first_or_second
from docgen.checks.facts.spelled import roman_value
from docgen.checks.slots import Side
from docgen.locales.unmarked import unmarked

_KINDS = {
    "half": (r"نصف(?:ين)?|شوط(?:ين)?", r"half"),
    "quarter": (r"ربع(?:ين)?", r"quarter"),
    "party": (r"طرف", r"party"),
    "session": (r"جلس[هة]|دور[هة]", r"session|sitting"),
    "meeting": (r"اجتماع", r"meeting"),
    "phase": (r"مرحل[هة]", r"phase|stage"),
    "edition": (r"نسخ[هة]|دور[هة]|طبع[هة]", r"edition"),
    "round": (r"جول[هة]", r"round"),
    "article": (r"ماد[هة]", r"article"),
    "paragraph": (r"فقر[هة]", r"paragraph"),
    "chapter": (r"فصل|باب", r"chapter"),
    "item": (r"بند", r"item"),
    "place": (r"مركز", r"place"),
    "time": (r"مر[هة]", r"time"),
    "batch": (r"دفع[هة]|شحن[هة]", r"batch|instalment|installment|shipment"),
    "semester": (r"فصل دراسي|فصل الدراسي", r"semester|term"),
    "floor": (r"طابق|دور", r"floor"),
    "goal": (r"هدف", r"goal"),
    "day": (r"يوم", r"day"),
    "week": (r"اسبوع", r"week"),
    "year": (r"عام|سن[هة]", r"year"),
}  # fmt: skip
"""What is counted in order, in both languages."""
_ARABIC = ("اول|اولي", "ثاني(?:ه)?", "ثالث(?:ه)?", "رابع(?:ه)?")
_CARDINALS = ("one|I", "two|II", "three|III", "four|IV")
_ENGLISH = ("first|1st", "second|2nd", "third|3rd", "fourth|4th")
_LOOSELY = {
    "ar": (
        re.compile(r"(?<!\w)[وفبل]?(?:اول|اولي|(?:ال)?افتتاحي(?:ه)?|واحد(?:ه)?)(?!\w)"),
        re.compile(r"(?<!\w)[وفبل]?(?:ثان(?:ي|يه)?|(?:ال)?اخر(?:ي)?)(?!\w)"),
    ),
    "en": (
        re.compile(r"\b(?:initial|inaugural|opening|maiden|original|one)\b", re.IGNORECASE),
        re.compile(r"\b(?:another|further|return|follow-up|latter|two|repeat)\b", re.IGNORECASE),
    ),
}
"""What may say the first or the second of a kind by another word, or without the article."""
_SPELLED = 3
_LAST = {"half": 2, "quarter": 4}
_FINALS = {
    "ar": re.compile(
        r"(?<!\w)[وفبكل]{0,2}(?:ال|ل)?(?:(?P<f2>نصف (?:ال)?نهائي|مربع الذهبي)|(?P<f4>ربع (?:ال)?نهائي|دور الثمانيه)"
        r"|(?P<f8>ثمن (?:ال)?نهائي|دور ال(?:\u0640\s?)?16|دور السته عشر))(?!\w)"
    ),
    "en": re.compile(
        r"\b(?:(?P<f2>semi-?finals?|(?:last|final) four)|(?P<f4>quarter-?finals?|last eight|round of (?:8|eight))"
        r"|(?P<f8>round of (?:16|sixteen)|last 16))\b",
        re.IGNORECASE,
    ),
}
_HEADS_EN = re.compile(r"[\s(\[]*(?P<roman>[IVX]+|[ivx]+)[.)\]:\u2013-]\s?\S")
_HEAD = re.compile(r"\s*\(?(?P<figure>\d{1,2})[.)\]:-]")


def ordered(first: Side, second: Side) -> Iterator[Contrast]:
    """DG101: a first or second of a kind or, where none is, of anything; a quarter or a head that is another one in the other language."""
    told = list(odd_ones(first, second, _named, _all, "DG101", "the number"))
    yield from told or odd_ones(first, second, firsts_and_seconds, said_first_or_second, "DG101", "the number")


def _all(side: Side, named: list[Named]) -> frozenset[tuple[str, int]]:
    """What a side counts in words and figures."""
    counted = {one.value for one in named}
    for kind, (arabic, english) in _KINDS.items():
        nouns = arabic if side.lang == "ar" else english
        counted |= {(kind, int(figure)) for figure in _figures(nouns, side.lang).findall(side.levelled)}
    loose = {number for number, words in enumerate(_LOOSELY[side.lang], 1) if words.search(side.unmarked)}
    return frozenset((*counted, *((kind, number) for kind in _KINDS for number in loose)))


@cache
def _figures(nouns: str, lang: str) -> re.Pattern[str]:
    """The figure at a noun: meeting No. 2, الاجتماع (2)."""
    if lang == "ar":
        return re.compile(rf"(?<!\w)[وفبكل]{{0,2}}(?:ال|ل)?(?:{nouns})(?:ال)?\W{{0,3}}(?:رقم|ال)?\W{{0,3}}([1-4])(?!\d)")
    return re.compile(rf"\b(?:{nouns})s?\W{{0,3}}(?:no|number)?\W{{0,3}}([1-4])(?!\d)", re.IGNORECASE)


def _named(side: Side) -> Iterator[Named]:
    plain = unmarked(side.levelled)
    text = side.levelled if plain is None else plain.text
    for found in _pattern(side.lang).finditer(text):
        start, end = found.span() if plain is None else (plain.origin(found.start()), plain.origin(found.end()))
        for kind, number, sure in _counted(found):
            # From three on, numbers in words are told by themselves too, at the same place.
            at = start if number < _SPELLED or found["short"] or side.lang == "en" else end - len(side.flat.text[start:end].split()[-1])
            yield Named((kind, number), at, end, sure)
    for found in _FINALS[side.lang].finditer(text):
        start, end = found.span() if plain is None else (plain.origin(found.start()), plain.origin(found.end()))
        yield Named(("final", next(number for number in (2, 4, 8) if found[f"f{number}"])), start, end, True)
    if (head := _head(side)) is not None:
        value, start, end, sure = head
        yield Named(("head", value), start, end, sure)


def _counted(found: re.Match[str]) -> Iterator[tuple[str, int, bool]]:
    if found["short"]:
        yield (
            ("half" if found["short"][-2:-1].upper() == "H" or found["short"][0].upper() == "H" else "quarter"),
            int(re.sub(r"\D", "", found["short"])),
            True,
        )
        return
    noun = found["noun"] or found["part"]
    kinds = [kind for kind in _KINDS if re.fullmatch(_kind(kind, noun), noun, re.IGNORECASE)]
    if noun.isascii():
        numbers = _numbers(found["numbers"], _ENGLISH) if found["numbers"] else _numbers(found["cardinal"] or "", _CARDINALS)
    else:
        numbers = _numbers(found["numbers"] or "", _ARABIC)
    for kind in kinds:
        if found["noun"] and found["last"]:
            if kind in _LAST:
                yield kind, _LAST[kind], False
        else:
            yield from ((kind, number, len(kinds) == 1) for number in numbers)


def _kind(kind: str, noun: str) -> str:
    arabic, english = _KINDS[kind]
    return f"(?:{english})s?" if noun.isascii() else arabic


def _head(side: Side) -> tuple[int, int, int, bool] | None:
    """The number that the text itself has at its head: I., أولًا, 2."""
    text = side.flat.text
    if side.lang == "en" and (found := _HEADS_EN.match(text)) is not None:
        return roman_value(found["roman"]), *found.span("roman"), True
    if (figure := _HEAD.match(side.levelled)) is not None:
        return int(figure["figure"]), *figure.span("figure"), False
    first = re.match(r"\s*\S+", text)
    heads = side.heads_of_first_line
    return (int(next(iter(heads))), first.start(), first.end(), side.lang == "ar") if first is not None and len(heads) == 1 else None


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    if lang == "ar":
        nouns = "|".join(sorted({kind for arabic, _ in _KINDS.values() for kind in arabic.split("|")}, key=len, reverse=True))
        number = f"(?:{'|'.join(_ARABIC)})"
        return re.compile(
            rf"(?<!\w)(?:[وفبكل]{{0,2}}(?:ال|ل)?)(?P<noun>{nouns})(?:تان|تين|ات|ان|ين|ها|ه|هما|هم|تها|ته|تهما|تهم)?"
            rf"\sال(?:(?P<numbers>{number}(?!\w)(?! عشره?(?!\w))(?! و(?:ال)?\w+[وي]ن(?!\w))"
            rf"(?:،?\sو?(?:ال)?{number}(?!\w)){{0,6}})|(?P<last>اخير(?:ه)?)(?!\w))"
            r"(?P<short>(?P<part>(?!)))?"
        )
    nouns = "|".join(sorted({kind for _, english in _KINDS.values() for kind in english.split("|")}, key=len, reverse=True))
    number = f"(?:{'|'.join(_ENGLISH)})"
    return re.compile(
        rf"(?<![\w-])(?:(?:(?P<numbers>{number}(?:(?:,? and |, | or )(?:the )?{number}){{0,6}})|(?P<last>last|final))"
        rf"[ -](?P<noun>(?:{nouns})s?)(?!\w)"
        rf"|(?P<part>article|item|paragraph|chapter|phase|stage|session|round)\s(?P<cardinal>{'|'.join(_CARDINALS)})(?!\w)"
        r"|(?P<short>Q[1-4]|[1-4]Q|H[12]|[12]H)(?!\w))",
        re.IGNORECASE,
    )


def _numbers(said: str, words: tuple[str, ...]) -> list[int]:
    """The numbers that ordinals of a list say."""
    return [number for number, word in enumerate(words, 1) if re.search(rf"(?<![^\W\u0648])(?:ال)?(?:{word})(?!\w)", said, re.IGNORECASE)]
