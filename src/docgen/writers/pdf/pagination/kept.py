"""Panels that cannot be kept on one page, found without making a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from docgen.document.blocks import Panel
from docgen.document.document import Flow, FlowItem, ParallelPair, Side
from docgen.document.inline import Runs, plain
from docgen.types import Lang
from docgen.typography.fonts.families import FontStack, library
from docgen.writers.pdf.boxes.blocks import box_of
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.style_resolver import StyleResolver
from docgen.writers.pdf.tagging.structure import Element

_LONG = 1000
"""Characters: a decision of fewer is never taller than a page that holds text at all."""


def parted_panels(flow: Flow, fonts: FontStack | None = None) -> tuple[str, ...]:
    """The words of decisions that are taller than a page, and so are parted, one language's. Raises FontError for a family that is not there."""
    found = [(section.languages, item) for section in flow.sections for item in section.items if _long(item)]
    if not found:
        return ()
    theme = flow.theme
    look = StyleResolver(theme, fonts or library(()).stack(theme.families.arabic, theme.families.latin))
    sides: tuple[Lang, ...] = ("ar", "en")
    voices = {side: LanguageContext(look, side, flow.meta.tag(side), "latn", Element("Sect", None)) for side in sides}
    stage = LayoutContext(look, voices, sides, theme.page, flow.layout == "side-by-side")
    width = theme.page.width - 2 * theme.page.margin_side
    tall = [item for languages, item in found if box_of(item, replace(stage, languages=languages)).wrap(width)[1] > stage.room]
    return tuple(next(_words(item)) for item in tall)


def _long(item: FlowItem) -> bool:
    return any(len(words) > _LONG for words in _words(item))


def _words(item: FlowItem) -> Iterator[str]:
    """What each language's decision says."""
    sides: Iterable[Side | None] = (item.left, item.right) if isinstance(item, ParallelPair) else (item,) if isinstance(item, Side) else ()
    for side in sides:
        if side is not None and isinstance(side.block, Panel) and side.block.kind == "decision":
            yield _text(side.block)


def _text(panel: Panel[Any]) -> str:
    slots: list[Runs] = []
    panel.map(slots.append)
    return " ".join(plain(runs) for runs in slots if runs)
