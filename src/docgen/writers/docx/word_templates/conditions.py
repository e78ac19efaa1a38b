"""Whether a condition of a form holds, by what is so with its field."""

from __future__ import annotations

import unicodedata
from decimal import Decimal, InvalidOperation

from docgen.document.word_template import FieldFact
from docgen.wordfile.field_tags import IF, Condition


def holds(condition: Condition, fact: FieldFact) -> bool:
    """Whether it is so with a field of which this is so."""
    met = fact.given if condition.value is None else any(same(word, condition.value) for word in fact.words)
    return met != condition.negated


def doubt(condition: Condition, fact: FieldFact) -> tuple[str, str | None] | None:
    """Why the field can never be the value, as a message and a hint; `None` where it can."""
    value = condition.value
    if value is None:
        return None
    if fact.given and not fact.words:
        return f"'{condition.path}' has no words that could be compared with '{value}'", f"{IF} {condition.path} asks whether there is any"
    if fact.choices and not any(same(choice, value) for choice in fact.choices):
        return f"'{condition.path}' is never '{value}'", f"it is one of {', '.join(fact.choices)}"
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
