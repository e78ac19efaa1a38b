"""What the parts of a document must know of the whole while they are checked: its languages, its people, its folder.

A part is checked where it stands, so that every error of a file is found in one pass and has its own place; what it needs of the rest is
taken from the data as given, before that rest is known to be right.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from docgen.types import Lang

Table = Literal["auto", "published", "kacst"]


@dataclass(frozen=True, slots=True)
class Setting:
    """The whole, as its parts see it.

    `required` are the languages in which every text must be given. `people` maps ids to persons as given, `None` where the kind has none.
    `present` counts those present, `represented` the shares represented. `table` is the Hijri table. `folder` is where relative paths start, `None`
    for data from no file. `terms` are the ids of the glossary, `None` where there is none. `named` gathers the files that were found, where somebody
    asks for them. `headless` says that the columns at hand show no heads. `owner` is what messages call
    the file whose folder it is.
    """

    required: tuple[Lang, ...] = ()
    people: Mapping[str, Any] | None = None
    present: int | None = None
    represented: int | None = None
    table: Table = "auto"
    folder: Path | None = None
    allow_outside: bool = False
    terms: Collection[str] | None = None
    named: list[Path] | None = None
    headless: bool = False
    owner: str = "the input"


NOWHERE = Setting()
"""A part by itself: nothing is asked of it but what it must be on its own."""

current: ContextVar[Setting] = ContextVar("docgen_setting", default=NOWHERE)
"""The setting of the document that is being checked now."""
