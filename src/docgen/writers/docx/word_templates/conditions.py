"""Whether a condition of a form holds, by what is so with its field."""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from itertools import chain

from docgen.calendars.parsing import parse
from docgen.calendars.times import parse_time
from docgen.document.word_template import FieldFact
from docgen.errors import DocgenError
from docgen.locales.currencies import known_currency
from docgen.locales.numbers import parse_number
from docgen.wordfile.field_tags import IF, Condition

_MONEY = re.compile(r"\s*(?P<before>[^\W\d_]{3})?\s*(?P<amount>\S*[\d٠-٩۰-۹])\s*(?P<after>[^\W\d_]{3})?\s*")


def holds(condition: Condition, fact: FieldFact) -> bool:
    """Whether it is so with a field of which this is so."""
    value = condition.value
    met = fact.given if value is None else any(same(word, value) for word in fact.words) or _is(fact, value)
    return met != condition.negated


def doubt(condition: Condition, fact: FieldFact) -> tuple[str, str | None] | None:
    """Why the field can never be the value, as a message and a hint; `None` where it can."""
    value = condition.value
    if value is None:
        return None
    if fact.given and not fact.words:
        return f"'{condition.path}' has no words that could be compared with '{value}'", f"{IF} {condition.path} asks whether there is any"
    if fact.choices and not any(same(choice, value) for choice in chain(fact.choices, *fact.labels)):
        return f"'{condition.path}' is never '{value}'", f"it is one of {', '.join(fact.choices)}"
    for kind, own, usual in (("day", fact.day, "2026-06-01"), ("time", fact.time, "09:30"), ("number", fact.amount, "12500 or 12500 QAR")):
        if own is not None and not any(same(word, value) for word in fact.words) and _read(fact, value) is None:
            return f"'{condition.path}' is a {kind}, and '{value}' is none", f"write it as {usual}"
    return None


def _is(fact: FieldFact, value: str) -> bool:
    """Whether the value, read as what the field is, is the same day, time, number or amount of money."""
    read = _read(fact, value)
    if read is None:
        return False
    if isinstance(read, tuple):
        return read[0] == fact.amount and read[1] in ("", fact.currency)
    return read == (fact.day if fact.day is not None else None if fact.time is None else fact.time.replace(second=0, microsecond=0))


def _read(fact: FieldFact, value: str) -> datetime.date | datetime.time | tuple[Decimal, str] | None:
    """The value as the day, the time or the amount that the field is; `None` for what is none."""
    try:
        if fact.day is not None:
            return parse(value).gregorian
        if fact.time is not None:
            return parse_time(value)
        if fact.amount is not None:
            found = _MONEY.fullmatch(value)
            code = (found["before"] or found["after"] or "") if found is not None and fact.currency else ""
            number = found["amount"] if found is not None and code else value
            return parse_number(number), known_currency(code) if code else ""
    except DocgenError:
        return None
    return None


def same(word: str, other: str) -> bool:
    """Whether two words say the same: without regard to case, to the space round them and between them, and to the digits of a number."""
    one, two = _folded(word), _folded(other)
    if one == two:
        return True
    try:
        return Decimal(one) == Decimal(two)
    except InvalidOperation:
        return False


def _folded(text: str) -> str:
    digits = "".join(str(unicodedata.decimal(character, character)) for character in unicodedata.normalize("NFC", text))
    return " ".join(digits.casefold().split())
