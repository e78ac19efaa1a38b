"""Values of a schema's fields that no kind of docgen's own has: a word of several with how it reads, numbers, money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, TypeAdapter, WithJsonSchema

from docgen.markup import escape
from docgen.model.amounts import Money, to_decimal, to_money
from docgen.model.text import Bilingual, Line
from docgen.model.validation_errors import listed, name_of, nearest, validation_error
from docgen.source import written
from docgen.types import Lang


class Choice(str):
    """A word that was chosen, or a line of one language. It is equal to the word as inputs write it; `words` is how it reads."""

    __slots__ = ("words",)
    words: Bilingual

    def __new__(cls, word: str, words: Bilingual) -> Choice:
        made = super().__new__(cls, word)
        made.words = words
        return made

    def __reduce__(self) -> tuple[type[Choice], tuple[str, Bilingual]]:
        return Choice, (str.__str__(self), self.words)


@dataclass(frozen=True)
class Words:
    """Metadata of a field that is one of several words: each with how it reads."""

    known: Mapping[str, Bilingual] = field(hash=False)


def choice_of(known: Mapping[str, Bilingual | None]) -> Any:
    """The annotation of a field that is one of these words; one without words of its own reads as it is written."""
    words = {key: said or Bilingual.model_construct(ar=key, en=key) for key, said in known.items()}

    def read(value: Any) -> Choice:
        text = value if isinstance(value, str) else written(value)
        if text is None:
            raise validation_error(f"this must be one of {listed(words)}, not {name_of(value)}")
        if text not in words:
            near = nearest(text, words)
            raise validation_error(f"'{text}' is not known here", f"did you mean '{near}'?" if near else f"write {listed(words)}")
        return Choice(text, words[text])

    return Annotated[Choice, Words(words), PlainValidator(read), PlainSerializer(str, return_type=str), WithJsonSchema({"enum": list(words)})]


def line_of(lang: Lang) -> Any:
    """The annotation of a line of plain text that one language says and the other does not."""

    def read(value: Any) -> Choice:
        text = _LINE.validate_python(value)
        return Choice(text, Bilingual.model_construct(ar=escape(text) if lang == "ar" else None, en=escape(text) if lang == "en" else None))

    return Annotated[Choice, PlainValidator(read), PlainSerializer(str, return_type=str), WithJsonSchema({"type": ["string", "number"]})]


_LINE: TypeAdapter[str] = TypeAdapter(Line)
Number = Annotated[Decimal, PlainValidator(to_decimal), WithJsonSchema({"type": ["number", "string"], "examples": [12500000]})]
"""A number, as it was written."""

_MONEY: dict[str, Any] = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {"amount": {"type": ["number", "string"]}, "currency": {"type": "string", "pattern": "^[A-Za-z]{3}$"}},
            "required": ["amount", "currency"],
            "additionalProperties": False,
        },
    ],
    "examples": ["12500000 QAR"],
}
Amount = Annotated[Money, PlainValidator(to_money), PlainSerializer(str, return_type=str), WithJsonSchema(_MONEY)]
"""An amount of money: `12500000 QAR`."""
