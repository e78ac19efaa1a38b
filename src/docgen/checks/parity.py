"""Do the two languages say the same? Facts of one side that the other side has not."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from docgen.calendars import DualDate
from docgen.checks.facts import Fact, Kind
from docgen.checks.finding import Finding
from docgen.checks.numerals import said_in_words
from docgen.checks.slots import Side, Slot, Subject
from docgen.errors import DateError
from docgen.model.setting import Lang

_CODES: dict[Kind, str] = {
    "number": "DG101",
    "year": "DG101",
    "date": "DG102",
    "day": "DG102",
    "month": "DG102",
    "money": "DG103",
    "percent": "DG104",
    "time": "DG105",
    "email": "DG106",
    "url": "DG106",
    "phone": "DG106",
    "code": "DG107",
}
_WHAT = {
    "DG101": "the number",
    "DG102": "the date",
    "DG103": "the amount",
    "DG104": "the percentage",
    "DG105": "the time",
    "DG106": "the address",
    "DG107": "the reference",
}
_NAMES: dict[Lang, str] = {"ar": "Arabic", "en": "English"}


def parity(subject: Subject) -> Iterator[Finding]:
    """DG101–DG108: facts and line breaks that stand in one language only."""
    for slot in subject.slots:
        if slot.ar is None or slot.en is None or slot.same:
            continue
        yield from _facts(subject, slot.ar, slot.en)
        yield from _lines(slot)


def _facts(subject: Subject, ar: Side, en: Side) -> Iterator[Finding]:
    if not ar.facts and not en.facts:
        return
    first, second = (ar, en) if subject.model.languages[0] == "ar" else (en, ar)
    left = unmatched(first, second)
    right = unmatched(second, first)
    if not left and not right:
        return
    for code in dict.fromkeys(_CODES.values()):
        mine = [fact for fact in left if _CODES.get(fact.kind) == code]
        theirs = [fact for fact in right if _CODES.get(fact.kind) == code]
        # A pair of odd ones is one slip, told where the language that follows has it.
        for fact, other in zip(mine, theirs, strict=False):
            message = f"{_WHAT[code]} {other.said} is {fact.said} in the {_NAMES[first.lang]} text"
            yield second.finding(code, message, "make both the same", offset=second.at(other.start))
        for side, rest in ((first, mine[len(theirs) :]), (second, theirs[len(mine) :])):
            missing = _NAMES["en" if side.lang == "ar" else "ar"]
            for fact in rest:
                yield side.finding(code, f"{_WHAT[code]} {fact.said} is not in the {missing} text", "make both the same", offset=side.at(fact.start))


def unmatched(side: Side, other: Side) -> list[Fact]:
    """Facts of a side, each once, that the other side does not say in any way."""
    odd: list[Fact] = []
    seen: set[object] = set()
    for fact in side.facts:
        key = (fact.kind, fact.value, fact.calendar)
        if fact.kind == "no-date" or key in seen:
            continue
        seen.add(key)
        if not any(_same(fact, candidate) for candidate in other.facts) and not _otherwise(fact, other):
            odd.append(fact)
    return odd


def _same(fact: Fact, other: Fact) -> bool:
    """Whether two facts, maybe of different kinds, can mean the same."""
    if fact.kind == other.kind:
        return bool(_EQUAL.get(fact.kind, _equal)(fact, other))
    kinds = {fact.kind, other.kind}
    if kinds == {"date", "day"}:
        whole, part = (fact, other) if fact.kind == "date" else (other, fact)
        return _is_on(whole.value, part)
    if kinds in ({"number", "money"}, {"number", "percent"}):
        return bool(_amount(fact) == _amount(other))
    if kinds == {"number", "year"}:
        return bool(fact.value == other.value)
    if kinds == {"number", "time"}:
        moment, number = (fact, other) if fact.kind == "time" else (other, fact)
        return bool(moment.value[0] % 60 == 0 and number.value in (moment.value[0] // 60, moment.value[0] // 60 % 12 or 12))
    return False


def _equal(fact: Fact, other: Fact) -> bool:
    return bool(fact.value == other.value)


def _dates(fact: Fact, other: Fact) -> bool:
    # An announced Hijri date may be a day off the table.
    return bool(abs(fact.value - other.value) <= (0 if fact.calendar == other.calendar else 1))


def _days(fact: Fact, other: Fact) -> bool:
    return fact.calendar != other.calendar or fact.value == other.value


def _spans(fact: Fact, other: Fact) -> bool:
    return _equal(fact, other) if fact.calendar == other.calendar else _overlap(fact, other)


def _times(fact: Fact, other: Fact) -> bool:
    (mine, sure), (theirs, certain) = fact.value, other.value
    return bool(mine == theirs if sure and certain else mine % 720 == theirs % 720)


def _money(fact: Fact, other: Fact) -> bool:
    (amount, codes), (their_amount, their_codes) = fact.value, other.value
    return amount == their_amount and (not codes or not their_codes or bool(codes & their_codes))


_EQUAL: dict[Kind, Callable[[Fact, Fact], bool]] = {
    "date": _dates,
    "day": _days,
    "month": _spans,
    "year": _spans,
    "time": _times,
    "money": _money,
}


def _amount(fact: Fact) -> Decimal:
    return fact.value[0] if fact.kind == "money" else fact.value  # type: ignore[no-any-return]


def _is_on(ordinal: int, day: Fact) -> bool:
    date = datetime.date.fromordinal(ordinal)
    if day.calendar == "gregorian":
        return bool((date.month, date.day) == day.value)
    try:
        return bool(DualDate.from_gregorian(date).hijri[1:] == day.value)
    except DateError:
        return True


def _overlap(fact: Fact, other: Fact) -> bool:
    """Whether a Hijri month or year and a Gregorian one share a day."""
    hijri, gregorian = (fact, other) if fact.calendar == "hijri" else (other, fact)
    year, month = hijri.value if hijri.kind == "month" else (hijri.value, None)
    try:
        start = DualDate.from_hijri(year, month or 1, 1).gregorian
        end = DualDate.from_hijri(year, month or 12, 29).gregorian
    except DateError:
        return True
    if gregorian.kind == "month":
        their_year, their_month = gregorian.value
        return bool((start.year, start.month) <= (their_year, their_month) <= (end.year, end.month))
    return bool(start.year <= gregorian.value <= end.year)


def _otherwise(fact: Fact, other: Side) -> bool:
    """Whether the other side says it in another form: a number in words, an address without its scheme."""
    if fact.kind == "number":
        figures = {figure for code in other.facts if code.kind == "code" for figure in re.findall(r"\d+", str(code.value))}
        return str(fact.value) in figures or said_in_words(fact.value, other.flat.text, other.lang)
    if fact.kind == "money" or fact.kind == "percent":
        return said_in_words(_amount(fact), other.flat.text, other.lang)
    if fact.kind in ("code", "url", "email"):
        return _squeezed(str(fact.value)) in _squeezed(other.flat.text.casefold())
    return False


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _lines(slot: Slot) -> Iterator[Finding]:
    assert slot.ar is not None
    assert slot.en is not None
    counts = [side.flat.text.count("\n") for side in (slot.ar, slot.en)]
    if counts[0] != counts[1]:
        message = f"the Arabic text has {_lines_said(counts[0])}, the English {_lines_said(counts[1])}"
        fewer = slot.ar if counts[0] < counts[1] else slot.en
        yield fewer.finding("DG108", message, "break the lines alike")


def _lines_said(breaks: int) -> str:
    return f"{breaks + 1} lines" if breaks else "one line"
