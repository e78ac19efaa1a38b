"""What the references of a text are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docgen.checks.facts.fact import Fact

FIGURES = re.compile(r"\d+")
_LETTERS = re.compile("[a-z]")
_WORD = re.compile("[a-z]{3}")


def has_letters(reference: Fact) -> bool:
    """Whether a reference has Latin letters that are more than a word joined to it (9-O-acetylated)."""
    return _LETTERS.search(reference.value) is not None and ("/" in reference.said or _WORD.search(reference.said) is None)


def figures_of_references(facts: Iterable[Fact]) -> frozenset[tuple[str, ...]]:
    """The figures of every reference that has Latin letters, in their order."""
    return frozenset(tuple(FIGURES.findall(fact.value)) for fact in facts if fact.kind == "code" and has_letters(fact))
