"""Every text of a document, side by side, with the way back to its source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from docgen.calendars.expressions import Expression
from docgen.checks.catalogue import codes
from docgen.checks.facts import Fact, read_facts
from docgen.checks.facts.heads import ordinal_heads
from docgen.checks.facts.level import MARKS, level
from docgen.checks.facts.references import figures_of_references
from docgen.checks.facts.spelled import Spelled, spelled
from docgen.checks.facts.spoken_hours import SpokenHour, spoken_hours
from docgen.checks.flat import Flat, flatten
from docgen.errors import Diagnostic, Edit
from docgen.locales.convention import Convention
from docgen.locales.conventions import convention
from docgen.locales.unmarked import unmarked
from docgen.model.root import Model
from docgen.model.text import Bilingual
from docgen.model.walk import walk
from docgen.reading import Loaded
from docgen.source import Marked
from docgen.source.inside import escape_at, unescape
from docgen.types import Lang

Path = tuple[str | int, ...]

_MARKS = re.compile(f"[{MARKS}]")
_MIXED = re.compile(r"(?<![\w./-])(?=[\w./-]*?\d)(?=[\w./-]*?[A-Za-z])[\w./-]++")
_FIGURES = re.compile(r"\d+")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_ROMAN = re.compile(r"(?<![\w.])(?:[IVXLCDM]+(?!\w)|(?<=\()[ivxlcdm]+(?=\)))")


class Side:
    """One language's text of a slot. `raw` is the Markdown as it was read."""

    def __init__(self, subject: Subject, path: Path, lang: Lang, raw: str) -> None:
        self.subject = subject
        self.path = path
        self.lang = lang
        self.raw = raw

    @cached_property
    def flat(self) -> Flat:
        """The text without its marks."""
        return flatten(self.raw)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What it says that can be compared."""
        return self._read[0]

    @property
    def dates(self) -> tuple[Expression, ...]:
        """The date expressions in it, roles among them."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[tuple[Fact, ...], tuple[Expression, ...]]:
        return read_facts(self.flat, self.subject.convention(self.lang), self.subject.model.hijri_table, self.levelled)

    @cached_property
    def levelled(self) -> str:
        """The flat text with spelling habits levelled out, of the same length."""
        return level(self.flat.text)

    @cached_property
    def unmarked(self) -> str:
        """The levelled text without vowel marks and tatweel."""
        return _MARKS.sub("", self.levelled)

    @cached_property
    def spelled(self) -> list[Spelled]:
        """The numbers that it says in words, from three up."""
        return spelled(self.flat.text, self.lang)

    @cached_property
    def spelled_values(self) -> frozenset[Decimal]:
        """The same, as values."""
        return frozenset(Decimal(one.value) for one in self.spelled)

    @cached_property
    def without_compounds(self) -> str:
        """The flat text without its numbers of more than one word up to a thousand: the five of twenty-five is none."""
        text = self.flat.text
        for one in self.spelled:
            if one.value < 1000 and re.search(r"[\s-]", text[one.start : one.end]):
                text = text[: one.start] + "\ufffe" * (one.end - one.start) + text[one.end :]
        return text

    @cached_property
    def spoken_hours(self) -> list[SpokenHour]:
        """The hours that it says in words."""
        plain = unmarked(self.levelled)
        if plain is None:
            return spoken_hours(self.levelled, self.lang)
        said = spoken_hours(plain.text, self.lang)
        return [one._replace(start=plain.origin(one.start), end=plain.origin(one.end)) for one in said]

    @cached_property
    def ordinal_heads(self) -> frozenset[Decimal]:
        """The numbers that ordinal adverbs at the heads of its paragraphs count: ثانيًا: …, Thirdly, …"""
        return ordinal_heads(self.unmarked, self.lang)

    @property
    def heads_of_first_line(self) -> frozenset[Decimal]:
        """The number that its first line is headed with in words."""
        return ordinal_heads(re.split(r"[\n\u2029]", self.unmarked, maxsplit=1)[0], self.lang)

    @cached_property
    def figures_at_letters(self) -> frozenset[str]:
        """Figures of words that have letters too, with and without their leading noughts: 19 of COVID-19, 28 of COP28, 017 and 17 of MOC/2026/017."""
        figures = {figure for word in _MIXED.findall(self.levelled) for figure in _DIGITS.findall(word)}
        return frozenset(figures | {figure.lstrip("0") for figure in figures})

    @cached_property
    def hijri_years(self) -> frozenset[int]:
        """The Hijri years that it names without a month."""
        return frozenset(fact.value for fact in self.facts if fact.kind == "year" and fact.calendar == "hijri")

    @cached_property
    def figures_of_references(self) -> frozenset[tuple[str, ...]]:
        """The figures of its references that have Latin letters."""
        return figures_of_references(self.facts)

    @cached_property
    def figure_runs(self) -> str:
        """Every run of digits in it, each between spaces."""
        return f" {' '.join(_FIGURES.findall(self.levelled))} "

    @cached_property
    def digits(self) -> str:
        """Its digits and line ends alone."""
        return re.sub(r"[^\d\n]", "", self.levelled)

    @cached_property
    def squeezed(self) -> str:
        """The flat text without white space, in small letters."""
        return re.sub(r"\s", "", self.flat.text.casefold())

    @cached_property
    def roman(self) -> frozenset[str]:
        """The words that may be Roman figures, as capitals: II, (iv)."""
        return frozenset(found.upper() for found in _ROMAN.findall(self.flat.text))

    def at(self, index: int) -> int:
        """The offset in `raw` of a character of the flat text."""
        return self.flat.origin(index)

    def finding(self, code: str, message: str, hint: str | None = None, *, offset: int | None = None, edits: tuple[Edit, ...] = ()) -> Diagnostic:
        """A finding in this text; `offset` in `raw`."""
        return self.subject.finding(code, self.path, message, hint, offset=offset, edits=edits)

    def edit(self, offset: int, length: int, text: str, *, forms: bool = False) -> tuple[Edit, ...]:
        """The edit that puts `text` in the place of characters of `raw`; none where they are not written as they are (folded lines)."""
        source = self.subject.marked.source
        start = self.subject.marked.index(self.path, offset)
        if source is None or start is None:
            return ()
        if source.text[start : start + length] == self.raw[offset : offset + length]:
            return (Edit(start, start + length, text, offset, length, forms),)
        edits = tuple(edit for step in range(length) for edit in self._one(offset + step, text if step == 0 else "", forms))
        return edits if len(edits) == length else ()

    def insertion(self, offset: int, text: str) -> tuple[Edit, ...]:
        """The edit that puts `text` after the character of `raw` at `offset`; none where that is not written as it is."""
        source = self.subject.marked.source
        start = self.subject.marked.index(self.path, offset)
        if source is None or start is None or source.text[start] != self.raw[offset]:
            return ()
        return (Edit(start + 1, start + 1, text, offset + 1, 0),)

    def _one(self, offset: int, text: str, forms: bool) -> tuple[Edit, ...]:
        source = self.subject.marked.source
        start = self.subject.marked.index(self.path, offset)
        if source is None or start is None:
            return ()
        if source.text[start] == self.raw[offset]:
            return (Edit(start, start + 1, text, offset, 1, forms),)
        escape = escape_at(source.text, start)
        return (Edit(start, start + len(escape), text, offset, 1, forms),) if escape and unescape(escape) == self.raw[offset] else ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A bilingual text. `same` says that one text stands for both languages, `ar` and `en` alike."""

    path: Path
    value: Bilingual
    ar: Side | None
    en: Side | None
    same: bool

    def sides(self) -> Iterator[Side]:
        """The sides to look at, one of them where one text stands for both."""
        if self.ar is not None:
            yield self.ar
        if self.en is not None and not self.same:
            yield self.en


class Subject:
    """The document that is being checked."""

    def __init__(self, loaded: Loaded) -> None:
        self.model: Model = loaded.model
        self.marked: Marked = loaded.marked

    def convention(self, lang: Lang) -> Convention:
        """How a side writes."""
        return convention(lang, self.model.territory)

    @cached_property
    def values(self) -> tuple[tuple[Path, Any], ...]:
        """Every value of the model with its path."""
        return tuple(walk(self.model))

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """All texts, in the order of the model."""
        return tuple(self._slot(path, value) for path, value in self.values if isinstance(value, Bilingual))

    def _slot(self, path: Path, value: Bilingual) -> Slot:
        languages = self.model.languages
        ar = self._side(path, "ar", value.ar) if "ar" in languages else None
        en = self._side(path, "en", value.en) if "en" in languages else None
        same = ar is not None and en is not None and ar.raw == en.raw
        return Slot(path, value, ar, en, same)

    def _side(self, path: Path, lang: Lang, text: str | None) -> Side | None:
        if not text:
            return None
        full = (*path, lang)
        written = self.marked.text(full)
        # A speaker may stand there by an id, of which the model has made the person's name.
        meant = written is not None and (written == text or unicodedata.normalize("NFC", written) == text)
        return Side(self, full, lang, written if written is not None and meant else text)

    def finding(
        self,
        code: str,
        path: Path,
        message: str,
        hint: str | None = None,
        *,
        offset: int | None = None,
        edits: tuple[Edit, ...] = (),
        key: bool = False,
    ) -> Diagnostic:
        """A finding at a path; `offset` is one into its text, `key` asks for its key's place."""
        place = self.marked.place(path, offset=offset, key=key)
        span = self.marked.span(path)
        return Diagnostic(message, place, hint, code, codes()[code].severity, edits, span.start if span is not None else None)
