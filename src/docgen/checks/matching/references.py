"""References, IBANs and versions of both languages, letter by letter."""

from __future__ import annotations

import re

from docgen.checks.facts import Fact
from docgen.checks.facts.level import level
from docgen.checks.facts.references import FIGURES, has_letters
from docgen.checks.slots import Side

_LANGUAGE = re.compile(r"[/._-](?:ar|en)$")
"""The end of a reference that names the language of the copy: EMB/2026/031/AR."""


def stands_for(reference: Fact, other: Side) -> bool:
    """Whether the other side has a reference: as it is, in groups of its own, or by its figures alone,
    one after the other, where its letters are others (A/RES/75/1, ق 75/1). Where Latin letters stand with the same figures, they are to be the same:
    EMC/2021/031 is not EMB/2021/031."""
    value = _LANGUAGE.sub("", reference.value)
    if re.sub(r"\s", "", value) in other.squeezed and _as_it_is(value).search(level(other.flat.text.casefold())):
        return True
    figures = FIGURES.findall(value)
    if not figures or f" {' '.join(figures)} " not in other.figure_runs:
        return False
    return not has_letters(reference) or tuple(figures) not in other.figures_of_references


def _as_it_is(value: str) -> re.Pattern[str]:
    """A reference with any spaces in it, no part of a longer one."""
    spaced = r"\s*".join(map(re.escape, level(value)))
    return re.compile(rf"(?<![a-z\d])(?<![a-z\d][/._-]){spaced}(?:[/._-](?:ar|en))?(?![a-z\d]|[/_-][a-z\d])")
