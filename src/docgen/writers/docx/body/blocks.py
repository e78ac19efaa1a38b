"""Single-language blocks as paragraphs and tables: one function a kind of block."""

from __future__ import annotations

from typing import NamedTuple

from docgen.document.blocks import (
    Contents,
    Field,
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
)
from docgen.document.inline import Inline, Runs, plain
from docgen.document.tables.laid import laid_side
from docgen.document.tables.placing import fit_alone
from docgen.types import Lang
from docgen.writers.docx import names
from docgen.writers.docx.body.balanced_titles import end_room, title_indent
from docgen.writers.docx.body.fields_grid import fields_grid_xml
from docgen.writers.docx.body.no_break_spaces import length
from docgen.writers.docx.body.paragraphs import AIR, AIR_KEPT, GAP, GAP_KEPT, numbering_properties, paragraph, text_paragraph
from docgen.writers.docx.body.pitch import opened_spacing
from docgen.writers.docx.body.runs import content_xml, inline_xml, run_properties, run_xml
from docgen.writers.docx.body.separators import lined
from docgen.writers.docx.body.signatures import signatures_xml
from docgen.writers.docx.body.spacing import wants_air
from docgen.writers.docx.body.tables import air_under, cell, data_table, row, table
from docgen.writers.docx.body.tiles import tiles_xml
from docgen.writers.docx.body.verse import verse_xml
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.contents import bookmark_of, contents_xml
from docgen.writers.docx.images.pictures import picture_xml
from docgen.writers.docx.list_levels import is_plain, own_list, paragraph_number
from docgen.writers.docx.measure import twips
from docgen.writers.docx.names import STYLES, paragraph_style
from docgen.writers.docx.numbering import heading_number, letters_before, start_list
from docgen.writers.docx.styles.styles import FIELD_INDENT, HEADING_INDENT, list_indents, tab_stop
from docgen.writers.docx.styles.table_styles import decision_edge

PAGE_BREAK = f'<w:p><w:pPr><w:pStyle w:val="{names.PAGE_BREAK}"/></w:pPr></w:p>'
RULE = f'<w:p><w:pPr><w:pStyle w:val="{names.RULE}"/></w:pPr></w:p>'


def block_xml(
    block: SideBlock,
    lang: Lang,
    width: float,
    draft: DocxBuildState,
    *,
    above: float = 0.0,
    inside: bool = False,
    keep_next: bool = False,
    ragged: bool = False,
) -> str:
    """A block in a container `width` points wide. `above` is the space that what stands above has left; `inside` says that the container is one
    side of a pair; `keep_next` keeps the block's last paragraph on the page of what follows; a paragraph may be `ragged` that is else justified."""
    match block:
        case Paragraph():
            style = names.BODY_RAGGED.of(lang) if ragged else paragraph_style(block.style, lang)
            numbering, hanging = ("", 0.0) if block.number is None else paragraph_number(block.number, lang, draft)
            width -= hanging
            spacing = opened_spacing(block.text, block.style, lang, width, draft)
            text = lined(block.text, block.style if block.style in draft.theme.styles else "body", lang, width, draft)
            keep = keep_next or block.keep_with_next
            indent = title_indent(end_room(block.text, block.style, lang, width, draft), block.style, draft) if block.style == "subheadline" else ""
            return paragraph(inline_xml(text, lang, draft, width), style, lang, keep_next=keep, numbering=numbering, spacing=spacing, indent=indent)
        case Heading():
            return heading_xml(block, lang, width, draft, loose=not inside and _is_long_title(block, lang, width, draft))
        case ListBlock():
            return "".join(list_items(block, lang, width, draft, keep_next=keep_next))
        case Quote():
            return _quote(block, lang, width, draft, keep_next)
        case Verse():
            return verse_xml(block, lang, width, draft, keep_next=keep_next)
        case Fields() if block.figures is not None:
            return (AIR if wants_air(above) else "") + tiles_xml({lang: block}, width, draft) + (AIR_KEPT if keep_next else AIR)
        case Fields() if draft.theme.forms.fields == "grid":
            return (AIR if wants_air(above) else "") + fields_grid_xml({lang: block}, width, draft) + (AIR_KEPT if keep_next else AIR)
        case Fields():
            entries = "".join(fields(block, lang, label_width(block, lang, draft), width, draft))
            return (AIR if wants_air(above) else "") + entries + (AIR_KEPT if keep_next else AIR)
        case Table():
            return table_xml(block, lang, width, draft, above=above, inside=inside, keep_next=keep_next)
        case SignatureRow():
            return signatures_xml(block.map(lambda slot: ((lang, slot),)), width, draft)
        case Picture():
            under = names.PICTURE_CAPTION.of(lang)
            caption = "" if block.caption is None else text_paragraph(block.caption, under, lang, draft, keep_next=keep_next)
            return picture_xml(block.path, plain(block.alt), lang, block.width, width, draft, keep_next=bool(caption)) + caption
        case Panel():
            return panel_xml(block, lang, width, draft, above=above, inside=inside, keep_next=keep_next)
        case Contents():
            return "".join(contents_xml(block, lang, draft))
        case Rule():
            return RULE
        case PageBreak():
            return PAGE_BREAK


_LONG_TITLE = 3.2
"""Lines of a headline, about."""
_AVERAGE: dict[Lang, float] = {"en": 0.52, "ar": 0.43}
"""Of the type size, the width of a code point in bold text."""


def _is_long_title(block: Heading[Runs], lang: Lang, width: float, draft: DocxBuildState) -> bool:
    """Whether a document's title in two languages, one under the other, is so long that it may part between them."""
    if block.level or draft.flow.layout not in ("side-by-side", "stacked"):
        return False
    return length(plain(block.text)) * draft.size("headline", lang) * _AVERAGE[lang] > _LONG_TITLE * width


def heading_xml(block: Heading[Runs], lang: Lang, width: float, draft: DocxBuildState, *, loose: bool = False) -> str:
    """A heading in the style Word knows as one, bookmarked, its number counted by Word. One that is `loose` may end a page."""
    made = heading_words(block, lang, width, draft)
    indent = title_indent(made.free, "headline" if block.level == 0 else f"heading{min(block.level, 3)}", draft)
    return paragraph(f"{made.begin}{made.text}{made.end}", made.style, lang, loose=loose, numbering=made.numbering, indent=indent)


class HeadingWords(NamedTuple):
    """A heading's runs with the two ends of its bookmark, its style and numbering, and the points that it leaves free at the end of its lines."""

    begin: str
    text: str
    end: str
    style: str
    numbering: str
    free: float


def heading_words(block: Heading[Runs], lang: Lang, width: float, draft: DocxBuildState) -> HeadingWords:
    """What a heading that has `width` points of room is written with."""
    name = "headline" if block.level == 0 else f"heading{min(block.level, 3)}"
    text = inline_xml(block.text, lang, draft, width * draft.body_size(lang) / draft.size(name, lang), name)
    numbering = ""
    room = width
    if block.number is not None:
        number = heading_number(plain(block.number), lang, draft)
        room = width - (0.0 if draft.hung else HEADING_INDENT)
        if number is None:
            text = inline_xml(block.number, lang, draft, style=name) + _tab(lang, draft) + text
        else:
            numbering = numbering_properties(*number)
    begin = end = ""
    if block.level > 0:
        identity = next(draft.bookmarks)
        begin = f'<w:bookmarkStart w:id="{identity}" w:name="{bookmark_of(block, lang, draft)}"/>'
        end = f'<w:bookmarkEnd w:id="{identity}"/>'
    return HeadingWords(begin, text, end, STYLES[name].of(lang), numbering, end_room(block.text, name, lang, room, draft))


def _tab(lang: Lang, draft: DocxBuildState) -> str:
    return run_xml("<w:tab/>", run_properties(Inline(""), lang == "ar", draft))


def list_items(block: ListBlock[Runs], lang: Lang, width: float, draft: DocxBuildState, *, keep_next: bool = False) -> list[str]:
    """A paragraph an item; the last leaves a paragraph's space under the list. No item stands alone on a page: the first is kept with the second, and
    the last with the one before."""
    if not is_plain(block):
        return _own_items(block, lang, width, draft, keep_next=keep_next)
    number = start_list(block.style, lang, draft)
    numbers = [number]
    for index in range(1, len(block.items)):
        if (prefix := letters_before(block.style, index, lang)) is not None:
            number = start_list(block.style, lang, draft, prefix)
        numbers.append(number)
    style = (names.BULLET if number is None else names.NUMBER).of(lang)
    numbering = ["" if number is None else numbering_properties(number) for number in numbers]
    last = len(block.items) - 1
    under = draft.theme.styles["body"].after
    inner = width - list_indents(draft.theme)[number is not None]
    return [
        text_paragraph(
            item,
            style,
            lang,
            draft,
            numbering=numbering[index],
            spacing=opened_spacing(item, "list", lang, inner, draft, under if index == last else None),
            keep_next=keep_next if index == last else index in (0, last - 1),
            room=inner,
        )
        for index, item in enumerate(block.items)
    ]


def _own_items(block: ListBlock[Runs], lang: Lang, width: float, draft: DocxBuildState, *, keep_next: bool) -> list[str]:
    """The same of a list with lists in it, or with markers that not every file has."""
    last = len(block.items) - 1
    under = draft.theme.styles["body"].after
    return [
        text_paragraph(
            item,
            names.NUMBER.of(lang),
            lang,
            draft,
            numbering=numbering,
            spacing=opened_spacing(item, "list", lang, width - indent, draft, under if index == last else None),
            keep_next=keep_next if index == last else index in (0, last - 1),
            room=width - indent,
        )
        for index, (item, (numbering, indent)) in enumerate(zip(block.items, own_list(block, lang, draft), strict=True))
    ]


def _quote(block: Quote[Runs], lang: Lang, width: float, draft: DocxBuildState, keep_next: bool) -> str:
    room = width - {"bar": 1, "indent": 2, "plain": 0}[draft.theme.forms.quote] * draft.theme.measures.quote_indent
    spacing = opened_spacing(block.text, "quote", lang, room, draft)
    kept = keep_next or block.attribution is not None
    text = text_paragraph(block.text, STYLES["quote"].of(lang), lang, draft, keep_next=kept, spacing=spacing, room=room)
    if block.attribution is None:
        return text + (AIR_KEPT if keep_next else AIR)
    return text + text_paragraph(block.attribution, STYLES["attribution"].of(lang), lang, draft, keep_next=keep_next)


def label_width(block: Fields[Runs], lang: Lang, draft: DocxBuildState) -> float:
    """How far a group's values stand from the edge, in points."""
    measures = draft.theme.measures
    widest = max((draft.ruler.natural(entry.label, "label", lang) for entry in block.fields), default=0.0)
    return min(widest, measures.label_width) + measures.label_gap


def fields(block: Fields[Runs], lang: Lang, indent: float, width: float, draft: DocxBuildState) -> list[str]:
    """A paragraph a field: label, tab, value; values hang. The style has an indent of its own, for groups that a person adds."""
    tabs = hanging = ""
    if abs(indent - FIELD_INDENT) > 0.5:
        tabs, hanging = tab_stop(indent, FIELD_INDENT), f'<w:ind w:left="{twips(indent)}" w:hanging="{twips(indent)}"/>'
    return [_field(entry, lang, tabs, hanging, width - indent, draft) for entry in block.fields]


def _field(entry: Field[Runs], lang: Lang, tabs: str, hanging: str, room: float, draft: DocxBuildState) -> str:
    label = "".join(run_xml(content_xml(run.text), run_properties(run, lang == "ar", draft, "FieldLabel")) for run in entry.label)
    value = inline_xml(entry.value, lang, draft, room, "value")
    return paragraph(label + _tab(lang, draft) + value, STYLES["value"].of(lang), lang, tabs=tabs, indent=hanging)


def table_xml(block: Table[Runs], lang: Lang, width: float, draft: DocxBuildState, *, above: float, inside: bool, keep_next: bool) -> str:
    """Caption, table with what stands under it, and the paragraph that Word wants after it."""
    fit = block.fit or fit_alone(block, lang, width, draft.ruler.setter())
    head = AIR if wants_air(above) else ""
    if block.caption is not None:
        head = text_paragraph(block.caption, STYLES["caption"].of(lang), lang, draft, loose=inside)
    under = "" if block.source is None else text_paragraph(block.source, STYLES["note"].of(lang), lang, draft)
    return head + data_table(laid_side(block, lang), fit, draft, under) + air_under(bool(under), draft, keep_next=keep_next)


def panel_xml(block: Panel[Runs], lang: Lang, width: float, draft: DocxBuildState, *, above: float, inside: bool, keep_next: bool) -> str:
    """A tinted table of one cell that never breaks. Inside a pair, the air under it is its row's: LibreOffice shows no last paragraph of a cell."""
    inner = width - 2 * draft.theme.measures.decision_side
    content = "".join(block_xml(part, lang, inner, draft, above=draft.theme.measures.block_gap) for part in block.blocks)
    edged = draft.theme.forms.decision == "edge"  # of one cell, which needs no mirroring: borders of mirrored tables stand elsewhere in each program
    look = decision_edge(draft.theme, right=lang == "ar") if edged else ""
    made = table([row([cell(content, width, look)], whole=True)], [width], names.TABLE_DECISION, rtl=lang == "ar" and not edged)
    after = (GAP_KEPT if keep_next else GAP) if inside else (AIR_KEPT if keep_next else AIR)
    return (AIR if wants_air(above) else "") + made + after
