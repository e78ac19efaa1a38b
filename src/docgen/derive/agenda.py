"""The agenda of a meeting, from its minutes."""

from __future__ import annotations

from typing import Any

from docgen.clean.dumping import dumped
from docgen.derive.paper import Data, Paper, Text, everyone, given, head, issuer, meeting_name, papers, people, sides
from docgen.model.meeting.agenda import NumberedItem
from docgen.model.minutes import MeetingMinutes


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
    name = meeting_name(model)
    if name is None:
        notes.append("the title is that of the minutes: it does not begin with 'محضر …' and 'Minutes of …'; write that of the agenda")
        return sides(model.title)
    titles: Text = {}
    for lang, words in name.items():
        whole = model.title.side(lang) or ""
        rest = whole[len(whole) - len(words) :]
        article = "the " if lang == "en" and whole[: len(whole) - len(words)].rstrip().casefold().endswith(" the") else ""
        titles[lang] = f"جدول أعمال {rest}" if lang == "ar" else f"Agenda of {article}{rest}"
    return titles


def _item(entry: NumberedItem, *, plain: bool) -> Data:
    made: Data = {"title": sides(entry.item.title)}
    if not plain:
        made["number"] = entry.number
    if entry.item.presenter:
        made["presenter"] = dumped(entry.item, set())["presenter"]
    return made
