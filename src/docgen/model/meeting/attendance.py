"""Who was there, from when to when, for whom; how many must be; the sides of a joint meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_CEILING, Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, PlainValidator, Tag, WithJsonSchema, model_validator

from docgen.model.amounts import Whole, to_decimal, whole
from docgen.model.part import Part
from docgen.model.people import OfPerson, PersonId
from docgen.model.setting import current
from docgen.model.text import Bilingual
from docgen.model.validation_errors import Loc, validation_error, validation_errors
from docgen.model.when import Time

MeetingType = Literal["ordinary", "extraordinary", "adjourned", "written"]
MeetingMode = Literal["in-person", "remote", "hybrid"]
GROUPS = ("present", "apologies", "absent", "invited", "observers")


class MeetingForm(Part):
    """What sort of meeting it was, and how it was held."""

    type: MeetingType | None = Field(None, description="ordinary, extraordinary, adjourned (held again) or written (by circulation)")
    mode: MeetingMode | None = Field(None, description="in-person, remote or hybrid")


class Attendee(OfPerson):
    """Somebody who attended, with what is to be said of it. The id of a person is the short form."""

    short_form: ClassVar[dict[str, Any] | None] = {"type": "string"}

    who: PersonId = Field(description="The id of the person", examples=["chair"])
    joined: Time | None = Field(None, description="When the person came, if after the meeting began", examples=['"10:15"'])
    left: Time | None = Field(None, description="When the person went, if before the meeting ended", examples=['"11:30"'])
    by: Literal["video", "phone"] | None = Field(None, description="How the person took part, if not in the room: video or phone")
    proxy: PersonId | None = Field(None, description="The id of the member who holds the person's proxy; the person is counted as present")

    @model_validator(mode="after")
    def _of_another(self) -> Attendee:
        if self.proxy is not None and self.proxy == self.who:
            raise validation_errors([(("proxy",), validation_error("nobody holds a proxy of themselves", "name who voted for them"), self.proxy)])
        return self


def _tag(value: Any) -> str:
    return "<entry>" if isinstance(value, (dict, Attendee)) else "<id>"


Entry = Annotated[Annotated[PersonId, Tag("<id>")] | Annotated[Attendee, Tag("<entry>")], Discriminator(_tag)]
"""Somebody who attended: an id, or a whole entry."""


class Attendance(Part):
    """Who was there and who was not, by ids from `people`."""

    present: tuple[Entry, ...] = Field((), description="Members present, themselves or by proxy; they are counted for quorum and votes")
    apologies: tuple[PersonId, ...] = Field((), description="Members who excused themselves")
    absent: tuple[PersonId, ...] = Field((), description="Members who did not come")
    invited: tuple[Entry, ...] = Field((), description="Those who were asked to attend, for all items or some; they are not counted")
    observers: tuple[Entry, ...] = Field((), description="Observers; they are not counted")

    def groups(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each group's name and its ids."""
        for name in GROUPS:
            yield name, ids_of(getattr(self, name))

    @property
    def entries(self) -> Mapping[str, tuple[Attendee, ...]]:
        """Each group's people as whole entries, by the group's name."""
        return {name: tuple(map(attendee, getattr(self, name))) for name in GROUPS}

    @property
    def in_person(self) -> tuple[str, ...]:
        """The ids of those present themselves."""
        return tuple(entry.who for entry in self.entries["present"] if entry.proxy is None)

    @property
    def said_empty(self) -> tuple[str, ...]:
        """The groups that were given as empty lists: that nobody was in them is then known."""
        return tuple(name for name, ids in self.groups() if not ids and name in self.model_fields_set)

    @model_validator(mode="after")
    def _once(self) -> Attendance:
        seen: dict[str, str] = {}
        wrong: list[tuple[Loc, Any, Any]] = []
        for group, ids in self.groups():
            for index, person in enumerate(ids):
                if person in seen:
                    hint = f"the id stands under {seen[person]} already"
                    wrong.append(((group, index), validation_error(f"'{person}' is listed twice", hint, code="DG404"), person))
                seen.setdefault(person, group)
        wrong += self._proxies()
        if wrong:
            raise validation_errors(wrong)
        return self

    def _proxies(self) -> Iterator[tuple[Loc, Any, Any]]:
        """A proxy is a member's, and held by one who is there."""
        there = set(self.in_person)
        for group in ("present", "invited", "observers"):
            for index, entry in enumerate(getattr(self, group)):
                proxy = entry.proxy if isinstance(entry, Attendee) else None
                if proxy is None:
                    continue
                loc: Loc = (group, index, "proxy")
                if group != "present":
                    hint = "members who are represented stand under present"
                    yield loc, validation_error(f"'{entry.who}' is no member whom another can represent", hint), proxy
                elif proxy not in there:
                    message = f"'{proxy}' holds the proxy of '{entry.who}', and is not present"
                    hint = "a proxy is held by a member who is listed under present, without a proxy of their own"
                    yield loc, validation_error(message, hint), proxy


def attendee(entry: str | Attendee) -> Attendee:
    """A whole entry of an id or of one."""
    return entry if isinstance(entry, Attendee) else Attendee.model_construct(who=entry)


def ids_of(entries: Iterable[str | Attendee]) -> tuple[str, ...]:
    """The ids of entries."""
    return tuple(entry.who if isinstance(entry, Attendee) else entry for entry in entries)


class Percentage(str):
    """A share of a whole as text, `25%`; `value` is its number."""

    __slots__ = ()

    @property
    def value(self) -> Decimal:
        return Decimal(self.removesuffix("%"))


def _required(value: Any) -> int | Percentage:
    if not (isinstance(value, str) and value.strip().endswith(("%", "٪"))):
        count = whole(value)
        if count < 0:
            raise validation_error(f"this must be at least 0, not {count}")
        return count
    number = to_decimal(value.strip()[:-1])
    if not 0 < number <= 100:
        raise validation_error("this must be more than 0% and at most 100%", "write it as 25%")
    return Percentage(f"{number.normalize():f}%")


_REQUIRED_SCHEMA = {
    "anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": r"^\s*[0-9٠-٩][0-9٠-٩.,٫]*\s*[%٪]?\s*$"}],
    "examples": [3, "25%"],
}
Required = Annotated[int | Percentage, PlainValidator(_required), WithJsonSchema(_REQUIRED_SCHEMA)]


class Quorum(Part):
    """How many members must be present, or how many shares represented. Fewer are an error, unless `allow_inquorate` is true."""

    unit: Literal["members", "shares"] = Field("members", description="What is counted: members, or shares")
    total: Whole | None = Field(None, ge=1, description="How many members or shares there are in all")
    represented: Whole | None = Field(None, ge=0, description="Shares represented at the meeting; members present are counted by docgen")
    required: Required = Field(description="Members or shares needed, or a share of the total: 25%", examples=["3"])
    allow_inquorate: bool = Field(False, description="true where the meeting was held without a quorum all the same")

    @property
    def needed(self) -> int:
        """Members or shares needed, reckoned from the total where a share of it is asked for."""
        if not isinstance(self.required, Percentage):
            return self.required
        return int((self.required.value * (self.total or 0) / 100).to_integral_value(ROUND_CEILING))

    @property
    def required_percent(self) -> Decimal | None:
        """The share of the total that is needed, where it was given as one."""
        return self.required.value if isinstance(self.required, Percentage) else None

    @property
    def represented_percent(self) -> Decimal | None:
        """The share of all shares that is represented, cut after two decimals: what is short of a quorum is never rounded up to it."""
        if self.total is None or self.represented is None:
            return None
        share = Decimal(self.represented * 10_000 // self.total) / 100
        return share.quantize(Decimal(1)) if share == share.to_integral_value() else share.normalize()

    @model_validator(mode="after")
    def _met(self) -> Quorum:
        wrong = [*self._misfits()]
        if wrong:
            raise validation_errors(wrong)
        there = self.represented if self.unit == "shares" else current.get().present
        if there is None or there >= self.needed or self.allow_inquorate:
            return self
        if self.unit == "shares":
            message, hint = f"{self.needed:,} shares are required, but {there:,} are represented", "correct the figures, or set allow_inquorate: true"
        else:
            message, hint = f"{self.needed} members are required, but {there} are present", "correct the number, or set allow_inquorate: true"
        raise validation_errors([(("required",), validation_error(message, hint, code="DG402"), self.required)])

    def _misfits(self) -> Iterator[tuple[Loc, Any, Any]]:
        shares = self.unit == "shares"
        present = current.get().present
        if shares and self.represented is None:
            yield ("represented",), validation_error("'represented' is missing", "add how many shares are represented at the meeting"), None
        if shares and self.total is None:
            yield ("total",), validation_error("'total' is missing", "add how many shares there are in all"), None
        if not shares and self.represented is not None:
            message = "members present are counted from attendance.present"
            yield ("represented",), validation_error(message, "take represented out, or write unit: shares"), self.represented
        if not shares and self.total is None and isinstance(self.required, Percentage):
            yield ("required",), validation_error(f"of how many members {self.required} are needed is not said", "add total: …"), self.required
        if self.total is None:
            return
        there, words = (self.represented, "shares are represented") if shares else (present, "members are present")
        if there is not None and there > self.total:
            message = f"{there:,} {words}, and there are only {self.total:,}"
            at = "represented" if shares else "total"
            yield (at,), validation_error(message, "correct one of the two", code="DG411"), self.total
        if self.needed > self.total:
            message = f"{self.needed:,} are required, and there are only {self.total:,}"
            yield ("required",), validation_error(message, "correct one of the two", code="DG411"), self.required


class Delegation(Part):
    """One side of a joint meeting."""

    name: Bilingual = Field(description="What the side is called", examples=["{ar: الجانب القطري, en: Qatari side}"])
    head: PersonId = Field(description="The id of its head", examples=["chair"])
    members: tuple[PersonId, ...] = Field((), description="The ids of its other members")

    @property
    def ids(self) -> tuple[str, ...]:
        """All of it, its head first."""
        return (self.head, *self.members)


def misplaced(delegations: Iterable[Delegation], attendance: Attendance) -> Iterator[tuple[Loc, Any, Any]]:
    """People of two sides, and people of a side of whom the attendance says nothing."""
    known = {person for _, ids in attendance.groups() for person in ids}
    seen: dict[str, int] = {}
    for number, delegation in enumerate(delegations):
        for index, person in enumerate(delegation.ids):
            loc: Loc = ("delegations", number, *(("members", index - 1) if index else ("head",)))
            if person in seen:
                hint = f"delegations[{seen[person]}] has them already"
                yield loc, validation_error(f"'{person}' is in two delegations, or twice in one", hint, code="DG404"), person
            elif person not in known:
                hint = "list the person under attendance.present, attendance.apologies or attendance.absent"
                yield loc, validation_error(f"'{person}' is of a delegation, and not in the attendance", hint, code="DG412"), person
            seen.setdefault(person, number)
