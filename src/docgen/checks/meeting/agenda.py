"""Items of the agenda and the tasks that came of them."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.slots import Path, Subject
from docgen.errors import Diagnostic
from docgen.model import Action, MeetingMinutes


def items(subject: Subject, model: MeetingMinutes) -> Iterator[Diagnostic]:
    """DG406, DG418, DG419, DG420."""
    seen: set[str] = set()
    decided = {decision.number for entry in model.outline for decision in entry.item.decisions if decision.number is not None}
    for entry in model.outline:
        if entry.number in seen:
            yield subject.finding("DG418", (*entry.path, "number"), f"two items have the number {entry.number}", "give each item its own")
        seen.add(entry.number)
        for index, action in enumerate(entry.item.actions):
            at: Path = (*entry.path, "actions", index)
            yield from _action(subject, at, action)
            if action.decision is not None and action.decision not in decided:
                hint = f"the decisions are {', '.join(sorted(decided)[:12])}" if decided else "these minutes have no decisions"
                yield subject.finding("DG419", (*at, "decision"), f"no decision has the number {action.decision}", hint)
    for index, action in enumerate(model.action_log):
        yield from _action(subject, ("action_log", index), action)


def _action(subject: Subject, path: Path, action: Action) -> Iterator[Diagnostic]:
    if not action.owner:
        yield subject.finding("DG406", path, "the action has no owner", "add 'owner: …', an id from people")
    if action.progress is None or action.status is None:
        return
    if (action.status == "done") != (action.progress == 100) or (action.status == "open" and action.progress > 0):
        message = f"the status is {action.status}, and {action.progress}% is done"
        yield subject.finding("DG420", (*path, "progress"), message, "correct one of the two")
