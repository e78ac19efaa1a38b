"""Does an output say all that its input says? Every number, date and name of the input, looked for in the words of a file of any format."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from docgen.calendars import DualDate
from docgen.calendars.plain import gregorian
from docgen.checks.expected import Difference, Done, Misled, Odd, counted, differences, plain, quoted
from docgen.checks.facts import Fact
from docgen.checks.facts.level import MARKS, level
from docgen.checks.flat import Flat
from docgen.checks.letters import ARABIC
from docgen.checks.matching.candidates import readings
from docgen.checks.parity import unmatched
from docgen.checks.readback.attached import documents_of
from docgen.checks.readback.stretch import Words
from docgen.checks.readback.turned import READINGS
from docgen.checks.readback.words import View, views_of
from docgen.checks.slots import Path, Side, Subject
from docgen.errors import Diagnostic, InputError, Place
from docgen.limits import active, check_time
from docgen.locales.numbers import parse_number
from docgen.model import MeetingMinutes
from docgen.model.amounts import Money
from docgen.model.root import Model
from docgen.reading import Loaded
from docgen.types import Lang

_UNSEEN = ("alt", "emblem_alt")
_NAMES = ("name", "body_name")
_TEXTS = ("reference", "phone", "email", "url")
_NUMBERS = ("for", "against", "abstain", "required", "total", "represented", "progress")
_LANGUAGES: dict[Lang, str] = {"ar": "Arabic", "en": "English"}
_WHAT = {
    "date": "date",
    "day": "date",
    "month": "date",
    "year": "year",
    "time": "time",
    "money": "amount",
    "percent": "percentage",
    "number": "number",
    "code": "reference",
}
_IN_WORDS = ("{words}", "{ordinal}")
"""Roles that write a number in words, with the currency among them."""
_AGAIN = "render the input again"
_TELLING = 7
"""Letters of a text that says by itself which language an output is in."""
_PART = 4
"""One text in so many must be there for an output to be in a language; a few Latin names in Arabic make it no English one."""
_LAST = 4
"""Lines at the end of a text by which it is seen that it breaks off in a language."""
_LATIN = re.compile("[A-Za-z]")
_NO_LETTER = re.compile(r"[\W_]+")
_UNSEEN_MARK = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_JOINED = re.compile("(?<=[0-9٠-٩])(?=[\u0621-\u063a\u0641-\u064a])")
_FIGURE = re.compile(r"(?P<before>[-−(])?(?P<number>\d[\d.,٫٬\s]*)[%٪]?(?P<after>[-−)])?")
_SPAN_OF_DAYS = re.compile(
    r"(?<![\d/.-])(?:(?P<since>\d{1,2}(?:[/.]\d{1,2})?)-(?P<until>\d{4}[/.]\d{1,2}[/.]\d{1,2})"
    r"|(?P<last>\d{4}[/.]\d{1,2}[/.]\d{1,2})-(?P<first>\d{1,2}(?:[/.]\d{1,2})?))(?![\d/.-])"
)
"""1-15/3/2026 as it is seen, wholly (2026/3/15-1) or date by date (1-2026/3/15)."""


_Row = tuple[str, Path, str, bool]
"""What it is, its path, how the input puts it, whether it is there."""


@dataclass(frozen=True, slots=True)
class OutputReport:
    """`counts` is how many things of each sort were looked for, `languages` those that the output is in.

    `missing` is what it does not say, each with its place in the input; `extra` are figures that it has more or less often than the input makes
    them, told at the output; `absent` tells a language whose letters it has and whose words it has not.
    """

    counts: dict[str, int]
    languages: tuple[Lang, ...]
    missing: tuple[Diagnostic, ...]
    extra: tuple[Diagnostic, ...] = ()
    absent: tuple[Diagnostic, ...] = ()


def verify_output(loaded: Loaded, output: FilePath, password: str = "", template: str | None = None) -> OutputReport:
    """What of an input is in a file of any format, and what of the file is not in the input; of a message, in each of its parts. `template` is the
    one that the file was rendered with, where the input does not name it. Raises InputError where the output cannot be read, or says nothing of the
    input."""
    first, *others = (_verified(loaded, view, output, password, template) for view in views_of(output, password))
    for proof in others:
        first = replace(
            first,
            languages=tuple(lang for lang in first.languages if lang in proof.languages),
            missing=(*first.missing, *proof.missing),
            extra=(*first.extra, *proof.extra),
            absent=(*first.absent, *proof.absent),
        )
    attached = [told for path, place in documents_of(output) for told in _of_attached(loaded, path, place, password, template)]
    return replace(first, extra=(*first.extra, *attached))


def _of_attached(loaded: Loaded, path: FilePath, place: Place, password: str, template: str | None) -> Iterator[Diagnostic]:
    """What is wrong with a document that is attached to a message, each at the message and the file's name in it."""
    try:
        proof = verify_output(loaded, path, password, template)
    except InputError as error:
        yield Diagnostic(f"holds a file that is not the input's: {error.problems[0].message}", place, _AGAIN)
        return
    for one in (*proof.missing, *proof.extra, *proof.absent):
        yield replace(one, message=one.message.replace(str(path), place.file or ""), place=place)


def _verified(loaded: Loaded, view: View, output: FilePath, password: str, template: str | None) -> OutputReport:
    name = view.name(str(output))
    proof = compared(loaded, view.words, name)
    absent = tuple(_absent(loaded, proof.languages, view.words, name))
    size, tagged = _pages_of(output, password) if view.form == "pdf" else (None, True)
    found = differences(loaded.model, view, proof.languages, template, pages=None if tagged else size, page=size)
    # What is missing is told at its place in the input, and its figures not once more.
    told = counted(plain(problem.message) for problem in proof.missing)
    new = (one for one in found if not isinstance(one, Difference) or one.found > one.expected or one.figure not in told)
    extra = tuple(Diagnostic(one.said(name), _place_of(one, str(output), view), _AGAIN) for one in new)
    hidden = tuple(
        Diagnostic(f"holds text that is not seen: {quoted(words.text)}", Place(str(output), words.line, path=view.part or None), _AGAIN)
        for words in view.hidden
    )
    return replace(proof, extra=(*extra, *hidden), absent=absent)


def _place_of(one: Odd, output: str, view: View) -> Place:
    """Where something odd stands: its line in files that have lines, within the part of a message."""
    line = one.line if isinstance(one, (Done, Misled)) else None if one.at is None else view.body[one.at].line
    return Place(output, line, path=view.part or None)


def _pages_of(output: FilePath, password: str) -> tuple[tuple[float, float], bool]:
    """The size of the pages of a PDF, as they are trimmed, and whether it has tags."""
    from docgen.writers.pdf.inspect.read import inspect_pdf

    report = inspect_pdf(output, password)
    box = (report.boxes[0].trim or report.boxes[0].media) if report.boxes else (0.0, 0.0, 0.0, 0.0)
    return (box[2] - box[0], box[3] - box[1]), report.tagged


def _absent(loaded: Loaded, languages: tuple[Lang, ...], words: tuple[Words, ...], name: str) -> Iterator[Diagnostic]:
    """A language of the input whose letters the output has, and whose words it has not. One without its letters was rendered in the other alone."""
    subject = Subject(loaded)
    for lang in subject.model.languages:
        if lang in languages:
            continue
        letter = ARABIC if lang == "ar" else _LATIN
        here = sum(len(letter.findall(piece.text)) for piece in words)
        sides = (slot.ar if lang == "ar" else slot.en for slot in subject.slots if not slot.same)
        there = sum(len(letter.findall(side.flat.text)) for side in sides if side is not None)
        if here * 2 > there:
            message = f"the {_LANGUAGES[lang]} text of the input cannot be found in {name}"
            yield Diagnostic(message, loaded.marked.place(()), "its letters may have come back as others; render the input again")


def compared(loaded: Loaded, words: Iterable[Words], name: str) -> OutputReport:
    """As `verify_output`, with the output's words at hand; `name` is the output's, for messages."""
    subject = Subject(loaded)
    texts = tuple(_bounded(words, name))
    looked = {lang: rows for lang in subject.model.languages if (rows := _looked_for(subject, lang, texts))}
    if not looked:
        raise InputError(Diagnostic("says nothing of what the input says", Place(name), "the file that was rendered from this input"))
    missing: list[Diagnostic] = []
    for lang, rows in looked.items():
        for what, path, spoken, _ in _not_found(rows):
            message = f"the {what} {spoken} is not in the {_LANGUAGES[lang]} text of {name}"
            missing.append(Diagnostic(message, loaded.marked.place(path), _AGAIN))
    missing.sort(key=lambda problem: (problem.place.line or 0, problem.place.column or 0))
    counts = Counter(what for rows in looked.values() for what, *_ in rows)
    return OutputReport(dict(counts), tuple(looked), tuple(dict.fromkeys(missing)))


def _bounded(words: Iterable[Words], name: str) -> Iterator[Words]:
    """No more words than can be compared: every reading of them is searched for every fact. Raises InputError."""
    most = left = active().characters // 4
    for piece in words:
        check_time()
        left -= len(piece.text)
        if left < 0:
            raise InputError(Diagnostic(f"holds more than {most:,} characters, too many to compare", Place(name), "compare it part by part"))
        yield piece


def _looked_for(subject: Subject, lang: Lang, words: tuple[Words, ...]) -> list[_Row]:
    """All that a side of the input says, found or not, in the reading of the output that has most of it; nothing where the output is not in the
    language."""
    texts = tuple(piece.text for piece in words if piece.lang in ("", lang))
    ends = tuple(bare(piece.text) for piece in words if piece.line is not None)[-_LAST:]
    best: list[_Row] = []
    for reading in READINGS if lang == "ar" else READINGS[:1]:
        side = _Seen(subject, lang, tuple(_clean(reading(text)) for text in texts))
        if not side.is_in_it(subject, ends):
            continue
        rows = [*_of_texts(subject, side), *_of_fields(subject, side)]
        if not best or len(_not_found(rows)) < len(_not_found(best)):
            best = rows
        if not _not_found(best):
            break
    return best


def _clean(text: str) -> str:
    """Letters without presentation forms, no direction marks, and the space that some readers lose between a number and a word."""
    return _SPAN_OF_DAYS.sub(_day_first, _JOINED.sub(" ", _UNSEEN_MARK.sub("", unicodedata.normalize("NFKC", text))))


def _day_first(found: re.Match[str]) -> str:
    """A span of days as it is typed, its first day before its last."""
    if found["since"] is not None:
        return f"{found['since']}-{_turned(found['until'])}"
    return f"{_turned(found['first'])}-{_turned(found['last'])}"


def _turned(date: str) -> str:
    return "".join(reversed(re.split("([/.])", date)))


def _not_found(rows: list[_Row]) -> list[_Row]:
    return [row for row in rows if not row[-1]]


class _Seen(Side):
    """The words of an output in one language."""

    def __init__(self, subject: Subject, lang: Lang, texts: tuple[str, ...]) -> None:
        super().__init__(subject, (), lang, "")
        self.texts = texts

    @cached_property
    def flat(self) -> Flat:
        return Flat("\n".join(self.texts))

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        from docgen.checks.facts import facts_of

        convention = self.subject.convention(self.lang)
        found = (fact for text in self._held() for fact in facts_of(Flat(text), convention, self.subject.model.hijri_table))
        return tuple({(fact.kind, fact.value, fact.calendar): fact for fact in found}.values())

    def _held(self) -> Iterator[str]:
        """The texts one by one and together, as long as there is time."""
        for text in (*self.texts, self._joined):
            check_time()
            yield text

    @cached_property
    def figures(self) -> frozenset[Decimal]:
        """The numbers that stand by themselves, as the cells of tables do; a text file has the cells of a row in a line, between bars."""
        cells = (cell for text in self.texts for cell in text.split(" | "))
        return frozenset(number for cell in cells if (number := figure_of(cell.strip())) is not None)

    @cached_property
    def _joined(self) -> str:
        """Inline stretches stand beside what they belong to."""
        return " ".join(self.texts)

    @cached_property
    def bare(self) -> str:
        """Letters and digits alone."""
        return bare(self._joined)

    def says(self, text: str) -> bool:
        """Whether a text stands in the output, whatever its digits, spaces and points. Groups of figures may have come back in either order."""
        groups = text.split()
        turned = len(groups) > 1 and not any(map(str.isalpha, text)) and bare("".join(reversed(groups))) in self.bare
        return bare(text) in self.bare or turned

    def is_in_it(self, subject: Subject, ends: tuple[str, ...]) -> bool:
        """Whether the output is in this language: it says a good part of the texts of a few words that are the language's own, or breaks off in them
        (`ends` are its last lines)."""
        sides = (slot.ar if self.lang == "ar" else slot.en for slot in subject.slots if not slot.same)
        texts = [side.flat.text for side in sides if side is not None and not side.flat.roles and len(bare(side.flat.text)) >= _TELLING]
        if sum(map(self.says, texts)) * _PART > len(texts):
            return True
        heads = [bare(text) for text in texts]
        return any(len(end) >= _TELLING and head.startswith(end) for end in ends for head in heads)


def bare(text: str) -> str:
    """`text` without marks, spaces and punctuation, its digits ASCII, its spelling levelled."""
    levelled = level(unicodedata.normalize("NFKC", text)).casefold()
    return _NO_LETTER.sub("", re.sub(f"[{MARKS}]", "", levelled))


def _of_texts(subject: Subject, seen: _Seen) -> Iterator[_Row]:
    for slot in subject.slots:
        side = slot.ar if seen.lang == "ar" else slot.en
        if side is None or any(step in _UNSEEN for step in slot.path):
            continue
        whole = not side.flat.roles and seen.says(side.flat.text)
        if slot.path[-1] in _NAMES and not side.flat.roles:
            yield "name", side.path, side.flat.text, whole
        facts = [fact for fact in side.facts if fact.kind != "no-date"]
        odd = [] if whole or not facts else unmatched(side, seen)
        for fact in facts:
            what = _WHAT.get(fact.kind, "address")
            yield (
                what,
                side.path,
                fact.said,
                whole or (fact not in odd and _with_its_sign(fact, seen)) or (what in ("address", "reference") and seen.says(fact.said)),
            )


def _with_its_sign(fact: Fact, seen: _Seen) -> bool:
    """Money and percentages must stand there as such: the bare number may be another's. A minus may be a sign or a word."""
    if fact.kind not in ("money", "percent") or fact.said.startswith(_IN_WORDS):
        return True
    codes = fact.value[1] if fact.kind == "money" else None
    alike = (other for other in seen.facts if other.kind == fact.kind and readings(other) & readings(fact))
    return any(codes is None or other.value[1] == codes for other in alike)


def _of_fields(subject: Subject, seen: _Seen) -> Iterator[_Row]:
    """Values that are not texts: dates, times, votes, numbers of tables, references."""
    unsaid = _votes_in_words(subject.model)
    for path, value in subject.values:
        if path in unsaid:
            continue
        if isinstance(value, str):
            if path[-1] in _TEXTS or (path[-1] == "number" and "decisions" in path):
                yield "reference" if path[-1] in ("reference", "number") else "address", path, value, seen.says(value)
            continue
        for fact, said in _facts_of_field(path, value):
            there = ("rows" in path and _number_of(value) in seen.figures) or not unmatched(_Alone(subject, seen.lang, fact), seen)
            yield _WHAT[fact.kind], path, said, there


def _votes_in_words(model: Model) -> frozenset[Path]:
    """Votes that no figure says: none at all, and those of a decision that was unanimous."""
    if not isinstance(model, MeetingMinutes):
        return frozenset()
    paths: list[Path] = []
    for entry in model.outline:
        for index, decision in enumerate(entry.item.decisions):
            if (vote := decision.vote) is not None:
                at: Path = (*entry.path, "decisions", index, "vote")
                in_a_word = vote.unit == "members" and vote.counts.for_ == vote.cast == model.present
                paths += [(*at, name) for name, count in zip(("for", "against", "abstain"), vote.counts, strict=True) if not count or in_a_word]
    return frozenset(paths)


def _number_of(value: Any) -> Decimal | None:
    """What the cell of a table shows of a figure: an amount's currency may stand in the head."""
    return value.amount if isinstance(value, Money) else Decimal(value) if isinstance(value, (Decimal, int)) else None


def figure_of(text: str) -> Decimal | None:
    """The number that a text is and nothing else; one in brackets, or with a minus at either side, is below nought."""
    found = _FIGURE.fullmatch(text)
    if found is None:
        return None
    try:
        number = parse_number(found["number"])
    except InputError:
        return None
    return -number if found["before"] or found["after"] else number


def _facts_of_field(path: Path, value: Any) -> Iterator[tuple[Fact, str]]:
    if isinstance(value, DualDate):
        yield _fact("date", value.gregorian.toordinal(), gregorian(value.gregorian))
    elif isinstance(value, datetime.datetime):
        yield _fact("date", value.toordinal(), gregorian(value.date()))
        yield _fact("time", (value.hour * 60 + value.minute, True), f"{value:%H:%M}")
    elif isinstance(value, datetime.time):
        yield _fact("time", (value.hour * 60 + value.minute, True), f"{value:%H:%M}")
    elif isinstance(value, Money):
        yield _fact("money", (value.amount, frozenset([value.currency])), f"{value.amount} {value.currency}")
    elif (isinstance(value, Decimal) or type(value) is int) and (path[-1] in _NUMBERS or "rows" in path):
        yield _fact("number", Decimal(value), str(value))


def _fact(kind: Any, value: Any, said: str) -> tuple[Fact, str]:
    return Fact(kind, value, 0, len(said), said, "gregorian" if kind == "date" else None), said


class _Alone(Side):
    """One fact that a field states."""

    def __init__(self, subject: Subject, lang: Lang, fact: Fact) -> None:
        super().__init__(subject, (), lang, fact.said)
        self.__dict__["facts"] = (fact,)
