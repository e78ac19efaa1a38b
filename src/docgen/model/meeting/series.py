"""The numbers of decisions and recommendations."""

from __future__ import annotations

import string
from typing import Literal

from pydantic import Field, field_validator

from docgen.model.amounts import Whole
from docgen.model.part import Part
from docgen.model.validation_errors import listed, validation_error

_FIELDS = ("meeting", "n", "year", "hijri_year")


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
            if name not in _FIELDS:
                raise validation_error(f"{{{name}}} is not known in a pattern", f"use {listed(f'{{{known}}}' for known in _FIELDS)}")
        if "n" not in names:
            raise validation_error("the pattern has no {n}, so all decisions would have one number", "write it like '{n}/{year}'")
        return value
