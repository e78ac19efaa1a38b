"""The spine: what both languages share about a document, once, between its two titles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from docgen.document.blocks import Field, Fields, Heading, Paragraph
from docgen.document.document import FlowItem, ParallelPair, Side
from docgen.document.inline import Runs, plain
from docgen.document.theme import Theme
from docgen.document.titles import lines_of, parted_title
from docgen.locales.digits import unshape
from docgen.types import Lang

WIDTH = 108.0
"""Of the spine, in points."""
GAP = 15.0
"""From it to the titles."""
ABOVE, BELOW = 3.0, 4.0
"""From a fact's rule to its words, and from them to the next rule."""
BETWEEN = 6.0
"""Between a label's two languages."""
_MOST_FACTS = 8
_MOST_VALUE = 90
"""Facts, and code points of one, that a spine holds at most; more stand as in other themes."""
_LEAST_SIDE = 125.0
"""Points of a title beside it."""
_MOST_LINES = 12


class Spined(NamedTuple):
    """A section's items round its spine: those before it, the facts of both languages, the title's pairs, those after it."""

    before: list[FlowItem]
    english: Fields[Runs]
    arabic: Fields[Runs]
    title: list[ParallelPair]
    after: list[FlowItem]


def spined(items: Sequence[FlowItem], theme: Theme, width: float) -> Spined | None:
    """A section of two languages side by side with its facts between its titles, `width` points wide; `None` where it has none that stand so, and
    where the titles beside it would be too long."""
    at = next((index for index, item in enumerate(items) if _facts(item) is not None), None)
    title, _ = parted_title(items)
    pairs = [item for item in title if isinstance(item, ParallelPair)]
    if at is None or not pairs or len(pairs) < len(title):
        return None
    start = next(index for index, item in enumerate(items) if item is title[0])
    if at not in (start - 1, start + len(title)):
        return None
    english, arabic = _facts(items[at]) or (Fields(()), Fields(()))
    room = title_room(width)
    sides = ([pair.left for pair in pairs], [pair.right for pair in pairs])
    lines = [sum(_lines(side, theme, room) for side in column if side is not None) for column in sides]
    values = [len(plain(field.value)) for field in (*english.fields, *arabic.fields)]
    if room < _LEAST_SIDE or max(lines) > _MOST_LINES or max(values) > _MOST_VALUE or len(values) > 2 * _MOST_FACTS:
        return None
    first, last = min(at, start), max(at + 1, start + len(title))
    return Spined(list(items[:first]), english, arabic, pairs, list(items[last:]))


def title_room(width: float) -> float:
    """How wide each of two titles is beside a spine, of `width` points in all."""
    return (width - WIDTH) / 2 - GAP


def _lines(side: Side, theme: Theme, room: float) -> int:
    """About how many lines a block of a title takes."""
    name = "headline" if isinstance(side.block, Heading) else side.block.style if isinstance(side.block, Paragraph) else "body"
    style = theme.styles.get(name, theme.styles["body"])
    words = plain(getattr(side.block, "text", ()))
    return max(1, math.ceil(lines_of(words, style, side.lang, room)))


def _facts(item: FlowItem) -> tuple[Fields[Runs], Fields[Runs]] | None:
    if not isinstance(item, ParallelPair) or item.left is None or item.right is None:
        return None
    english, arabic = item.left.block, item.right.block
    if not isinstance(english, Fields) or not isinstance(arabic, Fields) or len(english.fields) != len(arabic.fields) or not english.fields:
        return None
    return None if english.figures is not None else (english, arabic)


def shown_values(english: Field[Runs], arabic: Field[Runs], leads: Lang) -> list[tuple[Lang, Runs]]:
    """The values of a fact: one where both languages say the same, else the leading language's first."""
    if unshape(plain(english.value)) == unshape(plain(arabic.value)):
        return [("en", english.value)]
    both: list[tuple[Lang, Runs]] = [("ar", arabic.value), ("en", english.value)]
    return both if leads == "ar" else both[::-1]
