"""Where the items of lists stand, of lists in lists too: how deep, and in which place of a list that counts by itself."""

from __future__ import annotations

from typing import Any, NamedTuple

from docgen.document.blocks import ListBlock
from docgen.types import ListStyle


class ItemPlace(NamedTuple):
    """Where an item stands: how deep, in a list with which markers, and its place in that list from 0. `run` counts the lists of the block."""

    depth: int
    style: ListStyle
    at: int
    run: int


def places(block: ListBlock[Any]) -> tuple[ItemPlace, ...]:
    """The place of each item of a list and the lists in it."""
    found: list[ItemPlace] = []
    open_lists: list[tuple[ListStyle, int, int]] = []  # style, items so far, run
    runs = 0
    for depth, style in block.levels or ((0, block.style),) * len(block.items):
        del open_lists[depth + 1 :]
        if len(open_lists) == depth + 1 and open_lists[depth][0] == style:
            style, count, run = open_lists[depth]
        else:
            del open_lists[depth:]
            count, run, runs = 0, runs, runs + 1
            while len(open_lists) < depth:
                open_lists.append(("bullet", 0, -1))
            open_lists.append((style, count, run))
        open_lists[depth] = (style, count + 1, run)
        found.append(ItemPlace(depth, style, count, run))
    return tuple(found)
