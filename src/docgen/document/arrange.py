"""From the bilingual tree to a flow of single-language blocks: one function a layout, all of them in one table.

`arrange` decides only what stands beside, under or after what. How wide, how high and on which page is for the renderer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from docgen.document.blocks import BiBlock, Heading, PageBreak, Panel, Paragraph, Picture, Quote, Rule, SideBlock, SignatureRow, side
from docgen.document.document import Document, Flow, FlowItem, Layout, Row, Section, Shared, Side, Tinted
from docgen.document.inline import Lang, Runs
from docgen.errors import RenderError

Arrangement: TypeAlias = Callable[[Document], tuple[Section, ...]]

_NAMES: dict[Lang, str] = {"ar": "Arabic", "en": "English"}


def arrange(document: Document, layout: Layout | None = None) -> Flow:
    """The flow of a document in one layout.

    `None` means the document's own, or else `side-by-side`. A bilingual layout of a document that speaks one language is that
    language alone, and the flow's `layout` says so. Raises RenderError for a layout that does not exist, or for a language that is not there.
    """
    languages = document.meta.languages
    chosen: Layout = layout or document.layout or "side-by-side"
    arrangement = ARRANGEMENTS.get(chosen)
    if arrangement is None:
        raise RenderError(f"no layout {chosen!r}; there are {', '.join(ARRANGEMENTS)}")
    if chosen == "ar" or chosen == "en":
        if chosen not in languages:
            raise RenderError(f"this document has no {_NAMES[chosen]} side; its languages are {', '.join(languages)}")
    elif len(languages) == 1:
        chosen = languages[0]
    sections = ARRANGEMENTS[chosen](document)
    theme = document.theme
    if chosen != "side-by-side" and document.paper is None:  # a user's own Word file has its own page
        theme = replace(theme, page=theme.page.of_one_column())
    return Flow(document.meta, document.furniture, sections, theme, chosen, document.paper, document.named_at)


def _side_by_side(document: Document) -> tuple[Section, ...]:
    return (Section(document.meta.languages, tuple(_beside(document.blocks))),)


def _stacked(document: Document) -> tuple[Section, ...]:
    languages = document.meta.languages
    return (Section(languages, tuple(_under(document.blocks, languages))),)


def _sequential(document: Document) -> tuple[Section, ...]:
    return tuple(Section((lang,), tuple(_alone(document.blocks, lang))) for lang in document.meta.languages)


def _single(lang: Lang) -> Arrangement:
    return lambda document: (Section((lang,), tuple(_alone(document.blocks, lang))),)


ARRANGEMENTS: dict[Layout, Arrangement] = {
    "side-by-side": _side_by_side,
    "stacked": _stacked,
    "sequential": _sequential,
    "ar": _single("ar"),
    "en": _single("en"),
}
"""Every layout. A new one is a function here and its name in `Layout`."""


def _beside(blocks: Iterable[BiBlock]) -> Iterable[FlowItem]:
    """Pairs: English at the left and Arabic at the right, whichever of them prevails."""
    for block in blocks:
        if isinstance(block, Panel) and block.kind == "about":
            yield Tinted(tuple(_beside(block.blocks)))
        elif isinstance(block, (SignatureRow, Picture, Rule, PageBreak)):
            yield Shared(block)
        else:
            left, right = _taken(block, "en"), _taken(block, "ar")
            if left or right:
                yield Row(left, right)


def _under(blocks: Iterable[BiBlock], languages: tuple[Lang, ...]) -> Iterable[FlowItem]:
    """A pair after a pair, the language that prevails on top."""
    for block in blocks:
        if isinstance(block, Panel) and block.kind == "about":
            yield Tinted(tuple(_under(block.blocks, languages)))
        elif isinstance(block, (SignatureRow, Picture, Rule, PageBreak)):
            yield Shared(block)
        else:
            sides = [taken for lang in languages if (taken := _taken(block, lang))]
            yield from sides[:1]
            yield from (Side(side.lang, side.block, twin=True) for side in sides[1:])


def _alone(blocks: Iterable[BiBlock], lang: Lang) -> Iterable[FlowItem]:
    """One language only."""
    for block in blocks:
        if isinstance(block, Panel) and block.kind == "about":
            items = tuple(_alone(block.blocks, lang))
            if items:
                yield Tinted(items)
        elif taken := _taken(block, lang):
            yield taken


def _taken(block: BiBlock, lang: Lang) -> Side | None:
    """One language's side of a block, `None` where that language says nothing in it."""
    taken: SideBlock | None
    if isinstance(block, Panel):
        taken = Panel(tuple(part.block for inner in block.blocks if (part := _taken(inner, lang))), block.kind)
        return Side(lang, taken) if taken.blocks else None
    taken = side(block, lang)
    if taken is None or not _speaks(taken):
        return None
    return Side(lang, taken)


def _speaks(block: SideBlock) -> bool:
    """Whether any slot of the block holds text; blocks that are not text (rules, page breaks, pictures) always count, and so do those that would
    not be here without text."""
    if isinstance(block, (Paragraph, Heading, Quote, Rule, PageBreak, Picture)):
        return True
    said = False

    def look(slot: Runs) -> Runs:
        nonlocal said
        said = said or bool(slot)
        return slot

    block.map(look)
    return said
