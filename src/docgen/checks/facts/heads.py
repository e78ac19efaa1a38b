"""Ordinal adverbs that number the paragraphs of a text: أولًا: …, ثانيًا: …; First, …, Secondly, …"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from docgen.types import Lang

_AR = ("اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
_AR_TEENS = ("حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع")
_AR_TENS = {20: "عشرون", 30: "ثلاثون", 40: "اربعون", 50: "خمسون"}
_EN = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth"),
    *("fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_INSIDE = r"(?<=[.؛;،,!؟?]\s)[(]?"
"""Before an ordinal that goes on in the line: …. ثانيًا: …"""
_HEAD = r"(?:^|[\n\u2029])[\s([{«\"'•*–-]*"


def ordinal_heads(text: str, lang: Lang) -> frozenset[Decimal]:
    """The numbers that paragraphs are headed with in words; `text` is levelled, without vowel marks. Paragraphs end at LF and U+2029."""
    pattern, numbers = _words(lang)
    return frozenset(numbers[" ".join((found["word"] or found["inside"]).casefold().split())] for found in pattern.finditer(text))


@cache
def _words(lang: Lang) -> tuple[re.Pattern[str], dict[str, Decimal]]:
    numbers: dict[str, Decimal] = {}
    if lang == "ar":
        numbers |= {f"{word}ا": Decimal(value) for value, word in enumerate(_AR, 1)}
        numbers |= {f"{word}{link}عشر": Decimal(value) for value, word in enumerate(_AR_TEENS, 11) for link in (" ", "ا ")}
        numbers |= {word: Decimal(value) for value, word in _AR_TENS.items()}
        numbers |= {
            f"{word}{link}و{tens}": Decimal(value + more)
            for more, tens in _AR_TENS.items()
            for value, word in enumerate(_AR_TEENS, 1)
            for link in (" ", "ا ")
        }
        end = r"(?=\s*[:،,.()\])}»\u2013-]|\s*$|\s)"
    else:
        numbers |= {form: Decimal(value) for value, word in enumerate(_EN, 1) for form in (word, f"{word}ly")}
        end = r"(?=\s*[:,.()\])}\u2013-])"
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(numbers, key=len, reverse=True))
    return re.compile(rf"(?:{_HEAD}(?P<word>{words}){end}|{_INSIDE}(?P<inside>{words})\s?:)", re.IGNORECASE), numbers
