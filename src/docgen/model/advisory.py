"""An invitation to the media: what happens, who is there, when and where, and whom to answer."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any

from pydantic import Field, PlainSerializer, PlainValidator, model_validator

from docgen.calendars import DualDate
from docgen.model.part import Part
from docgen.model.text import Bilingual
from docgen.model.validation_errors import validation_error
from docgen.model.when import date_of, date_text, moment_of

_MOMENT = re.compile(r"\s*\d{4}-\d\d-\d\d[T ]\d")


def _when(value: Any) -> Any:
    """A date, a date with a time, or a text. A mapping of languages is a text; what has figures behind the day is a moment."""
    if isinstance(value, Bilingual) or (isinstance(value, dict) and value.keys() & {"ar", "en"}):
        return Bilingual.__pydantic_validator__.validate_python(value)
    if isinstance(value, datetime.datetime) or (isinstance(value, str) and _MOMENT.match(value)):
        return moment_of(value)
    return date_of(value)


def _written(value: Any) -> Any:
    if isinstance(value, DualDate):
        return date_text(value)
    return value.isoformat() if isinstance(value, datetime.datetime) else value


When = Annotated[
    DualDate | datetime.datetime | Bilingual,
    PlainValidator(_when, json_schema_input_type=str | Bilingual),
    PlainSerializer(_written),
]
"""When something is to happen."""


class Advisory(Part):
    """What the media are invited to."""

    what: Bilingual | None = Field(None, description="What happens")
    who: Bilingual | None = Field(None, description="Who takes part")
    when: When | None = Field(None, description='A date, a date with a time ("2026-05-11T10:00"), or a text')
    where: Bilingual | None = Field(None, description="The place, with what is needed to find it")
    rsvp: Bilingual | None = Field(None, description="Whom to answer, until when, and what to bring")

    @model_validator(mode="after")
    def _says_something(self) -> Advisory:
        if not any((self.what, self.who, self.when, self.where, self.rsvp)):
            raise validation_error("the advisory says nothing", "give what, who, when, where or rsvp")
        return self

    @property
    def day(self) -> DualDate | datetime.date | None:
        """The day of it, where it is no text."""
        return self.when.date() if isinstance(self.when, datetime.datetime) else self.when if isinstance(self.when, DualDate) else None

    @property
    def hour(self) -> datetime.time | None:
        """The time of the day."""
        return self.when.time() if isinstance(self.when, datetime.datetime) else None

    @property
    def told(self) -> Bilingual | None:
        """When it is, in words."""
        return self.when if isinstance(self.when, Bilingual) else None
