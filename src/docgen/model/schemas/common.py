"""The base of kinds that a schema makes: the fields that letters, circulars and agreements share, which no schema need declare."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

from pydantic import Field, GetJsonSchemaHandler, PlainSerializer, PlainValidator, WithJsonSchema, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from docgen.calendars import DualDate
from docgen.model.annexes import Annex
from docgen.model.issuer import Issuer
from docgen.model.part import Part
from docgen.model.people import Contact, Person, Speaker
from docgen.model.root import Model
from docgen.model.setting import Setting
from docgen.model.text import Bilingual
from docgen.model.when import DATE_SCHEMA, date_of, date_text
from docgen.source import Marked


def _day_or_room(value: Any) -> Any:
    """A date, or `true` for room to write one in."""
    return (value or None) if isinstance(value, bool) else date_of(value)


def _day_text(value: DualDate | bool | None) -> Any:
    return date_text(value) if isinstance(value, DualDate) else value


class Signature(Part):
    """Who signs, and what the signature needs beside a name. A person, or the id of one, is the short form."""

    who: Speaker = Field(description="Who signs: a person, or the id of one from people", examples=["{name: {ar: …, en: …}, title: {ar: …, en: …}}"])
    for_: Bilingual | None = Field(
        None, alias="for", description="Whom they sign for, over the signature", examples=["{ar: عن الطرف الأول, en: For the first party}"]
    )
    date: Annotated[
        DualDate | bool | None,
        PlainValidator(_day_or_room),
        PlainSerializer(_day_text),
        WithJsonSchema({"anyOf": [DATE_SCHEMA, {"type": "boolean"}]}),
    ] = Field(None, description="The day of signing; true leaves room to write it")
    seal: bool = Field(False, description="true leaves room for a seal")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        if isinstance(value, Signature) or (isinstance(value, dict) and ("who" in value or value.keys() <= {"for", "date", "seal"})):
            return value
        return {"who": value}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The short form is whatever `who` may be."""
        own = handler.resolve_ref_schema(handler(schema))
        who = {key: value for key, value in own["properties"]["who"].items() if key not in ("title", "description", "examples")}
        return {"title": own.get("title", cls.__name__), "description": own.get("description", ""), "anyOf": [who, own]}


@dataclass(frozen=True, slots=True)
class KindCheck:
    """A check of a schema. `marked` is the schema's file, `path` the place of the expression in it; `at` is where the input is told."""

    expression: str
    marked: Marked
    path: tuple[str | int, ...]
    message: str
    severity: str
    at: tuple[str | int, ...]


class MadePart(Part):
    """A part whose class a schema makes, which no module has: pickled, it is the schema's file and which of its classes this is."""

    _again: ClassVar[tuple[Callable[[str, int], Part], str, int]]
    """What makes an instance without its values, the schema and which class of it this is."""

    def __reduce__(self) -> tuple[Any, ...]:
        again, schema, index = self._again
        return again, (schema, index), self.__getstate__()


class SchemaModel(Model, MadePart):
    """A document of a kind that a schema makes."""

    _kind_title: ClassVar[Bilingual] = Bilingual.model_construct(ar="", en="")
    _kind_checks: ClassVar[tuple[KindCheck, ...]] = ()
    _kind_about: ClassVar[str] = ""

    issuers: tuple[Issuer, ...] = Field(
        (), min_length=1, max_length=4, description="Those whose paper it is together, in the place of issuer: two to four"
    )
    issuer: Issuer | None = Field(
        None, description="Whose paper it is: the letterhead", examples=["{name: {ar: اسم الجهة, en: Name of the institution}}"]
    )
    people: dict[str, Person] = Field(default_factory=dict, description="Persons by an id of your choice, for whom the other fields name by it")
    signatures: tuple[Signature, ...] = Field((), description="Who signs: persons, ids from people, or {who, for, date, seal}")
    annexes: tuple[Annex, ...] = Field(
        (), description="Papers that go with it: {title, file}, {title, body}, or a text", examples=["[{ar: …, en: …}]"]
    )
    contacts: tuple[Contact, ...] = Field((), description="Whom a reader may ask")

    @classmethod
    def _setting(cls, data: Mapping[str, Any], outer: Setting) -> Setting:
        people = data.get("people", {})
        return replace(super()._setting(data, outer), people=people if isinstance(people, dict) else None)

    @property
    def speakers(self) -> tuple[Issuer, ...]:
        """Whose paper it is: the one or the several."""
        return self.issuers or (() if self.issuer is None else (self.issuer,))

    @property
    def issued(self) -> datetime.date:
        """The Gregorian day of the document."""
        return self.date.gregorian
