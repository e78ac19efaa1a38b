"""Blocks as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from docgen.document.blocks import (
    Contents,
    Fields,
    Heading,
    ListBlock,
    PageBreak,
    Panel,
    Paragraph,
    Picture,
    Quote,
    Rule,
    SignatureRow,
    Table,
    Verse,
)
from docgen.document.document import BilingualTable, Flow, FlowItem, ParallelPair, Side, SpanningBlock, TintedGroup
from docgen.document.inline import Both, Inline, Runs, plain
from docgen.document.listing import places
from docgen.document.markers import marker
from docgen.errors import RenderError
from docgen.types import DigitSystem, Lang
from docgen.writers.text.lines import TextLine, lines, row

RULE = "—" * 8
_CELL, _LABEL = " | ", ": "
_HALVES = " … "
_TITLES = ("kicker", "subheadline")


class BlockLines:
    """The lines of a flow's items. `digits` are those in which each side counts."""

    def __init__(self, flow: Flow) -> None:
        self._digits: dict[Lang, DigitSystem] = {lang: flow.furniture.digits.side(lang) or "latn" for lang in ("ar", "en")}
        self._flow = flow

    def items(self, items: Sequence[FlowItem], languages: Sequence[Lang]) -> Iterator[TextLine]:
        """Items in their order; of a pair the document's leading language first."""
        for item in items:
            if isinstance(item, Side):
                yield from self.block(item.block, item.lang)
            elif isinstance(item, ParallelPair):
                sides = [side for side in (item.left, item.right) if side is not None]
                for side in sorted(sides, key=lambda side: languages.index(side.lang) if side.lang in languages else len(languages)):
                    yield from self.block(side.block, side.lang)
            elif isinstance(item, TintedGroup):
                yield from self.items(item.items, languages)
            elif isinstance(item, SpanningBlock):
                yield from self._shared(item.block, languages)

    def _shared(self, block: Any, languages: Sequence[Lang]) -> Iterator[TextLine]:
        for lang in languages:
            if isinstance(block, BilingualTable):
                yield from self.block(block.english if lang == "en" else block.arabic, lang)
            elif not isinstance(block, (Rule, PageBreak)):
                yield from self.block(_one_side(block, lang), lang)

    def block(self, block: Any, lang: Lang) -> Iterator[TextLine]:
        """The lines of one block of one language."""
        if isinstance(block, Paragraph):
            number = () if block.number is None else (Inline(f"{marker('decimal', block.number - 1, lang, self._digits[lang])} "),)
            yield from lines(lang, (*number, *block.text), "heading" if block.style in _TITLES[1:] else "text", marked=bool(number))
        elif isinstance(block, Heading):
            number = () if block.number is None else (*block.number, Inline(" "))
            yield from lines(lang, (*number, *block.text), "heading", marked=bool(number))
        elif isinstance(block, ListBlock):
            for index, (place, item) in enumerate(zip(places(block), block.items, strict=True)):
                yield from self._item(marker(place.style, place.at, lang, self._digits[lang], depth=place.depth), item, lang, first=index == 0)
        elif isinstance(block, Quote):
            yield from lines(lang, block.text)
            if block.attribution is not None:
                yield from lines(lang, (Inline("— "), *block.attribution), apart=False)
        elif isinstance(block, Verse):
            yield from self._rows(lang, block.lines, _HALVES)
        elif isinstance(block, Fields):
            yield from self._rows(lang, [(field.label, field.value) for field in block.fields], _LABEL)
        elif isinstance(block, Table):
            yield from self._table(lang, block)
        elif isinstance(block, SignatureRow):
            for signatory in block.signatories:
                said = [slot for slot in (signatory.party, signatory.name, signatory.role, signatory.date) if slot]
                yield from (line for index, slot in enumerate(said) for line in lines(lang, slot, apart=index == 0))
        elif isinstance(block, Picture):
            yield from self._picture(block, lang)
        elif isinstance(block, Panel):
            for inner in block.blocks:
                yield from self.block(inner, lang)
        elif isinstance(block, Contents):
            for inner in block.instead:
                yield from self.block(inner, lang)
        elif not isinstance(block, (Rule, PageBreak)):
            raise RenderError(f"a text file has no {type(block).__name__}")

    def _item(self, mark: str, item: Runs, lang: Lang, *, first: bool) -> Iterator[TextLine]:
        yield from lines(lang, (Inline(f"{mark} "), *item), apart=first, marked=True)

    def _rows(self, lang: Lang, rows: Iterable[Sequence[Runs]], between: str, *, apart: bool = True) -> Iterator[TextLine]:
        for parts in rows:
            for line in lines(lang, row(lang, parts, between), apart=apart):
                yield line
                apart = False

    def _table(self, lang: Lang, table: Table[Runs]) -> Iterator[TextLine]:
        """A row a line, cells between bars, under the line of heads."""
        if table.caption:
            yield from lines(lang, table.caption, "heading")
        heads = [tuple(run._replace(strong=True) for run in column.header) for column in table.columns] if table.head else []
        groups = [group.title for group in table.groups]
        rows = [groups, heads, *table.rows, table.total or ()]
        yield from self._rows(lang, [parts for parts in rows if any(plain(slot).strip() for slot in parts)], _CELL, apart=not table.caption)
        if table.source:
            yield from lines(lang, table.source, apart=False)

    def _picture(self, picture: Picture[Runs], lang: Lang) -> Iterator[TextLine]:
        """What a picture shows, between brackets, and its caption."""
        if picture.alt:
            yield from lines(lang, (Inline("["), *picture.alt, Inline("]")))
        if picture.caption:
            yield from lines(lang, picture.caption, apart=not picture.alt)


def _one_side(block: Any, lang: Lang) -> Any:
    def side(slot: Both[Runs]) -> Runs:
        return slot.side(lang) or ()

    return block.map(side)
