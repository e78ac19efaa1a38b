"""The blocks of a model's body or discussion, as blocks of the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from docgen.calendars import DualDate
from docgen.document import blocks as tree
from docgen.document.blocks import BiBlock
from docgen.document.inline import BiRuns, Both, Inline, Lang
from docgen.document.theme import MM
from docgen.locales.digits import shape
from docgen.locales.numbers import format_money, format_number, format_percent
from docgen.model import blocks as said
from docgen.model.amounts import Money
from docgen.model.people import Person
from docgen.model.table import Column, Table
from docgen.model.text import Bilingual
from docgen.templating.dates import written_date
from docgen.templating.filters import quote_marks
from docgen.templating.inline import PLAIN, kept
from docgen.templating.scope import NOTHING, Scope
from docgen.templating.voice import Voice

NBSP = "\u00a0"


def body(given: Iterable[Any], scope: Scope, lead: Both[str] | None = None, headings_from: int = 1) -> Iterator[BiBlock]:
    """A body's blocks in order. `lead` is Markdown run into the first paragraph, or a paragraph of its own where another block comes first;
    `headings_from` is the level of the body's highest headings."""
    for block in given:
        if lead is not None and not isinstance(block, said.Paragraph):
            yield tree.Paragraph(scope.running(Bilingual.model_construct(ar=lead.ar, en=lead.en)))
            lead = None
        yield from _MAKERS[type(block)](block, scope, lead, headings_from)
        lead = None


def _paragraph(block: said.Paragraph, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    return map(tree.Paragraph, scope.running_parts(block, lead))


def _heading(block: said.Heading, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    return (tree.Heading(scope.said(block.heading), min(3, block.level + headings_from - 1)),)


def _list(block: said.BulletList, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    items = tuple(scope.part(item) for item in block.items)
    scope.mention(*block.items)
    return (tree.ListBlock(items, block.style),)


def _quote(block: said.Quote, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    *first, last = scope.running_parts(block.quote, shape=quote_marks)
    return (*map(tree.Quote, first), tree.Quote(last, attribution(block.speaker, scope)))


def attribution(person: Person | None, scope: Scope) -> BiRuns | None:
    """A speaker's line: form of address and name, then post and organisation after commas."""
    if person is None:
        return None

    def line(lang: Lang) -> str | None:
        name = person.name.side(lang)
        if not name:
            return None
        honorific = person.honorific.side(lang) if person.honorific else None
        parts = [f"{honorific}{NBSP}{name}" if honorific else name]
        parts += [text for part in (person.title, person.organisation) if part and (text := part.side(lang))]
        return ("، " if lang == "ar" else ", ").join(parts)

    return scope.said(Bilingual.model_construct(ar=line("ar"), en=line("en")))


def _picture(block: said.Picture, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    width = block.width * MM if block.width is not None else None
    return (tree.Picture(block.picture, scope.said(block.alt), scope.said(block.caption), width),)


def _page_break(block: said.PageBreak, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    return (tree.PageBreak(),)


def _table(block: said.TableBlock, scope: Scope, lead: Both[str] | None, headings_from: int) -> Iterable[BiBlock]:
    return (table(block.table, scope),)


_MAKERS: dict[type[Any], Callable[[Any, Scope, Both[str] | None, int], Iterable[BiBlock]]] = {
    said.Paragraph: _paragraph,
    said.Heading: _heading,
    said.BulletList: _list,
    said.Quote: _quote,
    said.TableBlock: _table,
    said.Picture: _picture,
    said.PageBreak: _page_break,
}


def table(given: Table, scope: Scope) -> tree.Table[BiRuns]:
    """A typed table with every cell written in its side's voice, and the row of sums where one is asked for."""
    columns = tuple(_column(index, column, given, scope) for index, column in enumerate(given.columns))
    rows = tuple(tuple(_cell(cell, column, scope) for cell, column in zip(row, given.columns, strict=True)) for row in given.rows)
    total = _total(given, scope) if given.total else None
    caption = scope.part(given.caption) if given.caption else None
    scope.mention(*(cell for row in given.rows for cell in row if isinstance(cell, Bilingual)), *((given.caption,) if given.caption else ()))
    return tree.Table(columns, rows, total, caption)


def _column(index: int, column: Column, given: Table, scope: Scope) -> tree.Column[BiRuns]:
    """Text columns share the width by their longest cell in the languages shown, within limits; the others are as wide as their widest cell."""
    if column.type != "text":
        return tree.Column(scope.said(column), column.type, 0.0)
    cells = [column, *(cell for row in given.rows if isinstance(cell := row[index], Bilingual))]
    alone: dict[Lang, float] = {lang: _weight(max(len(cell.side(lang) or "") for cell in cells)) for lang in scope.voices}
    return tree.Column(scope.said(column), column.type, max(alone.values()), Both(**alone))


def _weight(longest: int) -> float:
    return min(3.0, max(1.0, longest / 16))


def _total(given: Table, scope: Scope) -> tuple[BiRuns, ...]:
    label = next((index for index, column in enumerate(given.columns) if column.type == "text"), None)
    cells = []
    for index, (column, total) in enumerate(zip(given.columns, given.totals, strict=True)):
        if index == label and total is None:
            cells.append(scope.said(given.total_label or scope.neutral["label"].get("total")))
        else:
            cells.append(_cell(total, column, scope))
    return tuple(cells)


def _cell(cell: Any, column: Column, scope: Scope) -> BiRuns:
    if cell is None:
        return NOTHING
    if isinstance(cell, Bilingual):
        return scope.part(cell)
    return Both(**{lang: _figure(_written(cell, column, voice)) for lang, voice in scope.voices.items()})


def _figure(text: str) -> tuple[Inline, ...]:
    runs: list[Inline] = []
    kept(text, PLAIN, runs)
    return tuple(runs)


def _written(cell: Any, column: Column, voice: Voice) -> str:
    conv = voice.convention
    if isinstance(cell, Money):
        return format_money(cell.amount, cell.currency, conv)
    if isinstance(cell, DualDate):
        return written_date(cell, voice, "short")
    if column.type == "percent":
        return format_percent(cell, conv)
    if column.type == "year":
        return shape(str(cell), conv.digits)
    return format_number(cell if isinstance(cell, (int, Decimal)) else Decimal(str(cell)), conv)
