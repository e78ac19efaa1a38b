"""A table's rows as they are painted: cells of measured paragraphs, each at its place in the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from docgen.document.inline import NO_LANGUAGE, Runs
from docgen.document.tables.fitting import ABOVE, BELOW
from docgen.document.tables.laid import Cell, Laid, LaidKind, LaidRow, PhysicalAlign, Words, laid_side
from docgen.document.tables.needs import SMALL, right_mark
from docgen.document.tables.table import Fit, Table
from docgen.frozen import dataclass
from docgen.types import Align, Lang
from docgen.writers.pdf.boxes.text import Text, text
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.tagging.structure import Element

Scope = Literal["Row", "Column"]

_SLACK = 0.05
"""Points that a cell's paragraph is wider than its place, so that no rounding breaks what just fits."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """Paragraphs one under another, `width` points wide, from `x` on (from the table's left edge)."""

    texts: tuple[Text, ...]
    x: float
    width: float

    @property
    def height(self) -> float:
        return sum(part.wrap(self.width + _SLACK)[1] for part in self.texts)

    @property
    def first_baseline(self) -> float | None:
        return self.texts[0].first_baseline if self.texts else None

    def paint(self, canvas: PageCanvas, left: float, top: float) -> None:
        for part in self.texts:
            part.paint(canvas, left + self.x, top)
            top -= part.height

    def parted(self, room: float) -> tuple[GridCell, GridCell] | None:
        """Cut at a height; `None` where all of it fits. Called after it was measured."""
        upper: list[Text] = []
        for index, part in enumerate(self.texts):
            if part.height <= room:
                upper.append(part)
                room -= part.height
                continue
            cut = part.part(room, forced=True)
            head, tail = cut or (part.emptied(), part)
            lower = (tail, *self.texts[index + 1 :])
            return replace(self, texts=(*upper, head)), replace(self, texts=lower)
        return None

    def emptied(self) -> GridCell:
        return replace(self, texts=tuple(part.emptied() for part in self.texts[:1]))


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of cells, from left to right or in logical order: nothing hangs on it."""

    kind: LaidKind
    cells: tuple[GridCell, ...]

    @property
    def height(self) -> float:
        return max(cell.height for cell in self.cells) + ABOVE + BELOW

    @property
    def first_baseline(self) -> float | None:
        """From the row's top; called after it was measured."""
        found = [baseline for cell in self.cells if (baseline := cell.first_baseline) is not None]
        return ABOVE + max(found) if found else None

    def parted(self, room: float) -> tuple[GridRow, GridRow] | None:
        """Cut so that the upper part takes `room` points at most; `None` where none of its cells is cut."""
        upper: list[GridCell] = []
        lower: list[GridCell] = []
        cut = False
        for cell in self.cells:
            parts = cell.parted(room - ABOVE - BELOW)
            cut = cut or parts is not None
            upper.append(parts[0] if parts else cell)
            lower.append(parts[1] if parts else cell.emptied())
        return (replace(self, cells=tuple(upper)), replace(self, cells=tuple(lower))) if cut else None


@dataclass(frozen=True, slots=True)
class Grid:
    """One table, or one of two that face each other. `head` stands on every page; `rows` are all the others, sums too. `x` is its left edge in its
    column, `lines` are where the titles of its groups have their rules, from and to."""

    voice: LanguageContext
    head: tuple[GridRow, ...]
    rows: tuple[GridRow, ...]
    width: float
    lines: tuple[tuple[float, float], ...] = ()


def side_grid(table: Table[Runs], fit: Fit, voice: LanguageContext) -> Grid:
    """One language's table, and with it the structure of a Table: THead, TBody and TFoot of TRs of THs and TDs."""
    return grid_of(laid_side(table, voice.side), fit, {voice.side: voice}, voice)


def grid_of(laid: Laid, fit: Fit, voices: dict[Lang, LanguageContext], leading: LanguageContext) -> Grid:
    """A table of one language or two; its structure goes under the leading voice's element."""
    making = _Making(laid, fit, voices, leading, _edges(laid, fit), _row_heads(laid))
    heads, body = laid.rows[: laid.heads], laid.body
    under = leading.under("THead") if heads else leading
    head = tuple(making.row(row, under) for row in heads)
    inside = leading.under("TBody")
    rows = [making.row(row, inside) for row in body if row.kind != "total"]
    if body and body[-1].kind == "total":
        rows.append(making.row(body[-1], leading.under("TFoot")))
    return Grid(leading, head, tuple(rows), fit.width, tuple(making.lines(heads)))


def _row_heads(laid: Laid) -> frozenset[int]:
    """The columns whose cells say what the figures of a row are: each language's first that holds no amounts. None where no
    column does."""
    amounts = {index for index, column in enumerate(laid.columns) if column.kind in ("number", "money", "percent")}
    if not amounts or len(amounts) == len(laid.columns):
        return frozenset()
    named = [index for index in range(len(laid.columns)) if index not in amounts]
    if laid.lang is not None:
        return frozenset(named[:1])
    english = [index for index in named if laid.columns[index].lang in ("en", None)]
    arabic = [index for index in named if laid.columns[index].lang == "ar"]
    return frozenset((*english[:1], *arabic[-1:]))


def _edges(laid: Laid, fit: Fit) -> list[float]:
    """Each column's left edge, in points, in logical order: the first column is rightmost where the table is right to left."""
    edges: list[float] = []
    x = fit.width if laid.rtl else 0.0
    for width in fit.widths:
        x -= width if laid.rtl else 0
        edges.append(x)
        x += 0 if laid.rtl else width
    return edges


@dataclass(frozen=True, slots=True)
class _Making:
    laid: Laid
    fit: Fit
    voices: dict[Lang, LanguageContext]
    leading: LanguageContext
    edges: Sequence[float]
    row_heads: frozenset[int]

    def row(self, row: LaidRow, under: LanguageContext) -> GridRow:
        element = under.element.add("TR")
        return GridRow(row.kind, tuple(self._cell(cell, row, element) for cell in row.cells))

    def _cell(self, cell: Cell, row: LaidRow, under: Element) -> GridCell:
        x, width = self._place(cell)
        style = row.style + SMALL * self.fit.small
        parts = [part for part in cell.words if part.runs] or list(cell.words[:1])
        lang = NO_LANGUAGE if self._of_both(cell, parts) else self._lang(cell)
        scope = self._scope(cell, row)
        element = under.add("TH" if scope else "TD", lang=lang, attributes=_attributes(cell, scope))
        if len(parts) == 1:
            return GridCell((self._text(parts[0], style, cell.align, element),), x, width)
        made = [self._text(part, style, cell.align, element.add("P", lang=self.voices[part.lang].tag)) for part in parts]
        return GridCell(tuple(made), x, width)

    def _scope(self, cell: Cell, row: LaidRow) -> Scope | None:
        """What a cell is the head of: a column, a row, or nothing (ISO 32000-1, 14.8.5.7)."""
        if not any(part.runs for part in cell.words):
            return None
        if row.kind in ("groups", "head"):
            return "Column"
        return "Row" if row.kind == "section" or cell.first in self.row_heads else None

    def _text(self, words: Words, style: str, align: PhysicalAlign, element: Element) -> Text:
        voice = self.voices[words.lang].within(element)
        measured = voice.look.measured.get((words.runs, style, words.lang))
        if measured is None:
            return text(words.runs, style, voice, None, _align(align, voice), element=element)
        made = Text(measured[0], style, voice, element, _align(align, voice))
        made.shaped = measured[1]
        return made

    def _of_both(self, cell: Cell, parts: Sequence[Words]) -> bool:
        """Does a cell hold figures that stand once for both languages?"""
        shared = self.laid.lang is None and self.laid.columns[cell.first].lang is None and len(parts) == 1
        return shared and not any(character.isalpha() for run in parts[0].runs for character in run.text)

    def _lang(self, cell: Cell) -> str | None:
        """The language of a cell, where it is not the table's."""
        lang = cell.words[0].lang
        if len(cell.words) > 1 and any(part.lang != lang for part in cell.words):
            return None
        return None if lang == self.leading.side else self.voices[lang].tag

    def _place(self, cell: Cell) -> tuple[float, float]:
        """Where the words of a cell stand: x and width, in points. A block of figures stands at the column's end."""
        fit = self.fit
        inside = range(cell.first, cell.first + cell.span)
        left = min(self.edges[index] for index in inside) + fit.padding
        width = sum(fit.widths[index] for index in inside) - 2 * fit.padding
        if not cell.figures:
            return left, width
        if cell.align == "right" and self.laid.rtl:
            width = min(width, fit.blocks[cell.first])
        return left, width - fit.hang(cell.first, right_mark(cell.words))

    def lines(self, heads: Sequence[LaidRow]) -> list[tuple[float, float]]:
        """From where to where a rule stands under the title of each group."""
        titled = [cell for row in heads if row.kind == "groups" for cell in row.cells if any(part.runs for part in cell.words)]
        return [(x, x + width) for x, width in map(self._place, titled)]


def _attributes(cell: Cell, scope: Scope | None) -> str | None:
    entries = ([f"/Scope /{scope}"] if scope else []) + ([f"/ColSpan {cell.span}"] if cell.span > 1 else [])
    return f"<</O /Table {' '.join(entries)}>>" if entries else None


def _align(align: PhysicalAlign, voice: LanguageContext) -> Align:
    if align == "center":
        return "center"
    return "start" if (align == "right") == voice.rtl else "end"
