"""Checks of other people's files: the pairs of texts in a Word file, a workbook, a CSV or an XLIFF file, by the rules that hold for inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from docgen.bitext.passages import Alone, Bitext, Part, Passage, TextPair
from docgen.checks.catalogue import ALWAYS, codes
from docgen.checks.days import days
from docgen.checks.lengths import lengths
from docgen.checks.pairs import PlainSide
from docgen.checks.parity import parity
from docgen.checks.run import Report
from docgen.checks.slots import Path, Slot, Subject
from docgen.errors import Diagnostic, Edit, Place
from docgen.limits import check_time
from docgen.model.root import Model
from docgen.model.text import Bilingual
from docgen.source import Marked
from docgen.types import Lang

if TYPE_CHECKING:
    from docgen.wordfile.package import WordFile

CHECKS: tuple[Callable[[Subject], Iterator[Diagnostic]], ...] = (parity, lengths, days)
"""The checks that say something of texts whose author does not know docgen: what differs, what may be lost, days that cannot be."""
TERRITORY = "001"


@dataclass(frozen=True, slots=True)
class Found(Diagnostic):
    """A finding in a stretch of a file. `part` is the stretch, `begin` and `end` are the characters of it that the finding is about."""

    part: Part | None = None
    begin: int = 0
    end: int = 0


class FileSide(PlainSide):
    """One language's text of a pair, at its place in the file."""

    def __init__(self, subject: Subject, passage: Passage, path: Path, lang: Lang) -> None:
        super().__init__(subject, path, lang, passage.text)
        self.passage = passage

    def finding(self, code: str, message: str, hint: str | None = None, *, offset: int | None = None, edits: tuple[Edit, ...] = ()) -> Diagnostic:
        return found_at(self.passage, code, message, hint, *self._words(offset))

    def _words(self, offset: int | None) -> tuple[int, int]:
        """The words that a finding at an offset is about: a fact, a number in words, a word; of one without an offset the whole text."""
        if offset is None:
            return 0, len(self.raw)
        spans = [(fact.start, fact.end) for fact in self.facts] + [(one.start, one.end) for one in self.spelled]
        ends = [self.at(end - 1) + 1 for start, end in spans if self.at(start) == offset]
        if ends:
            return offset, max(ends)
        rest = self.raw[offset:].split(maxsplit=1)
        return offset, offset + len(rest[0]) if rest else len(self.raw)


def found_at(passage: Passage, code: str, message: str, hint: str | None, begin: int, end: int) -> Found:
    """A finding about characters of a passage; where they are of several stretches, it is told at the first."""
    part, inside = passage.at(begin)
    last = min(len(part.text), inside + end - begin)
    return Found(message, part.where(inside), hint, code, codes()[code].severity, (), None, part, inside, max(last, inside))


class OnePair(Subject):
    """One pair of a file, as the checks look at a document: what is read of it is forgotten when it has been looked at."""

    def __init__(self, pair: TextPair, name: str) -> None:
        self.model = Model.model_construct(territory=TERRITORY)
        self.marked = Marked({}, name)
        self._pair = pair

    @cached_property
    def values(self) -> tuple[tuple[Path, Any], ...]:
        return ()

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        ar, en = self._pair.ar, self._pair.en
        value = Bilingual.model_construct(ar=ar.text, en=en.text)
        return (Slot((), value, FileSide(self, ar, ("ar",), "ar"), FileSide(self, en, ("en",), "en"), same=ar.text == en.text),)


def check_bitext(bitext: Bitext, *, ignore: Iterable[str] = ()) -> Report:
    """What the two languages of a file say differently, and the texts that have no partner. `ignore` names codes that are not looked for."""
    off = {code.upper() for code in ignore} - ALWAYS
    findings: list[Diagnostic] = []
    for pair in bitext.pairs:
        findings += _compared(OnePair(pair, bitext.name))
    findings += map(_alone, bitext.alone)
    findings.sort(key=_order)
    if not bitext.pairs:
        message = "has no Arabic text with an English one that belongs to it: nothing was compared"
        hint = "a table or a sheet with a column in each language, or paragraphs of both one after the other"
        findings.insert(0, Diagnostic(message, Place(bitext.name), hint, "DG001"))
    kept = [finding for finding in findings if finding.code not in off]
    return Report(bitext.name, (*bitext.notes, *dict.fromkeys(kept)))


def reviewed(file: WordFile, problems: Iterable[Diagnostic]) -> bytes:
    """A Word file with a comment for each problem that was found at words of it. `file` is the one that was checked (`bitext.word.read_word`), opened
    to be changed."""
    from docgen.bitext.word import WordText
    from docgen.wordfile.comments import Remark, commented

    remarks = []
    for one in problems:
        if isinstance(one, Found) and one.part is not None and isinstance(one.part.source, WordText):
            source = one.part.source
            code = f"{one.code}: " if one.code else ""
            remarks.append(Remark(source.part, source.paragraph, source.start + one.begin, source.start + one.end, f"{code}{one.told}"))
    return commented(file, remarks)


def _compared(subject: Subject) -> Iterator[Diagnostic]:
    found: list[Diagnostic] = []
    for look in CHECKS:
        check_time()
        found += look(subject)
    # A date that contradicts its twin beside it is told once, not as missing in the other language too.
    contradicted = {_spot(finding) for finding in found if finding.code == "DG202"}
    yield from (finding for finding in found if finding.code != "DG102" or _spot(finding) not in contradicted)


def _spot(finding: Diagnostic) -> object:
    return (finding.part, finding.begin) if isinstance(finding, Found) else finding.place


def _order(finding: Diagnostic) -> tuple[object, ...]:
    return (*finding.part.order, finding.begin, finding.code) if isinstance(finding, Found) and finding.part is not None else ()


def _alone(one: Alone) -> Diagnostic:
    return found_at(one.passage, "DG110", one.message, one.hint, 0, len(one.passage.text))
