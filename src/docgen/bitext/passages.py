"""Texts of a file with their places, and pairs of them that are to say the same."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from docgen.errors import Diagnostic, Place
from docgen.limits import active, check_time
from docgen.types import Lang
from docgen.wordfile.text import first_way, strong

PARAGRAPH = "\u2029"
"""Between the paragraphs of a passage (U+2029 PARAGRAPH SEPARATOR)."""
_BOTH = 0.35
"""From this share of the letters on, the language that has fewer of them is no guest in a text: the text is in both."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One stretch of text of a file. `where` gives the place of a character of it, in code points; `order` is where it comes among the others of the
    file; `source` is what the text was read from, for who writes into the file again."""

    text: str
    where: Callable[[int], Place]
    order: tuple[int, ...] = ()
    source: Any = None


@dataclass(frozen=True)
class Passage:
    """Stretches that belong together, in one language."""

    parts: tuple[Part, ...]

    @cached_property
    def text(self) -> str:
        return PARAGRAPH.join(part.text for part in self.parts)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        starts, at = [], 0
        for part in self.parts:
            starts.append(at)
            at += len(part.text) + len(PARAGRAPH)
        return tuple(starts)

    def at(self, offset: int) -> tuple[Part, int]:
        """The stretch that a character of `text` stands in, and its offset there."""
        index = bisect_right(self._starts, offset) - 1
        return self.parts[index], offset - self._starts[index]

    def place(self, offset: int = 0) -> Place:
        """Where a character stands."""
        part, inside = self.at(offset)
        return part.where(inside)


@dataclass(frozen=True, slots=True)
class TextPair:
    """Two passages that are to say the same."""

    ar: Passage
    en: Passage


@dataclass(frozen=True, slots=True)
class Alone:
    """A passage that nothing of the other language belongs to; `message` says so."""

    passage: Passage
    message: str
    hint: str | None = None


@dataclass(slots=True)
class Bitext:
    """What of a file can be compared: its pairs, the texts that have no partner, and `notes` of what was read in a way that has to be told."""

    name: str
    pairs: list[TextPair] = field(default_factory=list)
    alone: list[Alone] = field(default_factory=list)
    notes: list[Diagnostic] = field(default_factory=list)


@dataclass(slots=True)
class Measure:
    """Counts the characters that a file's texts have together, against the active limits."""

    name: str
    left: int = field(default_factory=lambda: active().characters)

    def take(self, text: str) -> str:
        """The text, counted. Raises the error of a file that is too large."""
        from docgen.errors import InputError

        check_time()
        self.left -= len(text)
        if self.left < 0:
            message = f"holds more than {active().characters:,} characters, too many to compare"
            raise InputError(Diagnostic(message, Place(self.name), "check it part by part"))
        return text


_GUEST = 0.1
"""Up to this share of the letters Arabic is a guest in an English text."""
_OF_NO_LANGUAGE = re.compile(
    r"\S+@\S+|(?:https?://|www\.)\S+|[A-Za-z0-9./_-]*(?:[A-Za-z][./_-]*\d|\d[./_-]*[A-Za-z]|[A-Z]/[A-Z])[A-Za-z0-9./_-]*"
    r"|\b[A-Z]{2,4}(?=\s?\d)|(?<=\d)\s?[A-Z]{2,4}\b"
    r"|(?<!\w)[\u0621-\u064a]\.\s?[\u0621-\u064a]\.?(?=\s?\d)|(?<=\d)\s?[\u0621-\u064a]\.\s?[\u0621-\u064a](?!\w)"
)
"""Addresses, references and currencies at figures: their letters say nothing of the text that they stand in."""
_RUNNING = re.compile(r"(?<!\w)[a-z]{2,}(?!\w)")
_RUNNING_WORDS = 3
"""So many words in small letters make a text English, whatever it quotes."""


def letters(text: str) -> tuple[int, int]:
    """How many letters of a text are Arabic, and how many are of a script that goes from left to right; those of addresses and references are
    of neither."""
    rtl = ltr = 0
    for character in _OF_NO_LANGUAGE.sub("", text):
        kind = strong(character)
        rtl += kind == "rtl"
        ltr += kind == "ltr"
    return rtl, ltr


def language(text: str) -> Lang | None:
    """The language of a text by its script; `None` for one without letters, and for one that is in both. An Arabic text may hold long names in Latin
    letters; hardly an English one holds Arabic."""
    rtl, ltr = letters(text)
    if rtl and ltr and _GUEST * (rtl + ltr) < rtl <= _BOTH * (rtl + ltr):
        return "ar" if first_way(text) == "rtl" else "en" if len(_RUNNING.findall(text)) >= _RUNNING_WORDS else None
    return of_letters(rtl, ltr)


def of_letters(rtl: int, ltr: int) -> Lang | None:
    """The language of a text with so many letters of each script."""
    if rtl == ltr == 0 or min(rtl, ltr) > _BOTH * (rtl + ltr):
        return None
    return "ar" if rtl > ltr else "en"


def joined(passages: Iterable[Passage]) -> Passage:
    """Several passages as one."""
    return Passage(tuple(part for passage in passages for part in passage.parts))


def paired(one: Passage, lang: Lang, other: Passage) -> TextPair:
    """A pair of a passage in `lang` and one in the other language."""
    return TextPair(one, other) if lang == "ar" else TextPair(other, one)
