"""References, IBANs and versions of both languages, letter by letter."""

from __future__ import annotations

import re

from docgen.checks.facts import Fact
from docgen.checks.facts.level import level
from docgen.checks.slots import Side

_LANGUAGE = re.compile(r"[/._-](?:ar|en)$")
"""The end of a reference that names the language of the copy: EMB/2026/031/AR."""
_LETTERS = re.compile(r"[a-z]+")
_WORD = re.compile(r"[a-z]{3}")
_FIGURES = re.compile(r"\d+")


def stands_for(reference: Fact, other: Side) -> bool:
    """Whether the other side has a reference: as it is, in groups of its own, or by its figures alone,
    one after the other, where its letters are others (A/RES/75/1, ق 75/1). Where Latin letters stand with the same figures, they are to be the same:
    EMC/2021/031 is not EMB/2021/031."""
    value = _LANGUAGE.sub("", reference.value)
    if _as_it_is(value).search(level(other.flat.text.casefold())):
        return True
    figures = _FIGURES.findall(value)
    if not figures or f" {' '.join(figures)} " not in other.figure_runs:
        return False
    if not _is_spelled(reference):
        return True
    return not any(fact.kind == "code" and _is_spelled(fact) and _FIGURES.findall(fact.value) == figures for fact in other.facts)


def _is_spelled(reference: Fact) -> bool:
    """Whether a reference has letters that are more than a word joined to it: 9-O-acetylated."""
    return _LETTERS.search(reference.value) is not None and ("/" in reference.said or _WORD.search(reference.said) is None)


def _as_it_is(value: str) -> re.Pattern[str]:
    """A reference with any spaces in it, no part of a longer one."""
    spaced = r"\s*".join(map(re.escape, level(value)))
    return re.compile(rf"(?<![a-z\d])(?<![a-z\d][/._-]){spaced}(?:[/._-](?:ar|en))?(?![a-z\d]|[/_-][a-z\d])")
