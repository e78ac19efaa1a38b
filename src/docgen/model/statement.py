"""The press statement."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PlainValidator, field_validator, model_validator

from docgen.calendars import DualDate
from docgen.errors import DocgenError
from docgen.model.blocks import Block
from docgen.model.part import TEXT_SCHEMA, Part
from docgen.model.paths import PictureFile
from docgen.model.people import Contact
from docgen.model.root import Model
from docgen.model.setting import current
from docgen.model.text import Bilingual, LongText, is_text
from docgen.model.validation_errors import from_error, name_of, nearest, validation_error, validation_errors
from docgen.model.when import Moment

StatementType = Literal["statement", "joint", "remarks", "advisory", "condolences"]


class Issuer(Part):
    """Who speaks: the letterhead."""

    name: Bilingual = Field(description="The institution's name", examples=["{ar: المكتب الإعلامي, en: Media Office}"])
    department: Bilingual | None = Field(None, description="The office within it")
    emblem: PictureFile | None = Field(None, description="The path of the emblem (PNG, JPEG or SVG), relative to the input")
    emblem_alt: Bilingual | None = Field(None, description="What the emblem shows, for those who cannot see it")


class Release(Part):
    """When the statement may be published: at once, or from a moment on. `immediate` is the short form."""

    short_form: ClassVar[dict[str, Any] | None] = {"const": "immediate"}

    embargo: Moment | None = Field(None, description="Not before this moment, ISO 8601 with its zone", examples=["2021-10-20T09:00+03:00"])
    zone: str | None = Field(
        None, description="The IANA name of the zone to show the moment in, or of a moment that has no offset", examples=["Asia/Qatar"]
    )

    @property
    def immediate(self) -> bool:
        """True when there is no embargo."""
        return self.embargo is None

    @model_validator(mode="before")
    @classmethod
    def _word(cls, value: Any) -> Any:
        if isinstance(value, str):
            if value.strip().lower() == "immediate":
                return {}
            near = nearest(value, ["immediate"])
            raise validation_error(
                f"'{value}' is no release", f"did you mean {near}?" if near else 'write immediate, or {embargo: "2021-10-20T09:00+03:00"}'
            )
        if isinstance(value, dict) and not value.get("embargo"):
            raise validation_error("the embargo is missing", 'write immediate, or {embargo: "2021-10-20T09:00+03:00"}')
        if not isinstance(value, (dict, Release)):
            raise validation_error(f"this must be a release, not {name_of(value)}", 'write immediate, or {embargo: "2021-10-20T09:00+03:00"}')
        return value

    @field_validator("zone")
    @classmethod
    def _known(cls, value: str | None) -> str | None:
        if value is not None:
            _zone(value)
        return value

    @model_validator(mode="after")
    def _zoned(self) -> Release:
        if self.embargo is not None and self.embargo.tzinfo is None:
            if self.zone is None:
                problem = validation_error(
                    "the moment has no time zone", f'write "{self.embargo:%Y-%m-%dT%H:%M}+03:00", or give zone: Asia/Qatar beside it'
                )
                raise validation_errors([(("embargo",), problem, self.embargo)])
            object.__setattr__(self, "embargo", self.embargo.replace(tzinfo=_zone(self.zone)))
        if self.embargo is not None:
            _reached(self.embargo, self.zone)
        return self


def _reached(moment: datetime.datetime, zone: str | None) -> None:
    """Raises a fault for a moment whose day no calendar reaches, in its own zone or in the one that it is shown in."""
    try:
        for day in (moment, moment.astimezone(_zone(zone)) if zone else moment.astimezone(datetime.UTC)):
            DualDate.from_gregorian(day, current.get().table)
    except DocgenError as error:
        raise validation_errors([(("embargo",), from_error(error), moment)]) from None
    except (ArithmeticError, ValueError):
        problem = validation_error(f"the year {moment.year} is further off than the calendars reach", 'write it as "2021-10-20T09:00+03:00"')
        raise validation_errors([(("embargo",), problem, moment)]) from None


class About(Part):
    """Standing words about an institution (boilerplate). A bilingual text is the short form."""

    short_form: ClassVar[dict[str, Any] | None] = TEXT_SCHEMA

    text: tuple[LongText, ...] = Field(min_length=1, description="One paragraph, or a list of them")
    title: Bilingual | None = Field(None, description="Stands before the text; 'About' and 'نبذة' if not given")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"text": (value,)} if is_text(value) else value

    @field_validator("text", mode="before", json_schema_input_type=LongText | list[LongText])
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return value if isinstance(value, (list, tuple)) else (value,)


def _text_or_flag(value: Any) -> Any:
    return value if isinstance(value, bool) or value is None else Bilingual.__pydantic_validator__.validate_python(value)


def _text_or_false(value: Any) -> Any:
    if value is True:
        raise validation_error("true says nothing of what should stand there", "write the words, false for none, or leave the key out")
    return _text_or_flag(value)


class PressStatement(Model):
    """A press statement (بيان صحفي)."""

    kind: ClassVar[str] = "press-statement"

    type: StatementType = Field(
        "statement", description="What is issued: statement, joint (communiqué), remarks, advisory (to the media) or condolences"
    )
    issuer: Issuer = Field(description="Who speaks: the letterhead", examples=["{name: {ar: المكتب الإعلامي, en: Media Office}}"])
    release: Release = Field(default_factory=lambda: Release.model_construct(), description='immediate, or {embargo: "2021-10-20T09:00+03:00"}')
    headline: Bilingual = Field(description="The headline", examples=["{ar: …, en: …}"])
    subheadline: Bilingual | None = Field(None, description="Stands under the headline")
    dateline: Annotated[Bilingual | Literal[False] | None, PlainValidator(_text_or_false, json_schema_input_type=Bilingual | Literal[False])] = Field(
        None, description="Place and date before the first paragraph; made of place and date if not given; false for none"
    )
    body: tuple[Block, ...] = Field(min_length=1, description="The text: a list of blocks", examples=["[{ar: …, en: …}]"])
    about: tuple[About, ...] = Field((), description="Standing words about the institution: a text, {title, text}, or a list of these")
    notes: tuple[Bilingual, ...] = Field((), description="Notes to editors: a list of texts")
    contacts: tuple[Contact, ...] = Field((), description="Whom the press may ask")
    prevailing_note: Annotated[bool | Bilingual, PlainValidator(_text_or_flag, json_schema_input_type=Bilingual | bool)] = Field(
        False, description="true adds the line that the first language prevails; a text replaces its words"
    )
    end_mark: bool = Field(True, description="false leaves out the mark '– ENDS –'")

    @field_validator("about", mode="before", json_schema_input_type=About | Bilingual | list[About | Bilingual])
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return value if isinstance(value, (list, tuple)) else () if value is None else (value,)

    @property
    def issued(self) -> datetime.date:
        """The Gregorian day of issue."""
        return self.date.gregorian


def _zone(name: str) -> datetime.tzinfo:
    from zoneinfo import ZoneInfo, available_timezones

    from docgen.close_matches import close_matches

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        near = close_matches(name, available_timezones(), n=1, cutoff=0.5)
        raise validation_error(
            f"there is no time zone '{name}'", f"did you mean {near[0]}?" if near else "write its IANA name, such as Asia/Qatar"
        ) from None
