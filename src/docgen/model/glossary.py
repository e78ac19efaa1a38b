"""Terms and how they are to be said."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from docgen.model.part import Part
from docgen.model.text import Bilingual, Line


def _several(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Variants = Annotated[tuple[Line, ...], BeforeValidator(_several, json_schema_input_type=str | list[str])]


class Avoided(Part):
    """Words that must not stand for a term."""

    ar: Variants = Field((), description="Arabic ones: one, or a list")
    en: Variants = Field((), description="English ones: one, or a list")


class Also(Part):
    """Other words that say a term rightly: an abbreviation, a later short form."""

    ar: Variants = Field((), description="Arabic ones: one, or a list")
    en: Variants = Field((), description="English ones: one, or a list", examples=["[WHO]"])


class Term(Bilingual):
    """A term in both languages."""

    also: Also = Field(default_factory=lambda: Also.model_construct(), description="Other right forms of it, such as an abbreviation")
    avoid: Avoided = Field(default_factory=lambda: Avoided.model_construct(), description="Variants that must not be used for it")


class Glossary(Part):
    """Terms by id."""

    terms: dict[str, Term] = Field(description="The terms, by an id of your choice", examples=["{joint-commission: {ar: …, en: …}}"])
