"""What a blank form holds: the fields of a kind of document, without any document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a choice, as the input writes it and as each language says it."""

    value: str
    ar: str
    en: str


Shape = Literal["text", "blocks", "date", "flag", "choice", "picture", "record", "list", "words"]
"""What a field takes; `words` are several plain texts."""


@dataclass(frozen=True, slots=True)
class FormField:
    """A field by its name within what it stands in. `said` explains it in one line of English; `choices` are those of a choice, `fields` those of a
    record, or of each thing of a list."""

    name: str
    shape: Shape
    said: str
    choices: tuple[Choice, ...] = ()
    fields: tuple[FormField, ...] = ()
