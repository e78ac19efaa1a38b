"""Minutes: votes, owners, who was there, numbers of decisions, people that nothing names."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.slots import Subject
from docgen.errors import Diagnostic
from docgen.model import MeetingMinutes


def meeting(subject: Subject) -> Iterator[Diagnostic]:
    """DG405–DG410."""
    if isinstance(subject.model, MeetingMinutes):
        yield from _there(subject, subject.model)
        yield from _items(subject, subject.model)
        yield from _unused(subject, subject.model)


def _items(subject: Subject, model: MeetingMinutes) -> Iterator[Diagnostic]:
    seen: dict[str, None] = {}
    for number, item in enumerate(model.agenda):
        for index, decision in enumerate(item.decisions):
            path = ("agenda", number, "decisions", index)
            if decision.vote is not None and decision.vote.cast < model.present:
                message = f"{decision.vote.cast} of the {model.present} present voted"
                yield subject.finding("DG405", (*path, "vote"), message, "make sure that nobody is left out")
            if decision.vote is not None and decision.vote.against > decision.vote.for_:
                message = f"the decision has {decision.vote.against} votes against and {decision.vote.for_} for it"
                yield subject.finding("DG410", (*path, "vote"), message, "correct the votes, or move what was not adopted to the discussion")
            if decision.number is not None and decision.number in seen:
                yield subject.finding(
                    "DG408", (*path, "number"), f"the decision number {decision.number} is given twice", "give each decision its own"
                )
            seen[decision.number or ""] = None
        for index, action in enumerate(item.actions):
            if not action.owner:
                yield subject.finding("DG406", ("agenda", number, "actions", index), "the action has no owner", "add 'owner: …', an id from people")


def _there(subject: Subject, model: MeetingMinutes) -> Iterator[Diagnostic]:
    attendance = model.attendance
    there = {*attendance.present, *attendance.invited, *attendance.observers}
    hint = "list the person under attendance.present, attendance.invited or attendance.observers"
    for key, person in (("chair", model.chair), ("secretary", model.secretary)):
        if person is not None and person not in there:
            yield subject.finding("DG407", (key,), f"'{person}' is not listed as present", hint)
    for number, item in enumerate(model.agenda):
        for index, person in enumerate(item.presenter):
            if person not in there:
                yield subject.finding("DG407", ("agenda", number, "presenter", index), f"'{person}' is not listed as present", hint)


def _unused(subject: Subject, model: MeetingMinutes) -> Iterator[Diagnostic]:
    named = {value for path, value in subject.values if isinstance(value, str) and path[:1] != ("people",)}
    speakers = [value for path, value in subject.values if path[-1:] == ("speaker",)]
    for key, person in model.people.items():
        if key not in named and person not in speakers:
            yield subject.finding(
                "DG409", ("people", key), f"'{key}' is named here and nowhere else", "list the person in the attendance, or take it out", key=True
            )
