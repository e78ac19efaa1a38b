"""Figures of an Arabic table in Latin digits: narrower, as statistics offices print them in tables of many columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docgen.document.inline import Runs, plain
from docgen.document.tables.table import Column, Table

_LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬٪", "0123456789.,%", "\u200e\u200f\u061c\u2066\u2067\u2068\u2069")


def in_latin_digits(table: Table[Runs]) -> Table[Runs] | None:
    """The table with the figures of its figure columns in Latin digits; `None` where there are none, or Arabic digits were asked for."""
    if table.figures_from == "ar" or not any(column.figures for column in table.columns):
        return None
    rows = tuple(_row(row, table.columns) for row in table.rows)
    return replace(table, rows=rows, total=None if table.total is None else _row(table.total, table.columns))


def _row(row: Sequence[Runs], columns: Sequence[Column[Runs]]) -> tuple[Runs, ...]:
    return tuple(_figure(runs) if column.figures else runs for runs, column in zip(row, columns, strict=True))


def _figure(runs: Runs) -> Runs:
    """A figure reads from left to right, its sign before it; words that stand in its place stay."""
    if any(character.isalpha() for character in plain(runs)):
        return runs
    return tuple(run._replace(text=run.text.translate(_LATIN), isolate=True) for run in runs)
