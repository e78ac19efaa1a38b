"""What of a text is seen, before and after a mend: the visual order of its characters and the forms of its Arabic letters.

A mend is made only where all that it does not touch stays as it is drawn (UAX #9 and Arabic joining), in the side's direction, with the isolates
that the page will have, and on lines of several lengths.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from docgen.checks.fixing import apart
from docgen.checks.forms import read
from docgen.checks.slots import Side, Subject
from docgen.document.inline import Both
from docgen.errors import Diagnostic, DocgenError, Edit
from docgen.limits import check_time
from docgen.markup import MarkupError
from docgen.templating.inline import runs_of
from docgen.templating.locale_context import Settings
from docgen.typography.unicode.bidi import level_runs, reorder

_WIDTHS = (40, 17, 7)
"""Lengths of lines that a text is also set in, in characters: what one long line orders alike may part where it is broken."""
_MOST = 1_500_000
"""How many characters are set for the mends of one input; what is left after that is not mended."""
_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f"), " ")
_LINE_ENDS = ("\u2028", "\u2029")
_ORDERS = "it orders what stands beside it: leave it, or write {ltr}`…` round a Latin token"


class _Unit(NamedTuple):
    """One character that is seen: how it is drawn, and its level."""

    drawn: tuple[object, ...]
    level: int


class _Touched(NamedTuple):
    """What mends take away or put in, and the characters that they put in the place of one other."""

    dropped: frozenset[str]
    replaced: dict[str, str]


def unseen(subject: Subject, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings, without the edits that would change more of the picture than their own spot."""
    result = list(findings)
    groups: dict[int, list[int]] = {}
    for index, finding in enumerate(result):
        if finding.edits and finding.start is not None:
            groups.setdefault(finding.start, []).append(index)
    if not groups:
        return result
    screen = _Screen(subject)
    for start, indices in groups.items():
        kept = screen.kept(screen.sides.get(start, []), [result[index].edits for index in indices])
        for place, index in enumerate(indices):
            if place not in kept:
                result[index] = _left(result[index])
    return result


def _left(finding: Diagnostic) -> Diagnostic:
    hint = _ORDERS if finding.code == "DG302" else f"{finding.hint} (--fix leaves it: more than this would change on the page)"
    return replace(finding, hint=hint, edits=())


class _Screen:
    """Sets texts of one input, as long as there is reason to."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.set = 0

    @cached_property
    def sides(self) -> dict[int, list[Side]]:
        """The texts that stand at an index of the source: several where an alias names one again."""
        found: dict[int, list[Side]] = {}
        for slot in self.subject.slots:
            for side in (slot.ar, slot.en):
                span = self.subject.marked.span(side.path) if side is not None else None
                if side is not None and span is not None:
                    found.setdefault(span.start, []).append(side)
        return found

    @cached_property
    def settings(self) -> tuple[Settings, ...]:
        """The document's own settings, and those with either digits asked for."""
        model = self.subject.model
        own = Settings(
            languages=tuple(model.languages),
            territory=model.territory,
            digits=model.digits,
            calendar=model.calendar,
            hijri_table=model.hijri_table,
            shape_typed=bool(model.model_fields_set & {"territory", "digits"}),
            glossary={key: Both(term.ar, term.en) for key, term in model.terms.items()},
            uncovered=set(),
        )
        return own, replace(own, digits="arab", shape_typed=True), replace(own, digits="latn", shape_typed=True)

    def kept(self, sides: list[Side], mends: list[tuple[Edit, ...]]) -> set[int]:
        """The indices of the mends that may be made together. Those that may not are found by halving."""
        kept: list[int] = []
        later: list[int] = []
        waiting = [list(range(len(mends)))]
        while waiting and self.set < _MOST:
            some = waiting.pop()
            check_time()
            tried = {edit for index in (*kept, *some) for edit in mends[index]}
            if apart(tried) and self._alike(sides, tried):
                kept += some
            elif len(some) > 1:
                half = len(some) // 2
                waiting += (some[half:], some[:half])
            elif not apart(tried) and self._alike(sides, set(mends[some[0]])):
                later += some  # two mends of one spot: the other comes first
        return {*kept, *later}

    def _alike(self, sides: list[Side], edits: set[Edit]) -> bool:
        return all(self._alike_on(side, edits) for side in sides)

    def _alike_on(self, side: Side, edits: set[Edit]) -> bool:
        after = side.raw
        for edit in sorted(edits, key=lambda edit: (edit.offset, edit.length), reverse=True):
            after = after[: edit.offset] + edit.text + after[edit.offset + edit.length :]
        touched = _touched(side.raw, edits)
        figures = any(character.isdecimal() for character in side.raw)
        for settings in self.settings if figures else self.settings[:1]:
            self.set += len(side.raw) + len(after)
            try:
                if not _same(_units(side, side.raw, settings, touched), _units(side, after, settings, touched)):
                    return False
            except (DocgenError, MarkupError):
                return False
        return True


def _touched(raw: str, edits: Iterable[Edit]) -> _Touched:
    dropped: set[str] = set()
    replaced: dict[str, str] = {}
    for edit in edits:
        old = raw[edit.offset : edit.offset + edit.length]
        if len(old) == len(edit.text):
            replaced.update((one, other) for one, other in zip(old, edit.text, strict=True) if one != other)
        elif not edit.forms:
            dropped.update(old.translate(_SPACES), edit.text.translate(_SPACES))
    return _Touched(frozenset(dropped), replaced)


def _units(side: Side, source: str, settings: Settings, touched: _Touched) -> list[_Unit]:
    """What is seen of a text, in logical order."""
    runs = runs_of(unicodedata.normalize("NFC", source), settings.voice(side.lang))
    text: list[str] = []
    looks: list[tuple[object, ...]] = []
    isolates: list[tuple[int, int]] = []
    for run in runs:
        if run.isolate and run.text:
            isolates.append((len(text), len(text) + len(run.text)))
        text += run.text
        looks += [(run.strong, run.emphasis, run.link, run.superscript)] * len(run.text)
    levels: list[int] = []
    start = 0
    for paragraph in "".join(text).split("\u2029"):
        end = start + len(paragraph)
        inside = [(first - start, last - start) for first, last in isolates if start <= first < end]
        for first, last, level in level_runs(paragraph, int(side.lang == "ar"), inside):
            levels += [level] * (last - first)
        levels.append(0)
        start = end + 1
    return list(_drawn(text, looks, levels, touched))


def _drawn(text: list[str], looks: list[tuple[object, ...]], levels: list[int], touched: _Touched) -> Iterator[_Unit]:
    for letter in read(text):
        character = letter.character.translate(_SPACES)
        if character in touched.dropped or _is_ignorable(character):
            continue
        character = touched.replaced.get(character, character)
        level = levels[letter.origin]
        turned = bool(level & 1) if unicodedata.mirrored(character) else None
        yield _Unit((character, letter.before, letter.after, turned, looks[letter.origin]), level)


def _is_ignorable(character: str) -> bool:
    return unicodedata.category(character) == "Cf" and character not in "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2"


def _same(one: list[_Unit], other: list[_Unit]) -> bool:
    if one == other:
        return True
    if len(one) != len(other):
        return False
    return all(_lines(one, width) == _lines(other, width) for width in (max(1, len(one)), *_WIDTHS))


def _lines(units: list[_Unit], width: int) -> list[tuple[object, ...]]:
    """What is seen from left to right, line under line."""
    found: list[tuple[object, ...]] = []
    start = 0
    for end in (*(index for index, unit in enumerate(units) if unit.drawn[0] in _LINE_ENDS), len(units)):
        for first in range(start, end, width):
            line = units[first : min(first + width, end)]
            found += [line[index].drawn for index in reorder([unit.level for unit in line])]
        found += [unit.drawn for unit in units[end : end + 1]]
        start = end + 1
    return found
