"""Dates written by hand: weekdays, pairs of both calendars, days that do not exist, the order of the document's dates."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator

from docgen.calendars import DualDate, difference, parse
from docgen.calendars.expressions import Expression
from docgen.calendars.plain import gregorian, weekday
from docgen.checks.facts import DATE_ROLES, Fact
from docgen.checks.slots import Path, Side, Subject
from docgen.errors import DateError, Diagnostic
from docgen.model import MeetingMinutes, PressStatement

_LONGEST_NIGHT = 8 * 60
"""Minutes of a meeting that goes on past midnight; one that would take longer ends before it begins."""
_TO = re.compile(r"\s*(?:هـ|م)?\s*(?:[-–—]|و?إلى|و?الى|و?حتى|و?لغاية|to|until)\s*(?:يوم\s+)?")
"""Between the first and the last day of a stretch."""
_CERTAIN = range(1420, 1451)
"""Hijri years in which both tables agree."""


def days(subject: Subject) -> Iterator[Diagnostic]:
    """DG201–DG206."""
    for slot in subject.slots:
        for side in slot.sides():
            if side.facts:
                facts = sorted((fact for fact in side.facts if fact.kind == "date"), key=_start)
                for said in side.dates:
                    yield from _weekdays(side, said, facts)
                    yield from _pairs(side, said, facts)
                yield from (_no_date(side, fact) for fact in side.facts if fact.kind == "no-date")
            yield from _uncertain_roles(side)
    yield from _uncertain(subject)
    yield from _order(subject)


def misnamed_weekdays(subject: Subject) -> Iterator[Diagnostic]:
    """DG201 alone, for texts of no document."""
    for slot in subject.slots:
        for side in slot.sides():
            facts = sorted((fact for fact in side.facts if fact.kind == "date"), key=_start)
            for said in side.dates:
                yield from _weekdays(side, said, facts)


def _start(fact: Fact) -> int:
    return fact.start


def _weekdays(side: Side, said: Expression, facts: list[Fact]) -> Iterator[Diagnostic]:
    for one in (said, said.twin):
        if one is None:
            continue
        days = _days_of(facts, one)
        for number, offset, candidates in _named_days(one, days):
            if not candidates or number in [datetime.date.fromordinal(day.value).weekday() for day in candidates]:
                continue
            day = datetime.date.fromordinal(candidates[0].value)
            message = f"{gregorian(day)} is a {weekday(day.weekday())}, not a {weekday(number)}"
            yield side.finding("DG201", message, "correct the weekday or the date", offset=side.at(offset))


def _named_days(said: Expression, days: list[Fact]) -> Iterator[tuple[int, int, list[Fact]]]:
    """Each weekday with its offset and the days that it may be: any of a stretch's, or its own where each end has one."""
    inside = said.core.weekdays if said.core is not None and len(days) == len(said.core.days) else ()
    for number, offset in said.weekdays:
        yield number, offset, days[:1] if inside else days
    for place, number, offset in inside:
        yield number, offset, days[place : place + 1]


def _days_of(facts: list[Fact], said: Expression) -> list[Fact]:
    """The whole days that an expression names, without its twin's; `facts` are all of the text, by their starts."""
    return facts[bisect_left(facts, said.core_start, key=_start) : bisect_left(facts, said.core_end, key=_start)]


def _pairs(side: Side, said: Expression, facts: list[Fact]) -> Iterator[Diagnostic]:
    if said.twin is None:
        return
    first, second = _days_of(facts, said), _days_of(facts, said.twin)
    if len(first) != len(second):
        return
    for one, other in zip(first, second, strict=True):
        if one.calendar == other.calendar:
            continue
        ends = _stretches(side, one, other, facts) if len(first) == 1 else None
        for earlier, later in ends or ((one, other),):
            yield from _pair(side, earlier, later)


def _stretches(side: Side, one: Fact, other: Fact, facts: list[Fact]) -> tuple[tuple[Fact, Fact], ...] | None:
    """The two pairs of a stretch in both calendars, first day with first day: من 1/9/1446هـ إلى 5/10/1446هـ الموافق 1/3/2025 - 3/4/2025م."""
    at, behind = facts.index(one), facts.index(other)
    if at == 0 or behind + 1 >= len(facts):
        return None
    since, until = facts[at - 1], facts[behind + 1]
    if since.calendar != one.calendar or until.calendar != other.calendar:
        return None
    text = side.flat.text
    if _TO.fullmatch(text, since.end, one.start) is None or _TO.fullmatch(text, other.end, until.start) is None:
        return None
    return (since, other), (one, until)


def _pair(side: Side, first: Fact, second: Fact) -> Iterator[Diagnostic]:
    hijri, other = (second, first) if second.calendar == "hijri" else (first, second)
    off = hijri.value - other.value
    if abs(off) > 1:
        message = f"{first.said} and {second.said} are {abs(off)} days apart"
        yield side.finding("DG202", message, _by_table(other), offset=side.at(second.start))
    elif off:
        message = f"{hijri.said} is one day {'after' if off > 0 else 'before'} the Umm al-Qura table's date"
        yield side.finding("DG204", message, "make sure that it was announced so", offset=side.at(hijri.start))


def _by_table(fact: Fact) -> str:
    try:
        year, month, day = DualDate.from_gregorian(datetime.date.fromordinal(fact.value)).hijri
    except DateError:
        return "correct one of them"
    return f"the table gives {year:04}-{month:02}-{day:02} AH"


def _no_date(side: Side, fact: Fact) -> Diagnostic:
    return side.finding("DG203", f"there is no {fact.said}", "correct the day", offset=side.at(fact.start))


def _uncertain_roles(side: Side) -> Iterator[Diagnostic]:
    for start, role in side.flat.roles:
        if role.name in DATE_ROLES:
            try:
                date = parse(role.value, table=side.subject.model.hijri_table)
            except DateError:
                continue
            if date.lunar is not None and date.lunar[0] not in _CERTAIN and (note := difference(date)):
                yield side.finding("DG205", str(note), offset=side.at(start))


def _uncertain(subject: Subject) -> Iterator[Diagnostic]:
    for path, value in subject.values:
        if path == ("date",) and isinstance(subject.model, MeetingMinutes) and subject.model.dates is not None:
            continue  # told at dates.from
        if isinstance(value, DualDate) and value.lunar is not None and value.lunar[0] not in _CERTAIN and (note := difference(value)):
            yield subject.finding("DG205", path, str(note))


def _order(subject: Subject) -> Iterator[Diagnostic]:
    model = subject.model
    if isinstance(model, MeetingMinutes):
        yield from (subject.finding("DG206", path, message, hint) for path, message, hint in _meeting(model))
    elif isinstance(model, PressStatement) and model.release.embargo is not None and model.release.embargo.date() < model.date.gregorian:
        message = f"the embargo ends on {gregorian(model.release.embargo.date())}, before the statement is issued"
        yield subject.finding("DG206", ("release", "embargo"), message, f"the statement is dated {gregorian(model.date.gregorian)}")


def _meeting(model: MeetingMinutes) -> Iterator[tuple[Path, str, str]]:
    held = f"the meeting was held on {gregorian(model.date.gregorian)}"
    ended = held if model.last_day == model.date else f"the meeting lasted to {gregorian(model.last_day.gregorian)}"
    for entry in model.outline:
        for index, action in enumerate(entry.item.actions):
            if action.due_date is not None and action.due_date < model.date:
                path = (*entry.path, "actions", index, "due")
                yield path, f"the action is due on {gregorian(action.due_date.gregorian)}, before it was given", held
    following = model.next_meeting.day if model.next_meeting is not None else None
    if following is not None and following <= model.last_day:
        yield ("next_meeting", "date"), f"the next meeting is on {gregorian(following.gregorian)}, not after this one", ended
    previous = model.previous_minutes.date if model.previous_minutes is not None else None
    if previous is not None and previous >= model.date:
        yield ("previous_minutes", "date"), f"the previous meeting was on {gregorian(previous.gregorian)}, not before this one", held
    approved = model.approval.date if model.approval is not None else None
    if isinstance(approved, DualDate) and approved < model.last_day:
        yield ("approval", "date"), f"the minutes were approved on {gregorian(approved.gregorian)}, before the meeting ended", ended
    if model.overnight and model.start is not None and model.end is not None and _minutes(model.start, model.end) > _LONGEST_NIGHT:
        yield ("end",), f"the meeting ends at {model.end:%H:%M}, and begins at {model.start:%H:%M}", "times are of 24 hours: 14:30"


def _minutes(start: datetime.time, end: datetime.time) -> int:
    """From one time to the next such time of the clock, past midnight if need be."""
    return (end.hour * 60 + end.minute - start.hour * 60 - start.minute - 1) % 1440 + 1
