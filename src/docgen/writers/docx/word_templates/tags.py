"""What a content control's tag says: the path of a field, or a condition on one. Nothing else, and nothing is evaluated."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from docgen.document.word_template import FieldFact, FieldSource
from docgen.types import Lang

PATH = r"[A-Za-z_][\w-]*(?:\.[\w-]+|\[\d+\])*"
_PATH = re.compile(PATH)
_STEP = re.compile(r"[\w-]+")
IF = "docgen:if"
_CONDITION = re.compile(rf"docgen:if\s+(?P<no>not\s+)?(?P<path>{PATH})\s*(?:(?P<sign>==|!=)\s*(?P<value>.+?))?\s*", re.DOTALL)
_QUOTES = {'"': '"', "'": "'", "“": "”", "”": "”", "«": "»"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A field by its path, and the side of it where the path's last name is a language."""

    path: tuple[str, ...]
    lang: Lang | None


@dataclass(frozen=True, slots=True)
class Condition:
    """Whether a field is given (and not `false`), or is `value`; `negated` asks for the opposite."""

    asked: Asked
    value: str | None
    negated: bool

    def holds(self, fact: FieldFact) -> bool:
        """Whether it is so with a field of which this is so."""
        met = fact.given if self.value is None else any(same(word, self.value) for word in fact.words)
        return met != self.negated

    def doubt(self, fact: FieldFact) -> tuple[str, str | None] | None:
        """Why the field can never be the value, as a message and a hint; `None` where it can."""
        name = ".".join(self.asked.path)
        if self.value is None:
            return None
        if fact.given and not fact.words:
            return f"'{name}' has no words that could be compared with '{self.value}'", f"{IF} {name} asks whether there is any"
        if fact.choices and not any(same(choice, self.value) for choice in fact.choices):
            return f"'{name}' is never '{self.value}'", f"it is one of {', '.join(fact.choices)}"
        return None


def asked_of(tag: str) -> Asked | None:
    """The field that a tag names; `None` for a tag that is no path."""
    if not _PATH.fullmatch(tag):
        return None
    names = tuple(_STEP.findall(tag))
    if len(names) > 1 and names[-1] == "ar":
        return Asked(names[:-1], "ar")
    if len(names) > 1 and names[-1] == "en":
        return Asked(names[:-1], "en")
    return Asked(names, None)


def condition_of(tag: str) -> Condition | None:
    """The condition that a tag which begins with `docgen:if` says; `None` where it says none."""
    found = _CONDITION.fullmatch(tag)
    asked = None if found is None else asked_of(found["path"])
    if found is None or asked is None or (found["no"] and found["sign"]):
        return None
    value = found["value"]
    if value is not None and len(value) > 1 and _QUOTES.get(value[0]) == value[-1]:
        value = value[1:-1]
    return Condition(asked, value, bool(found["no"]) or found["sign"] == "!=")


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


def hint_for(path: tuple[str, ...], source: FieldSource) -> str | None:
    """The nearest field to a path that names none."""
    import difflib

    known = source.known(path)
    near = difflib.get_close_matches(path[-1], known, 1)
    if near:
        return f"did you mean '{'.'.join((*path[:-1], near[0]))}'?"
    return f"there are {', '.join(known)}" if known else None
