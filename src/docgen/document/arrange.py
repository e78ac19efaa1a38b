"""From the bilingual tree to a flow of single-language blocks: one function a layout, all of them in one table.

`arrange` decides only what stands beside, under or after what. How wide, how high and on which page is for the renderer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TypeAlias, TypeVar

from docgen.document.blocks import (
    BiBlock,
    Contents,
    Fields,
    Heading,
    ListBlock,
    PageBreak,
    Panel,
    Paragraph,
    Picture,
    Quote,
    Rule,
    SideBlock,
    SignatureRow,
    Table,
    Verse,
    side,
    slots,
)
from docgen.document.document import (
    Document,
    Flow,
    FlowItem,
    Layout,
    Meta,
    PageHeaderFooter,
    ParallelPair,
    Section,
    Side,
    SpanningBlock,
    Supplement,
    TintedGroup,
)
from docgen.document.inline import Both, plain
from docgen.document.signing import said_once
from docgen.document.spine import title_room
from docgen.document.tables.codes import codes_alike
from docgen.document.theme import Theme
from docgen.document.titles import fitted_headline
from docgen.errors import RenderError
from docgen.types import Lang

Arrangement: TypeAlias = Callable[[Document], tuple[Section, ...]]
T = TypeVar("T")

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
    document = replace(document, blocks=tuple(_with_leads(document.blocks)))
    sections = ARRANGEMENTS[chosen](_expanded(document))
    listed = ARRANGEMENTS[chosen](document) if any(isinstance(block, Contents) for block in document.blocks) else ()
    theme = document.theme
    if chosen != "side-by-side" and document.paper is None:  # a user's own Word file has its own page
        theme = theme.of_one_column()
    theme = theme.titled(abreast=chosen in ("side-by-side", "stacked"))
    theme = fitted_headline(theme, (item for section in sections for item in section.items), _room_of_titles(theme, chosen))
    spoken = tuple(lang for lang in languages if any(lang in section.languages for section in sections))
    return Flow(
        _described(document.meta, spoken),
        _furnished(document.furniture, spoken),
        sections,
        theme,
        chosen,
        document.paper,
        document.named_at,
        listed,
        document.underlay,
        tuple(_of_spoken(one, spoken) for one in document.supplements),
    )


def _with_leads(blocks: Sequence[BiBlock]) -> Iterable[BiBlock]:
    """The blocks, a paragraph that ends in a colon kept with the list, the quotation or the table that it leads to."""
    for block, following in zip_longest(blocks, blocks[1:]):
        leads = isinstance(following, (ListBlock, Quote, Table, Verse))
        if leads and isinstance(block, Paragraph) and any(plain(runs).rstrip().endswith(":") for _, runs in block.text):
            block = replace(block, keep_with_next=True)
        yield block


def _room_of_titles(theme: Theme, layout: Layout) -> float:
    """How wide a headline may be, in points."""
    width = theme.page.width - 2 * theme.page.margin_side
    if layout != "side-by-side" or theme.forms.title == "centred":
        return width
    return title_room(width) if theme.forms.fields == "spine" else (width - theme.page.gutter) / 2


def _expanded(document: Document) -> Document:
    """The document without contents lists: what stands in their place."""
    if not any(isinstance(block, Contents) for block in document.blocks):
        return document
    return replace(
        document, blocks=tuple(inner for block in document.blocks for inner in (block.instead if isinstance(block, Contents) else (block,)))
    )


def _described(meta: Meta, spoken: tuple[Lang, ...]) -> Meta:
    """What the file says of itself, in the languages of its pages only. A title that is missing in all of them is the name of the kind."""
    title = _only(meta.title, spoken)
    if not (title.ar or title.en):
        from docgen.locales.labels import labels

        named = labels().get(meta.kind, {})
        title = _only(Both(named.get("ar", meta.reference or meta.kind), named.get("en", meta.reference or meta.kind)), spoken)
    return replace(
        meta,
        title=title,
        languages=spoken,
        author=_only(meta.author, spoken),
        subject=_only(meta.subject, spoken),
        keywords=_only(meta.keywords, spoken),
        dated=_only(meta.dated, spoken),
    )


def _furnished(furniture: PageHeaderFooter, spoken: tuple[Lang, ...]) -> PageHeaderFooter:
    return replace(
        furniture,
        issuer=_only(furniture.issuer, spoken),
        department=None if furniture.department is None else _only(furniture.department, spoken),
        running_head=_only(furniture.running_head, spoken),
        page_label=_only(furniture.page_label, spoken),
        digits=_only(furniture.digits, spoken),
        emblem_alt=None if furniture.emblem_alt is None else _only(furniture.emblem_alt, spoken),
        issuers=tuple(
            replace(
                issuer,
                name=_only(issuer.name, spoken),
                department=None if issuer.department is None else _only(issuer.department, spoken),
                emblem_alt=None if issuer.emblem_alt is None else _only(issuer.emblem_alt, spoken),
            )
            for issuer in furniture.issuers
        ),
        notices=tuple(said for notice in furniture.notices if (said := _only(notice, spoken)) != Both()),
    )


def _only(both: Both[T], spoken: tuple[Lang, ...]) -> Both[T]:
    return Both(both.ar if "ar" in spoken else None, both.en if "en" in spoken else None)


def _of_spoken(one: Supplement, spoken: tuple[Lang, ...]) -> Supplement:
    return replace(one, title=_only(one.title, spoken), heading=None if one.heading is None else _only(one.heading, spoken))


def _side_by_side(document: Document) -> tuple[Section, ...]:
    return (Section(document.meta.languages, tuple(_beside(document.blocks, document.meta.languages, document.theme))),)


def _stacked(document: Document) -> tuple[Section, ...]:
    languages = document.meta.languages
    return (Section(languages, tuple(_under(document.blocks, languages, document.theme))),)


def _facing(document: Document) -> tuple[Section, ...]:
    """English on left-hand pages and Arabic on the right-hand ones that face them. Nothing stands once for both, and each speaks as by itself."""
    return (Section(document.meta.languages, tuple(_opposite(document.blocks))),)


def _opposite(blocks: Iterable[BiBlock]) -> Iterable[FlowItem]:
    for block in blocks:
        if isinstance(block, PageBreak):
            yield SpanningBlock(block)
            continue
        left, right = _page_of_one(block, "en"), _page_of_one(block, "ar")
        if left or right:
            yield ParallelPair(left, right)


def _page_of_one(block: BiBlock, lang: Lang) -> Side | None:
    taken = _taken(block, lang)
    if taken is None:
        return None
    alone = _block_by_itself(taken.block, lang)
    return Side(lang, replace(alone, page_wide=False) if isinstance(alone, Table) else alone)


def _sequential(document: Document) -> tuple[Section, ...]:
    return tuple(Section((lang,), tuple(_alone(document.blocks, lang))) for lang in document.meta.languages)


def _single(lang: Lang) -> Arrangement:
    def arrange_one(document: Document) -> tuple[Section, ...]:
        return (Section((lang,), tuple(_by_itself(item, lang) for item in _alone(document.blocks, lang))),)

    return arrange_one


def _by_itself(item: FlowItem, lang: Lang) -> FlowItem:
    """An item of pages that speak one language only."""
    if isinstance(item, TintedGroup):
        return TintedGroup(tuple(_by_itself(inner, lang) for inner in item.items))
    return replace(item, block=_block_by_itself(item.block, lang)) if isinstance(item, Side) else item


def _block_by_itself(block: SideBlock, lang: Lang) -> SideBlock:
    if isinstance(block, Panel):
        return replace(block, blocks=tuple(_block_by_itself(inner, lang) for inner in block.blocks))
    if isinstance(block, Table):
        return replace(block, columns=tuple(column.by_itself(lang) for column in block.columns))
    return block


ARRANGEMENTS: dict[Layout, Arrangement] = {
    "side-by-side": _side_by_side,
    "stacked": _stacked,
    "facing": _facing,
    "sequential": _sequential,
    "ar": _single("ar"),
    "en": _single("en"),
}
"""Every layout. A new one is a function here and its name in `Layout`."""


_SPANNING = (SignatureRow, Picture, Rule, PageBreak)
"""Blocks that stand once for both languages where both share the pages."""


def _beside(blocks: Iterable[BiBlock], languages: tuple[Lang, ...], theme: Theme) -> Iterable[FlowItem]:
    """Pairs: English at the left and Arabic at the right, whichever of them prevails. Titles that are centred over both are one under the other."""
    for block in blocks:
        if isinstance(block, Panel) and block.kind == "about":
            yield TintedGroup(tuple(_beside(block.blocks, languages, theme)))
        elif theme.forms.title == "centred" and _is_title(block):
            yield from _each_under([block], languages)
        elif isinstance(block, _SPANNING):
            yield SpanningBlock(said_once(block) if isinstance(block, SignatureRow) else block)
        else:
            left, right = _taken(block, "en"), _taken(block, "ar")
            if left or right:
                yield ParallelPair(left, right)


def _is_title(block: BiBlock) -> bool:
    return (isinstance(block, Heading) and block.level == 0) or (isinstance(block, Paragraph) and block.style == "subheadline")


_ABREAST = ("kicker", "endmark", "contact")
"""Paragraphs so short that both languages share a line, also where the one stands under the other."""


def _under(blocks: Iterable[BiBlock], languages: tuple[Lang, ...], theme: Theme) -> Iterable[FlowItem]:
    """A pair after a pair, the language that prevails on top. What is a line each stands side by side, as the letterhead does, and so do lists of
    copies and enclosures; a heading stays with what it heads in its own language."""
    waiting: list[BiBlock] = []
    for block in blocks:
        if waiting and _names(waiting[-1]) and isinstance(block, ListBlock):
            yield from _each_under(waiting[:-1], languages)
            yield from _beside([waiting[-1], block], languages, theme)
            waiting = []
            continue
        if waiting and (not _follows(block) or (_is_title(waiting[-1]) and not _is_title(block))):
            yield from _each_under(waiting, languages)
            waiting = []
        if isinstance(block, Panel) and block.kind == "about":
            yield TintedGroup(tuple(_under(block.blocks, languages, theme)))
        elif isinstance(block, _SPANNING):
            yield SpanningBlock(said_once(block) if isinstance(block, SignatureRow) else block)
        elif isinstance(block, Fields) or (isinstance(block, Paragraph) and block.style in _ABREAST):
            yield from _beside([block], languages, theme)
        elif _leads(block, theme):
            waiting.append(block)
        elif waiting:
            yield from _grouped([*waiting, block], languages)
            waiting = []
        else:
            yield from _each_under([block], languages)
    yield from _each_under(waiting, languages)


def _names(block: BiBlock) -> bool:
    """Whether a block is a line of small type that stays with what it names: copies, enclosures."""
    return isinstance(block, Paragraph) and block.style == "note" and block.keep_with_next


def _leads(block: BiBlock, theme: Theme) -> bool:
    """Whether a block stays on the page of what follows it."""
    if isinstance(block, Paragraph):
        return block.keep_with_next or (block.style in theme.styles and theme.styles[block.style].keep_with_next)
    return isinstance(block, Heading)


def _follows(block: BiBlock) -> bool:
    """Whether a heading can have a block under itself in each language by itself."""
    if isinstance(block, Panel):
        return block.kind != "about"
    if isinstance(block, Table):
        return not block.page_wide
    return not isinstance(block, (*_SPANNING, Fields, Contents)) and getattr(block, "style", "") not in _ABREAST


def _grouped(blocks: list[BiBlock], languages: tuple[Lang, ...]) -> Iterable[FlowItem]:
    """All of them in one language, then in the other."""
    for lang in languages:
        yield from (taken for block in blocks if (taken := _taken(block, lang)))


def _each_under(blocks: Iterable[BiBlock], languages: tuple[Lang, ...]) -> Iterable[FlowItem]:
    for block in blocks:
        sides = [taken for lang in languages if (taken := _taken(block, lang))]
        if len(sides) > 1 and isinstance(first := sides[0].block, Paragraph) and first.style == "subheadline":
            yield replace(sides[0], block=replace(first, keep_with_next=True))  # the pair stays on one page, as that of the headline does
        else:
            yield from sides[:1]
        yield from (Side(side.lang, side.block, follows_translation=True) for side in sides[1:])


def _alone(blocks: Iterable[BiBlock], lang: Lang) -> Iterable[FlowItem]:
    """One language only."""
    for block in blocks:
        if isinstance(block, Panel) and block.kind == "about":
            items = tuple(_alone(block.blocks, lang))
            if items:
                yield TintedGroup(items)
        elif taken := _taken(block, lang):
            yield taken


def _taken(block: BiBlock, lang: Lang) -> Side | None:
    """One language's side of a block, `None` where that language says nothing in it."""
    taken: SideBlock | None
    if isinstance(block, Panel):
        taken = Panel(tuple(part.block for inner in block.blocks if (part := _taken(inner, lang))), block.kind)
        return Side(lang, taken) if taken.blocks else None
    if isinstance(block, Contents):
        block = Contents(block.title)
    taken = side(block, lang)
    if taken is None or not _speaks(taken):
        return None
    return Side(lang, codes_alike(taken) if lang == "ar" and isinstance(taken, Table) else taken)


def _speaks(block: SideBlock) -> bool:
    """Whether any slot of the block holds text; blocks that are not text (rules, page breaks, pictures) always count."""
    return isinstance(block, (Rule, PageBreak, Picture)) or any(slots(block))
