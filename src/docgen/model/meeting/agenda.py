"""The items of an agenda, and what came of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from docgen.model.blocks import Block
from docgen.model.meeting.actions import Action
from docgen.model.meeting.votes import Dissent, Vote
from docgen.model.part import TEXT_SCHEMA, Part
from docgen.model.people import PersonIds
from docgen.model.text import Bilingual, Line, LongText, is_text
from docgen.model.validation_errors import Loc, listed, nearest, validation_error
from docgen.model.when import Time

DecisionStatus = Literal["adopted", "deferred", "rejected", "withdrawn"]
LEVELS = 3
"""So deep an agenda goes: items, and items in items."""


class Decision(Part):
    """A decision. A bilingual text is the short form."""

    short_form: ClassVar[dict[str, Any] | None] = TEXT_SCHEMA

    text: LongText = Field(description="What was decided", examples=["{ar: …, en: …}"])
    number: Line | None = Field(None, description="Its number, where it is not the next of the body's own series")
    vote: Vote | None = Field(None, description="The vote, if one was taken: unanimous, or {for, against, abstain}")
    dissent: tuple[Dissent, ...] = Field((), description="What members who did not agree had written down: [{by, text}]")
    status: DecisionStatus = Field("adopted", description="adopted, deferred, rejected or withdrawn; only the adopted are numbered")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"text": value} if is_text(value) else value


class Recommendation(Part):
    """A recommendation. A bilingual text is the short form."""

    short_form: ClassVar[dict[str, Any] | None] = TEXT_SCHEMA

    text: LongText = Field(description="What is recommended", examples=["{ar: …, en: …}"])
    number: Line | None = Field(None, description="Its number, where it is not the next of the series")
    to: Bilingual | None = Field(None, description="To whom it is made")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"text": value} if is_text(value) else value


class AgendaItem(Part):
    """One item of the agenda and what came of it."""

    title: Bilingual = Field(description="The item's title", examples=["{ar: …, en: …}"])
    number: Line | None = Field(None, description="Its number, where it is not its place: 1, 2, and 2.1 for an item in an item")
    presenter: PersonIds = Field((), description="Who presented it: an id from people, or a list of ids")
    recused: PersonIds = Field((), description="Members who took no part in it: an id from people, or a list of ids; they do not vote")
    taken_after: Line | None = Field(None, description="The number of the item after which it was taken, where that was not its place")
    time: Time | None = Field(None, description="When it was taken up", examples=['"10:40"'])
    discussion: tuple[Block, ...] = Field((), description="What was said: a list of blocks")
    decisions: tuple[Decision, ...] = Field((), description="What was decided")
    recommendations: tuple[Recommendation, ...] = Field((), description="What was recommended")
    actions: tuple[Action, ...] = Field((), description="Who does what, by when")
    items: tuple[AgendaItem, ...] = Field((), description="Items in this item, as items of the agenda")


@dataclass(frozen=True, slots=True)
class NumberedItem:
    """An item with its number and its place in the tree: `level` from 1, `path` in the input."""

    number: str
    level: int
    item: AgendaItem
    path: Loc


def outline(items: Sequence[AgendaItem], above: str = "", path: Loc = ("agenda",), level: int = 1) -> Iterator[NumberedItem]:
    """Every item with its number, each followed by the items in it. No deeper than `LEVELS`, and one level more."""
    for index, item in enumerate(items):
        number = item.number or (f"{above}.{index + 1}" if above else str(index + 1))
        yield NumberedItem(number, level, item, (*path, index))
        if level <= LEVELS:
            yield from outline(item.items, number, (*path, index, "items"), level + 1)


def misplaced(items: Sequence[NumberedItem]) -> Iterator[tuple[Loc, Any, Any]]:
    """Items that lie too deep, and those that were taken after one that does not exist."""
    numbers = {entry.number for entry in items}
    for entry in items:
        after = entry.item.taken_after
        if entry.level > LEVELS:
            yield (*entry.path, "title"), validation_error(f"items stand in items more than {LEVELS} deep", "write this one beside the others"), None
        if after is None:
            continue
        if after == entry.number:
            yield (*entry.path, "taken_after"), validation_error("an item cannot be taken after itself", "name another item's number"), after
        elif after not in numbers:
            near = nearest(after, numbers)
            hint = f"did you mean '{near}'?" if near else f"the items have the numbers {listed(numbered.number for numbered in items)}"
            yield (*entry.path, "taken_after"), validation_error(f"no item has the number {after}", hint), after
