"""What a document is written on: a Word file for a DOCX, and the values that its fields ask for; a PDF under the pages of a PDF."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from docgen.document.blocks import BiBlock
from docgen.document.inline import BiRuns
from docgen.errors import Place, Problem
from docgen.types import Lang


@dataclass(frozen=True, slots=True)
class FieldText:
    """Words on each side; both are `None` where the document leaves the field out. `own` finds the text itself as `this`."""

    runs: BiRuns
    own: FieldSource | None = None


@dataclass(frozen=True, slots=True)
class FieldBlocks:
    """A body or a discussion."""

    blocks: tuple[BiBlock, ...]


@dataclass(frozen=True, slots=True)
class FieldList:
    """Several things of one kind, each with fields of its own; a single thing is a list of one. `runs` are their words, joined, if they have any."""

    items: tuple[FieldSource, ...]
    runs: BiRuns


@dataclass(frozen=True, slots=True)
class FieldPicture:
    """A picture's file, and what it shows, where somebody says so."""

    path: Path
    alt: BiRuns | None = None


FieldValue: TypeAlias = FieldText | FieldBlocks | FieldList | FieldPicture


@dataclass(frozen=True, slots=True)
class FieldFact:
    """What conditions, check boxes, date controls and drop-down lists ask of a value. `given` says that there is one, which `false` is not. `words`
    are how it is written without a language's conventions: each side of a text, a number, a date in ISO 8601, `true` or `false`; none of a list or of
    a thing with fields. `choices` are all that it may be, where there is an end to them."""

    given: bool
    words: tuple[str, ...] = ()
    flag: bool | None = None
    day: datetime.date | None = None
    choices: tuple[str, ...] = ()


class FieldSource(Protocol):
    """Finds values by field path (`("issuer", "name")`, `("body",)`, `("agenda", "0", "title")`), a path whose first name does not stand here being
    looked for further out; `this` is the thing itself, and `loop.index` counts the things of the list it stands in. Nothing is ever evaluated."""

    def find(self, path: tuple[str, ...]) -> FieldValue | None:
        """The value; `None` for a path that does not exist. Raises InputError for a value that cannot be written."""
        ...

    def known(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """What may stand at the end of a path in the place of its last name, for hints."""
        ...

    def fact(self, path: tuple[str, ...], lang: Lang | None) -> FieldFact | None:
        """What is so with a value (of one side, where `lang` names it); `None` for a path that does not exist."""
        ...

    def unused(self) -> tuple[Problem, ...]:
        """Of the whole document: a warning for each field of the author's own that nobody has asked for."""
        ...


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """`path` is a letterhead, or (where `form` says so) a form whose content controls take the fields, and which holds the body only if it asks."""

    path: Path
    fields: FieldSource | None = None
    form: bool = False


@dataclass(frozen=True, slots=True)
class Underlay:
    """A PDF whose first page lies under a section's first page, and its second under the others. Margins are those of the text area that it leaves
    free, in points; `None` is the theme's. `first_top` is the first page's upper one. `place` is where they are given."""

    path: Path
    place: Place
    top: float | None = None
    bottom: float | None = None
    side: float | None = None
    first_top: float | None = None
