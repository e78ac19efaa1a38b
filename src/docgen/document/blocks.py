"""The blocks of a document. Each is generic in its slot `S`: `Both[Runs]` in a Document, plain `Runs` once a side is taken.

`map(f)` gives the same block with every slot passed through `f`; `side(block, lang)` uses it to take one language.
A slot of `None` (in `S`'s place) means 'nothing to say here'; renderers leave it out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from docgen.document.inline import BiRuns, Runs
from docgen.document.tables.table import Column as Column
from docgen.document.tables.table import Table as Table
from docgen.frozen import dataclass
from docgen.types import Lang, ListStyle

S = TypeVar("S")
R = TypeVar("R")


def _maybe(function: Callable[[S], R], slot: S | None) -> R | None:
    return None if slot is None else function(slot)


@dataclass(frozen=True, slots=True)
class Heading(Generic[S]):
    """A heading. `level` 0 is the document's title (style `headline`), 1 to 3 are sections; `number` is its own number, digits shaped."""

    text: S
    level: int = 1
    number: S | None = None

    def map(self, function: Callable[[S], R]) -> Heading[R]:
        return Heading(function(self.text), self.level, _maybe(function, self.number))


@dataclass(frozen=True, slots=True)
class Paragraph(Generic[S]):
    """A paragraph in a text style of the theme: `body`, `kicker`, `subheadline`, `note`, `endmark`, `caption`, …

    `number` is that of a paragraph which is counted through the document; the renderer writes it in the side's digits, and Word counts it."""

    text: S
    style: str = "body"
    keep_with_next: bool = False
    number: int | None = None

    def map(self, function: Callable[[S], R]) -> Paragraph[R]:
        return Paragraph(function(self.text), self.style, self.keep_with_next, self.number)


@dataclass(frozen=True, slots=True)
class ListBlock(Generic[S]):
    """A list; `style` names the markers, which the renderer numbers for real (`decimal` in the side's digits, `abjad` أ ب ج, in English a b c).

    Of a list with lists in it, `items` are those of all of them in the order of reading, and `levels` say of each how deep it stands (0 at the edge)
    and what markers its own list has; `()` where all are of the one list."""

    items: tuple[S, ...]
    style: ListStyle = "bullet"
    levels: tuple[tuple[int, ListStyle], ...] = ()

    def map(self, function: Callable[[S], R]) -> ListBlock[R]:
        return ListBlock(tuple(map(function, self.items)), self.style, self.levels)


@dataclass(frozen=True, slots=True)
class Quote(Generic[S]):
    """A quotation with its marks already in `text`; `attribution` is the speaker's line."""

    text: S
    attribution: S | None = None

    def map(self, function: Callable[[S], R]) -> Quote[R]:
        return Quote(function(self.text), _maybe(function, self.attribution))


@dataclass(frozen=True, slots=True)
class Verse(Generic[S]):
    """Lines of classical verse, each of two halves (hemistichs): level beside each other where all of them fit on half a line, else the second
    below the first, at the end of the line."""

    lines: tuple[tuple[S, S], ...]

    def map(self, function: Callable[[S], R]) -> Verse[R]:
        return Verse(tuple((function(first), function(second)) for first, second in self.lines))


@dataclass(frozen=True, slots=True)
class Field(Generic[S]):
    """One labelled value: `الرقم  EMB/PS/2021/031`."""

    label: S
    value: S

    def map(self, function: Callable[[S], R]) -> Field[R]:
        return Field(function(self.label), function(self.value))


@dataclass(frozen=True, slots=True)
class Fields(Generic[S]):
    """A group of labelled values, labels aligned at the outer edge, values after them.

    Key figures are such a group, in tiles: `figures` is the language whose figure stands where both write the same, `None` for other groups."""

    fields: tuple[Field[S], ...]
    figures: Lang | None = None

    def map(self, function: Callable[[S], R]) -> Fields[R]:
        return Fields(tuple(field.map(function) for field in self.fields), self.figures)


@dataclass(frozen=True, slots=True)
class Signatory(Generic[S]):
    """Who signs: room to sign in, name and role under it. `party` is whom they sign for (`For the … side`), `date` the line of the day of signing,
    `seal` the word in the place that a seal takes."""

    name: S
    role: S | None = None
    party: S | None = None
    date: S | None = None
    seal: S | None = None

    def map(self, function: Callable[[S], R]) -> Signatory[R]:
        others = (_maybe(function, slot) for slot in (self.role, self.party, self.date, self.seal))
        return Signatory(function(self.name), *others)


@dataclass(frozen=True, slots=True)
class SignatureRow(Generic[S]):
    """Signatures, kept with what is signed: side by side up to four, a table from five on. `heads` are that table's: number, name, role,
    signature."""

    signatories: tuple[Signatory[S], ...]
    heads: tuple[S, ...] = ()

    def map(self, function: Callable[[S], R]) -> SignatureRow[R]:
        return SignatureRow(tuple(signatory.map(function) for signatory in self.signatories), tuple(map(function, self.heads)))


@dataclass(frozen=True, slots=True)
class Picture(Generic[S]):
    """A picture (PNG, JPEG or SVG). `alt` is its alternative text. `width` in points, `None` = as wide as the text, never enlarged."""

    path: Path
    alt: S | None = None
    caption: S | None = None
    width: float | None = None

    def map(self, function: Callable[[S], R]) -> Picture[R]:
        return Picture(self.path, _maybe(function, self.alt), _maybe(function, self.caption), self.width)


@dataclass(frozen=True, slots=True)
class Rule(Generic[S]):
    """A thin line across the text."""

    def map(self, function: Callable[[S], R]) -> Rule[R]:
        return Rule()


@dataclass(frozen=True, slots=True)
class PageBreak(Generic[S]):
    """What follows begins a new page."""

    def map(self, function: Callable[[S], R]) -> PageBreak[R]:
        return PageBreak()


@dataclass(frozen=True, slots=True)
class Contents(Generic[S]):
    """A list of the headings that follow, with their pages, where the document is long; `instead` stands here where it is not."""

    title: S
    instead: tuple[Block[S], ...] = ()

    def map(self, function: Callable[[S], R]) -> Contents[R]:
        return Contents(function(self.title), tuple(block.map(function) for block in self.instead))


@dataclass(frozen=True, slots=True)
class Panel(Generic[S]):
    """Blocks on a tint. `decision` panels never break and stand on each side by themselves; an `about` panel spans both sides."""

    blocks: tuple[Block[S], ...]
    kind: Literal["decision", "about"] = "decision"

    def map(self, function: Callable[[S], R]) -> Panel[R]:
        return Panel(tuple(block.map(function) for block in self.blocks), self.kind)


Block: TypeAlias = (
    Heading[S]
    | Paragraph[S]
    | ListBlock[S]
    | Quote[S]
    | Verse[S]
    | Fields[S]
    | Table[S]
    | SignatureRow[S]
    | Picture[S]
    | Rule[S]
    | PageBreak[S]
    | Panel[S]
    | Contents[S]
)

BiBlock: TypeAlias = Block[BiRuns]
SideBlock: TypeAlias = Block[Runs]


def side(block: BiBlock, lang: Lang) -> SideBlock | None:
    """One language's side of a block; `None` where that side says nothing at all. Slots missing on that side come out as empty `Runs`."""
    if isinstance(block, Paragraph):  # as most blocks are
        text = block.text.side(lang)
        return Paragraph(text, block.style, block.keep_with_next, block.number) if text else None
    taken: SideBlock = block.map(lambda slot: slot.side(lang) or ())
    return None if isinstance(taken, (Heading, Quote)) and not taken.text else _without_empty(taken)


def slots(block: SideBlock) -> list[Runs]:
    """The slots of a block, as `map` meets them."""
    if isinstance(block, Paragraph):
        return [block.text]
    if isinstance(block, ListBlock):
        return list(block.items)
    if isinstance(block, Fields):
        return [slot for entry in block.fields for slot in (entry.label, entry.value)]
    found: list[Runs] = []
    if isinstance(block, Table):
        found += [column.header for column in block.columns]
        for row in block.rows:
            found += row
        found += block.total or ()
        found += [slot for slot in (block.caption, block.source) if slot is not None]
        found += [group.title for group in block.groups]
    else:
        block.map(found.append)
    return found


def _without_empty(block: SideBlock) -> SideBlock:
    """Optional slots that are empty on this side become `None`, so that a renderer asks one question only."""
    if isinstance(block, Fields):
        return Fields(tuple(field for field in block.fields if field.value), block.figures)
    if isinstance(block, ListBlock):
        levels = tuple(level for item, level in zip(block.items, block.levels, strict=True) if item) if block.levels else ()
        return ListBlock(tuple(item for item in block.items if item), block.style, levels)
    empty: dict[str, Any] = {field.name: None for field in fields(block) if field.default is None and getattr(block, field.name) == ()}
    return replace(block, **empty) if empty else block
