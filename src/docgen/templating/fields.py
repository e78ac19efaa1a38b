"""A model's values by field path, written in each side's voice, for forms that name them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from docgen.calendars import DualDate, format_time
from docgen.calendars.registry import NoHijriDay
from docgen.document.inline import BiRuns, Both, Inline
from docgen.document.paper import FieldBlocks, FieldList, FieldPicture, FieldSource, FieldText, FieldValue
from docgen.locales import numbers
from docgen.markup import escape
from docgen.model.amounts import Money
from docgen.model.blocks import BLOCKS
from docgen.model.minutes import Signature
from docgen.model.people import Person
from docgen.model.root import Model
from docgen.model.text import Bilingual
from docgen.templating.body import attribution, body
from docgen.templating.dates import DATE_STYLES, date_in, written_date
from docgen.templating.inline import PLAIN, kept, runs_of
from docgen.templating.isolates import isolated
from docgen.templating.scope import NOTHING, Scope
from docgen.templating.uncovered import uncovered_days
from docgen.templating.voice import Voice

THIS = "this"
"""In a list of plain texts, the text itself."""
_CALENDARS = ("hijri", "gregorian")
_MISSING: Any = object()
_BLOCKS = tuple(BLOCKS.values())


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date that a path asks for in one style or calendar: `date.full`, `date.hijri`."""

    date: Any
    style: str


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a part of a model; `outer` are those of the whole round it."""

    value: Any
    scope: Scope
    outer: Fields | None = None

    def find(self, path: tuple[str, ...]) -> FieldValue | None:
        found = self._walk(path)
        if found is _MISSING:
            return None if self.outer is None else self.outer.find(path)
        try:
            return self._written(found)
        except NoHijriDay as error:
            raise uncovered_days(self._root(), [("value", error.day), ("text", error.day)]) from None

    def _root(self) -> Model:
        here = self
        while here.outer is not None:
            here = here.outer
        assert isinstance(here.value, Model)
        return here.value

    def known(self, path: tuple[str, ...]) -> tuple[str, ...]:
        here: Fields | None = self
        names: list[str] = []
        while here is not None:
            found = here._walk(path[:-1])
            names += () if found is _MISSING else _names(found)
            here = here.outer
        return tuple(dict.fromkeys(names))

    def _walk(self, path: tuple[str, ...]) -> Any:
        found = self.value
        for name in path[1:] if path[:1] == (THIS,) else path:
            found = self._step(found, name)
            if found is _MISSING:
                return _MISSING
        return found

    def _step(self, value: Any, name: str) -> Any:
        """One name of a path: a field of a part, an entry of a mapping, a place in a list (from 0), a style of a date. No attribute else."""
        people = self.scope.neutral.get("people") or {}
        if isinstance(value, str) and value in people:
            value = people[value]
        if isinstance(value, BaseModel):
            for field, info in type(value).model_fields.items():
                if name in (field, info.alias):
                    return getattr(value, field)
            return _MISSING
        if isinstance(value, Mapping):
            return value.get(name, _MISSING)
        if isinstance(value, (tuple, list)):
            return value[int(name)] if name.isascii() and name.isdecimal() and int(name) < len(value) else _MISSING
        if isinstance(value, (DualDate, datetime.date)) and name in (*DATE_STYLES, *_CALENDARS):
            return _Dated(value, name)
        return _MISSING

    def _written(self, value: Any) -> FieldValue:
        if isinstance(value, (tuple, list)):
            if value and all(isinstance(one, _BLOCKS) for one in value):
                return FieldBlocks(tuple(body(value, self.scope)))
            return FieldList(tuple(self._item(one) for one in value), self._joined(value))
        if isinstance(value, Path):
            return FieldPicture(value)
        if isinstance(value, Mapping):
            return FieldList(tuple(self._item(one) for one in value.values()), self._joined(tuple(value.values())))
        if isinstance(value, BaseModel) and not isinstance(value, Bilingual):
            return FieldList((self._item(value),), self._words(value) if isinstance(value, Person) else NOTHING)
        return FieldText(self._words(value))

    def _item(self, value: Any) -> FieldSource:
        people = self.scope.neutral.get("people") or {}
        if isinstance(value, Signature):  # the fields of who signs, and those of the entry
            return Fields(people[value.who], self.scope, Fields(value, self.scope, self))
        return Fields(people[value] if isinstance(value, str) and value in people else value, self.scope, self)

    def _joined(self, values: Sequence[Any]) -> BiRuns:
        """Words one after another with commas; nothing where a value has no words of its own."""
        said = [self._words(value) for value in values if isinstance(value, (str, Bilingual, Person))]
        if len(said) != len(values):
            return NOTHING
        sides = {}
        for lang in self.scope.voices:
            comma = Inline("، " if lang == "ar" else ", ")
            parts = [runs for one in said if (runs := one.side(lang))]
            sides[lang] = tuple(run for index, runs in enumerate(parts) for run in ((comma, *runs) if index else runs)) or None
        return Both(**sides)

    def _words(self, value: Any) -> BiRuns:
        people = self.scope.neutral.get("people") or {}
        if isinstance(value, str) and value in people:
            value = people[value]
        if value is None:
            return NOTHING
        if isinstance(value, Bilingual):
            return self.scope.said(value)
        if isinstance(value, Person):
            return (
                attribution(Person.model_construct(name=value.name, honorific=value.honorific, title=None, organisation=None), self.scope) or NOTHING
            )
        if isinstance(value, str):
            return Both(**{lang: runs_of(_plain(value), voice) or None for lang, voice in self.scope.voices.items()})
        return Both(**{lang: _figure(value, voice) for lang, voice in self.scope.voices.items()})


def fields_of(model: BaseModel, scope: Scope) -> Fields:
    """The fields of a whole model."""
    return Fields(model, scope)


def _names(value: Any) -> tuple[str, ...]:
    if isinstance(value, BaseModel):
        return tuple(info.alias or field for field, info in type(value).model_fields.items())
    if isinstance(value, Mapping):
        return tuple(map(str, value))
    return (*DATE_STYLES, *_CALENDARS) if isinstance(value, (DualDate, datetime.date)) else ()


def _plain(value: str) -> str:
    """A text that is no Markdown: a reference or a code keeps its order, other text says what it says."""
    latin = any(character.isascii() and character.isalnum() for character in value)
    right = any("\u0590" <= character <= "\u08ff" for character in value)
    return f"{{ltr}}`{value}`" if latin and not right and "`" not in value else escape(value)


def _figure(value: Any, voice: Voice) -> tuple[Inline, ...]:
    runs: list[Inline] = []
    kept(_text(value, voice), PLAIN, runs)
    return tuple(isolated(runs) if voice.lang == "ar" else runs)


def _text(value: Any, voice: Voice) -> str:
    if isinstance(value, _Dated):
        if value.style in _CALENDARS:
            return date_in(value.date, voice, value.style)  # type: ignore[arg-type]
        return written_date(value.date, voice, value.style)
    if isinstance(value, (DualDate, datetime.date)) and not isinstance(value, datetime.datetime):
        return written_date(value, voice)
    if isinstance(value, datetime.time):
        return format_time(value, voice.convention, voice.settings.clock)
    if isinstance(value, datetime.datetime):
        return f"{written_date(value.date(), voice, 'one')} {format_time(value, voice.convention, voice.settings.clock)}"
    if isinstance(value, Money):
        return numbers.format_money(value.amount, value.currency, voice.convention)
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return numbers.format_number(value, voice.convention)
    return str(value)
