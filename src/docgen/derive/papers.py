"""The table of what can be derived from the minutes of a meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from docgen.close_matches import did_you_mean
from docgen.derive.register import actions_csv, actions_ics
from docgen.errors import InputError, Place, Problem, UsageError
from docgen.model.minutes import MeetingMinutes
from docgen.model.root import Model

KINDS = ("meeting-agenda", "attendance-sheet", "decision-extract", "official-letter")
REGISTERS: Mapping[str, Callable[[MeetingMinutes], bytes]] = MappingProxyType({"actions.csv": actions_csv, "actions.ics": actions_ics})


def known(name: str) -> str:
    """A name of what can be derived. Raises UsageError for another, with the nearest."""
    if name in KINDS or name in REGISTERS:
        return name
    if name.startswith("actions."):
        raise UsageError(Problem(f"no register {name}", hint=f"there are {' and '.join(REGISTERS)}; a spreadsheet opens the first"))
    raise UsageError(Problem(f"{name} cannot be derived from minutes", hint=did_you_mean(name, (*KINDS, *REGISTERS))))


def minutes(model: Model) -> MeetingMinutes:
    """The minutes of a meeting. Raises InputError for a document of another kind."""
    if not isinstance(model, MeetingMinutes):
        wrong = f"this is a {model.kind}, and papers are derived from the minutes of a meeting"
        raise InputError(Problem(wrong, Place(model.origin), "give an input of the kind meeting-minutes"))
    return model
