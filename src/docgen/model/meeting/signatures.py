"""Who signs, and who approves what was written."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Discriminator, Field, PlainSerializer, PlainValidator, Tag, WithJsonSchema

from docgen.calendars import DualDate
from docgen.model.part import Part
from docgen.model.people import OfPerson, PersonId, PersonIds
from docgen.model.text import Bilingual, LongText
from docgen.model.when import DATE_SCHEMA, date_of, date_text


def _day_or_room(value: Any) -> Any:
    """A date, or `true` for room to write one in."""
    if isinstance(value, bool):
        return value or None
    return date_of(value)


def _day_text(value: DualDate | bool | None) -> Any:
    return date_text(value) if isinstance(value, DualDate) else value


DayOrRoom = Annotated[
    DualDate | bool | None,
    PlainValidator(_day_or_room),
    PlainSerializer(_day_text),
    WithJsonSchema({"anyOf": [DATE_SCHEMA, {"type": "boolean"}]}),
]
"""A day, or `true` for room to write it."""


class Signature(OfPerson):
    """Who signs, and what the signature needs beside a name. The id of a person is the short form."""

    short_form: ClassVar[dict[str, Any] | None] = {"type": "string"}

    who: PersonId = Field(description="The id of the person who signs", examples=["chair"])
    for_: Bilingual | None = Field(
        None, alias="for", description="Whom they sign for, over the signature", examples=["{ar: عن الجانب القطري, en: For the Qatari side}"]
    )
    date: DayOrRoom = Field(None, description="The day of signing; true leaves room to write it")
    seal: bool = Field(False, description="true leaves room for a seal")


def _tag(value: Any) -> str:
    return "<signature>" if isinstance(value, (dict, Signature)) else "<id>"


Signed = Annotated[Annotated[PersonId, Tag("<id>")] | Annotated[Signature, Tag("<signature>")], Discriminator(_tag)]
"""Who signs: an id, or a whole entry."""


class Approval(Part):
    """Who approved the minutes, and in which words."""

    text: LongText | None = Field(None, description="The words; 'These minutes are approved.' if not given", examples=["{ar: …, en: …}"])
    by: PersonIds = Field((), description="Who approves: an id from people, or a list of ids; with room to sign")
    date: DayOrRoom = Field(None, description="The day of approval; true leaves room to write it")
