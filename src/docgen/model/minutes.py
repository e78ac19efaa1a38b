"""The minutes of a meeting."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, PlainSerializer, PlainValidator, Tag, WithJsonSchema, field_validator, model_validator

from docgen.calendars import DualDate
from docgen.calendars.writing import leads_with_hijri
from docgen.locales.conventions import convention
from docgen.model.amounts import Whole
from docgen.model.blocks import Block
from docgen.model.part import TEXT_SCHEMA, Part
from docgen.model.paths import AnyFile, PictureFile
from docgen.model.people import Person, PersonId, PersonIds
from docgen.model.root import Model
from docgen.model.setting import Setting, current
from docgen.model.text import Bilingual, Line, LongText, is_text
from docgen.model.validation_errors import listed, validation_error, validation_errors
from docgen.model.when import DATE_SCHEMA, Date, Time, date_of, date_text

ActionStatus = Literal["open", "in-progress", "done", "late", "postponed", "cancelled"]
AdoptionStatus = Literal["adopted", "amended", "deferred"]


class Attendance(Part):
    """Who was there and who was not, by ids from `people`."""

    present: tuple[PersonId, ...] = Field((), description="Members present; they are counted for quorum and votes")
    apologies: tuple[PersonId, ...] = Field((), description="Members who excused themselves")
    absent: tuple[PersonId, ...] = Field((), description="Members who did not come")
    invited: tuple[PersonId, ...] = Field((), description="Those who were asked to attend, for all items or some; they are not counted")
    observers: tuple[PersonId, ...] = Field((), description="Observers; they are not counted")

    def groups(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each group's name and its ids."""
        for name in ("present", "apologies", "absent", "invited", "observers"):
            yield name, getattr(self, name)

    @property
    def said_empty(self) -> tuple[str, ...]:
        """The groups that were given as empty lists: that nobody was in them is then known."""
        return tuple(name for name, ids in self.groups() if not ids and name in self.model_fields_set)

    @model_validator(mode="after")
    def _once(self) -> Attendance:
        seen: dict[str, str] = {}
        wrong = []
        for group, ids in self.groups():
            for index, person in enumerate(ids):
                if person in seen:
                    wrong.append(
                        (
                            (group, index),
                            validation_error(f"'{person}' is listed twice", f"the id stands under {seen[person]} already", code="DG404"),
                            person,
                        )
                    )
                seen.setdefault(person, group)
        if wrong:
            raise validation_errors(wrong)
        return self


class Quorum(Part):
    """How many must be present. Fewer are an error, unless `allow_inquorate` is true."""

    required: Whole = Field(ge=0, description="Members needed", examples=["3"])
    allow_inquorate: bool = Field(False, description="true where the meeting was held without a quorum all the same")

    @model_validator(mode="after")
    def _met(self) -> Quorum:
        present = current.get().present
        if present is not None and present < self.required and not self.allow_inquorate:
            problem = validation_error(
                f"{self.required} members are required, but {present} are present", "correct the number, or set allow_inquorate: true", code="DG402"
            )
            raise validation_errors([(("required",), problem, self.required)])
        return self


class PreviousMinutes(Part):
    """The minutes of the meeting before, and what this meeting made of them."""

    reference: Line | None = Field(None, description="Their reference number")
    date: Date | None = Field(None, description="The date of that meeting")
    status: AdoptionStatus = Field("adopted", description="adopted, amended (adopted with changes) or deferred")
    note: Bilingual | None = Field(None, description="The changes made, or why it was deferred")


class Vote(Part):
    """A vote. The three together may not be more than those present."""

    for_: Whole = Field(alias="for", ge=0, description="Votes for")
    against: Whole = Field(0, ge=0, description="Votes against")
    abstain: Whole = Field(0, ge=0, description="Abstentions")

    @property
    def cast(self) -> int:
        """All votes together."""
        return self.for_ + self.against + self.abstain

    @model_validator(mode="after")
    def _fits(self) -> Vote:
        present = current.get().present
        if present is not None and self.cast > present:
            raise validation_error(
                f"the votes add up to {self.cast}, but {present} are present", "correct the votes, or attendance.present", code="DG401"
            )
        return self


class Decision(Part):
    """A decision. A bilingual text is the short form."""

    short_form: ClassVar[dict[str, Any] | None] = TEXT_SCHEMA

    text: LongText = Field(description="What was decided", examples=["{ar: …, en: …}"])
    number: Line | None = Field(None, description="Its number, where it is not the next of the body's own series")
    vote: Vote | None = Field(None, description="The vote, if one was taken: {for, against, abstain}")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"text": value} if is_text(value) else value


class Recommendation(Part):
    """A recommendation. A bilingual text is the short form."""

    short_form: ClassVar[dict[str, Any] | None] = TEXT_SCHEMA

    text: LongText = Field(description="What is recommended", examples=["{ar: …, en: …}"])
    number: Line | None = Field(None, description="Its number, where it is not the next of the series")
    to: Bilingual | None = Field(None, description="To whom it is made")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"text": value} if is_text(value) else value


class Action(Part):
    """A task that somebody took on."""

    task: Bilingual = Field(description="What is to be done", examples=["{ar: …, en: …}"])
    owner: PersonIds = Field((), description="Who does it: an id from people, or a list of ids")
    due: Date | None = Field(None, description="By when")
    status: ActionStatus | None = Field(None, description="open, in-progress, done, late, postponed or cancelled")
    note: Bilingual | None = Field(None, description="Anything more")


class AgendaItem(Part):
    """One item of the agenda and what came of it."""

    title: Bilingual = Field(description="The item's title", examples=["{ar: …, en: …}"])
    presenter: PersonIds = Field((), description="Who presented it: an id from people, or a list of ids")
    discussion: tuple[Block, ...] = Field((), description="What was said: a list of blocks")
    decisions: tuple[Decision, ...] = Field((), description="What was decided")
    recommendations: tuple[Recommendation, ...] = Field((), description="What was recommended")
    actions: tuple[Action, ...] = Field((), description="Who does what, by when")


class NextMeeting(Part):
    """When and where the body meets next."""

    date: Date = Field(description="Its date", examples=["2026-07-13"])
    time: Time | None = Field(None, description="When it begins")
    place: Bilingual | None = Field(None, description="Where")


class Annex(Part):
    """A paper that belongs to the minutes. A bilingual text is the short form."""

    short_form: ClassVar[dict[str, Any] | None] = TEXT_SCHEMA

    title: Bilingual = Field(description="Its title", examples=["{ar: …, en: …}"])
    reference: Line | None = Field(None, description="Its reference number")
    file: AnyFile | None = Field(None, description="The path of the paper, relative to the input")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"title": value} if is_text(value) else value


_SERIES_FIELDS = ("meeting", "n", "year", "hijri_year")


class Series(Part):
    """How decisions are numbered: a pattern, and the number of this meeting's first one."""

    pattern: str | None = Field(
        None,
        description="May hold {meeting}, {n}, {year}, {hijri_year}; if not given, {meeting}/{n}/{year}, or {n}/{year} for a meeting without number",
        examples=["'{n}/{year}'"],
    )
    calendar: Literal["gregorian", "hijri"] | None = Field(
        None, description="Whose year {year} is; if not given, that of the calendar that leads the document's dates"
    )
    first: Whole = Field(1, ge=1, description="n of the first decision, for a body that goes on counting from meeting to meeting")

    @field_validator("pattern")
    @classmethod
    def _fillable(cls, value: str | None) -> str | None:
        if value is None:
            return None
        try:
            names = [f"{name}!" if spec or conversion else name for _, name, spec, conversion in string.Formatter().parse(value) if name is not None]
        except ValueError:
            raise validation_error("a brace is not closed", "write the pattern like '{n}/{year}'") from None
        for name in names:
            if name not in _SERIES_FIELDS:
                raise validation_error(f"{{{name}}} is not known in a pattern", f"use {listed(f'{{{known}}}' for known in _SERIES_FIELDS)}")
        if "n" not in names:
            raise validation_error("the pattern has no {n}, so all decisions would have one number", "write it like '{n}/{year}'")
        return value


def _day_or_room(value: Any) -> Any:
    """A date, or `true` for room to write one in."""
    if isinstance(value, bool):
        return value or None
    return date_of(value)


def _day_text(value: DualDate | bool | None) -> Any:
    return date_text(value) if isinstance(value, DualDate) else value


class Signature(Part):
    """Who signs, and what the signature needs beside a name. The id of a person is the short form."""

    short_form: ClassVar[dict[str, Any] | None] = {"type": "string"}

    who: PersonId = Field(description="The id of the person who signs", examples=["chair"])
    for_: Bilingual | None = Field(
        None, alias="for", description="Whom they sign for, over the signature", examples=["{ar: عن الجانب القطري, en: For the Qatari side}"]
    )
    date: Annotated[
        DualDate | bool | None,
        PlainValidator(_day_or_room),
        PlainSerializer(_day_text),
        WithJsonSchema({"anyOf": [DATE_SCHEMA, {"type": "boolean"}]}),
    ] = Field(None, description="The day of signing; true leaves room to write it")
    seal: bool = Field(False, description="true leaves room for a seal")


def _signature_tag(value: Any) -> str:
    return "<signature>" if isinstance(value, (dict, Signature)) else "<id>"


class MeetingMinutes(Model):
    """The minutes of a meeting (محضر اجتماع)."""

    kind: ClassVar[str] = "meeting-minutes"

    body_name: Bilingual = Field(description="The body that met", examples=["{ar: اللجنة الوطنية, en: National Committee}"])
    department: Bilingual | None = Field(None, description="The institution or office that the body belongs to")
    emblem: PictureFile | None = Field(None, description="The path of the emblem (PNG, JPEG or SVG), relative to the input")
    emblem_alt: Bilingual | None = Field(None, description="What the emblem shows, for those who cannot see it")
    title: Bilingual = Field(description="The title", examples=["{ar: محضر الاجتماع الثالث, en: Minutes of the third meeting}"])
    number: Whole | None = Field(None, ge=1, description="The meeting's number in its series")
    start: Time | None = Field(None, description="When it began", examples=['"10:00"'])
    end: Time | None = Field(None, description="When it was closed", examples=['"12:30"'])
    people: dict[str, Person] = Field(default_factory=dict, description="Everyone named in the minutes, by an id of your choice")
    chair: PersonId = Field(description="The id of the person who chaired", examples=["chair"])
    secretary: PersonId | None = Field(None, description="The id of the secretary")
    attendance: Attendance = Field(description="Who was there: present, apologies, absent, invited, observers", examples=["{present: [chair]}"])
    quorum: Quorum | None = Field(None, description="How many must be present: {required: 3}")
    previous_minutes: PreviousMinutes | None = Field(None, description="The adoption of the minutes before: reference, date, status")
    series: Series = Field(default_factory=lambda: Series.model_construct(), description="How decisions are numbered")
    agenda: tuple[AgendaItem, ...] = Field(min_length=1, description="The items, in order", examples=["[{title: {ar: …, en: …}}]"])
    next_meeting: NextMeeting | None = Field(None, description="The next meeting: date, time, place")
    closing: LongText | None = Field(None, description="The closing words; made of the closing time if not given")
    signatures: tuple[Annotated[Annotated[PersonId, Tag("<id>")] | Annotated[Signature, Tag("<signature>")], Discriminator(_signature_tag)], ...] = (
        Field((), description="Who signs: ids from people, or {who, for, date, seal}")
    )
    annexes: tuple[Annex, ...] = Field((), description="Papers that belong to the minutes")

    @classmethod
    def _setting(cls, data: Mapping[str, Any], outer: Setting) -> Setting:
        people, attendance = data.get("people", {}), data.get("attendance")
        present = attendance.get("present", ()) if isinstance(attendance, dict) else getattr(attendance, "present", None)
        return replace(
            super()._setting(data, outer),
            people=people if isinstance(people, dict) else None,
            present=len(present) if isinstance(present, (list, tuple)) else None,
        )

    @model_validator(mode="after")
    def _numbered(self) -> MeetingMinutes:
        """Gives every decision and recommendation without a number the next of its series."""
        series = self.series
        pattern = series.pattern or ("{n}/{year}" if self.number is None else "{meeting}/{n}/{year}")
        if self.date.lunar is None and "{hijri_year}" in pattern:
            message = f"{{hijri_year}} cannot be filled: {self.date.gregorian} has no date in the Umm al-Qura calendar"
            raise validation_errors([(("series", "pattern"), validation_error(message, "write {year}"), pattern)])
        if self.date.lunar is None and series.calendar == "hijri":
            message = f"the decisions cannot be numbered by the Hijri year: {self.date.gregorian} has no date in the Umm al-Qura calendar"
            raise validation_errors([(("series", "calendar"), validation_error(message, "write gregorian"), series.calendar)])
        lunar = self.date.lunar or (0, 0, 0)
        year = lunar[0] if self._by_hijri_years(pattern) else self.date.gregorian.year
        known = {"meeting": self.number, "year": year, "hijri_year": lunar[0]}
        decisions = [decision for item in self.agenda for decision in item.decisions]
        recommendations = [recommendation for item in self.agenda for recommendation in item.recommendations]
        for n, decision in enumerate(decisions, series.first):
            if decision.number is None:
                object.__setattr__(decision, "number", pattern.format(n=n, **known))
        for n, recommendation in enumerate(recommendations, 1):
            if recommendation.number is None:
                object.__setattr__(recommendation, "number", pattern.format(n=n, **known))
        return self

    @model_validator(mode="after")
    def _signed_once(self) -> MeetingMinutes:
        """Nobody signs twice for one side."""
        before: dict[str, dict[str, int]] = {}
        found: list[tuple[tuple[int | str, ...], Any, Any]] = []
        for index, signature in enumerate(self.signing):
            sides = before.setdefault(signature.who, {})
            first = sides.setdefault(repr(signature.for_), index)
            if first != index:
                hint = f"signatures[{first}] is theirs already; who signs for two sides needs a 'for' at each"
                found.append((("signatures", index), validation_error(f"'{signature.who}' signs twice", hint, code="DG404"), signature.who))
        if found:
            raise validation_errors(found)
        return self

    def _by_hijri_years(self, pattern: str) -> bool:
        """Whether {year} is the Hijri one: as asked, else where the Hijri calendar leads the Arabic side or stands alone, and the pattern does not
        name the Hijri year itself."""
        if self.series.calendar is not None or self.date.lunar is None or "{hijri_year}" in pattern:
            return self.series.calendar == "hijri"
        return self.calendar == "hijri" or (self.calendar == "both" and leads_with_hijri(convention("ar", self.territory)))

    @property
    def signing(self) -> tuple[Signature, ...]:
        """Who signs, each as a whole entry."""
        return tuple(entry if isinstance(entry, Signature) else Signature.model_construct(who=entry) for entry in self.signatures)

    def person(self, id: str) -> Person:
        """The person with this id. Raises KeyError for an unknown one, which a checked model does not hold."""
        return self.people[id]

    @property
    def present(self) -> int:
        """How many members were present."""
        return len(self.attendance.present)

    def all_actions(self) -> Iterator[tuple[int, Action]]:
        """Every action with its agenda item's number, from 1."""
        for number, item in enumerate(self.agenda, 1):
            for action in item.actions:
                yield number, action
