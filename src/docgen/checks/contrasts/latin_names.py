"""Names of Latin letters and figures that stand in both languages as they are: H1N1, COP28, version 2.1b."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.checks.contrasts.contrast import Contrast
from docgen.checks.slots import Side

_NAME = re.compile(
    r"(?<![\w./@:&-])(?:[A-Z][A-Za-z]{0,5}\d{1,12}(?:[A-Z]{1,3}\d{0,4})?|\d{1,3}(?:\.\d{1,3}){1,3}[a-z]|v\d{1,3}(?:\.\d{1,3}){1,3})(?![\w/@-]|\.\w)"
)
_LETTERS = re.compile("[A-Za-z]+")
_FIGURES = re.compile(r"\d+")


class _Name(NamedTuple):
    text: str
    start: int

    @property
    def letters(self) -> list[str]:
        return _LETTERS.findall(self.text)

    @property
    def figures(self) -> list[str]:
        return _FIGURES.findall(self.text)


def latin_names(first: Side, second: Side) -> Iterator[Contrast]:
    """DG107: names of the same letters with other figures (H1N1, H5N1), or versions of the same figures with another letter (2.1b, 2.1c)."""
    mine = _odd(first, second)
    if not mine:
        return
    for other in _odd(second, first):
        one = next((one for one in mine if _is_other(one, other)), None)
        if one is not None:
            mine.remove(one)
            yield Contrast("DG107", "the reference", one.text, other.text, other.start)


def _is_other(one: _Name, other: _Name) -> bool:
    if one.text[0].isdecimal():
        return one.figures == other.figures
    return one.letters == other.letters


def _odd(side: Side, other: Side) -> list[_Name]:
    """The names that the other side has not, with a hyphen or without."""
    theirs = other.squeezed.replace("-", "")
    names = dict.fromkeys(_NAME.findall(side.levelled))
    return [_Name(name, side.levelled.index(name)) for name in names if name.casefold() not in theirs]
