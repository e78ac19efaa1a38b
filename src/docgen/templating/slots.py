"""The strings of a template file as its fields hold them: compiled while they are validated."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from docgen.errors import Place, TemplateError
from docgen.model.validation_errors import from_error, validation_error
from docgen.source import Marked
from docgen.templating.expressions import Expression, SourceString, Text, compile_expression, compile_text
from docgen.templating.file_part import ReadBy
from docgen.types import Lang

T = TypeVar("T")
_LANGUAGES: tuple[Lang, ...] = ("ar", "en")
_ONE = {"type": ["string", "number"]}
TEXT_SCHEMA: dict[str, Any] = {
    "anyOf": [_ONE, {"type": "object", "properties": {"ar": {"type": "string"}, "en": {"type": "string"}}, "required": ["ar", "en"]}],
    "description": "Markdown with {{ expressions }}, one for both languages or one for each",
}
_FOR = re.compile(r"\s*([A-Za-z][A-Za-z0-9_]*)\s+in\s+(.+)", re.DOTALL)


class PlacedMapping(dict[str, Any]):
    """A mapping of a template that knows where it stands."""

    __slots__ = ("place",)
    place: Place


def placed(data: Any, marked: Marked, path: tuple[str | int, ...] = ()) -> Any:
    """The data with every string and mapping knowing where it stands."""
    if isinstance(data, dict):
        made = PlacedMapping({key: placed(value, marked, (*path, key)) for key, value in data.items()})
        if "columns" in made:
            made.place = marked.place(path)
        return made
    if isinstance(data, list):
        return [placed(value, marked, (*path, index)) for index, value in enumerate(data)]
    return SourceString(data, marked, path) if isinstance(data, str) else data


@dataclass(frozen=True, slots=True)
class For:
    """`NAME in LIST`: each value of a list, under a name."""

    name: str
    values: Expression


def _text(value: Any) -> Text:
    if isinstance(value, dict) and {*value} == {"ar", "en"} and all(isinstance(half, str) for half in value.values()):
        return _compiled(lambda: compile_text(*(_string(value[lang]) for lang in _LANGUAGES)))
    if isinstance(value, dict):
        raise validation_error("this must be text, or {ar: …, en: …}", "both languages are needed where they differ")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise validation_error("this must be text", "write '{{ name.field }}', in quotes")
    return _compiled(lambda: compile_text(_string(value)))


def _expression(value: Any) -> Expression:
    if not isinstance(value, (bool, str)) or (isinstance(value, str) and not value.strip()):
        raise validation_error("this must be an expression", "write it without braces: item.title")
    return _compiled(lambda: compile_expression(_string(str(value).lower() if isinstance(value, bool) else value)))


def _for(value: Any) -> For:
    found = _FOR.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise validation_error("this must be 'NAME in LIST'", "write 'item in agenda'")
    spot = _string(value)
    return For(found[1], _compiled(lambda: compile_expression(SourceString(found[2], spot.marked, spot.path))))


def _string(value: str | float) -> SourceString:
    """A number, which has no place, can hold nothing that is wrong."""
    return value if isinstance(value, SourceString) else SourceString(str(value), Marked(None), ())


def _compiled(compile_: Callable[[], T]) -> T:
    try:
        return compile_()
    except TemplateError as error:
        raise from_error(error) from None


def _optional_text(value: Any) -> Text | None:
    return None if value is None else _text(value)


_EXPRESSION = {"type": ["string", "boolean"]}

SlotText = Annotated[Text, ReadBy(_text, TEXT_SCHEMA)]
"""A string, or `{ar: …, en: …}`. A number stands for itself."""
OptionalText = Annotated[Text | None, ReadBy(_optional_text, {"anyOf": [TEXT_SCHEMA, {"type": "null"}]})]
"""The same, or nothing."""
SlotExpression = Annotated[Expression, ReadBy(_expression, _EXPRESSION)]
"""An expression without braces."""
Condition = Annotated[Expression | None, ReadBy(_expression, _EXPRESSION)]
Repetition = Annotated[For | None, ReadBy(_for, {"type": "string"})]
