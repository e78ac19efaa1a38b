"""Columns of codes in Arabic tables: figures alone beside codes with Latin letters are of one size with those codes' figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docgen.document.inline import Runs, plain
from docgen.document.tables.table import Table

_LRM = "\u200e"
_CODE = re.compile(r"(?=[^A-Za-z]*[A-Za-z])(?=[^0-9]*[0-9])[A-Za-z0-9]+(?:[-./_ \u00a0][A-Za-z0-9]+)*")
_FIGURES = re.compile(r"[0-9]+(?:[-./_ \u00a0][0-9]+)*")


def codes_alike(table: Table[Runs]) -> Table[Runs]:
    """An Arabic table whose columns of codes (A1234567, 00917731) hold codes alone: U+200E before figures makes them one, set as Latin text is."""
    columns = [index for index, column in enumerate(table.columns) if column.kind == "text" and _of_codes([row[index] for row in table.rows])]
    if not columns:
        return table
    rows = tuple(tuple(_code(runs) if index in columns else runs for index, runs in enumerate(row)) for row in table.rows)
    return replace(table, rows=rows)


def _of_codes(cells: Sequence[Runs]) -> bool:
    """Whether a column has codes with letters and figures alone as well."""
    texts = {plain(runs) for runs in cells}
    return any(map(_CODE.fullmatch, texts)) and any(map(_FIGURES.fullmatch, texts))


def _code(runs: Runs) -> Runs:
    if _FIGURES.fullmatch(plain(runs)) is None:
        return runs
    return (runs[0]._replace(text=f"{_LRM}{plain(runs)}", isolate=True, nobreak=True),)
