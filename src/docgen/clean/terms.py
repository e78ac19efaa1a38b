"""Terms of a glossary, put into the texts that name them, so that the glossary is not needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from docgen.clean.dumping import Said
from docgen.clean.paths import Path, leaves, replaced
from docgen.document.inline import Both
from docgen.markup import MarkupError, parse, roles

_ROLE = re.compile(r"\{term\}(`+)(?:.+?)(?<!`)\1(?!`)", re.DOTALL)


def expanded(data: dict[str, Any], terms: Mapping[str, Both[str]]) -> dict[str, Any]:
    """`data` with each {term} that the glossary has replaced by its words in the language of its text."""
    if not terms:
        return data
    new: dict[Path, Any] = {
        path: Said(_expanded(leaf, str(path[-1]), terms)) for path, leaf in leaves(data) if isinstance(leaf, Said) and "{term}" in leaf
    }
    made: dict[str, Any] = replaced(data, new)
    return made


def _expanded(text: str, lang: str, terms: Mapping[str, Both[str]]) -> str:
    try:
        found = [role for role in roles(parse(text)) if role.name == "term"]
    except MarkupError:
        return text
    for role in sorted(found, key=lambda role: -role.offset):
        written = _ROLE.match(text, role.offset)
        words = terms[role.value].side("ar" if lang == "ar" else "en") if role.value in terms else None
        if written is not None and words is not None:
            text = text[: role.offset] + words + text[written.end() :]
    return text
