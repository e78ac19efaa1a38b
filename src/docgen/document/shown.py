"""The pictures that a flow shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docgen.document.blocks import Panel, Picture
from docgen.document.document import Flow, FlowItem, ParallelPair, Side, TintedGroup
from docgen.document.inline import plain


def pictures_of(flow: Flow) -> Iterator[tuple[Path, bool]]:
    """Each picture's file with whether alternative text says what it shows (the emblem's may be none: it is an ornament then), no pair twice."""
    asked: list[tuple[Path, bool]] = [(emblem, True) for emblem in flow.furniture.emblems]
    asked += [(block.path, _described(block)) for section in flow.sections for block in _pictures(section.items)]
    yield from dict.fromkeys(asked)


def _described(block: Picture[Any]) -> bool:
    alt = block.alt
    if alt is None:
        return False
    return bool(plain(alt)) if isinstance(alt, tuple) else any(plain(runs) for _, runs in alt)


def _pictures(items: Iterable[FlowItem]) -> Iterator[Picture[Any]]:
    for item in items:
        if isinstance(item, TintedGroup):
            yield from _pictures(item.items)
        elif isinstance(item, ParallelPair):
            yield from _pictures(side for side in (item.left, item.right) if side is not None)
        elif isinstance(item, Side) and isinstance(item.block, Panel):
            yield from _pictures(Side(item.lang, block) for block in item.block.blocks)
        elif isinstance(item.block, Picture):
            yield item.block
