"""The sheet on which those who come to a meeting sign."""

from __future__ import annotations

from docgen.derive.paper import Paper, everyone, given, head, issuer, meeting_title, people, sides
from docgen.model.minutes import MeetingMinutes


def attendance_sheet(model: MeetingMinutes) -> Paper:
    """Everyone of a meeting with room to sign (`attendance-sheet`): members, those invited and observers, whether they came or not."""
    notes: list[str] = []
    data = given(model)
    if model.several_days:
        notes.append(f"the sheet is for the first day; copy it for each day until {model.last_day.gregorian}")
    made = head(
        model,
        "attendance-sheet",
        date=data["dates"]["from"] if "dates" in data else data["date"],
        issuer=issuer(model),
        title=meeting_title(model, notes),
        body_name=sides(model.body_name),
        start=data.get("start"),
        end=None if model.several_days or model.start is None else data.get("end"),
        venue=sides(model.place) if model.place else None,
        people=people(model, everyone(model)),
        participants=list(everyone(model)),
    )
    return Paper(made, tuple(notes))
