"""What is derived, and what all derived papers take over from the minutes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from docgen.clean.dumping import dumped
from docgen.model.minutes import MeetingMinutes
from docgen.model.people import Person
from docgen.model.text import Bilingual
from docgen.types import Lang

Data = dict[str, Any]
Text = dict[Lang, str]
"""A text in the document's languages, as an input writes it."""

_VERSION = 1
_SETTINGS = (
    "languages",
    "allow_untranslated",
    "territory",
    "digits",
    "calendar",
    "clock",
    "money_style",
    "hijri_table",
    "glossary",
    "theme",
    "layout",
    "marking",
    "basmala",
)
_MINUTES = {"ar": re.compile(r"محضر\s+"), "en": re.compile(r"minutes\s+of\s+(?P<the>the\s+)?", re.IGNORECASE)}


@dataclass(frozen=True, slots=True)
class Paper:
    """The data of an input that was derived. `name` is that of its file where there are several; `notes` say what the minutes do not tell, and what
    of them the paper has no place for."""

    data: Data
    notes: tuple[str, ...] = ()
    name: str = ""


def given(model: MeetingMinutes) -> Data:
    """The minutes as an author writes them."""
    data: Data = dumped(model, set())
    return data


def head(model: MeetingMinutes, kind: str, **fields: Any) -> Data:
    """The beginning of a derived input: its kind, how the minutes are written, then `fields`, without those that are nothing."""
    data = given(model)
    return (
        {"docgen": _VERSION, "kind": kind}
        | {key: data[key] for key in _SETTINGS if key in data}
        | {key: value for key, value in fields.items() if value}
    )


def text(model: MeetingMinutes, make: Callable[[Lang], str | None]) -> Text:
    """A text made for each language of the minutes; a side of which nothing can be said is left out."""
    made = {lang: make(lang) for lang in model.languages}
    return {lang: words for lang, words in made.items() if words}


def sides(words: Bilingual) -> Text:
    """A text of the minutes, as it stands there."""
    return dict(words.sides())


def named(person: Person, lang: Lang) -> str:
    """A person's name with the form of address before it; in the other language where there is none in this."""
    name = person.name.side(lang) or next((side for _, side in person.name.sides()), "")
    honorific = person.honorific.side(lang) if person.honorific else None
    return f"{honorific}\u00a0{name}" if honorific else name


def owner_name(model: MeetingMinutes, owner: str | Bilingual, lang: Lang) -> str:
    """Who does something: a person by id, or words."""
    return named(model.people[owner] if isinstance(owner, str) else Person.model_construct(name=owner, honorific=None), lang)


def joined(words: Iterable[str], lang: Lang) -> str:
    """Words after one another."""
    return ("، " if lang == "ar" else ", ").join(word for word in words if word)


def people(model: MeetingMinutes, ids: Iterable[str]) -> Data:
    """Those of the people who are named in the paper, in the order of the minutes."""
    wanted = set(ids)
    return {id: dumped(person, set()) for id, person in model.people.items() if id in wanted}


def everyone(model: MeetingMinutes) -> tuple[str, ...]:
    """Who belongs to the meeting: those who were there, and those who were to be."""
    attendance = [id for _, ids in model.attendance.groups() for id in ids]
    office = [id for id in (model.chair, model.co_chair, model.secretary) if id]
    return tuple(dict.fromkeys([*attendance, *office]))


def issuer(model: MeetingMinutes) -> Data | None:
    """The letterhead: the institution that the body belongs to, or the body where only an emblem is given."""
    data = given(model)
    emblem = {key: data[key] for key in ("emblem", "emblem_alt") if key in data}
    if model.department is None and not emblem:
        return None
    return {"name": sides(model.department or model.body_name)} | emblem


def meeting_name(model: MeetingMinutes) -> Text | None:
    """The meeting's name, from a title that says 'minutes of …' in every language; `None` where it does not."""
    said = meeting_within(model)
    return {lang: words[:1].upper() + words[1:] for lang, (_, words) in said.items()} if said else None


def meeting_within(model: MeetingMinutes) -> dict[Lang, tuple[str, str]]:
    """The same as it stands in a sentence: an article, and the name. Empty where the title does not begin so."""
    found = {lang: (_MINUTES[lang].match(words), words) for lang, words in model.title.sides() if lang in model.languages}
    said = {lang: ("the " if match.groupdict().get("the") else "", words[match.end() :]) for lang, (match, words) in found.items() if match}
    return said if len(said) == len(found) and all(words for _, words in said.values()) else {}


def meeting_title(model: MeetingMinutes, notes: list[str]) -> Text:
    """The meeting's name, or the title of the minutes, of which the author is told."""
    name = meeting_name(model)
    if name is None:
        notes.append("the title is that of the minutes: it does not begin with 'محضر …' and 'Minutes of …'; write what the meeting is called")
    return name or sides(model.title)


def papers(model: MeetingMinutes, notes: list[str]) -> list[Data]:
    """The annexes of the minutes by their titles and reference numbers."""
    entries = []
    for annex in model.annexes:
        entries.append({"title": sides(annex.title)} | ({"reference": annex.reference} if annex.reference else {}))
    if any(annex.body or annex.file for annex in model.annexes):
        notes.append("annexes are named by their titles; their files and texts stay with the minutes")
    return entries
