"""The base of every part of a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, ValidationError
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

TEXT_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": ["string", "number"]},
        {"type": "object", "properties": {"ar": {"type": ["string", "number"]}, "en": {"type": ["string", "number"]}}, "additionalProperties": False},
    ]
}
"""A text: one for both languages, or {ar, en}."""


class Part(BaseModel):
    """A frozen piece of a document. Unknown keys are errors; built in Python, a wrong one raises InputError in plain words."""

    short_form: ClassVar[dict[str, Any] | None] = None
    """The JSON Schema of a shorter way to write this part, where there is one."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", revalidate_instances="always", populate_by_name=True, arbitrary_types_allowed=True, defer_build=True
    )

    if not TYPE_CHECKING:

        def __init__(self, /, **data: Any) -> None:
            try:
                type(self).__pydantic_validator__.validate_python(data, self_instance=self)
            except ValidationError as error:
                from docgen.errors import InputError
                from docgen.model.wording import problems_of
                from docgen.reported import reported
                from docgen.source import Marked

                raise InputError(reported(problems_of(error, type(self), Marked(data, f"<{type(self).__name__}>")))) from None

        # Tells pydantic that this does what its own __init__ does, so that nested data is validated without calling it.
        __init__.__pydantic_base_init__ = True

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        own = handler.resolve_ref_schema(handler(schema))
        if cls.short_form is None:
            return own
        return {"title": own.get("title", cls.__name__), "description": own.get("description", ""), "anyOf": [cls.short_form, own]}
