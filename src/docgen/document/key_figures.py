"""Key figures: large figures with a few words under each, in tiles that stand once for both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docgen.document.blocks import Field, Fields
from docgen.document.inline import Runs, plain
from docgen.types import Lang

TILE_GAP = 12.0
"""Between two tiles, either way, in points."""
TILE_SIDE, TILE_ABOVE, TILE_BELOW = 7.0, 7.0, 8.0
"""From the edges of a tile to its words."""
_MOST = 4
"""Tiles in a row."""


def tile_rows(widths: Sequence[float], room: float) -> list[int]:
    """How many tiles each row has: four at most, rows as even as they can be, fewer where a figure is wider. `widths` are those of the figures,
    `room` that of a row, in points."""
    rows: list[int] = []
    start = 0
    while start < len(widths):
        left = len(widths) - start
        count = -(-left // -(-left // _MOST))
        while count > 1 and max(widths[start : start + count]) > (room - (count - 1) * TILE_GAP) / count - 2 * TILE_SIDE:
            count -= 1
        rows.append(count)
        start += count
    return rows


def tile_values(sides: Mapping[Lang, Field[Runs]], once: Lang) -> list[tuple[Lang, Runs]]:
    """The figures of a tile: one where both languages write nothing but figures and codes, else each language's own, Arabic first."""
    arabic, english = sides.get("ar"), sides.get("en")
    if arabic is None or english is None:
        return [(lang, field.value) for lang, field in sides.items()]
    if not any("\u0620" <= letter <= "\u064a" for letter in plain(arabic.value)):
        return [(once, sides[once].value)]
    return [("ar", arabic.value), ("en", english.value)]


def are_figures(*blocks: Any) -> bool:
    """Whether blocks are key figures, as many in each."""
    figures: Sequence[Fields[Any]] = [block for block in blocks if isinstance(block, Fields) and block.figures is not None]
    return len(figures) == len(blocks) and len({len(block.fields) for block in figures}) == 1
