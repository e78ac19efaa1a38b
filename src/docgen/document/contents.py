"""The contents list of a long document: which headings it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.document.blocks import Contents, Heading
from docgen.document.document import FlowItem, ParallelPair, Section, Side
from docgen.document.inline import Runs
from docgen.types import Lang

PAGES = 8
"""A document of more pages has a contents list where its template asks for one."""
LEVEL = 1
"""Headings down to this level are listed: one line an item."""


@dataclass(frozen=True, slots=True)
class HeadingPage:
    """Where a heading stands: its page in the file, counted from 1, and the height of its top on that page, in points."""

    page: int
    top: float


Headings = Mapping[Lang, tuple[Heading[Runs], ...]]
"""By language, the headings that are listed, in order."""

Pages = Mapping[Lang, tuple[int, ...]]
"""By language, the page of each of them, counted from 1."""


def listed(section: Section) -> Headings:
    """The headings after a section's contents list; nothing where it has none."""
    found: dict[Lang, list[Heading[Runs]]] = {lang: [] for lang in section.languages}
    begun = False
    for item in section.items:
        for side in _sides(item):
            block = side.block
            begun = begun or isinstance(block, Contents)
            if begun and isinstance(block, Heading) and 0 < block.level <= LEVEL:
                found[side.lang].append(block)
    return {lang: tuple(headings) for lang, headings in found.items()}


def _sides(item: FlowItem) -> Iterator[Side]:
    if isinstance(item, ParallelPair):
        yield from (side for side in (item.left, item.right) if side is not None)
    elif isinstance(item, Side):
        yield item
