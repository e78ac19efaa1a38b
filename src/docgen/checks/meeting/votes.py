"""The votes of decisions, and what is said beside them."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.meeting.presence import throughout
from docgen.checks.slots import Path, Subject
from docgen.errors import Diagnostic
from docgen.model import Decision, MeetingMinutes, Vote
from docgen.model.meeting.attendance import ids_of


def votes(subject: Subject, model: MeetingMinutes) -> Iterator[Diagnostic]:
    """DG405, DG408, DG410, DG414, DG415, DG422."""
    seen: set[str] = set()
    there = throughout(model)
    above: list[set[str]] = []
    for entry in model.outline:
        # Who takes no part in an item takes none in the items in it.
        own = set(entry.item.recused) & set(ids_of(model.attendance.present))
        recused = own | above[entry.level - 2] if entry.level > 1 else own
        above[entry.level - 1 :] = [recused]
        for index, decision in enumerate(entry.item.decisions):
            path: Path = (*entry.path, "decisions", index)
            if decision.vote is not None:
                yield from _cast(subject, model, path, decision, decision.vote, recused, there[path])
                yield from _dissent(subject, model, path, decision, decision.vote)
            if decision.number is not None and decision.number in seen:
                yield subject.finding(
                    "DG408", (*path, "number"), f"the decision number {decision.number} is given twice", "give each decision its own"
                )
            seen.add(decision.number or "")


def _cast(
    subject: Subject, model: MeetingMinutes, path: Path, decision: Decision, vote: Vote, recused: set[str], there: frozenset[str]
) -> Iterator[Diagnostic]:
    shares = vote.unit == "shares"
    represented = model.quorum.represented if model.quorum is not None else None
    could = represented if shares else model.present - len(recused)
    least = represented if shares else len(there - recused)
    if least is not None and vote.for_ is not None and vote.cast < least:
        who = f"{least:,} shares represented" if shares else f"{least} present" if least == model.present else f"{least} who could vote"
        yield subject.finding("DG405", (*path, "vote"), f"{vote.cast:,} of the {who} voted", "make sure that nobody is left out")
    if vote.counts.against > vote.counts.for_ and decision.status == "adopted":
        message = f"the decision has {vote.counts.against:,} votes against and {vote.counts.for_:,} for it"
        yield subject.finding("DG410", (*path, "vote"), message, "correct the votes, or write status: rejected")
    if vote.counts.for_ > vote.counts.against and decision.status == "rejected":
        message = f"the decision was rejected, with {vote.counts.for_:,} votes for it and {vote.counts.against:,} against"
        yield subject.finding("DG422", (*path, "vote"), message, "correct the votes or the status, unless more than a simple majority was needed")
    named = False
    for key, ids in zip(("for", "against", "abstain"), vote.named, strict=True):
        for place, person in enumerate(ids):
            if person in recused:
                named = True
                message = f"'{person}' was recused from this item, and voted"
                yield subject.finding("DG414", (*path, "vote", key, place), message, "correct the vote, or recused of the item")
    if not shares and not named and recused and could is not None and vote.cast > could:
        message = f"{vote.cast} voted, and {could} of those present were not recused"
        yield subject.finding("DG414", (*path, "vote"), message, "correct the vote, or recused of the item")


def _dissent(subject: Subject, model: MeetingMinutes, path: Path, decision: Decision, vote: Vote) -> Iterator[Diagnostic]:
    whole = vote.unanimous or (vote.unit == "members" and vote.counts.for_ == vote.cast == model.present)
    for place, said in enumerate(decision.dissent):
        if said.by in vote.named.for_:
            message = f"'{said.by}' voted for the decision, and dissents from it"
            yield subject.finding("DG415", (*path, "dissent", place, "by"), message, "correct one of the two")
        elif whole:
            yield subject.finding(
                "DG415", (*path, "dissent", place, "by"), f"the vote was unanimous, and '{said.by}' dissents", "correct one of the two"
            )
