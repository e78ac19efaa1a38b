"""Who issues a document: the letterhead."""

from __future__ import annotations

from typing import Any

from pydantic import BeforeValidator, Field, ValidationInfo
from pydantic_core import InitErrorDetails, ValidationError

from docgen.model.part import Part
from docgen.model.paths import PictureFile
from docgen.model.text import Bilingual
from docgen.model.validation_errors import validation_error


class Issuer(Part):
    """Who speaks: the letterhead."""

    name: Bilingual = Field(description="The institution's name", examples=["{ar: المكتب الإعلامي, en: Media Office}"])
    department: Bilingual | None = Field(None, description="The office within it")
    emblem: PictureFile | None = Field(None, description="The path of the emblem (PNG, JPEG or SVG), relative to the input")
    emblem_alt: Bilingual | None = Field(None, description="What the emblem shows, for those who cannot see it")


def _one_or_other(value: Any, info: ValidationInfo) -> Any:
    """Raises a fault where neither is given, or both; the field `issuers` has been validated before this one."""
    others = info.data.get("issuers")
    if value is None and others == ():
        raise ValidationError.from_exception_data("issuer", [InitErrorDetails(type="missing", loc=(), input=value)])
    if value is not None and others:
        raise validation_error("both issuer and issuers are given", "put all of them under issuers", key=True)
    return value


issuer_or_issuers = BeforeValidator(_one_or_other, json_schema_input_type=Issuer)
"""Either `issuer` or `issuers` is given."""
