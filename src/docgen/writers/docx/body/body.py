"""The flow as the document's body: pairs as rows of a two-column table, everything else as paragraphs and tables one after another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from docgen.document.blocks import ListBlock, PageBreak, Paragraph, Picture, Rule, SignatureRow
from docgen.document.document import BilingualTable, FlowItem, ParallelPair, Section, Side, SpanningBlock, TintedGroup
from docgen.document.inline import plain
from docgen.document.spine import spined
from docgen.document.titles import is_headline, parted_title
from docgen.document.translations import stays_with_original
from docgen.writers.docx import names
from docgen.writers.docx.body.band import band_xml
from docgen.writers.docx.body.blocks import PAGE_BREAK, RULE, block_xml
from docgen.writers.docx.body.ending import BROUGHT, ends, styled
from docgen.writers.docx.body.facing import both_xml
from docgen.writers.docx.body.justification import ragged_alone
from docgen.writers.docx.body.keeping import end_held
from docgen.writers.docx.body.pairs import Cells, pair_row, pairs_xml, row_below
from docgen.writers.docx.body.paragraphs import AIR, AIR_KEPT, GAP, text_paragraph
from docgen.writers.docx.body.qr import qr_xml
from docgen.writers.docx.body.signatures import both_sides, signatures_xml
from docgen.writers.docx.body.spacing import below, wants_air
from docgen.writers.docx.body.spine import spine_xml
from docgen.writers.docx.body.tables import cell, row, table
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.contents import name_entries
from docgen.writers.docx.images.pictures import picture_xml
from docgen.writers.docx.measure import twips
from docgen.writers.docx.styles.table_styles import about_side


def section_xml(section: Section, draft: DocxBuildState, index: int = 0) -> str:
    """The content of one section, the `index`th, without its properties. Never ends with a table."""
    name_entries(section, index, draft)
    items: Sequence[FlowItem] = section.items
    out: list[str] = []
    head = ""
    first = draft.flow.layout != "facing" or index < 2
    if draft.theme.forms.letterhead == "band" and draft.flow.paper is None and first:
        title, items = parted_title(items)
        head = band_xml(section, title, draft)
    found = spined(items, draft.theme, draft.text_width) if draft.theme.forms.fields == "spine" and draft.flow.layout == "side-by-side" else None
    if found is not None:
        head += "".join(_stretch(one, draft, above=draft.theme.measures.block_gap, keep_next=False) for one in _stretches(found.before))
        head += spine_xml(found, draft)
        items = found.after
    draft.divided = draft.divides and not any(map(is_headline, items))
    above = draft.theme.measures.block_gap
    stretches = _stretches(_breaks_once(items))
    for place, stretch in enumerate(stretches):
        signed = place + 1 < len(stretches) and _is_signature(stretches[place + 1][0])
        if needed := _needed(stretch):
            out = end_held(out, needed + (_ended(stretches[place - 1]) if place else 0))
        listed = place > 0 and _names(stretches[place - 1]) and place + 1 < len(stretches) and all(map(ends, stretches[place + 1]))
        paired = place + 1 < len(stretches) and stays_with_original(stretches[place + 1][0])
        out.append(_stretch(stretch, draft, above=above, keep_next=signed or listed or paired))
        above = _below(stretch[-1], draft)
        draft.divided = draft.divided or (draft.divides and is_headline(stretch[-1]))
    xml = head + "".join(out)
    # What air the last block leaves would only make a page of its own.
    xml = (xml.removesuffix(AIR) + GAP if xml.endswith(AIR) else xml) or GAP
    if draft.options.qr is not None and section is draft.flow.sections[-1]:
        xml += qr_xml(draft.options.qr, section, draft)
    return xml


def _below(item: FlowItem, draft: DocxBuildState) -> float:
    """The space that an item leaves under itself."""
    if isinstance(item, ParallelPair):
        return row_below(item, draft)
    return below(item.block, draft.theme) if isinstance(item, Side) else draft.theme.measures.block_gap


def _breaks_once(items: Sequence[FlowItem]) -> list[FlowItem]:
    """Without page breaks that follow a page break: they would make an empty page, which a PDF does not have."""
    return [item for index, item in enumerate(items) if not (index and _is_break(item) and _is_break(items[index - 1]))]


def _is_break(item: FlowItem) -> bool:
    return isinstance(item, (Side, SpanningBlock)) and isinstance(item.block, PageBreak)


def _stretches(items: Sequence[FlowItem]) -> list[list[FlowItem]]:
    """Neighbouring rows together, every other item by itself."""
    out: list[list[FlowItem]] = []
    for pairs, group in groupby(items, lambda item: isinstance(item, ParallelPair)):
        found = list(group)
        out += [found] if pairs else [[item] for item in found]
    return out


_SIGNED = 3
"""So many paragraphs or rows stand on the page of signatures, whose closing line is one of them."""


def _needed(stretch: Sequence[FlowItem]) -> int:
    """How many paragraphs before it a stretch must have on its page: an end mark, contacts, a note and signatures stand nowhere alone."""
    if _is_signature(stretch[0]):
        return _SIGNED
    item = stretch[0]
    if isinstance(item, TintedGroup):
        return max(0, BROUGHT - len(item.items) + _contacts(item.items))
    return BROUGHT if all(map(ends, stretch)) else 0


def _names(stretch: Sequence[FlowItem]) -> bool:
    """Whether a stretch is a line of small type over a list of copies or papers."""
    item = stretch[-1]
    return isinstance(item, Side) and isinstance(item.block, Paragraph) and item.block.style == "note" and item.block.keep_with_next


def _ended(stretch: Sequence[FlowItem]) -> int:
    """How many of a stretch's last items are an end mark or a note, which are nothing that is brought."""
    return next((index for index, item in enumerate(reversed(stretch)) if not ends(item)), len(stretch))


def _contacts(items: Sequence[FlowItem]) -> int:
    """How many of the last items are contacts."""
    return next((index for index, item in enumerate(reversed(items)) if not styled(item, ("contact",))), len(items))


def _is_signature(item: FlowItem) -> bool:
    """Signatures stay with what they sign."""
    return isinstance(item, (Side, SpanningBlock)) and isinstance(item.block, SignatureRow)


def _stretch(items: Sequence[FlowItem], draft: DocxBuildState, *, above: float, keep_next: bool) -> str:
    first = items[0]
    if isinstance(first, ParallelPair):
        return pairs_xml([item for item in items if isinstance(item, ParallelPair)], draft, above=above, keep_next=keep_next)
    if isinstance(first, Side):
        block = first.block
        loose = isinstance(block, Paragraph) and ragged_alone(block, first.lang, draft.text_width, draft)
        return block_xml(block, first.lang, draft.text_width, draft, above=above, keep_next=keep_next, ragged=loose)
    if isinstance(first, TintedGroup):
        return _tinted(first, draft, above=above, keep_next=keep_next)
    return _shared(first, draft, above, keep_next)


def _tinted(item: TintedGroup, draft: DocxBuildState, *, above: float, keep_next: bool) -> str:
    """A panel as wide as the text; the tint is its table's style, the air above and below its outer rows'."""
    last = len(item.items) - 1
    half = draft.text_width / 2
    gutter, measures = draft.theme.page.gutter / 2, draft.theme.measures
    paired = any(isinstance(inner, ParallelPair) for inner in item.items)
    made: list[str] = []
    divided, draft.divided = draft.divided, False
    contacts = last - _contacts(item.items) + 1
    for index, inner in enumerate(item.items):
        kept = index < last and (contacts - BROUGHT <= index < contacts or index == last - 1)  # many contacts part, none alone
        over, under = (measures.about_above if index == 0 else 0.0), (measures.about_below if index == last else 0.0)
        if isinstance(inner, ParallelPair):
            width = half - gutter - about_side(draft.theme)
            left, right = (_tinted_side(side, width, draft, kept) for side in (inner.left, inner.right))
            made.append(pair_row(Cells(left, right, whole=not _lists(inner)), half, draft, over, under))
        else:
            content = _stretch([inner], draft, above=draft.theme.measures.block_gap, keep_next=kept)
            span = '<w:gridSpan w:val="2"/>' if paired else ""
            top = f'<w:top w:w="{twips(over)}" w:type="dxa"/>' if over else ""
            bottom = f'<w:bottom w:w="{twips(under)}" w:type="dxa"/>' if under else ""
            margins = f"<w:tcMar>{top}{bottom}</w:tcMar>" if top or bottom else ""
            made.append(row([cell(content, draft.text_width, span + margins)], whole=not _lists(inner)))
    draft.divided = divided
    return (
        (AIR if wants_air(above) else "")
        + table(made, [half, half] if paired else [draft.text_width], names.TABLE_TINT)
        + (AIR_KEPT if keep_next else AIR)
    )


def _lists(item: FlowItem) -> bool:
    """Whether a list is among an item's sides, which may part between its lines."""
    sides = (item.left, item.right) if isinstance(item, ParallelPair) else (item,) if isinstance(item, Side) else ()
    return any(side is not None and isinstance(side.block, ListBlock) for side in sides)


def _tinted_side(side: Side | None, width: float, draft: DocxBuildState, keep_next: bool) -> str:
    above = draft.theme.measures.block_gap
    return "" if side is None else block_xml(side.block, side.lang, width, draft, above=above, inside=True, keep_next=keep_next)


def _shared(item: SpanningBlock, draft: DocxBuildState, above: float, keep_next: bool) -> str:
    block = item.block
    match block:
        case Rule():
            return RULE
        case PageBreak():
            return PAGE_BREAK
        case BilingualTable():
            return both_xml(block, draft, above=above, keep_next=keep_next)
        case SignatureRow():
            return signatures_xml(both_sides(block), draft.text_width, draft)
        case Picture():
            languages = draft.flow.meta.languages
            alt = " – ".join(plain(runs) for lang in languages if block.alt is not None and (runs := block.alt.side(lang)))
            captions = [] if block.caption is None else [(lang, runs) for lang in languages if (runs := block.caption.side(lang))]
            picture = picture_xml(block.path, alt, languages[0], block.width, draft.text_width, draft, keep_next=bool(captions))
            under = {lang: text_paragraph(runs, names.PICTURE_CAPTION.of(lang), lang, draft) for lang, runs in captions}
            if draft.flow.layout != "side-by-side" or len(under) < 2:
                return picture + "".join(under.values())
            half = draft.text_width / 2
            return picture + table([pair_row(Cells(under["en"], under["ar"]), half, draft)], [half, half], names.TABLE_PLAIN) + GAP
