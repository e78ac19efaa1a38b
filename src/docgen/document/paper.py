"""What a document is written on: a Word file for a DOCX, and the values that its fields ask for; a PDF under the pages of a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from docgen.document.blocks import BiBlock
from docgen.document.inline import BiRuns
from docgen.errors import Place


@dataclass(frozen=True, slots=True)
class FieldText:
    """Words on each side; both are `None` where the document leaves the field out."""

    runs: BiRuns


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
    """A picture's file."""

    path: Path


FieldValue: TypeAlias = FieldText | FieldBlocks | FieldList | FieldPicture


class FieldSource(Protocol):
    """Finds values by field path (`("issuer", "name")`, `("body",)`, `("agenda", "0", "title")`), a path that does not begin here being looked for
    further out. Nothing is ever evaluated."""

    def find(self, path: tuple[str, ...]) -> FieldValue | None:
        """The value; `None` for a path that does not exist. Raises InputError for a value that cannot be written."""
        ...

    def known(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """What may stand at the end of a path in the place of its last name, for hints."""
        ...


@dataclass(frozen=True, slots=True)
class Paper:
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
