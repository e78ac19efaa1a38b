"""What is so with a value, for conditions, check boxes, date controls and drop-down lists: data, and no language's writing of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from docgen.calendars import DualDate
from docgen.document.word_template import FieldFact
from docgen.model.amounts import Money
from docgen.model.people import Person
from docgen.model.text import Bilingual
from docgen.templating.fieldsteps import Dated, Reached, choices_of
from docgen.types import Lang


def fact_of(found: Reached, lang: Lang | None, people: Mapping[str, Any]) -> FieldFact:
    """The fact of where a path leads; `lang` asks for one side of a text."""
    value = found.value.date if isinstance(found.value, Dated) else found.value
    choices = choices_of(found.annotation)
    if value is None:
        return FieldFact(False, choices=choices)
    if isinstance(value, bool):
        return FieldFact(value, (str(value).lower(),), value, choices=("true", "false"))
    if isinstance(value, str) and value in people:
        return FieldFact(True, (value, *_sides(people[value].name, lang)))
    if isinstance(value, Person):
        return FieldFact(True, _sides(value.name, lang))
    if isinstance(value, Bilingual):
        words = _sides(value, lang)
        return FieldFact(bool(words), words)
    day = _day(value)
    if day is not None:
        return FieldFact(True, (day.isoformat(),), day=day)
    if isinstance(value, datetime.time):
        return FieldFact(True, (value.isoformat("minutes"),), time=value)
    if isinstance(value, Money):
        return FieldFact(True, (str(value), str(value.amount)), amount=value.amount, currency=value.currency)
    if isinstance(value, (int, float, Decimal)):
        return FieldFact(True, (str(value),), amount=Decimal(str(value)))
    if isinstance(value, str):
        return FieldFact(bool(value.strip()), (value,), choices=choices)
    return FieldFact(bool(value) if isinstance(value, (tuple, list, Mapping)) else True)


def _sides(text: Bilingual, lang: Lang | None) -> tuple[str, ...]:
    return tuple(words for side, words in text.sides() if lang in (None, side) and words.strip())


def _day(value: Any) -> datetime.date | None:
    if isinstance(value, DualDate):
        return value.gregorian
    return value.date() if isinstance(value, datetime.datetime) else value if isinstance(value, datetime.date) else None
