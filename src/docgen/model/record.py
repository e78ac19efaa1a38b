"""What a document is among others of its kind: its version, what it puts right, how far it has come."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from docgen.model.part import Part
from docgen.model.text import Line
from docgen.model.validation_errors import validation_error
from docgen.model.when import Date

DocumentStatus = Literal["draft", "approved", "published", "withdrawn"]


class Corrected(Part):
    """The document that this one puts right and stands in the place of."""

    reference: Line | None = Field(None, description="Its reference number")
    date: Date | None = Field(None, description="Its date", examples=["2026-11-16"])

    @model_validator(mode="after")
    def _named(self) -> Corrected:
        if self.reference is None and self.date is None:
            raise validation_error("it is not said which document is corrected", "give its reference, its date, or both")
        return self
