"""What a template compiles to: makers of blocks, each with its strings and expressions ready."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from docgen.document import blocks as tree
from docgen.document.blocks import BiBlock
from docgen.document.inline import BiRuns, Both
from docgen.document.tables.table import Column, GivenWidth, RowKind
from docgen.document.theme import MM
from docgen.errors import Place
from docgen.model.blocks import BLOCKS
from docgen.templating.body import body
from docgen.templating.budget import TooMuch, spend, spend_block
from docgen.templating.expressions import Expression, Text
from docgen.templating.scope import NOTHING, Scope
from docgen.templating.tables import figures_from
from docgen.types import ColumnType, ListStyle

T = TypeVar("T")

_TURN = 32
"""Steps of one turn of a `for`: the names of a scope are made anew for each."""


class BlockTemplate(Protocol):
    """Makes blocks in a scope; none where there is nothing to say."""

    def make(self, scope: Scope) -> Iterator[BiBlock]: ...


@dataclass(frozen=True, slots=True)
class Loop:
    """What an expression can ask of the loop it stands in: `loop.index` from 1, `loop.index0`, `loop.first`, `loop.last`, `loop.length`."""

    index0: int
    length: int

    @property
    def index(self) -> int:
        return self.index0 + 1

    @property
    def first(self) -> bool:
        return self.index0 == 0

    @property
    def last(self) -> bool:
        return self.index0 == self.length - 1


@dataclass(frozen=True, slots=True)
class LoopOrCondition:
    """`for: NAME in EXPRESSION` and `if: EXPRESSION` of a list item: the scopes in which the item is made."""

    name: str | None = None
    values: Expression | None = None
    condition: Expression | None = None

    def scopes(self, scope: Scope) -> Iterator[Scope]:
        """Once for each value, where the condition holds. Raises TemplateError for values that are no list."""
        if self.name is None or self.values is None:
            if self.condition is None or self.condition.value(scope.neutral):
                yield scope
            return
        values = self.values.value(scope.neutral)
        if values is None:
            return
        if isinstance(values, (str, bytes, int)) or not hasattr(values, "__iter__"):
            raise self.values.spot.error(f"'for' needs a list, and this is a {type(values).__name__}")
        found = list(values)
        for index, value in enumerate(found):
            self.spend(lambda: spend(_TURN))
            inner = scope.with_name(**{self.name: value, "loop": Loop(index, len(found))})
            if self.condition is None or self.condition.value(inner.neutral):
                yield inner

    def spend(self, take: Callable[[], None]) -> None:
        """Takes from the budget; where a loop leaves nothing of it, the error is told at the loop."""
        try:
            take()
        except TooMuch as error:
            if self.values is None:
                raise
            raise self.values.spot.error(error.message, error.hint) from None


ALWAYS = LoopOrCondition()


def each(items: tuple[tuple[LoopOrCondition, T], ...], scope: Scope) -> Iterator[tuple[T, Scope]]:
    """Every item with every scope that its guard lets through."""
    for guard, item in items:
        for inner in guard.scopes(scope):
            yield item, inner


def empty(slot: BiRuns) -> bool:
    return not slot.ar and not slot.en


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks under one guard."""

    blocks: tuple[tuple[LoopOrCondition, BlockTemplate], ...]

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        for guard, maker in self.blocks:
            for inner in guard.scopes(scope):
                for block in maker.make(inner):
                    guard.spend(spend_block)
                    yield block


@dataclass(frozen=True, slots=True)
class MakeHeading:
    text: Text
    level: int
    number: Text | None

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        text = scope.slot(self.text)
        if not empty(text):
            yield tree.Heading(text, self.level, scope.slot(self.number) if self.number else None)


@dataclass(frozen=True, slots=True)
class MakeParagraph:
    text: Text
    style: str
    keep_with_next: bool

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        for text in scope.parts(self.text):
            if not empty(text):
                yield tree.Paragraph(text, self.style, self.keep_with_next)


@dataclass(frozen=True, slots=True)
class MakeList:
    items: tuple[tuple[LoopOrCondition, Text], ...]
    style: ListStyle

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        items = tuple(slot for text, inner in each(self.items, scope) if not empty(slot := inner.slot(text)))
        if items:
            yield tree.ListBlock(items, self.style)


@dataclass(frozen=True, slots=True)
class MakeQuote:
    text: Text
    attribution: Text | None

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        text = scope.slot(self.text)
        if not empty(text):
            yield tree.Quote(text, scope.slot(self.attribution) if self.attribution else None)


@dataclass(frozen=True, slots=True)
class MakeFields:
    fields: tuple[tuple[LoopOrCondition, tuple[Text, Text]], ...]

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        fields = []
        for (label, text), inner in each(self.fields, scope):
            value = inner.slot(text)
            if not empty(value):
                fields.append(tree.Field(inner.slot(label), value))
        if fields:
            yield tree.Fields(tuple(fields))


@dataclass(frozen=True, slots=True)
class MakeColumn:
    header: Text
    kind: ColumnType
    weight: float
    width: GivenWidth | None = None


@dataclass(frozen=True, slots=True)
class MakeRow:
    """A row of cells, or one that heads those under it."""

    kind: RowKind
    cells: tuple[Text | None, ...]


@dataclass(frozen=True, slots=True)
class MakeTable:
    columns: tuple[tuple[LoopOrCondition, MakeColumn], ...]
    rows: tuple[tuple[LoopOrCondition, MakeRow], ...]
    total: tuple[Text | None, ...] | None
    caption: Text | None
    source: Text | None
    head: bool
    page_wide: bool
    place: Place

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        shown = [any(True for _ in guard.scopes(scope)) for guard, _ in self.columns]
        columns = tuple(
            Column(scope.slot(column.header) if self.head else NOTHING, column.kind, column.weight, width=column.width)
            for (_, column), kept in zip(self.columns, shown, strict=True)
            if kept
        )
        made = tuple((row.kind, _cells(row.cells, shown, inner)) for row, inner in each(self.rows, scope))
        if made and columns:
            yield tree.Table(
                columns,
                tuple(cells for _, cells in made),
                _cells(self.total, shown, scope) if self.total else None,
                scope.slot(self.caption) if self.caption else None,
                scope.slot(self.source) if self.source else None,
                self.head,
                kinds=tuple(kind for kind, _ in made) if any(kind != "row" for kind, _ in made) else (),
                page_wide=self.page_wide,
                figures_from=figures_from(scope.settings),
                place=self.place,
            )


def _cells(cells: tuple[Text | None, ...], shown: list[bool], scope: Scope) -> tuple[BiRuns, ...]:
    return tuple(scope.slot(cell) if cell else NOTHING for cell, kept in zip(cells, shown, strict=True) if kept)


SIGNATORY = ("name", "role", "party", "date", "seal")
"""What a signatory of a template may say."""
SIGNATURE_HEADS = ("number_sign", "name", "role", "signing")


@dataclass(frozen=True, slots=True)
class MakeSignatures:
    """Each signatory has a text for each name of `SIGNATORY`."""

    signatories: tuple[tuple[LoopOrCondition, tuple[Text | None, ...]], ...]

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        row = []
        for texts, inner in each(self.signatories, scope):
            name, *others = (inner.slot(text) for text in texts)
            if not empty(name):
                row.append(tree.Signatory(name, *(None if empty(slot) else slot for slot in others)))
        if row:
            label = scope.neutral["label"]
            yield tree.SignatureRow(tuple(row), tuple(scope.said(label.get(head)) for head in SIGNATURE_HEADS))


@dataclass(frozen=True, slots=True)
class MakePicture:
    path: Expression
    alt: Text | None
    caption: Text | None
    width: float | None
    folder: Path

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        path = scope.files.picture(self.path.value(scope.neutral), self.folder, self.path.spot)
        if path is None:
            return
        alt = scope.slot(self.alt) if self.alt else None
        yield tree.Picture(path, alt, scope.slot(self.caption) if self.caption else None, self.width * MM if self.width else None)


@dataclass(frozen=True, slots=True)
class MakeMark:
    """A rule or a page break."""

    block: Callable[[], BiBlock]

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        yield self.block()


@dataclass(frozen=True, slots=True)
class MakePanel:
    kind: Literal["decision", "about"]
    group: Group

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        blocks = tuple(self.group.make(scope))
        if blocks:
            yield tree.Panel(blocks, self.kind)


@dataclass(frozen=True, slots=True)
class MakeContents:
    title: Text
    instead: Group

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        yield tree.Contents(scope.slot(self.title), tuple(self.instead.make(scope)))


@dataclass(frozen=True, slots=True)
class MakeBody:
    """The blocks that the author wrote, under a field of the model."""

    values: Expression
    lead: Text | None
    headings_from: int

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        values = self.values.value(scope.neutral) or ()
        if not isinstance(values, (tuple, list)) or not all(isinstance(value, tuple(BLOCKS.values())) for value in values):
            raise self.values.spot.error("'body' needs a list of blocks, such as the field 'body' or 'discussion'")
        yield from body(values, scope, self._lead(scope), self.headings_from)

    def _lead(self, scope: Scope) -> Both[str] | None:
        lead = scope.markdown(self.lead)
        return lead if (lead.ar or "").strip() or (lead.en or "").strip() else None


_FOR = re.compile(r"\s*([A-Za-z][A-Za-z0-9_]*)\s+in\s+(.+)", re.DOTALL)


def split_for(text: str) -> tuple[str, str] | None:
    """`item in agenda` as its two parts; `None` where it is no such thing."""
    found = _FOR.fullmatch(text)
    return (found[1], found[2]) if found else None
