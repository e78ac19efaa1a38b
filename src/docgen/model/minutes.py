"""The minutes of a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, GetJsonSchemaHandler, Tag, ValidationError, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from docgen.calendars import DualDate
from docgen.calendars.writing import leads_with_hijri
from docgen.locales.conventions import convention
from docgen.model.amounts import Whole, whole
from docgen.model.annexes import Annex
from docgen.model.meeting.actions import Action
from docgen.model.meeting.agenda import AgendaItem, NumberedItem, outline
from docgen.model.meeting.agenda import misplaced as misplaced_items
from docgen.model.meeting.attendance import Attendance, Attendee, Delegation, MeetingForm, Quorum
from docgen.model.meeting.attendance import misplaced as misplaced_people
from docgen.model.meeting.series import Series
from docgen.model.meeting.signatures import Approval, Signature, Signed
from docgen.model.part import Part
from docgen.model.paths import PictureFile
from docgen.model.people import Person, PersonId
from docgen.model.root import Model
from docgen.model.setting import Setting
from docgen.model.text import Bilingual, Line, LongText
from docgen.model.validation_errors import Loc, validation_error, validation_errors
from docgen.model.when import Date, Time, date_of

AdoptionStatus = Literal["adopted", "amended", "deferred"]
TO_BE_FIXED = "to-be-fixed"
_ANY_DAY = "2000-01-01"
"""Stands for a first day that is wrong."""


class PreviousMinutes(Part):
    """The minutes of the meeting before, and what this meeting made of them."""

    reference: Line | None = Field(None, description="Their reference number")
    date: Date | None = Field(None, description="The date of that meeting")
    status: AdoptionStatus = Field("adopted", description="adopted, amended (adopted with changes) or deferred")
    note: Bilingual | None = Field(None, description="The changes made, or why it was deferred")


def _next_tag(value: Any) -> str:
    words = isinstance(value, Bilingual) or (isinstance(value, dict) and bool(value) and not value.keys().isdisjoint(("ar", "en")))
    return "<text>" if words else "<open>" if value == TO_BE_FIXED else "<date>"


class NextMeeting(Part):
    """When and where the body meets next."""

    date: Annotated[
        Annotated[Date, Tag("<date>")] | Annotated[Bilingual, Tag("<text>")] | Annotated[Literal["to-be-fixed"], Tag("<open>")],
        Discriminator(_next_tag),
    ] = Field(description="Its date, words for it, or to-be-fixed", examples=["2026-07-13"])
    time: Time | None = Field(None, description="When it begins")
    place: Bilingual | None = Field(None, description="Where")

    @property
    def day(self) -> DualDate | None:
        """The day, where one was named."""
        return self.date if isinstance(self.date, DualDate) else None

    @property
    def words(self) -> Bilingual | None:
        """When it is, where that was said in words."""
        return self.date if isinstance(self.date, Bilingual) else None


class Days(Part):
    """The first and the last day of a meeting of several days."""

    from_: Date = Field(alias="from", description="The first day", examples=["2026-06-23"])
    to: Date = Field(description="The last day", examples=["2026-06-24"])

    @model_validator(mode="after")
    def _in_order(self) -> Days:
        if self.to < self.from_:
            message = f"the last day, {self.to.gregorian}, is before the first, {self.from_.gregorian}"
            raise validation_errors([(("to",), validation_error(message, "exchange from and to", code="DG413"), self.to)])
        return self


class MeetingMinutes(Model):
    """The minutes of a meeting (محضر اجتماع)."""

    kind: ClassVar[str] = "meeting-minutes"

    body_name: Bilingual = Field(description="The body that met", examples=["{ar: اللجنة الوطنية, en: National Committee}"])
    department: Bilingual | None = Field(None, description="The institution or office that the body belongs to")
    emblem: PictureFile | None = Field(None, description="The path of the emblem (PNG, JPEG or SVG), relative to the input")
    emblem_alt: Bilingual | None = Field(None, description="What the emblem shows, for those who cannot see it")
    title: Bilingual = Field(description="The title", examples=["{ar: محضر الاجتماع الثالث, en: Minutes of the third meeting}"])
    number: Whole | None = Field(None, ge=1, description="The meeting's number in its series")
    meeting: MeetingForm | None = Field(None, description="What sort of meeting it was and how it was held: type, mode")
    dates: Days | None = Field(None, description="The days of a meeting of several days, in the place of date: {from, to}")
    start: Time | None = Field(None, description="When it began, on its first day", examples=['"10:00"'])
    end: Time | None = Field(None, description="When it was closed, on its last day", examples=['"12:30"'])
    opening: LongText | None = Field(None, description="What stands before the attendance: who called the meeting, and how it was opened")
    people: dict[str, Person] = Field(default_factory=dict, description="Everyone named in the minutes, by an id of your choice")
    chair: PersonId = Field(description="The id of the person who chaired", examples=["chair"])
    co_chair: PersonId | None = Field(None, description="The id of the person who chaired with the chair")
    secretary: PersonId | None = Field(None, description="The id of the secretary")
    delegations: tuple[Delegation, ...] = Field((), description="The sides of a joint meeting, each with its head and members")
    attendance: Attendance = Field(description="Who was there: present, apologies, absent, invited, observers", examples=["{present: [chair]}"])
    quorum: Quorum | None = Field(None, description="How many must be present, or how many shares represented: {required: 3}")
    previous_minutes: PreviousMinutes | None = Field(None, description="The adoption of the minutes before: reference, date, status")
    action_log: tuple[Action, ...] = Field((), description="Actions of earlier meetings, and how they stand")
    series: Series = Field(default_factory=lambda: Series.model_construct(), description="How decisions are numbered")
    agenda: tuple[AgendaItem, ...] = Field(min_length=1, description="The items, in order", examples=["[{title: {ar: …, en: …}}]"])
    next_meeting: NextMeeting | None = Field(None, description="The next meeting: date, time, place")
    closing: LongText | None = Field(None, description="The closing words; made of the closing time if not given")
    signatures: tuple[Signed, ...] = Field(
        (), description="Who signs: ids from people, or {who, for, date, seal}; if not given, the heads of delegations"
    )
    approval: Approval | None = Field(None, description="The approval of these minutes: text, by, date")
    annexes: tuple[Annex, ...] = Field((), description="Papers that belong to the minutes")

    @classmethod
    def _setting(cls, data: Mapping[str, Any], outer: Setting) -> Setting:
        people, attendance, quorum = data.get("people", {}), data.get("attendance"), data.get("quorum")
        present = attendance.get("present", ()) if isinstance(attendance, dict) else getattr(attendance, "present", None)
        shares = quorum if isinstance(quorum, dict) else vars(quorum) if isinstance(quorum, Quorum) else {}
        represented = shares.get("represented") if shares.get("unit") == "shares" else None
        return replace(
            super()._setting(data, outer),
            people=people if isinstance(people, dict) else None,
            present=len(present) if isinstance(present, (list, tuple)) else None,
            represented=_number_of(represented),
        )

    @model_validator(mode="before")
    @classmethod
    def _dated(cls, value: Any) -> Any:
        """The date of a meeting of several days is its first."""
        days = value.get("dates") if isinstance(value, Mapping) and "date" not in value else None
        if isinstance(days, Days):
            return {**value, "date": days.from_}
        if not isinstance(days, Mapping):
            return value
        try:
            return {**value, "date": date_of(days.get("from", days.get("from_")))}
        except (ValidationError, PydanticCustomError):  # told at its own place
            return {**value, "date": _ANY_DAY}

    @model_validator(mode="after")
    def _sound(self) -> MeetingMinutes:
        """Days, sides and items fit together; then every item without a number has that of its place, and every decision and
        recommendation the next of its series."""
        wrong = [*misplaced_people(self.delegations, self.attendance), *misplaced_items(self.outline), *self._twice()]
        if self.dates is not None and self.date != self.dates.from_:
            message = f"the meeting began on {self.dates.from_.gregorian}, and date says {self.date.gregorian}"
            wrong.append((("date",), validation_error(message, "leave date out, or correct one of the two"), self.date))
        if self.co_chair is not None and self.co_chair == self.chair:
            hint = "leave co_chair out, or correct one of the two"
            wrong.append((("co_chair",), validation_error(f"'{self.chair}' is the chair already", hint, code="DG404"), self.co_chair))
        if len(self.delegations) == 1:
            hint = "a meeting without sides has no delegations"
            wrong.append((("delegations",), validation_error("a joint meeting has two delegations or more", hint), self.delegations))
        if wrong:
            raise validation_errors(wrong)
        self._number()
        return self

    def _twice(self) -> Iterator[tuple[Loc, Any, Any]]:
        """Who signs twice for one side."""
        before: dict[str, dict[str, int]] = {}
        for index, entry in enumerate(self.signatures):
            signature = _whole(entry)
            sides = before.setdefault(signature.who, {})
            first = sides.setdefault(repr(signature.for_), index)
            if first != index:
                hint = f"signatures[{first}] is theirs already; who signs for two sides needs a 'for' at each"
                yield ("signatures", index), validation_error(f"'{signature.who}' signs twice", hint, code="DG404"), signature.who

    def _number(self) -> None:
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
        items = [entry.item for entry in self.outline]
        for entry in self.outline:
            object.__setattr__(entry.item, "number", entry.number)
        decisions = [decision for item in items for decision in item.decisions if decision.status == "adopted"]
        recommendations = [recommendation for item in items for recommendation in item.recommendations]
        for n, decision in enumerate(decisions, series.first):
            if decision.number is None:
                object.__setattr__(decision, "number", pattern.format(n=n, **known))
        for n, recommendation in enumerate(recommendations, 1):
            if recommendation.number is None:
                object.__setattr__(recommendation, "number", pattern.format(n=n, **known))

    def _by_hijri_years(self, pattern: str) -> bool:
        """Whether {year} is the Hijri one: as asked, else where the Hijri calendar leads the Arabic side or stands alone, and the pattern does not
        name the Hijri year itself."""
        if self.series.calendar is not None or self.date.lunar is None or "{hijri_year}" in pattern:
            return self.series.calendar == "hijri"
        return self.calendar == "hijri" or (self.calendar == "both" and leads_with_hijri(convention("ar", self.territory)))

    @property
    def numbered_by_hijri_years(self) -> bool:
        """Whether {year} in the numbers of decisions is the Hijri year."""
        return self._by_hijri_years(self.series.pattern or "")

    @property
    def last_day(self) -> DualDate:
        """The day on which the meeting ended."""
        return self.dates.to if self.dates is not None else self.date

    @property
    def several_days(self) -> bool:
        """Whether it ended on another day than it began, by `dates`."""
        return self.last_day != self.date

    @property
    def plainly_numbered(self) -> bool:
        """Whether the items are 1, 2, 3 and so on, without items in them."""
        return all(entry.level == 1 and entry.number == str(place) for place, entry in enumerate(self.outline, 1))

    @property
    def overnight(self) -> bool:
        """Whether a meeting of one day went on past midnight."""
        return self.start is not None and self.end is not None and not self.several_days and self.end <= self.start

    @property
    def outline(self) -> tuple[NumberedItem, ...]:
        """Every item of the agenda with its number, each followed by the items in it."""
        return tuple(outline(self.agenda))

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions of all items."""
        return tuple(action for entry in self.outline for action in entry.item.actions)

    @property
    def seated(self) -> tuple[tuple[Bilingual, tuple[Attendee, ...]], ...]:
        """Each delegation's name with those of it who were present, its head first."""
        there = {entry.who: entry for entry in self.attendance.entries["present"]}
        return tuple((side.name, tuple(there[person] for person in side.ids if person in there)) for side in self.delegations)

    @property
    def heads(self) -> tuple[str, ...]:
        """The ids of the heads of the delegations."""
        return tuple(side.head for side in self.delegations)

    @property
    def facing(self) -> tuple[tuple[Attendee | None, ...], ...]:
        """The same row by row, one of each side."""
        return tuple(zip_longest(*(people for _, people in self.seated)))

    @property
    def unsided(self) -> tuple[Attendee, ...]:
        """Those present who are of no delegation: all of them where there is none."""
        sided = {person for side in self.delegations for person in side.ids}
        return tuple(entry for entry in self.attendance.entries["present"] if entry.who not in sided)

    @property
    def signing(self) -> tuple[Signature, ...]:
        """Who signs, each as a whole entry. The heads of delegations sign where nobody else was named; who signs for no other signs for their own."""
        names = {person: side.name for side in self.delegations for person in side.ids}
        given: tuple[str | Signature, ...] = self.signatures
        if "signatures" not in self.model_fields_set:
            given = self.heads
        entries = map(_whole, given)
        return tuple(
            Signature.model_construct(who=one.who, for_=names[one.who], date=one.date, seal=one.seal)
            if one.for_ is None and one.who in names
            else one
            for one in entries
        )

    def person(self, id: str) -> Person:
        """The person with this id. Raises KeyError for an unknown one, which a checked model does not hold."""
        return self.people[id]

    @property
    def present(self) -> int:
        """How many members were present, those counted in whose proxies others held."""
        return len(self.attendance.present)

    def all_actions(self) -> Iterator[tuple[int, Action]]:
        """Every action with the place of its item on the agenda, from 1; those of items in items have the outermost's."""
        for entry in self.outline:
            for action in entry.item.actions:
                yield int(entry.path[1]) + 1, action

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A date is needed, or the days of a meeting of several."""
        made = super().__get_pydantic_json_schema__(schema, handler)
        if "date" in made.get("required", ()):
            made["required"] = [key for key in made["required"] if key != "date"]
            made["anyOf"] = [{"required": ["date"]}, {"required": ["dates"]}]
        return made


def _number_of(value: Any) -> int | None:
    """A whole number that is not known to be one yet; `None` for what is none, which is told at its own place."""
    try:
        return None if value is None else whole(value)
    except PydanticCustomError:
        return None


def _whole(entry: str | Signature) -> Signature:
    return entry if isinstance(entry, Signature) else Signature.model_construct(who=entry)
