"""The actions of a meeting as a table (RFC 4180) and as a calendar (RFC 5545)."""

from __future__ import annotations

import csv
import datetime
import io
import uuid
from collections.abc import Iterator

from docgen.calendars import DualDate
from docgen.derive.actions import entries
from docgen.derive.paper import joined, owner_name
from docgen.document.inline import Both, plain
from docgen.locales.labels import labels
from docgen.model.meeting.actions import Action
from docgen.model.minutes import MeetingMinutes
from docgen.model.text import Bilingual
from docgen.templating.inline import runs_of
from docgen.templating.locale_context import LocaleContext, Settings
from docgen.types import Lang

_SPACE = uuid.UUID("b1ce0c5e-8d2f-5d0a-9a54-6f1f0f2f5f0d")
"""The name space of this module's UIDs (RFC 9562, version 5)."""
_PART = "\x1f"
_STATUS = {"open": "NEEDS-ACTION", "in-progress": "IN-PROCESS", "done": "COMPLETED", "cancelled": "CANCELLED"}
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f\u061c"))
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Plain:
    """Texts of the minutes without markup, as their documents show them."""

    def __init__(self, model: MeetingMinutes) -> None:
        terms = {key: Both(term.ar, term.en) for key, term in model.terms.items()}
        settings = Settings(
            tuple(model.languages),
            model.territory,
            model.digits,
            model.calendar,
            model.clock or "24h",
            model.hijri_table,
            glossary=terms,
            money=model.money_style,
        )
        self._voices: dict[Lang, LocaleContext] = {lang: settings.voice(lang) for lang in model.languages}

    def __call__(self, words: str | None, lang: Lang) -> str:
        return " ".join(plain(runs_of(words, self._voices[lang])).translate(_ISOLATES).split()) if words else ""

    def of(self, text: Bilingual | None, lang: Lang) -> str:
        return self(text.side(lang), lang) if text else ""


def actions_csv(model: MeetingMinutes) -> bytes:
    """All actions, a row each, in UTF-8 with the mark by which spreadsheets know it. `item` is empty for those of earlier meetings; `due` is a day
    (ISO 8601) or empty where it was said in words. A text that a spreadsheet would reckon with has ' before it."""
    said, rows = _Plain(model), io.StringIO()
    texts = ("task", "owner", "due", "note")
    writer = csv.writer(rows, lineterminator="\r\n")
    writer.writerow(["item", "due", "status", "progress", "decision", *(f"{name}_{lang}" for name in texts for lang in model.languages)])
    for entry in entries(model):
        action = entry.action
        day = action.due.gregorian.isoformat() if isinstance(action.due, DualDate) else ""
        row = [entry.item, day, action.status or "", "" if action.progress is None else str(action.progress), action.decision or ""]
        row += [said.of(action.task, lang) for lang in model.languages]
        row += [_owners(model, action, said, lang) for lang in model.languages]
        row += [said.of(action.due_text, lang) for lang in model.languages]
        row += [said.of(action.note, lang) for lang in model.languages]
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return rows.getvalue().encode("utf-8-sig")


def _owners(model: MeetingMinutes, action: Action, said: _Plain, lang: Lang) -> str:
    return joined((said(owner_name(model, owner, lang), lang) for owner in action.owner), lang)


def actions_ics(model: MeetingMinutes) -> bytes:
    """All actions, a VTODO each, and the next meeting as a VEVENT where its day is known. The UID of each stays as it is while the minutes' reference
    (or their day), the body's name and the task do, so that a calendar puts a later file in the place of an earlier one."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//docgen//meeting minutes//EN", "CALSCALE:GREGORIAN", *_components(model), "END:VCALENDAR"]
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _components(model: MeetingMinutes) -> Iterator[str]:
    said = _Plain(model)
    stamp = f"DTSTAMP:{model.last_day.gregorian:%Y%m%d}T000000Z"
    meeting = _PART.join([str(model.body_name), model.reference or model.date.gregorian.isoformat()])
    seen: dict[str, int] = {}
    for entry in entries(model):
        task = f"{meeting}{_PART}{entry.action.task}"
        seen[task] = seen.get(task, 0) + 1
        yield from ("BEGIN:VTODO", _uid(task, str(seen[task])), stamp)
        yield from _todo(model, entry.action, said)
        yield "END:VTODO"
    upcoming = model.next_meeting
    if upcoming is None or upcoming.day is None:
        return
    lang = model.languages[0]
    day = f"{upcoming.day.gregorian:%Y%m%d}"
    yield from ("BEGIN:VEVENT", _uid(meeting, "next meeting"), stamp)
    yield f"DTSTART:{day}T{upcoming.time:%H%M%S}" if isinstance(upcoming.time, datetime.time) else f"DTSTART;VALUE=DATE:{day}"
    summary = f"{said.of(model.body_name, lang)} – {labels()['next-meeting'][lang]}"
    yield f"SUMMARY;LANGUAGE={lang}:{_escaped(summary)}"
    if upcoming.place:
        yield f"LOCATION;LANGUAGE={lang}:{_escaped(said.of(upcoming.place, lang))}"
    yield "END:VEVENT"


def _uid(of: str, part: str) -> str:
    return f"UID:{uuid.uuid5(_SPACE, of + _PART + part)}"


def _todo(model: MeetingMinutes, action: Action, said: _Plain) -> Iterator[str]:
    first = next((lang for lang in model.languages if action.task.side(lang)), model.languages[0])
    yield f"SUMMARY;LANGUAGE={first}:{_escaped(said.of(action.task, first))}"
    if isinstance(action.due, DualDate):
        yield f"DUE;VALUE=DATE:{action.due.gregorian:%Y%m%d}"
    described = [line for lang in model.languages for line in _described(model, action, said, lang, first)]
    if described:
        yield f"DESCRIPTION:{_escaped(chr(10).join(described))}"
    status = _STATUS.get(action.status or "open") or ("IN-PROCESS" if action.progress else "NEEDS-ACTION")
    yield f"STATUS:{status}"
    if action.progress is not None:
        yield f"PERCENT-COMPLETE:{action.progress}"


def _described(model: MeetingMinutes, action: Action, said: _Plain, lang: Lang, first: Lang) -> Iterator[str]:
    label = labels()
    if lang != first and action.task.side(lang):
        yield said.of(action.task, lang)
    for name, words in (("owner", _owners(model, action, said, lang)), ("due", said.of(action.due_text, lang))):
        if words:
            yield f"{label[name][lang]}: {words}"
    if action.status in ("late", "postponed"):
        yield f"{label['document-status'][lang]}: {label[f'status-{action.status}'][lang]}"
    if action.decision:
        yield f"{label['decision-number'][lang]} {action.decision}"
    if action.note:
        yield said.of(action.note, lang)


def _escaped(text: str) -> str:
    """TEXT of RFC 5545, 3.3.11."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A content line in lines of at most 75 octets (RFC 5545, 3.1), cut between characters."""
    parts, part = [], b""
    for char in line:
        octets = char.encode()
        if len(part) + len(octets) > 75:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part])
