"""Decisions that no page can hold as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.catalogue import codes
from docgen.document.document import Document
from docgen.errors import Diagnostic, DocgenError, Place
from docgen.model import MeetingMinutes
from docgen.model.root import Model

_CODE = "DG605"
_FIRST = 40
"""Characters that tell one decision from another."""


def panels(tree: Document, model: Model) -> Iterator[Diagnostic]:
    """Decisions that are taller than a page in the document's own layout. Says nothing where that cannot be set: others tell why."""
    from docgen.document.arrange import arrange
    from docgen.writers.pdf.pagination.kept import parted_panels

    try:
        found = parted_panels(arrange(tree))
    except DocgenError:
        return
    for words in found:
        message = "this decision is taller than a page, so that its box is parted"
        yield Diagnostic(
            message, _place(words, model, tree), "several decisions, or what explains it in the discussion", _CODE, codes()[_CODE].severity
        )


def _place(words: str, model: Model, tree: Document) -> Place:
    """Where the input has the decision that begins so."""
    for entry in model.outline if isinstance(model, MeetingMinutes) else ():
        for key in ("decisions", "recommendations"):
            for index, said in enumerate(getattr(entry.item, key)):
                if any(text.strip()[:_FIRST] in words for _, text in said.text.sides()):
                    return model.place_of((*entry.path, key, index, "text"))
    return Place(tree.meta.origin)
