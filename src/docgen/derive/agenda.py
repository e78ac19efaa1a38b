"""The agenda of a meeting, from its minutes."""

from __future__ import annotations

from typing import Any

from docgen.clean.dumping import dumped
from docgen.derive.paper import Data, Paper, Text, everyone, given, head, issuer, meeting_within, papers, people, sides
from docgen.model.meeting.agenda import NumberedItem
from docgen.model.minutes import MeetingMinutes

_AGENDA_OF: Text = {"ar": "جدول أعمال", "en": "Agenda of"}


def agenda(model: MeetingMinutes, date: Any = None) -> Paper:
    """Title, place, items and papers of a meeting as an invitation with an agenda (`meeting-agenda`), of the day `date`."""
    notes: list[str] = []
    if date is None:
        notes.append("date, the day of the invitation, is that of the meeting; write its own, or give --date")
    if model.several_days:
        notes.append(f"the meeting goes on until {model.last_day.gregorian}, and an agenda names its first day only")
    data = given(model)
    everybody = everyone(model)
    made = head(
        model,
        "meeting-agenda",
        date=date or _day(data),
        issuer=issuer(model),
        body_name=sides(model.body_name),
        title=_title(model, notes),
        meets=_day(data),
        start=data.get("start"),
        venue=sides(model.place) if model.place else None,
        people=people(model, [*everybody, *(id for entry in model.outline for id in entry.item.presenter)]),
        items=[_item(entry, plain=model.plainly_numbered) for entry in model.outline],
        participants=list(everybody),
        annexes=papers(model, notes),
    )
    return Paper(made, tuple(notes))


def _day(data: Data) -> Any:
    return data["dates"]["from"] if "dates" in data else data["date"]


def _title(model: MeetingMinutes, notes: list[str]) -> Text:
    said = meeting_within(model)
    if not said:
        notes.append("the title is that of the minutes: it does not begin with 'محضر …' and 'Minutes of …'; write that of the agenda")
        return sides(model.title)
    return {lang: f"{_AGENDA_OF[lang]} {article}{words}" for lang, (article, words) in said.items()}


def _item(entry: NumberedItem, *, plain: bool) -> Data:
    made: Data = {"title": sides(entry.item.title)}
    if not plain:
        made["number"] = entry.number
    if entry.item.presenter:
        made["presenter"] = dumped(entry.item, set())["presenter"]
    return made
