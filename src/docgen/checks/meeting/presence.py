"""Who was there when something was decided, as far as times say it: comings and goings against the quorum and the votes.

Moments are minutes from the beginning of the meeting. Of a meeting of several days nothing is said: a time has no day of its own.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.checks.slots import Path, Subject
from docgen.errors import Diagnostic
from docgen.model import Attendee, Decision, MeetingMinutes

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class _Stay:
    """From when to when somebody was there."""

    who: str
    since: int
    until: int


def away(subject: Subject, model: MeetingMinutes) -> Iterator[Diagnostic]:
    """DG416 and DG421."""
    present = model.attendance.entries["present"]
    if model.last_day != model.date or not any(entry.joined or entry.left for entry in present):
        return
    stays = [_stay(model, entry) for entry in present]
    by_members = model.quorum is not None and model.quorum.unit == "members" and not model.quorum.allow_inquorate
    needed = model.quorum.needed if model.quorum is not None and by_members else 0
    times = sorted(moment_of(model, entry.item.time) for entry in model.outline if entry.item.time is not None)
    if not times:
        yield from _lost(subject, model, stays, needed)
    for path, decision, since in _decided(model):
        until = next((time for time in times if since is not None and time > since), _DAY)
        yield from _then(subject, path, decision, stays, since or 0, until, needed)


def throughout(model: MeetingMinutes) -> dict[Path, frozenset[str]]:
    """Who was surely there for the whole of what each decision was taken in, by the decision's path. Of who came late or went early in a meeting of
    several days, or whose item has no time, nothing is sure."""
    stays = [_stay(model, entry) for entry in model.attendance.entries["present"]]
    one_day = model.last_day == model.date
    times = sorted(moment_of(model, entry.item.time) for entry in model.outline if entry.item.time is not None)
    found: dict[Path, frozenset[str]] = {}
    for path, _, since in _decided(model):
        from_, until = (since, next((time for time in times if time > since), _DAY)) if one_day and since is not None else (0, _DAY)
        found[path] = frozenset(stay.who for stay in stays if stay.since <= from_ and stay.until >= until)
    return found


def moment_of(model: MeetingMinutes, time: datetime.time) -> int:
    """Minutes from the beginning of the meeting."""
    began = model.start.hour * 60 + model.start.minute if model.start is not None else 0
    moment = time.hour * 60 + time.minute - began
    return moment % _DAY if model.overnight else moment


def _stay(model: MeetingMinutes, entry: Attendee) -> _Stay:
    """A proxy votes whenever its holder does."""
    since = 0 if entry.joined is None or entry.proxy else moment_of(model, entry.joined)
    return _Stay(entry.who, since, _DAY if entry.left is None or entry.proxy else moment_of(model, entry.left))


def _decided(model: MeetingMinutes) -> Iterator[tuple[Path, Decision, int | None]]:
    """Each decision with its path and the moment from which on it was taken: its item's, or that of the item round it."""
    above: list[int | None] = []
    for entry in model.outline:
        own = moment_of(model, entry.item.time) if entry.item.time is not None else above[entry.level - 2] if entry.level > 1 else None
        above[entry.level - 1 :] = [own]
        for index, decision in enumerate(entry.item.decisions):
            yield (*entry.path, "decisions", index), decision, own


def _then(subject: Subject, path: Path, decision: Decision, stays: list[_Stay], since: int, until: int, needed: int) -> Iterator[Diagnostic]:
    """What does not fit of a decision that was taken between two moments."""
    most = max((_count(stays, moment) for moment in (since, *(stay.since for stay in stays)) if since <= moment < until), default=0)
    vote = decision.vote
    if most < needed and decision.status == "adopted":
        message = f"when this was decided, no more than {most} were there at once, and {needed} are needed"
        yield subject.finding("DG416", path, message, "correct joined, left or the item's time, or set quorum.allow_inquorate: true")
    if vote is not None and vote.unit == "members" and vote.cast > most:
        message = f"{vote.cast} voted, and no more than {most} were there at once"
        yield subject.finding("DG416", (*path, "vote"), message, "correct the votes, joined, left, or the item's time")
    gone = {stay.who for stay in stays if stay.since >= until or stay.until <= since}
    for key, ids in zip(("for", "against", "abstain"), vote.named if vote else (), strict=False):
        for place, person in enumerate(ids):
            if person in gone:
                message = f"'{person}' voted, and was not there when this was decided"
                yield subject.finding("DG416", (*path, "vote", key, place), message, "correct the vote, joined, left, or the item's time")


def _count(stays: list[_Stay], moment: int) -> int:
    return sum(stay.since <= moment < stay.until for stay in stays)


def _lost(subject: Subject, model: MeetingMinutes, stays: list[_Stay], needed: int) -> Iterator[Diagnostic]:
    """Where too few were there for a time, and nothing says what was decided then."""
    end = moment_of(model, model.end) if model.end is not None else _DAY
    moments = sorted({0, *(stay.until for stay in stays if stay.until < end)})
    fewest = next((moment for moment in moments if _count(stays, moment) < needed), None)
    if fewest is None:
        return
    # Who was gone by then, or had not come yet.
    index = next(index for index, stay in enumerate(stays) if stay.until == fewest or (not fewest and stay.since > 0))
    clock = model.attendance.entries["present"][index].left if fewest else model.start
    at = "at the beginning" if clock is None else f"at {clock:%H:%M}"
    message = f"{at} {_count(stays, fewest)} were there, and {needed} are needed"
    yield subject.finding("DG421", ("attendance", "present", index), message, "give the items their time, so that each decision can be looked at")
