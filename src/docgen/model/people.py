"""Persons, and references to them by id."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, PlainValidator, ValidationError, WithJsonSchema, model_validator

from docgen.model.part import TEXT_SCHEMA, Part
from docgen.model.setting import current
from docgen.model.text import LINE_VALIDATOR, Bilingual, Line, is_text
from docgen.model.validation_errors import listed, name_of, nearest, validation_error
from docgen.model.when import DayOrRoom
from docgen.source import written


class Person(Part):
    """A person, or an office that stands for one. A text is its name, in one language or both."""

    short_form: ClassVar[dict[str, Any] | None] = TEXT_SCHEMA

    name: Bilingual = Field(description="The name, or the office where no person is named", examples=["{ar: أمين السر, en: Secretary}"])
    honorific: Bilingual | None = Field(None, description="Put before the name", examples=["{ar: سعادة, en: His Excellency}"])
    title: Bilingual | None = Field(None, description="The office or post held", examples=["{ar: وكيل الوزارة, en: Undersecretary}"])
    role: Bilingual | None = Field(None, description="The part taken in the meeting", examples=["{ar: أمين السر, en: Secretary}"])
    organisation: Bilingual | None = Field(None, description="The body represented", examples=["{ar: إدارة المتاحف, en: Museums Department}"])

    @model_validator(mode="before")
    @classmethod
    def _named(cls, value: Any) -> Any:
        if is_text(value):
            return {"name": value}
        if isinstance(value, (dict, Person)):
            return value
        raise validation_error(f"this must be a person, not {name_of(value)}", "write {name: {ar: …, en: …}}")


def _account(value: Any) -> Any:
    if isinstance(value, str) and value.strip() and _ACCOUNT.fullmatch(value.strip()) is None:
        raise validation_error(f"'{value.strip()}' is no account", 'write "@name", "X: @name" or a web address, in quotes')
    return value


_ACCOUNT = re.compile(r"(?:[^@\s][^@\n]*\s)?@[\w.-]+(?:@[\w.-]+)?|https?://[^\s/]+\S*")
Account = Annotated[str, LINE_VALIDATOR, BeforeValidator(_account, json_schema_input_type=str)]
"""An account in social media."""


class Contact(Part):
    """Whom the press may ask."""

    name: Bilingual = Field(description="A person or an office", examples=["{ar: المكتب الصحفي, en: Press Office}"])
    title: Bilingual | None = Field(None, description="The post held")
    phone: Line | None = Field(None, description="A telephone number, with its country code", examples=["'+974 4400 1234'"])
    mobile: Line | None = Field(None, description="A mobile number")
    email: Line | None = Field(None, description="An e-mail address", pattern=r"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$", examples=["press@embassy.example"])
    url: Line | None = Field(None, description="A web address", pattern=r"^https?://[^\s/]+\S*$", examples=["https://embassy.example/press"])
    social: tuple[Account, ...] = Field((), description='Accounts in social media: "@name", "X: @name" or a web address')


class Signatory(Part):
    """Who signs a document in which no people are listed."""

    name: Bilingual = Field(description="The name, with its form of address", examples=["{ar: رئيس المكتب الإعلامي, en: Head of the Media Office}"])
    title: Bilingual | None = Field(None, description="The office held")
    date: DayOrRoom = Field(None, description="The day of signing; true leaves room to write it")


def _speaker(value: Any) -> Any:
    """In minutes, a speaker may be the id of a person."""
    people = current.get().people
    named = value if isinstance(value, str) else written(value)
    if people is None or named is None:
        return value
    if named in people:
        try:
            return Person.__pydantic_validator__.validate_python(people[named])
        except ValidationError:
            return Person.model_construct(name=Bilingual.model_construct())  # told at the person's own place
    near = nearest(named, people)
    if near is not None:
        raise validation_error(f"no person has the id '{named}'", f"did you mean '{near}'?", code="DG403")
    return value


Speaker = Annotated[Person, BeforeValidator(_speaker)]
"""Who said something: a person, in minutes also a person's id."""


def _known_person(value: Any) -> str:
    value = written(value) or value  # a number is an id too, as it is written
    if not isinstance(value, str):
        raise validation_error(f"this must be the id of a person, not {name_of(value)}", "name the person under people, and give the id here")
    people = current.get().people
    if people is None or value in people:
        return value
    near = nearest(value, people)
    if near is not None:
        raise validation_error(f"no person has the id '{value}'", f"did you mean '{near}'?", code="DG403")
    raise validation_error(
        f"no person has the id '{value}'", f"people has {listed(people)}" if people else "name the person under people", code="DG403"
    )


PersonId = Annotated[str, PlainValidator(_known_person), WithJsonSchema({"type": "string"})]
"""The id of a person named under `people`."""


def several(value: Any) -> Any:
    """A list as it is, nothing as an empty one, one thing as a list of it."""
    return value if isinstance(value, (list, tuple)) else () if value is None else (value,)


PersonIds = Annotated[tuple[PersonId, ...], BeforeValidator(several, json_schema_input_type=str | list[str])]
"""One id, or a list of ids."""


class OfPerson(Part):
    """An entry about a person: what it says, and `who` it is about."""

    who: PersonId = Field(description="The id of the person")
