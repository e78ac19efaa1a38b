"""Minutes: votes, owners, who was there and when, numbers of decisions and items, people that nothing names."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.meeting.agenda import items
from docgen.checks.meeting.attendance import there
from docgen.checks.meeting.presence import away
from docgen.checks.meeting.votes import votes
from docgen.checks.slots import Subject
from docgen.errors import Diagnostic
from docgen.model import MeetingMinutes


def meeting(subject: Subject) -> Iterator[Diagnostic]:
    """DG405–DG423."""
    if isinstance(subject.model, MeetingMinutes):
        yield from there(subject, subject.model)
        yield from votes(subject, subject.model)
        yield from away(subject, subject.model)
        yield from items(subject, subject.model)
        yield from _unused(subject, subject.model)


def _unused(subject: Subject, model: MeetingMinutes) -> Iterator[Diagnostic]:
    named = {value for path, value in subject.values if isinstance(value, str) and path[:1] != ("people",)}
    speakers = [value for path, value in subject.values if path[-1:] == ("speaker",)]
    for key, person in model.people.items():
        if key not in named and person not in speakers:
            yield subject.finding(
                "DG409", ("people", key), f"'{key}' is named here and nowhere else", "list the person in the attendance, or take it out", key=True
            )
