"""Items of a template's lists: what makes one, in which scopes, and what its keys may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import Field

from docgen.document.blocks import BiBlock
from docgen.document.inline import BiRuns
from docgen.inputs import shortened
from docgen.model.validation_errors import validation_error
from docgen.source import Marked
from docgen.templating.budget import TooMuch, spend
from docgen.templating.expressions import SourceString
from docgen.templating.file_part import FilePart, ReadBy, optional
from docgen.templating.scope import Scope
from docgen.templating.slots import Condition, Repetition

I = TypeVar("I", bound="Item")  # noqa: E741

_TURN = 32
"""Steps of one turn of a `for`: the names of a scope are made anew for each."""
WIDEST = 600
"""Millimetres of a picture or a column."""
Millimetres = Annotated[float, Field(strict=True, gt=0, le=WIDEST, description="millimetres")]


@dataclass(frozen=True, slots=True)
class Loop:
    """What an expression can ask of the loop it stands in: `loop.index` from 1, `loop.index0`, `loop.first`, `loop.last`, `loop.length`."""

    index: int
    index0: int
    first: bool
    last: bool
    length: int


class Item(FilePart):
    """An item of a list: it is made in every scope that its `for` and `if` let through."""

    for_: Repetition = optional("NAME in LIST: once for each value of a list")
    if_: Condition = optional("an expression: only where it holds")

    def scopes(self, scope: Scope) -> Iterator[Scope]:
        """Once for each value, where the condition holds. Raises TemplateError for values that are no list."""
        if self.for_ is None:
            if self.if_ is None or self.if_.value(scope.neutral):
                yield scope
            return
        expression = self.for_.values
        values = expression.value(scope.neutral)
        if values is None:
            return
        if isinstance(values, (str, bytes, int)) or not hasattr(values, "__iter__"):
            raise expression.spot.error(f"'for' needs a list, and this is a {type(values).__name__}")
        found = list(values)
        length = len(found)
        for index, value in enumerate(found):
            self.spend(lambda: spend(_TURN))
            inner = scope.with_name(**{self.for_.name: value, "loop": Loop(index + 1, index, index == 0, index == length - 1, length)})
            if self.if_ is None or self.if_.value(inner.neutral):
                yield inner

    def spend(self, take: Callable[[], None]) -> None:
        """Takes from the budget; where a loop leaves nothing of it, the error is told at the loop."""
        try:
            take()
        except TooMuch as error:
            if self.for_ is None:
                raise
            raise self.for_.values.spot.error(error.message, error.hint) from None


def each(items: tuple[I, ...], scope: Scope) -> Iterator[tuple[I, Scope]]:
    """Every item with every scope that it is made in."""
    for item in items:
        for inner in item.scopes(scope):
            yield item, inner


def empty(slot: BiRuns) -> bool:
    return not slot.ar and not slot.en


def _part_name(value: Any) -> SourceString:
    if not isinstance(value, str) or not re.fullmatch(PART_NAME, value):
        raise validation_error(f"{shortened(repr(value), 60)} is no name of a part", "small letters, digits and -, beginning with a letter")
    return value if isinstance(value, SourceString) else SourceString(value, Marked(None), ())


PART_NAME = "[a-z][a-z0-9-]{0,59}"
PartName = Annotated[SourceString, ReadBy(_part_name, {"type": "string", "pattern": f"^{PART_NAME}$"})]


class BlockTemplate(Item):
    """Makes blocks in a scope; none where there is nothing to say."""

    part: PartName | None = optional("its name, by which an extending template puts other blocks in its place")

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        raise NotImplementedError
