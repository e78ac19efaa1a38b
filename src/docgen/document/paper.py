"""A Word file that a DOCX is written on or into, and the values that its fields ask for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from docgen.document.blocks import BiBlock
from docgen.document.inline import BiRuns


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
