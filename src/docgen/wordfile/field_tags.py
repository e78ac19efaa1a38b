"""What a content control's tag says: the path of a field, or a condition on one. Nothing else, and nothing is evaluated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from docgen.types import Lang
from docgen.wordfile.names import val

PATH = r"[A-Za-z_][\w-]*(?:\.[\w-]+|\[\d+\])*"
IF = "docgen:if"
BODY_TAG = "docgen:body"
_PATH = re.compile(PATH)
_STEP = re.compile(r"[\w-]+")
_CONDITION = re.compile(rf"docgen:if\s+(?P<no>not\s+)?(?P<path>{PATH})\s*(?:(?P<sign>==|!=)\s*(?P<value>.+?))?\s*", re.DOTALL)
_QUOTES = {'"': '"', "'": "'", "“": "”", "”": "”", "«": "»"}


@dataclass(frozen=True, slots=True)
class FieldPath:
    """A field by the names that lead to it, and the side of it where the last name of the tag is a language."""

    names: tuple[str, ...]
    lang: Lang | None = None

    def __str__(self) -> str:
        """Without the language."""
        return ".".join(self.names)


@dataclass(frozen=True, slots=True)
class Condition:
    """Whether a field is given (and not `false`), or is `value`; `negated` asks for the opposite."""

    path: FieldPath
    value: str | None
    negated: bool


def tag_of(control: Any) -> str:
    """A content control's tag, empty where it has none."""
    return (val(control, "sdtPr/tag") or "").strip()


def is_condition(tag: str) -> bool:
    """Whether a tag begins as a condition does."""
    return tag.partition(" ")[0] == IF


def path_of(tag: str) -> FieldPath | None:
    """The field that a tag names; `None` for a tag that is no path."""
    if not _PATH.fullmatch(tag):
        return None
    names = tuple(_STEP.findall(tag))
    if len(names) > 1 and names[-1] == "ar":
        return FieldPath(names[:-1], "ar")
    if len(names) > 1 and names[-1] == "en":
        return FieldPath(names[:-1], "en")
    return FieldPath(names)


def condition_of(tag: str) -> Condition | None:
    """The condition that a tag which begins with `docgen:if` says; `None` where it says none."""
    found = _CONDITION.fullmatch(tag)
    path = None if found is None else path_of(found["path"])
    if found is None or path is None or (found["no"] and found["sign"]):
        return None
    value = found["value"]
    if value is not None and len(value) > 1 and _QUOTES.get(value[0]) == value[-1]:
        value = value[1:-1]
    return Condition(path, value, bool(found["no"]) or found["sign"] == "!=")
