"""How long a document's lists are together: paragraphs, items, rows and their cells, notes, participants, decisions, all by one rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docgen.errors import Place, Problem
from docgen.limits import active
from docgen.model.walk import Path


def beyond(values: Iterable[tuple[Path, Any]]) -> Path | None:
    """The path of the first entry of a list that is one more than the active limit of blocks; `values` are those of `walk`."""
    most, count = active().blocks, 0
    for path, _ in values:
        if path and isinstance(path[-1], int):
            count += 1
            if count > most:
                return path
    return None


def too_many(place: Place) -> Problem:
    """What is said of the entry at this place."""
    return Problem(f"the document has more than {active().blocks:,} blocks, with its items of lists, rows and cells", place, "split it")
