"""Dates written by hand: weekdays, pairs of both calendars, days that do not exist, the order of the document's dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from docgen.calendars import DualDate, difference, parse
from docgen.calendars.plain import gregorian, weekday
from docgen.calendars.vocabulary import fold, weekdays
from docgen.checks.facts import Fact
from docgen.checks.finding import Finding
from docgen.checks.slots import Path, Side, Subject
from docgen.errors import DateError
from docgen.model import MeetingMinutes, PressStatement

_AFTER = re.compile(r"[\s,،]{1,3}(?:the |on |الموافق )?")
_BEFORE = re.compile(r"[\s,،]{0,2}[(\[]?")
_JOINT = re.compile(r"\s*[,،]?\s*(?:[(\[/=]|الموافق[هة]?(?:\s?ل(?:ـ)?)?|corresponding to|which is)\s*", re.IGNORECASE)
_CERTAIN = range(1420, 1451)
"""Hijri years in which both tables agree."""


def days(subject: Subject) -> Iterator[Finding]:
    """DG201–DG206."""
    for slot in subject.slots:
        for side in slot.sides():
            if side.facts:
                yield from _weekdays(side)
                yield from _pairs(side)
                yield from (_no_date(side, fact) for fact in side.facts if fact.kind == "no-date")
            yield from _uncertain_roles(side)
    yield from _uncertain(subject)
    yield from _order(subject)


@cache
def _weekday_pattern() -> re.Pattern[str]:
    names = sorted((name for name in weekdays() if len(name) > 3 and " " not in name), key=len, reverse=True)
    short = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    english = "|".join([*(f"(?i:{name})" for name in names if name.isascii()), *(f"{name}\\.?" for name in short)])
    arabic = "|".join(name for name in names if not name.isascii())
    return re.compile(rf"(?<!\w)(?:(?P<en>{english})|(?:و|ل|ب)?(?P<ar>{arabic}))(?!\w)")


def _weekdays(side: Side) -> Iterator[Finding]:
    text = side.levelled
    for found in _weekday_pattern().finditer(text):
        dates = _beside(side, text, *found.span())
        number = weekdays()[fold((found["en"] or found["ar"]).rstrip("."))]
        if not dates or any(_weekday(fact) == number for fact in dates):
            continue
        day = datetime.date.fromordinal(dates[0].value)
        message = f"{gregorian(day)} is a {weekday(day.weekday())}, not a {weekday(number)}"
        yield side.finding("DG201", message, "correct the weekday or the date", offset=side.at(found.start(found.lastgroup or 0)))


def _weekday(fact: Fact) -> int:
    return datetime.date.fromordinal(fact.value).weekday()


def _beside(side: Side, text: str, start: int, end: int) -> list[Fact]:
    """The whole dates right after or right before a weekday; both ends of a range."""
    dates = [fact for fact in side.facts if fact.kind == "date"]
    after = _AFTER.match(text, end)
    found = [fact for fact in dates if after is not None and fact.start == after.end()]
    return found or [fact for fact in dates if fact.end <= start and _BEFORE.fullmatch(text, fact.end, start) and start > fact.end]


def _pairs(side: Side) -> Iterator[Finding]:
    dates = [fact for fact in side.facts if fact.kind == "date"]
    for first, second in pairwise(dates):
        if first.calendar == second.calendar or first.end > second.start or not _JOINT.fullmatch(side.flat.text, first.end, second.start):
            continue
        hijri = second if second.calendar == "hijri" else first
        other = first if hijri is second else second
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


def _no_date(side: Side, fact: Fact) -> Finding:
    return side.finding("DG203", f"there is no {fact.said}", "correct the day", offset=side.at(fact.start))


def _uncertain_roles(side: Side) -> Iterator[Finding]:
    for start, role in side.flat.roles:
        if role.name in ("date", "hijri", "gregorian"):
            try:
                date = parse(role.value, table=side.subject.model.hijri_table)
            except DateError:
                continue
            if date.hijri[0] not in _CERTAIN and (note := difference(date)):
                yield side.finding("DG205", str(note), offset=side.at(start))


def _uncertain(subject: Subject) -> Iterator[Finding]:
    for path, value in subject.values:
        if isinstance(value, DualDate) and value.hijri[0] not in _CERTAIN and (note := difference(value)):
            yield subject.finding("DG205", path, str(note))


def _order(subject: Subject) -> Iterator[Finding]:
    model = subject.model
    if isinstance(model, MeetingMinutes):
        yield from (subject.finding("DG206", path, message, hint) for path, message, hint in _meeting(model))
    elif isinstance(model, PressStatement) and model.release.embargo is not None and model.release.embargo.date() < model.date.gregorian:
        message = f"the embargo ends on {gregorian(model.release.embargo.date())}, before the statement is issued"
        yield subject.finding("DG206", ("release", "embargo"), message, f"the statement is dated {gregorian(model.date.gregorian)}")


def _meeting(model: MeetingMinutes) -> Iterator[tuple[Path, str, str]]:
    held = f"the meeting was held on {gregorian(model.date.gregorian)}"
    for number, item in enumerate(model.agenda):
        for index, action in enumerate(item.actions):
            if action.due is not None and action.due < model.date:
                path = ("agenda", number, "actions", index, "due")
                yield path, f"the action is due on {gregorian(action.due.gregorian)}, before it was given", held
    if model.next_meeting is not None and model.next_meeting.date <= model.date:
        yield ("next_meeting", "date"), f"the next meeting is on {gregorian(model.next_meeting.date.gregorian)}, not after this one", held
    previous = model.previous_minutes.date if model.previous_minutes is not None else None
    if previous is not None and previous >= model.date:
        yield ("previous_minutes", "date"), f"the previous meeting was on {gregorian(previous.gregorian)}, not before this one", held
    if model.start is not None and model.end is not None and model.end <= model.start:
        yield ("end",), f"the meeting ends at {model.end:%H:%M}, and begins at {model.start:%H:%M}", "times are of 24 hours: 14:30"
