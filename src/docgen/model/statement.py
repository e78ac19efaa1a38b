"""The press statement."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PlainValidator, field_validator, model_validator

from docgen.model.advisory import Advisory
from docgen.model.annexes import Annex
from docgen.model.blocks import Block
from docgen.model.issuer import Issuer, issuer_or_issuers
from docgen.model.part import TEXT_SCHEMA, Part
from docgen.model.people import Contact, Signatory
from docgen.model.release import AnyRelease, Release
from docgen.model.root import Model
from docgen.model.text import Bilingual, LongText, is_text
from docgen.model.validation_errors import validation_error

StatementType = Literal[
    "statement", "joint", "communique", "remarks", "readout", "announcement", "clarification", "correction", "fact-sheet", "advisory", "condolences"
]
MOST_ISSUERS = 4


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
        "statement",
        description="What is issued: statement, joint, communique, remarks, readout, announcement, clarification, correction, fact-sheet, "
        "advisory (to the media) or condolences",
    )
    issuers: tuple[Issuer, ...] = Field(
        (), min_length=1, max_length=MOST_ISSUERS, description="Several who speak together, in the place of issuer: one to four, side by side"
    )
    issuer: Annotated[Issuer | None, issuer_or_issuers] = Field(
        None, validate_default=True, description="Who speaks: the letterhead", examples=["{name: {ar: المكتب الإعلامي, en: Media Office}}"]
    )
    release: AnyRelease = Field(
        default_factory=lambda: Release.model_construct(), description='immediate, none (no line about it), or {embargo: "2021-10-20T09:00+03:00"}'
    )
    headline: Bilingual = Field(description="The headline", examples=["{ar: …, en: …}"])
    subheadline: Bilingual | None = Field(None, description="Stands under the headline")
    dateline: Annotated[Bilingual | Literal[False] | None, PlainValidator(_text_or_false, json_schema_input_type=Bilingual | Literal[False])] = Field(
        None, description="Place and date before the first paragraph; made of place and date if not given; false for none"
    )
    advisory: Advisory | None = Field(None, description="What the media are invited to: what, who, when, where, rsvp")
    numbered: bool = Field(False, description="true numbers the paragraphs of the body, across its headings")
    body: tuple[Block, ...] = Field(min_length=1, description="The text: a list of blocks", examples=["[{ar: …, en: …}]"])
    about: tuple[About, ...] = Field((), description="Standing words about the institution: a text, {title, text}, or a list of these")
    signatory: Signatory | None = Field(None, description="Who signs it: {name, title, date}")
    notes: tuple[Bilingual, ...] = Field((), description="Notes to editors: a list of texts")
    contacts: tuple[Contact, ...] = Field((), description="Whom the press may ask")
    annexes: tuple[Annex, ...] = Field((), description="Papers that belong to the statement: {title, file}, {title, body}, or a text")
    prevailing_note: Annotated[bool | Bilingual, PlainValidator(_text_or_flag, json_schema_input_type=Bilingual | bool)] = Field(
        False, description="true adds the line that the first language prevails; a text replaces its words"
    )
    end_mark: bool = Field(True, description="false leaves out the mark '– ENDS –'")

    @field_validator("about", mode="before", json_schema_input_type=About | Bilingual | list[About | Bilingual])
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return value if isinstance(value, (list, tuple)) else () if value is None else (value,)

    @property
    def speakers(self) -> tuple[Issuer, ...]:
        """Who speaks, one or several."""
        return self.issuers or (() if self.issuer is None else (self.issuer,))

    @property
    def issued(self) -> datetime.date:
        """The Gregorian day of issue."""
        return self.date.gregorian
