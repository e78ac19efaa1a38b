"""The minutes of the next meeting, begun with what the last ones hand on."""

from __future__ import annotations

from typing import Any

from docgen.clean.dumping import dumped
from docgen.derive.actions import entries
from docgen.derive.paper import Data, Paper, Text, given, sides, text
from docgen.model.meeting.attendance import ids_of
from docgen.model.minutes import MeetingMinutes

_SAME = (
    "languages", "allow_untranslated", "territory", "digits", "calendar", "clock", "money_style", "hijri_table", "glossary", "template", "theme",
    "layout", "source", "marking", "basmala", "copies", "extra", "body_name", "department", "emblem", "emblem_alt", "meeting", "people", "chair",
    "co_chair", "secretary", "delegations",
)  # fmt: skip
_TITLE: Text = {"ar": "محضر الاجتماع رقم ({number})", "en": "Minutes of meeting No. {number}"}
_UNNUMBERED: Text = {"ar": "محضر الاجتماع", "en": "Minutes of the meeting"}
_OTHER: Text = {"ar": "ما يستجد من أعمال", "en": "Any other business"}


def following(model: MeetingMinutes) -> Paper:
    """People, the next numbers of the series, the minutes before, and in `action_log` the open actions. What was deferred is on the agenda."""
    notes: list[str] = []
    last = given(model)
    made: Data = {"docgen": 1, "kind": model.kind} | {key: last[key] for key in _SAME if key in last}
    number = None if model.number is None else model.number + 1
    made["title"] = text(model, lambda lang: _UNNUMBERED[lang] if number is None else _TITLE[lang].format(number=number))
    if number is not None:
        made["number"] = number
    made |= _when(model, last, notes)
    made["attendance"] = _attendance(model)
    notes.append("all members are put down as present: say who was")
    if model.quorum is not None and model.quorum.unit == "members":
        made["quorum"] = last["quorum"]
    elif model.quorum is not None:
        notes.append("quorum is left out: it is in shares, and how many are represented is not known yet")
    before: Data = {"reference": model.reference} if model.reference else {}
    made["previous_minutes"] = before | {"date": last["dates"]["to"] if "dates" in last else last["date"], "status": "adopted"}
    log = [dumped(entry.action, set()) for entry in entries(model) if entry.open]
    if log:
        made["action_log"] = log
    series = _series(model, made)
    if series:
        made["series"] = series
    deferred = [entry.item for entry in model.outline if any(decision.status == "deferred" for decision in entry.item.decisions)]
    made["agenda"] = [*({"title": sides(item.title)} for item in deferred), {"title": text(model, lambda lang: _OTHER[lang])}]
    if "signatures" in last:
        made["signatures"] = last["signatures"]
    if model.reference:
        notes.append(f"reference is left out: the last was {model.reference}")
    return Paper(made, tuple(notes))


def _when(model: MeetingMinutes, last: Data, notes: list[str]) -> Data:
    upcoming = last.get("next_meeting", {})
    made: Data = {}
    if model.next_meeting is not None and model.next_meeting.day is not None:
        made["date"] = upcoming["date"]
    else:
        made["date"] = last["dates"]["to"] if "dates" in last else last["date"]
        notes.append("date is that of the last meeting, which names no day for the next: write its own")
    if "time" in upcoming:
        made["start"] = upcoming["time"]
    place = upcoming.get("place", last.get("place"))
    return made | ({"place": place} if place else {})


def _attendance(model: MeetingMinutes) -> Data:
    there = model.attendance
    made: Data = {"present": list(dict.fromkeys([*ids_of(there.present), *there.apologies, *there.absent]))}
    return made | {group: list(ids_of(getattr(there, group))) for group in ("invited", "observers") if getattr(there, group)}


def _series(model: MeetingMinutes, made: Data) -> Data:
    """How decisions are numbered, and the number of the first: those of a pattern without the meeting's number go on within its year."""
    series: Data = {key: value for key, value in dumped(model.series, set()).items() if key != "first"}
    pattern = model.series.pattern or ("{n}/{year}" if model.number is None else "{meeting}/{n}/{year}")
    counts_on = "{meeting}" not in pattern or "first" in model.series.model_fields_set
    adopted = sum(decision.status == "adopted" for entry in model.outline for decision in entry.item.decisions)
    first = model.series.first + adopted
    if counts_on and first > 1 and _same_year(model, pattern, made):
        series["first"] = first
    return series


def _same_year(model: MeetingMinutes, pattern: str, made: Data) -> bool:
    """Whether the next meeting is in the year that the numbers name; a pattern that names none goes on for ever."""
    upcoming = model.next_meeting.day if model.next_meeting is not None and model.next_meeting.day is not None else model.last_day
    years: list[tuple[Any, Any]] = []
    if "{year}" in pattern and not model.numbered_by_hijri_years:
        years.append((model.date.gregorian.year, upcoming.gregorian.year))
    if "{hijri_year}" in pattern or ("{year}" in pattern and model.numbered_by_hijri_years):
        years.append(((model.date.lunar or (0,))[0], (upcoming.lunar or (0,))[0]))
    return all(before == after for before, after in years)
