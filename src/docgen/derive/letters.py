"""A letter to each of those who have something to do."""

from __future__ import annotations

import re
from typing import Any

from docgen.calendars import DualDate
from docgen.derive.actions import entries
from docgen.derive.paper import Data, Paper, Text, given, head, issuer, meeting_within, people, sides, text
from docgen.errors import InputError, Place, Problem
from docgen.locales.labels import labels
from docgen.model.meeting.actions import Action
from docgen.model.minutes import MeetingMinutes
from docgen.model.text import Bilingual
from docgen.types import Lang

_NAMELESS = re.compile(r"[^\w-]+")


def letters(model: MeetingMinutes, date: Any = None) -> list[Paper]:
    """A letter (`official-letter`) for each owner of open actions, with what is to be done and by when, of the day `date`.

    Raises InputError where nobody has anything to do.
    """
    owners: dict[Any, tuple[str | Bilingual, list[Action]]] = {}
    nobody: list[str] = []
    for entry in entries(model):
        if entry.open:
            for owner in entry.action.owner:
                key = owner if isinstance(owner, str) else tuple(owner.sides())
                owners.setdefault(key, (owner, []))[1].append(entry.action)
            if not entry.action.owner:
                nobody.append(f"no letter tells of '{entry.action.task}': the action has no owner")
    if not owners:
        raise InputError(Problem("no open action has an owner, so there is nobody to write to", Place(model.origin), "name owners in the minutes"))
    made = []
    taken: set[str] = set()
    for index, (owner, actions) in enumerate(owners.values(), 1):
        first = nobody if index == 1 else []
        if date is None and index == 1:
            first = [*first, "date, the day of the letters, is that of the meeting; write their own, or give --date"]
        made.append(Paper(_letter(model, owner, actions, date), tuple(first), _name(owner, index, taken)))
    return made


def _name(owner: str | Bilingual, index: int, taken: set[str]) -> str:
    """The name of a letter's file, without its suffix: that of the person's id, or a number."""
    name = _NAMELESS.sub("-", owner).strip("-")[:60] if isinstance(owner, str) else ""
    name = name if name and name.casefold() not in taken else f"{name}-{index}" if name else f"owner-{index}"
    while name.casefold() in taken:
        name += "-"
    taken.add(name.casefold())
    return name


def _letter(model: MeetingMinutes, owner: str | Bilingual, actions: list[Action], date: Any) -> Data:
    data = given(model)
    signs = next((id for id in (model.secretary, model.chair) if id and id != owner), model.chair)
    whose = issuer(model) or {}
    whose = {"name": sides(model.department or model.body_name)} | ({"department": sides(model.body_name)} if model.department else {}) | whose
    return head(
        model,
        "official-letter",
        date=date or (data["dates"]["to"] if "dates" in data else data["date"]),
        issuer=whose,
        people=people(model, [signs, *((owner,) if isinstance(owner, str) else ())]),
        recipient=owner if isinstance(owner, str) else {"name": sides(owner)},
        subject=text(model, lambda lang: _SUBJECT[lang].format(_meeting(model, lang))),
        body=[text(model, lambda lang: _OPENING[lang].format(_meeting(model, lang, whole=True))), _list(model, actions)],
        signatures=[signs],
    )


_SUBJECT: dict[Lang, str] = {"ar": "متابعة المهام المقررة في {}", "en": "Actions arising from {}"}
_QUOTED: Text = {"ar": "«{}»", "en": "“{}”"}
_OPENING: dict[Lang, str] = {
    "ar": "بالإشارة إلى {}، نود إفادتكم بأن المهام الآتية مسندة إليكم، ونأمل التكرم باتخاذ ما يلزم لتنفيذها في مواعيدها:",
    "en": "With reference to {}, the following actions have been assigned to you. We should be grateful if you would have them carried out in time:",
}


def _meeting(model: MeetingMinutes, lang: Lang, *, whole: bool = False) -> str:
    said = meeting_within(model)
    words = "".join(said[lang]) if lang in said else _QUOTED[lang].format(model.title.side(lang) or model.title)
    if not whole:
        return words
    day = f"{{date}}`{model.date.gregorian.isoformat()}`"
    body = model.body_name.side(lang) or str(model.body_name)
    return f"{words} ({body}) بتاريخ {day}" if lang == "ar" else f"{words} ({body}) of {day}"


def _list(model: MeetingMinutes, actions: list[Action]) -> Data:
    return {"list": [text(model, lambda lang, action=action: _task(action, lang)) for action in actions], "style": "decimal"}  # type: ignore[misc]


def _task(action: Action, lang: Lang) -> str | None:
    task = action.task.side(lang)
    if not task:
        return None
    label = labels()
    more = []
    if isinstance(action.due, DualDate):
        more.append(f"{label['due'][lang]}: {{date}}`{action.due.gregorian.isoformat()}`")
    elif action.due is not None:
        more.append(f"{label['due'][lang]}: {action.due.side(lang) or action.due}")
    if action.status is not None:
        more.append(f"{label['document-status'][lang]}: {label[f'status-{action.status}'][lang]}")
    if action.progress is not None:
        more.append(f"{label['progress'][lang]}: {{percent}}`{action.progress}`")
    if action.decision is not None:
        more.append(f"{label['decision-number'][lang]} {action.decision}")
    if action.note:
        more.append(action.note.side(lang) or str(action.note))
    return f"{task.rstrip('.')} – {('؛ ' if lang == 'ar' else '; ').join(more)}" if more else task
