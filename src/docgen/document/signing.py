"""How signatures stand: side by side in balanced rows, or as a table; the measures that PDF and DOCX share. All lengths are points."""

from __future__ import annotations

from dataclasses import replace

from docgen.document.blocks import Signatory, SignatureRow
from docgen.document.inline import BiRuns, Both, plain
from docgen.document.theme import MM

ROOM = 18 * MM
"""The height to sign in."""
LINE = 0.9
UNDER = 3.0
"""From the line to the name."""
SEAL = 18 * MM
"""A seal's diameter."""
GUTTER = 28.0
"""Between two signatures of a row."""
ROW_GAP = 10.0
TABLE_FROM = 5
"""So many signatures are a table."""
NUMBER_WIDTH = 26.0
SIGNING_SHARE = 0.28
"""Of a table's width, for the column to sign in."""
CELL_X = 5.0
CELL_Y = 3.5

WIDEST = 85 * MM
"""A lone signature is no wider: nobody signs across a page."""
_ABREAST = 3
_NARROWEST = 96.0
"""A name needs so much room."""


def rows_of(count: int, width: float) -> list[int]:
    """How many signatures stand in each row, the longer rows first: two or three, or four where a last one would stand alone otherwise."""
    most = 2 if count == 4 else _ABREAST
    if count > most and count % most == 1 and count % (most + 1) != 1:
        most += 1
    while most > 1 and (width - GUTTER * (most - 1)) / most < _NARROWEST:
        most -= 1
    rows = -(-count // most)
    short, longer = divmod(count, rows)
    return [short + 1] * longer + [short] * (rows - longer)


def across(abreast: int, width: float) -> float:
    """The width of one signature in a row."""
    return (width - GUTTER * (abreast - 1)) / abreast


def abreast_at(abreast: int, width: float) -> tuple[float, float]:
    """The width of one signature in a row, and where the row begins: a row that does not take the whole width stands in its middle."""
    room = min(across(abreast, width), WIDEST)
    return room, (width - room * abreast - GUTTER * (abreast - 1)) / 2


def table_widths(width: float) -> tuple[float, float, float, float]:
    """The columns of a table: number, name, role, signature."""
    signing = width * SIGNING_SHARE
    rest = width - NUMBER_WIDTH - signing
    return NUMBER_WIDTH, rest * 0.52, rest * 0.48, signing


def said_once(block: SignatureRow[BiRuns]) -> SignatureRow[BiRuns]:
    """The signatories of a page that both languages share; a place to sign that says the same in both, such as a line to write a name on, says it
    once."""
    return replace(block, signatories=tuple(map(_once, block.signatories)))


def _once(signatory: Signatory[BiRuns]) -> Signatory[BiRuns]:
    name = signatory.name
    alone = signatory.role is None and signatory.date is None and name.ar is not None and plain(name.ar) == plain(name.en)
    return replace(signatory, name=Both(name.ar, None)) if alone else signatory
