"""A marking: who may read the document. It stands on every page."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import PlainValidator

from docgen.locales.labels import labels
from docgen.model.text import Bilingual
from docgen.model.validation_errors import nearest, validation_error

MARKINGS = ("restricted", "confidential", "internal", "draft")
"""Markings known by a name: their words are the labels `marking-…`."""

_MOST = 60
"""Characters; a marking is read at a glance."""


def _marking(value: Any) -> Bilingual:
    if isinstance(value, str):
        name = value.strip().lower()
        if name in MARKINGS:
            words = labels()[f"marking-{name}"]
            return Bilingual.model_construct(_fields_set={"ar", "en"}, ar=words["ar"], en=words["en"])
        near = nearest(name, MARKINGS)
        if near is not None and name.isascii():
            raise validation_error(f"there is no marking '{value.strip()}'", f"did you mean '{near}'?")
    said: Bilingual = Bilingual.__pydantic_validator__.validate_python(value)
    for _, text in said.sides():
        if len(text.strip()) > _MOST or "\n" in text.strip():
            raise validation_error(f"a marking is a few words on one line, and this has {len(text.strip())} characters", "say more in the text")
    return said


Marking = Annotated[Bilingual, PlainValidator(_marking, json_schema_input_type=Bilingual | str)]
"""A marking as an author writes it: a known name, or its words."""
