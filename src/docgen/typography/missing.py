"""Characters that no font has: each drawn as a box, each named to whoever reads the warnings."""

from __future__ import annotations

from unicodedata import name

from docgen.errors import Place, Problem
from docgen.typography.paragraph import Paragraph


def firsts(paragraph: Paragraph) -> list[tuple[int, str]]:
    """(code-point offset, character) of each missing character where it first appears."""
    found: dict[str, int] = {}
    for offset, mark in paragraph.missing:
        found.setdefault(mark, offset)
    return [(offset, mark) for mark, offset in found.items()]


def problems(paragraph: Paragraph, place: Place = Place()) -> list[Problem]:  # noqa: B008 - Place is frozen
    """One warning a character, with its code point and the words around it, in order of first appearance."""
    out = []
    for offset, mark in firsts(paragraph):
        around = paragraph.text[max(offset - 12, 0) : offset + 13].replace("\u2028", " ").strip()
        named = name(mark, "no name")
        message = f"no font has the character {mark!r} (U+{ord(mark):04X} {named}), in “{around}”"
        hint = "a box stands in its place; add a folder with a font that has it"
        if ord(mark) >= 0x1F000:
            hint = "a box stands in its place; colour emoji are not supported"
        out.append(Problem(message, place, hint, severity="warning"))
    return out
