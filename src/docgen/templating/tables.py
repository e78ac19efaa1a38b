"""A model's tables as tables of the document: figures in their side's voice, the unit once in the head, as many decimals in all of a column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from docgen.calendars import DualDate
from docgen.document import blocks as tree
from docgen.document.inline import BiRuns, Both, Inline
from docgen.document.tables.table import Column as TreeColumn
from docgen.document.tables.table import GivenWidth, Group, RowKind
from docgen.document.theme import MM
from docgen.locales.currencies import currency_named, currency_noun
from docgen.locales.digits import shape
from docgen.locales.numbers import format_money, format_number, format_percent
from docgen.model.amounts import Money
from docgen.model.cells import Cell, Section, Subtotal
from docgen.model.columns import Column, ColumnWidth
from docgen.model.table import Table
from docgen.model.text import Bilingual
from docgen.templating.dates import written_date
from docgen.templating.inline import PLAIN, kept
from docgen.templating.isolation.figure_isolates import isolated
from docgen.templating.locale_context import LocaleContext, Settings
from docgen.templating.scope import NOTHING, Scope
from docgen.types import Lang

_PERCENT_SAID = re.compile("[%٪]|per ?cent|مئوي|مئة|مائة", re.IGNORECASE)


def figures_from(settings: Settings) -> Lang:
    """The side whose digits a figure has that stands once for both languages: Latin ones, unless Arabic-Indic are asked for by name."""
    return "ar" if settings.digits == "arab" and "ar" in settings.languages else "en"


def table(given: Table, scope: Scope) -> tree.Table[BiRuns]:
    """A typed table with every cell written in its side's voice, and the rows of sums where they are asked for."""
    said = [given.caption, given.source, *(group.title for group in given.groups)]
    between = [row.section if isinstance(row, Section) else row.subtotal for row in given.rows if not isinstance(row, tuple)]
    cells = [cell for row in given.data_rows for cell in row if isinstance(cell, Bilingual)]
    figures = _figures(given)
    rows = tuple(_row(index, figures, scope) for index in range(len(given.rows)))
    kinds = tuple(map(_kind, given.rows))
    made = tree.Table(
        tuple(_column(index, column, given, scope) for index, column in enumerate(given.columns)),
        rows,
        _sums(given.totals, figures, given.total_label or scope.neutral["label"].get("total"), scope) if given.total else None,
        scope.part(given.caption) if given.caption else None,
        scope.part(given.source) if given.source else None,
        given.head,
        tuple(Group(scope.said(group.title), group.columns) for group in given.groups),
        kinds if any(kind != "row" for kind in kinds) else (),
        given.span == "page",
        figures_from(scope.settings),
        given.negatives == "parentheses",
        scope.places.of(given),
    )
    scope.mention(*cells, *between, *(text for text in said if text is not None))
    return made


def _kind(row: Any) -> RowKind:
    return "section" if isinstance(row, Section) else "subtotal" if isinstance(row, Subtotal) else "row"


def _column(index: int, column: Column, given: Table, scope: Scope) -> TreeColumn[BiRuns]:
    """Text columns share the width by their longest cell in the languages shown, within limits; the others are as wide as their widest cell."""
    width = given_width(column.width)
    header = scope.said(_headed(index, column, given, scope)) if given.head else NOTHING
    if column.type != "text":
        return TreeColumn(header, column.type, 0.0, width=width)
    cells = [column, *(cell for row in given.data_rows if isinstance(cell := row[index], Bilingual))]
    alone: dict[Lang, float] = {lang: _weight(max(len(cell.side(lang) or "") for cell in cells)) for lang in scope.voices}
    return TreeColumn(header, column.type, max(alone.values()), Both(**alone), width)


def given_width(width: ColumnWidth | None) -> GivenWidth | None:
    """A width that is kept, in percent or in points."""
    return None if width is None else GivenWidth(width.value if width.percent else width.value * MM, width.percent)


def _weight(longest: int) -> float:
    return min(3.0, max(1.0, longest / 16))


def _headed(index: int, column: Column, given: Table, scope: Scope) -> Bilingual:
    """The heading with the unit after it, where it does not say it itself."""
    sides = {lang: _with_unit(column.side(lang), unit_of(index, column, given, voice)) for lang, voice in scope.voices.items()}
    return Bilingual.model_construct(ar=sides.get("ar"), en=sides.get("en"))


def _with_unit(text: str | None, unit: str | None) -> str | None:
    return f"{text} ({unit})" if text and unit else text


def unit_of(index: int, column: Column, given: Table, voice: LocaleContext) -> str | None:
    """The unit that stands in a column's head and not in its cells; `None` where there is none or the head says it already."""
    text = column.side(voice.lang) or ""
    if column.type == "percent":
        return None if _PERCENT_SAID.search(text) else "٪" if voice.convention.digits == "arab" and voice.lang == "ar" else "%"
    codes = given.currencies(index) if column.type == "money" else []
    if len(codes) != 1 or _says_currency(text, codes[0]):
        return None
    return currency_named(codes[0], voice.lang, voice.settings.money)


@cache
def _names(code: str) -> re.Pattern[str]:
    """The words by which a heading names a currency: its code, and the noun of its name in both languages."""
    english = currency_noun(code, 1, "en").split()[-1]
    arabic = currency_noun(code, 100, "ar").split()[0]
    return re.compile(rf"\b{code}\b|\b{re.escape(english)}s?\b|{re.escape(arabic)}", re.IGNORECASE)


def _says_currency(text: str, code: str) -> bool:
    return _names(code).search(text) is not None


@dataclass(frozen=True, slots=True)
class _Figures:
    """How the figures of a table's columns are written, found once for all cells: with so many decimals, of so many currencies."""

    table: Table
    places: tuple[int | None, ...]
    currencies: tuple[int, ...]


def _figures(given: Table) -> _Figures:
    columns = range(len(given.columns))
    return _Figures(given, tuple(map(given.places, columns)), tuple(len(given.currencies(index)) for index in columns))


def _row(index: int, figures: _Figures, scope: Scope) -> tuple[BiRuns, ...]:
    given = figures.table
    row = given.rows[index]
    if isinstance(row, Section):
        return (scope.part(row.section), *(NOTHING for _ in given.columns[1:]))
    if isinstance(row, Subtotal):
        return _sums(given.sums(given.part_before(index)), figures, row.subtotal, scope)
    return tuple(_cell(cell, place, figures, scope) for place, cell in enumerate(row))


def _sums(totals: tuple[Cell, ...], figures: _Figures, label: Bilingual | None, scope: Scope) -> tuple[BiRuns, ...]:
    """A row of sums, its label in the first column of text, or else in the first that has no sum."""
    free = [index for index, total in enumerate(totals) if total is None]
    place = next((index for index in free if figures.table.columns[index].type == "text"), free[0] if free else None)
    return tuple(scope.said(label) if index == place else _cell(total, index, figures, scope) for index, total in enumerate(totals))


def _cell(cell: Cell, index: int, figures: _Figures, scope: Scope) -> BiRuns:
    if cell is None:
        return NOTHING
    if isinstance(cell, Bilingual):
        return scope.part(cell)
    return Both(**{lang: _figure(_written(cell, index, figures, voice), lang) for lang, voice in scope.voices.items()})


def _figure(text: str, lang: Lang) -> tuple[Inline, ...]:
    runs: list[Inline] = []
    kept(text, PLAIN, runs)
    return tuple(isolated(runs) if lang == "ar" else runs)


def _written(cell: Any, index: int, figures: _Figures, voice: LocaleContext) -> str:
    given, places = figures.table, figures.places[index]
    column, conv = given.columns[index], voice.convention
    if isinstance(cell, DualDate):
        return written_date(cell, voice, "short")
    if column.type == "year":
        return shape(str(cell), conv.digits)
    value = cell.amount if isinstance(cell, Money) else cell if isinstance(cell, (int, Decimal)) else Decimal(str(cell))
    bracketed = given.negatives == "parentheses" and value < 0
    if bracketed:
        value = -value
    if isinstance(cell, Money) and (figures.currencies[index] > 1 or not given.head):
        text = format_money(value, cell.currency, conv, voice.settings.money)
    elif column.type == "percent" and not given.head:
        text = format_percent(value, conv, places=places)
    else:
        text = format_number(value, conv, places=places)
    return f"({text})" if bracketed else text
