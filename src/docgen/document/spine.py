"""The spine: what both languages share about a document, once, between its two titles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from docgen.document.blocks import Field, Fields
from docgen.document.document import FlowItem, ParallelPair
from docgen.document.inline import Runs, plain
from docgen.document.titles import parted_title
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
_MOST_TITLE = 400
"""Code points of what a spine and the titles beside it hold at most; more stands as in other themes."""


class Spined(NamedTuple):
    """A section's items round its spine: those before it, the facts of both languages, the title's pairs, those after it."""

    before: list[FlowItem]
    english: Fields[Runs]
    arabic: Fields[Runs]
    title: list[ParallelPair]
    after: list[FlowItem]


def spined(items: Sequence[FlowItem]) -> Spined | None:
    """A section of two languages side by side with its facts between its titles; `None` where it has none that stand so."""
    at = next((index for index, item in enumerate(items) if _facts(item) is not None), None)
    title, _ = parted_title(items)
    pairs = [item for item in title if isinstance(item, ParallelPair)]
    if at is None or not pairs or len(pairs) < len(title):
        return None
    start = next(index for index, item in enumerate(items) if item is title[0])
    if at not in (start - 1, start + len(title)):
        return None
    english, arabic = _facts(items[at]) or (Fields(()), Fields(()))
    words = [len(plain(getattr(side.block, "text", ()))) for pair in pairs for side in (pair.left, pair.right) if side is not None]
    values = [len(plain(field.value)) for field in (*english.fields, *arabic.fields)]
    if sum(words) > 2 * _MOST_TITLE or max(values) > _MOST_VALUE or len(values) > 2 * _MOST_FACTS:
        return None
    first, last = min(at, start), max(at + 1, start + len(title))
    return Spined(list(items[:first]), english, arabic, pairs, list(items[last:]))


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
