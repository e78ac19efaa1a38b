"""What a document is written on: a Word file for a DOCX, and the values that its fields ask for; a PDF under the pages of a PDF."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from docgen.document.blocks import BiBlock
from docgen.document.inline import BiRuns
from docgen.errors import Place, Problem
from docgen.wordfile.field_tags import FieldPath


@dataclass(frozen=True, slots=True)
class FieldText:
    """Words on each side; both are `None` where the document leaves the field out. `inside` are the values of the fields that are asked for inside
    the field's control, to which `this` is the text itself; `None` where they are those round it."""

    runs: BiRuns
    inside: FieldValues | None = None


@dataclass(frozen=True, slots=True)
class FieldBlocks:
    """A body or a discussion."""

    blocks: tuple[BiBlock, ...]


@dataclass(frozen=True, slots=True)
class FieldList:
    """Several things of one kind, each with the values of the fields that are asked for inside the list's control; a single thing is a list of one.
    `runs` are their words, joined, if they have any."""

    items: tuple[FieldValues, ...]
    runs: BiRuns


@dataclass(frozen=True, slots=True)
class FieldPicture:
    """A picture's file, and what it shows, where somebody says so."""

    path: Path
    alt: BiRuns | None = None


@dataclass(frozen=True, slots=True)
class FieldError:
    """A value that cannot be written: the problems of the InputError that is due where it is to be shown."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class FieldFact:
    """What conditions, check boxes, date controls and drop-down lists ask of a value. `given` says that there is one, which `false` is not. `words`
    are how it is written without a language's conventions: each side of a text, a number, a date in ISO 8601, `true` or `false`; none of a list or of
    a thing with fields. `day`, `time` and `amount` (of a `currency`, or of none) are what it is, for what is compared by its kind. `choices` are all
    that it may be, where there is an end to them, and `labels` what each of these is called."""

    given: bool
    words: tuple[str, ...] = ()
    flag: bool | None = None
    day: datetime.date | None = None
    time: datetime.time | None = None
    amount: Decimal | None = None
    currency: str = ""
    choices: tuple[str, ...] = ()
    labels: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class FieldValue:
    """The value at a path: what is written, `None` where there is no such field, and what is so with it (on one side, where the path names one).
    `hint` says which path may be meant by one that leads nowhere, or to nothing."""

    content: FieldText | FieldBlocks | FieldList | FieldPicture | FieldError | None
    fact: FieldFact = FieldFact(False)
    hint: str | None = None


FieldValues: TypeAlias = Mapping[FieldPath, FieldValue]
"""The value of each field that a Word file asks for. A path whose first name does not stand in a thing is looked for further out; `this` is the thing
itself, and `loop.index` counts the things of the list that it stands in."""


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """`path` is a letterhead, or (where `form` says so) a form whose content controls take the fields, and which holds the body only if it asks.
    `fields` are the values of all that the file asks for; `None` leaves its controls as they are. `only_here` are warnings for the fields of the
    author's own that nothing but this file shows: they are due where a file of another format is made."""

    path: Path
    fields: FieldValues | None = None
    form: bool = False
    only_here: tuple[Problem, ...] = ()


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
