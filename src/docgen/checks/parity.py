"""Do the two languages say the same? Facts of one side that the other side has not."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.calendars import DualDate
from docgen.checks.contrasts import CONTRASTS
from docgen.checks.contrasts.counted import duals, says_two
from docgen.checks.facts import Fact, Kind
from docgen.checks.facts.spelled import Spelled
from docgen.checks.matching.agreement import agree
from docgen.checks.matching.candidates import Candidates
from docgen.checks.matching.candidates import readings as _readings
from docgen.checks.matching.dates_in_figures import without_dates
from docgen.checks.matching.otherwise import otherwise
from docgen.checks.numerals import said_in_words
from docgen.checks.slots import Side, Slot, Subject
from docgen.errors import DateError, Diagnostic
from docgen.limits import check_time
from docgen.types import Lang

_SORTS: dict[str, tuple[str, tuple[Kind, ...]]] = {
    "DG101": ("the number", ("number", "year", "decade")),
    "DG102": ("the date", ("date", "day", "month")),
    "DG103": ("the amount", ("money",)),
    "DG104": ("the percentage", ("percent",)),
    "DG105": ("the time", ("time",)),
    "DG106": ("the address", ("email", "url", "phone")),
    "DG107": ("the reference", ("code",)),
}
"""What each code is about, by the kinds of facts."""
_CODES = {kind: code for code, (_, kinds) in _SORTS.items() for kind in kinds}
_WHAT = {code: what for code, (what, _) in _SORTS.items()}
_NAMES: dict[Lang, str] = {"ar": "Arabic", "en": "English"}


def parity(subject: Subject) -> Iterator[Diagnostic]:
    """DG101–DG108: facts and line breaks that stand in one language only."""
    for slot in subject.slots:
        if slot.ar is None or slot.en is None or slot.same:
            continue
        told: dict[object, Diagnostic] = {}
        for look in (_facts, _words, _contrasts):
            for finding in look(subject, slot.ar, slot.en):
                told.setdefault((finding.code, finding.place), finding)
        yield from told.values()
        yield from _lines(slot)


def _facts(subject: Subject, ar: Side, en: Side) -> Iterator[Diagnostic]:
    if not ar.facts and not en.facts:
        return
    first, second = (ar, en) if subject.model.languages[0] == "ar" else (en, ar)
    left = unmatched(first, second)
    right = unmatched(second, first)
    left, right = _without_steps(left, first, second), _without_steps(right, second, first)
    left, right = without_dates(left, right, first, second), without_dates(right, left, second, first)
    left, right = _without_parts(left, right), _without_parts(right, left)
    left, right = _told(left, right, first, second), _told(right, left, second, first)
    if not left and not right:
        return
    for code in _SORTS:
        mine = [fact for fact in left if _CODES.get(fact.kind) == code]
        theirs = [fact for fact in right if _CODES.get(fact.kind) == code]
        if code == "DG102":
            mine, theirs = _stretches(mine), _stretches(theirs)
        # A pair of odd ones is one slip, told where the language that follows has it.
        for fact, other in zip(mine, theirs, strict=False):
            message = _otherwise(_WHAT[code], other.said, fact.said, first.lang)
            yield second.finding(code, message, "make both the same", offset=second.at(other.start))
        for side, rest in ((first, mine[len(theirs) :]), (second, theirs[len(mine) :])):
            missing = _NAMES["en" if side.lang == "ar" else "ar"]
            for fact in rest:
                yield side.finding(code, f"{_WHAT[code]} {fact.said} is not in the {missing} text", "make both the same", offset=side.at(fact.start))


def _otherwise(what: str, said: str, said_2: str, lang: Lang) -> str:
    return f"{what} {said} is {said_2} in the {_NAMES[lang]} text"


def _stretches(odd: list[Fact]) -> list[Fact]:
    """Odd dates, those of one stretch once: 1-3 April 2026 is said to the end by its first day."""
    return [fact for fact in odd if not any(other.start < fact.start and fact.end <= other.end for other in odd)]


def _words(subject: Subject, ar: Side, en: Side) -> Iterator[Diagnostic]:
    """Numbers that both languages say in words, each another one: seven ministers, خمسة وزراء. What one side says in words and the other not at all
    is a turn of phrase as often as not, and nothing is told of it."""
    first, second = (ar, en) if subject.model.languages[0] == "ar" else (en, ar)
    mine, theirs = _odd_words(first, second), _odd_words(second, first)
    for one, other in zip(mine, theirs, strict=False):
        said, told = first.flat.text[one.start : one.end], second.flat.text[other.start : other.end]
        message = f"{_WHAT['DG101']} {told} ({other.value:,}) is {said} ({one.value:,}) in the {_NAMES[first.lang]} text"
        yield second.finding("DG101", message, "make both the same", offset=second.at(other.start))


def _contrasts(subject: Subject, ar: Side, en: Side) -> Iterator[Diagnostic]:
    """What both name, each another: signs, the order of two figures, weekdays and months."""
    first, second = (ar, en) if subject.model.languages[0] == "ar" else (en, ar)
    for look in CONTRASTS:
        check_time()
        for one in look(first, second):
            message = _otherwise(one.what, one.second, one.first, first.lang)
            yield second.finding(one.code, message, "make both the same", offset=second.at(one.start))


def _odd_words(side: Side, other: Side) -> list[Spelled]:
    if not (other.spelled or (other.lang == "ar" and duals(other))) or not (side.spelled or side.lang == "ar"):
        return []
    figures = {value for fact in other.facts if fact.kind in ("number", "money", "percent") for value in _readings(fact)}
    figures |= {Decimal(fact.value) for fact in other.facts if fact.kind in ("year", "decade")} | other.spelled_values
    # Hours in words are compared as such: الواحدة وعشرون دقيقة is no twenty-one.
    told: dict[int, Spelled] = {}
    looked: set[int] = set()
    hours = {at for said in side.spoken_hours if said.sure for at in range(said.start, said.end)} if _says_hours(other) else set()
    for one in side.spelled:
        check_time()
        if one.start in hours or one.end - 1 in hours:
            continue
        value = Decimal(one.value)
        if one.value in looked:
            continue
        looked.add(one.value)
        if value in figures or f"{value}" in other.figures_at_letters or said_in_words(value, other.without_compounds, other.lang):
            continue
        told.setdefault(one.value, one)
    odd = list(told.values())
    return odd if odd or side.lang != "ar" or says_two(other) else duals(side)


def _says_hours(side: Side) -> bool:
    return any(said.sure for said in side.spoken_hours) or any(fact.kind == "time" for fact in side.facts)


def _told(odd: list[Fact], others: list[Fact], side: Side, other: Side) -> list[Fact]:
    """Odd facts of a side without the loose ones, unless something on the other side stands against them: an odd fact, or the same name with
    another figure."""
    against = {_CODES.get(fact.kind) for fact in others}
    return [fact for fact in odd if not fact.loose or _CODES.get(fact.kind) in against or _renamed(fact, side, other)]


_STEPS = re.compile(r"(?<![\d.,/-])\d{1,3}(?:(?:\.\d{1,3})+|(?:[-–]\d{1,3})+)(?![\d/]|[.,-]\d)")
"""The number of a clause, a goal or a target: 6.1, 6-1."""


def _without_steps(odd: list[Fact], side: Side, other: Side) -> list[Fact]:
    """Odd facts of a side without the steps that the other side has with points for hyphens, or hyphens for points: Target 6.1, الهدف 6-1."""
    if not any(fact.kind == "number" for fact in odd):
        return odd
    theirs = {re.sub("[-–]", ".", found[0]) for found in _STEPS.finditer(other.levelled)}
    spans = [found.span() for found in _STEPS.finditer(side.levelled) if re.sub("[-–]", ".", found[0]) in theirs] if theirs else []
    return [fact for fact in odd if fact.kind != "number" or not any(low <= fact.start and fact.end <= high for low, high in spans)]


def _without_parts(odd: list[Fact], others: list[Fact]) -> list[Fact]:
    """Odd facts of a side without the figures of a date that is odd on the other side: November 1347 and عام 1347 differ once, in the date."""
    parts = {value for other in others for value in _parts(other)}
    return [fact for fact in odd if fact.kind not in ("number", "year") or fact.value not in parts] if parts else odd


def _parts(fact: Fact) -> tuple[int, ...]:
    """Day, month and year that a date says."""
    if fact.kind in ("month", "day"):
        return tuple(fact.value)
    if fact.kind != "date":
        return ()
    date = datetime.date.fromordinal(fact.value)
    if fact.calendar == "gregorian":
        return date.year, date.month, date.day
    try:
        return DualDate.from_gregorian(date).hijri
    except DateError:
        return ()


def _renamed(fact: Fact, side: Side, other: Side) -> bool:
    check_time()
    text = side.flat.text
    start = next((at + 1 for at in range(fact.start - 1, -1, -1) if not (text[at].isalpha() or text[at] in "-‑")), 0)
    name = text[start : fact.start]
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}\d", other.flat.text, re.IGNORECASE) is not None


def unmatched(side: Side, other: Side) -> list[Fact]:
    """Facts of a side, each once, that the other side does not say in any way."""
    odd: list[Fact] = []
    seen: set[object] = set()
    candidates = Candidates(other.facts)
    for fact in side.facts:
        key = (fact.kind, fact.value, fact.calendar)
        if fact.kind == "no-date" or key in seen:
            continue
        seen.add(key)
        check_time()
        if not any(agree(fact, candidate) for candidate in candidates.of(fact)) and not otherwise(fact, other):
            odd.append(fact)
    return odd


def _lines(slot: Slot) -> Iterator[Diagnostic]:
    assert slot.ar is not None
    assert slot.en is not None
    counts = [side.flat.text.count("\n") for side in (slot.ar, slot.en)]
    if counts[0] != counts[1]:
        message = f"the Arabic text has {_lines_said(counts[0])}, the English {_lines_said(counts[1])}"
        fewer = slot.ar if counts[0] < counts[1] else slot.en
        yield fewer.finding("DG108", message, "break the lines alike")


def _lines_said(breaks: int) -> str:
    return f"{breaks + 1} lines" if breaks else "one line"
