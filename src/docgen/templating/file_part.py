"""Parts of template and theme files: pydantic models whose messages are those of the documents' models, and whose values know where they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeVar, cast

from pydantic import ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, Strict, ValidationError
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_plain_validator_function

from docgen.errors import InputError, TemplateError
from docgen.inputs import shortened
from docgen.model.part import Part
from docgen.model.validation_errors import validation_error
from docgen.model.wording import problems_of
from docgen.reported import reported
from docgen.source import Marked, compose, read
from docgen.types import PathLike

P = TypeVar("P", bound="FilePart")


class FilePart(Part):
    """A mapping of a template or theme file. A key is the field's name with `-` for `_`, and no `_` at its end."""

    model_config = ConfigDict(alias_generator=lambda name: name.rstrip("_").replace("_", "-"), populate_by_name=False)

    def given(self) -> dict[str, Any]:
        """What the file says itself: the value of each key that it has, by the field's name."""
        return {name: getattr(self, name) for name in type(self).model_fields if name in self.model_fields_set}


def optional(description: str | None = None) -> Any:
    """A field that may be left out, but not be left empty: `None` where it is left out, and no default in the JSON Schema."""
    return Field(default_factory=type(None), description=description)


@dataclass(frozen=True)
class ReadBy:
    """Metadata of a value that a function reads, and its JSON Schema. (pydantic's PlainValidator would build a schema of the type as well.)"""

    read: Callable[[Any], Any]
    schema: dict[str, Any] = field(hash=False)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return self.schema


def reads(read: Callable[[Any], Any], what: str, schema: dict[str, Any]) -> ReadBy:
    """Metadata of a value that `read` reads, which raises ValueError for one that is not `what`."""

    def checked(value: Any) -> Any:
        try:
            return read(value)
        except (ValueError, TypeError, LookupError, ArithmeticError):
            given = "an empty value" if value is None else shortened(repr(value), 60)
            raise validation_error(f"{given} is not {what}") from None

    return ReadBy(checked, schema)


Flag = Annotated[bool, Strict()]


def version_of(name: str) -> ReadBy:
    """The key that a file begins with."""

    def check(value: Any) -> int:
        if value != 1 or isinstance(value, bool):
            raise validation_error(f"a {name} begins with 'docgen-{name}: 1'", "that is the version of its format")
        return 1

    return ReadBy(check, {"const": 1})


def composed(path: PathLike) -> Marked:
    """A file's data with their places. Raises TemplateError for a file that cannot be read, or is no YAML."""
    try:
        return compose(read(path))
    except InputError as error:
        raise TemplateError(error.problems) from None


def validated(part: type[P], data: Any, marked: Marked) -> P:
    """The part that data of a file make. Raises TemplateError with everything that is wrong, each at its place."""
    try:
        return cast(P, part.__pydantic_validator__.validate_python(data))
    except ValidationError as error:
        raise TemplateError(reported(problems_of(error, part, marked))) from None
