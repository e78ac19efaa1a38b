"""Who acts in minutes was there, and came and went while the meeting was held."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from docgen.checks.meeting.presence import moment_of
from docgen.checks.slots import Path, Subject
from docgen.errors import Diagnostic
from docgen.model import MeetingMinutes
from docgen.model.meeting.signatures import Signature

_HINT = "list the person under attendance.present, attendance.invited or attendance.observers"
_MEMBER = "correct the id, or list the person under attendance.present"
_OF_24_HOURS = "times are of 24 hours: 14:30"


def there(subject: Subject, model: MeetingMinutes) -> Iterator[Diagnostic]:
    """DG407, DG417 and DG423."""
    attendance = model.attendance
    known = {person for group, ids in attendance.groups() if group in ("present", "invited", "observers") for person in ids}
    members = {entry.who for entry in attendance.entries["present"]}
    acting: list[tuple[Path, str]] = [((key,), person) for key in ("chair", "co_chair", "secretary") if (person := getattr(model, key)) is not None]
    acting += [((*entry.path, "presenter", index), who) for entry in model.outline for index, who in enumerate(entry.item.presenter)]
    for path, person in acting:
        if person not in known:
            yield subject.finding("DG407", path, f"'{person}' is not listed as present", _HINT)
    for path, person in _voting(model):
        if person not in members:
            yield subject.finding("DG407", path, f"'{person}' is no member who was present", _MEMBER)
    away = {person for group, ids in attendance.groups() if group in ("apologies", "absent") for person in ids}
    for index, entry in enumerate(model.signatures):
        who = entry.who if isinstance(entry, Signature) else entry
        if who in away:
            path = ("signatures", index) if who is entry else ("signatures", index, "who")
            yield subject.finding("DG407", path, f"'{who}' signs, and was not there", "correct the id, or list the person under attendance.present")
    quorum = model.quorum
    if (
        quorum is not None
        and quorum.unit == "shares"
        and isinstance(quorum.required, int)
        and 0 < quorum.required <= 100 < (quorum.total or 0) // 100
    ):
        message = f"{quorum.needed} shares of {quorum.total:,} make a quorum"
        yield subject.finding("DG423", ("quorum", "required"), message, f"write {quorum.needed}% where a share of them is meant")
    yield from _times(subject, model)


def _voting(model: MeetingMinutes) -> Iterator[tuple[Path, str]]:
    for entry in model.outline:
        for index, decision in enumerate(entry.item.decisions):
            path: Path = (*entry.path, "decisions", index)
            for key, ids in zip(("for", "against", "abstain"), decision.vote.named if decision.vote else (), strict=False):
                yield from (((*path, "vote", key, place), person) for place, person in enumerate(ids))
            yield from (((*path, "dissent", place, "by"), said.by) for place, said in enumerate(decision.dissent))


def _times(subject: Subject, model: MeetingMinutes) -> Iterator[Diagnostic]:
    """Comings and goings, and times of items, before the meeting began or after it ended."""
    one_day = model.last_day == model.date and not model.overnight
    timed = one_day or model.overnight
    for group in ("present", "invited", "observers"):
        for index, entry in enumerate(model.attendance.entries[group]):
            path: Path = ("attendance", group, index)
            for key, time in (("joined", entry.joined), ("left", entry.left)):
                if time is not None and (said := _outside(model, time, first=key == "joined" or one_day, last=key == "left" or one_day)):
                    yield subject.finding("DG417", (*path, key), f"'{entry.who}' {key} at {time:%H:%M}, {said}", _OF_24_HOURS)
            if timed and entry.joined and entry.left and moment_of(model, entry.left) <= moment_of(model, entry.joined):
                message = f"'{entry.who}' left at {entry.left:%H:%M}, and joined at {entry.joined:%H:%M}"
                yield subject.finding("DG417", (*path, "left"), message, _OF_24_HOURS)
    for item in model.outline:
        if item.item.time is not None and timed and (said := _outside(model, item.item.time, first=True, last=True)):
            yield subject.finding("DG417", (*item.path, "time"), f"the item was taken up at {item.item.time:%H:%M}, {said}", _OF_24_HOURS)


def _outside(model: MeetingMinutes, time: datetime.time, *, first: bool, last: bool) -> str | None:
    """Where a time lies outside the meeting; `first` and `last` say whether it is one of the first and of the last day."""
    if model.overnight:
        assert model.start is not None
        assert model.end is not None
        return f"and the meeting lasted from {model.start:%H:%M} to {model.end:%H:%M}" if model.end < time < model.start else None
    if first and model.start is not None and time < model.start:
        return f"before the meeting began at {model.start:%H:%M}"
    if last and model.end is not None and time > model.end:
        return f"after the meeting ended at {model.end:%H:%M}"
    return None
