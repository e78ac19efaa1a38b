"""The actions of a meeting: those of its items, and those of earlier meetings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.model.meeting.actions import Action
from docgen.model.minutes import MeetingMinutes

CLOSED = ("done", "cancelled")


@dataclass(frozen=True, slots=True)
class Entry:
    """An action, and the number of the item that it comes from; none for one of an earlier meeting."""

    item: str
    action: Action

    @property
    def open(self) -> bool:
        """Whether there is still something to do."""
        return self.action.status not in CLOSED


def entries(model: MeetingMinutes) -> Iterator[Entry]:
    """All of them: those of earlier meetings first, as the minutes have them."""
    for action in model.action_log:
        yield Entry("", action)
    for item in model.outline:
        for action in item.item.actions:
            yield Entry(item.number, action)
