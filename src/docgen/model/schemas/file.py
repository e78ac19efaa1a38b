"""What a `schema.yaml` may hold: a kind's name and title, its fields, and what must hold between them."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, get_args

from pydantic import BeforeValidator, Discriminator, Field, PlainValidator, Tag, WithJsonSchema, model_validator

from docgen.model.part import TEXT_SCHEMA, Part
from docgen.model.text import Bilingual, Line, as_text
from docgen.model.validation_errors import name_of, validation_error, validation_errors
from docgen.types import Lang

FieldType = Literal[
    "text", "line", "blocks", "date", "time", "number", "percent", "money", "flag", "person", "people", "choice", "picture", "file", "list", "group"
]
TYPES: tuple[FieldType, ...] = get_args(FieldType)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}", re.ASCII)
_KIND = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
_MOST_FIELDS = 200
_NO_NAMES = frozenset(
    (
        "and",
        "or",
        "not",
        "in",
        "is",
        "if",
        "else",
        "true",
        "false",
        "none",
        "True",
        "False",
        "None",
        "label",
        "lang",
        "loop",
        "bilingual",
        "kind",
        "include",
    )
)
"""Words of a template's expressions."""


def _version(value: Any) -> int:
    if value != 1 or isinstance(value, bool):
        raise validation_error("a schema begins with 'docgen-schema: 1'", "that is the version of its format")
    return 1


def _kind(value: Any) -> str:
    text = as_text(value)
    if not _KIND.fullmatch(text) or len(text) > 60:
        raise validation_error(f"'{text[:80]}' is no name of a kind", "small letters, digits and -, such as visit-permit")
    return text


def check_name(name: Any) -> str:
    """The name of a field. Raises a fault for what an expression could not name."""
    text = str(name)
    if not _NAME.fullmatch(text):
        hint = f"write {text.replace('-', '_')}" if _NAME.fullmatch(text.replace("-", "_")) else "letters of A to Z, digits and _"
        raise validation_error(f"'{text[:80]}' cannot be the name of a field", hint, key=True)
    if text in _NO_NAMES:
        raise validation_error(f"'{text}' means something else in an expression", "give the field another name", key=True)
    return text


def _named(value: Any) -> Any:
    """Fields by name: each name, and how many there are."""
    if not isinstance(value, dict):
        raise validation_error(f"fields are a mapping of names to types, not {name_of(value)}", "write NAME: {type: text}")
    if len(value) > _MOST_FIELDS:
        raise validation_error(f"there are more than {_MOST_FIELDS} fields", "put some of them into groups")
    wrong = []
    for name, given in value.items():
        try:
            check_name(name)
        except ValueError as error:
            wrong.append(((name,), error, given))
    if wrong:
        raise validation_errors(wrong)  # type: ignore[arg-type]
    return value


class _Field(Part):
    """What every field has."""

    short_form: ClassVar[dict[str, Any] | None] = {"enum": list(TYPES)}

    required: bool = Field(False, description="true where a document without it is an error")
    default: Any = Field(None, description="What it is where the input does not say")
    about: Line | None = Field(None, description="What it is for, for editors and forms")


class PlainField(_Field):
    """A field of one type."""

    type: FieldType = Field(description=f"One of {', '.join(TYPES)}", examples=["text"])
    language: Lang | None = Field(None, description="Of a line: the one language that says it, as a form of address that the other has not")

    @model_validator(mode="after")
    def _said(self) -> PlainField:
        if self.language is not None and self.type != "line":
            wrong = validation_error(f"a {self.type} has no language of its own", "take it out, or write type: line")
            raise validation_errors([(("language",), wrong, self.language)])
        return self


def _words(value: Any) -> dict[str, Bilingual | None]:
    if isinstance(value, (list, tuple)):
        value = dict.fromkeys(value)
    if not isinstance(value, dict) or not value:
        raise validation_error(f"a choice has words to choose from, not {name_of(value)}", "write of: {main: {ar: المقر, en: Headquarters}, …}")
    made: dict[str, Bilingual | None] = {}
    for key, words in value.items():
        text = as_text(key)
        if not re.fullmatch(r"[\w-]{1,60}", text):
            raise validation_error(f"'{text[:80]}' is no word to choose", "letters, digits, - and _; how it reads comes after it")
        made[text] = None if words is None else Bilingual.__pydantic_validator__.validate_python(words)
    return made


class ChoiceField(_Field):
    """One word of several."""

    type: Literal["choice"]
    of: Annotated[
        dict[str, Bilingual | None],
        PlainValidator(_words),
        WithJsonSchema({"anyOf": [{"type": "object", "additionalProperties": TEXT_SCHEMA}, {"type": "array", "items": {"type": "string"}}]}),
    ] = Field(description="The words, each with how it reads in both languages", examples=["{main: {ar: المقر, en: Headquarters}}"])


class GroupField(_Field):
    """Fields that belong together, under one name."""

    type: Literal["group"]
    of: Fields = Field(description="Its fields", examples=["{name: text}"])


def _of_list(value: Any) -> Any:
    """A type by its name, a field, or fields by name."""
    if isinstance(value, dict) and not isinstance(value.get("type"), str):
        return {"type": "group", "of": value}
    return value


class ListField(_Field):
    """Several of a type, or several groups of fields."""

    type: Literal["list"]
    of: Annotated[FieldSpec, BeforeValidator(_of_list, json_schema_input_type=Any)] = Field(
        description="The type of one, or the fields of one", examples=["{name: text}"]
    )


def _field(value: Any) -> Any:
    if isinstance(value, str):
        return {"type": value}
    if isinstance(value, Part):
        return value
    if not isinstance(value, dict):
        raise validation_error(f"a field is a type, or a mapping with one, not {name_of(value)}", f"types are {', '.join(TYPES)}")
    return value


def _tag(value: Any) -> str:
    found = value.get("type") if isinstance(value, dict) else getattr(value, "type", None)
    return f"<{found}>" if found in ("choice", "group", "list") else "<plain>"


FieldSpec: TypeAlias = Annotated[
    Annotated[PlainField, Tag("<plain>")]
    | Annotated[ChoiceField, Tag("<choice>")]
    | Annotated[GroupField, Tag("<group>")]
    | Annotated[ListField, Tag("<list>")],
    Discriminator(_tag),
    BeforeValidator(_field),
]
Fields: TypeAlias = Annotated[dict[str, FieldSpec], BeforeValidator(_named)]


class CheckSpec(Part):
    """What must not be: an expression, and what is said where it holds."""

    if_: str = Field(alias="if", description="An expression, as in templates, without braces: until < from", examples=["until < from"])
    error: Bilingual | None = Field(None, description="What is wrong, for whoever wrote the input")
    warning: Bilingual | None = Field(None, description="The same, where the document is made all the same")
    at: Line | None = Field(None, description="The field at which it is told")

    @model_validator(mode="after")
    def _one_of_both(self) -> CheckSpec:
        if (self.error is None) == (self.warning is None):
            raise validation_error("a check says one thing: an error or a warning", "write error: {ar: …, en: …}")
        return self


class SchemaFile(Part):
    """A kind of document."""

    docgen_schema: Annotated[int, PlainValidator(_version), WithJsonSchema({"const": 1})] = Field(alias="docgen-schema", examples=["1"])
    kind: Annotated[str, PlainValidator(_kind), WithJsonSchema({"type": "string", "pattern": f"^{_KIND.pattern}$"})] = Field(
        description="Its name, as inputs give it", examples=["visit-permit"]
    )
    title: Bilingual = Field(description="What it is called", examples=["{ar: تصريح زيارة, en: Visit permit}"])
    about: Line | None = Field(None, description="What it is, in a line")
    fields: Fields = Field(description="Its fields by name", examples=["{subject: {type: text, required: true}}"])
    required: tuple[Line, ...] = Field((), description="Common fields, which need not be declared, that a document of this kind must have")
    checks: tuple[CheckSpec, ...] = Field((), description="What must hold between fields")
