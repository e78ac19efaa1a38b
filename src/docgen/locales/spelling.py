"""What the roles {words} and {ordinal} hold: a number or an amount, and how its words stand in an Arabic sentence."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, cast

from docgen.errors import InputError, Problem
from docgen.locales.currencies import known_currency
from docgen.locales.nouns import Gender
from docgen.locales.numbers import parse_number
from docgen.locales.words import money_words, number_words, ordinal_words
from docgen.locales.words_ar import Case
from docgen.types import Lang

_GENDERS = {"m": "masculine", "masculine": "masculine", "f": "feminine", "feminine": "feminine"}
_CASES = ("nominative", "accusative", "genitive")
_HINT = "write 12500000 QAR, 21, or 21 feminine genitive"


class Spelling(NamedTuple):
    """`said` is the number or the amount; `gender` that of what is counted, `case` the words' own. English heeds neither."""

    said: str
    gender: Gender = "masculine"
    case: Case = "nominative"


def spelling(value: str) -> Spelling:
    """The value of a role. Raises InputError for a gender or a case that is named twice, and where nothing is left to be said."""
    words = value.split()
    found: dict[str, str] = {}
    while words and (word := words[-1].lower()) in (*_GENDERS, *_CASES):
        kind = "gender" if word in _GENDERS else "case"
        if kind in found:
            raise InputError(Problem(f"the {kind} is named twice in '{value}'", hint=_HINT))
        found[kind] = _GENDERS.get(word, word)
        words.pop()
    if not words:
        raise InputError(Problem(f"'{value}' holds no number", hint=_HINT))
    return Spelling(" ".join(words), cast(Gender, found.get("gender", "masculine")), cast(Case, found.get("case", "nominative")))


def spelled(value: str, lang: Lang) -> str:
    """An amount of money or a whole number in words. Raises InputError."""
    asked = spelling(value)
    if any(character.isalpha() for character in asked.said):
        if asked.gender != "masculine":
            raise InputError(Problem("an amount has the gender of its currency", hint="leave the gender out"))
        amount, currency = amount_of(asked.said)
        return money_words(amount, currency, lang, case=asked.case)
    return number_words(_whole(asked.said), lang, gender=asked.gender, case=asked.case)


def amount_of(text: str) -> tuple[Decimal, str]:
    """An amount and its ISO 4217 code, of `12500000 QAR` or `QAR 12500000`. Raises InputError."""
    first, _, last = text.partition(" ")
    number, code = (last, first) if first.isalpha() else (text.rpartition(" ")[0], text.rpartition(" ")[2])
    if not number:
        raise InputError(Problem(f"'{text}' is not an amount of money", hint="write the number and the currency's code: 12500000 QAR"))
    return parse_number(number), known_currency(code)


def ordinal_spelled(value: str, lang: Lang) -> str:
    """A place in a row in words: `الحادية والعشرون`, `twenty-first`. Raises InputError."""
    asked = spelling(value)
    return ordinal_words(_whole(asked.said), lang, gender=asked.gender, case=asked.case)


def _whole(text: str) -> int:
    number = parse_number(text)
    if number != number.to_integral_value():
        raise InputError(Problem(f"{text} is not a whole number", hint="words are for whole numbers and amounts of money"))
    return int(number)
