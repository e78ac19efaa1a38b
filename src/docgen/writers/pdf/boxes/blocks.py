"""From the flow's items to boxes: one language's block, a level pair of two, a block that both share, items on a common tint."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document.blocks import (
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
)
from docgen.document.document import BilingualTable, FlowItem, ParallelPair, Side, SpanningBlock, TintedGroup
from docgen.document.inline import BiRuns, Runs
from docgen.document.key_figures import are_figures
from docgen.document.tables.table import Fit
from docgen.document.translations import stays_with_original
from docgen.types import Lang
from docgen.writers.pdf.boxes.alike import matched
from docgen.writers.pdf.boxes.balanced import balanced
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.contents import contents_lines
from docgen.writers.pdf.boxes.figures import Figures, figures
from docgen.writers.pdf.boxes.forms.fields_grid import fields_grid
from docgen.writers.pdf.boxes.forms.tiles import tiles
from docgen.writers.pdf.boxes.grid import grid_of, side_grid
from docgen.writers.pdf.boxes.hanging import Hanging
from docgen.writers.pdf.boxes.heading import heading
from docgen.writers.pdf.boxes.listing import items, numbered
from docgen.writers.pdf.boxes.panels import about, panel, panel_pair, quote
from docgen.writers.pdf.boxes.picture import PictureBox
from docgen.writers.pdf.boxes.row import Pair
from docgen.writers.pdf.boxes.rule import PageEnd, RuleBox
from docgen.writers.pdf.boxes.signatories import sides_of, signature_box
from docgen.writers.pdf.boxes.stack import Lines, Stack, stacked
from docgen.writers.pdf.boxes.table import TableBox
from docgen.writers.pdf.boxes.text import Text, spaced, text
from docgen.writers.pdf.boxes.verse import verse
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.tagging.structure import LABELLED, Element

_CAPTION_GAP = 3.0
_ABOVE_TABLE = 4.0
_TALLEST_PICTURE = 0.8
"""Of the text area's height."""
_BALANCED = ("subheadline", "kicker")
"""Styles of lines that belong to a title: set in lines of like length."""


def box_of(item: FlowItem, stage: LayoutContext) -> Box:
    """The box of any item of a flow."""
    if isinstance(item, Side):
        box = _alone(item.block, stage.voices[item.lang], stage)
        if item.follows_translation and isinstance(item.block, (Heading, Paragraph)):
            box.before = 0.0
        box.keep_previous = box.keep_previous or stays_with_original(item)
        return box
    if isinstance(item, ParallelPair):
        return _pair(item, stage)
    if isinstance(item, SpanningBlock):
        return _shared(item, stage)
    return _tinted(item, stage)


def _tinted(item: TintedGroup, stage: LayoutContext) -> Box:
    inside = stage.under("Div")
    return about(matched(item.items, [box_of(part, inside) for part in item.items]), stage.leading)


# One language


def _alone(block: SideBlock, voice: LanguageContext, stage: LayoutContext) -> Box:
    match block:
        case Heading():
            return heading(block, voice)
        case Paragraph():
            if block.number is not None:
                return numbered(block, block.number, voice)
            box: Box = spaced(text(block.text, block.style, voice))
            if block.style in _BALANCED and isinstance(box, Text) and voice.look.style(block.style).align != "justify":
                box = balanced(box)
            box.keep_next = box.keep_next or block.keep_with_next
            return box
        case ListBlock():
            return _after(Lines(items(block, voice)), voice)
        case Quote():
            return quote(block, voice)
        case Verse():
            return _after(verse(block, voice), voice)
        case Fields() if block.figures is not None:
            return _aired(tiles({voice.side: block}, {voice.side: voice}, stage), stage)
        case Fields() if stage.look.theme.forms.fields == "grid":
            return _aired(fields_grid({voice.side: block}, {voice.side: voice}, stage), stage)
        case Fields():
            fields = _fields(block, voice)
            _indent(fields, stage)
            return _aired(Stack(fields), stage)
        case Table():
            return _table((block,), (voice,), stage)
        case Panel():
            inside = voice.under("Div")
            boxes = [_alone(part, inside, stage) for part in block.blocks]
            return about(boxes, voice) if block.kind == "about" else panel(boxes, voice)
        case SignatureRow():
            return signature_box(block.map(lambda runs: {voice.side: runs}), stage, voice)
        case Picture():
            inside = _captioning(voice, captioned=bool(block.caption))
            captions = [_caption(block.caption, inside)] if block.caption else []
            return _picture(block, figures([(inside, block.alt)]), captions, stage)
        case Rule():
            return RuleBox(stage.look.ink("hairline"))
        case PageBreak():
            return PageEnd()
        case Contents():
            title, lines = contents_lines(block, voice, stage.contents)
            return _after(Stack([title, *lines]), voice)


def _after(box: Box, voice: LanguageContext) -> Box:
    """With the space of a paragraph after it."""
    box.after = max(box.after, voice.look.style("body").after)
    return box


def _aired(box: Box, stage: LayoutContext) -> Box:
    gap = stage.look.theme.measures.block_gap
    box.before, box.after = max(box.before, gap), max(box.after, gap)
    return box


def _fields(block: Fields[Runs], voice: LanguageContext) -> list[Hanging]:
    """Each label and its value, not yet indented."""
    within = voice.under("L", attributes=LABELLED)
    boxes: list[Hanging] = []
    for field in block.fields:
        inside = within.under("LI")
        label = text(field.label, "label", inside, "Lbl", "start")
        value = text(field.value, "value", inside, "LBody", "start")
        boxes.append(Hanging(label, value, 0.0, rtl=voice.rtl))
    return boxes


def _indent(fields: Sequence[Hanging], stage: LayoutContext) -> None:
    """Gives fields one indent: how far their values stand from the edge, in points."""
    widest = max((box.marker.natural_width() for box in fields if box.marker is not None), default=0.0)
    measures = stage.look.theme.measures
    for box in fields:
        box.indent = min(widest, measures.label_width) + measures.label_gap


def _table(blocks: Sequence[Table[Runs]], voices: Sequence[LanguageContext], stage: LayoutContext) -> Box:
    """One table, or two facing ones; the captions above them, and where the figures come from under them."""
    inside = [voice.under("Table") for voice in voices]
    pairs = list(zip(blocks, inside, strict=True))
    captions = [text(block.caption, "caption", voice, "Caption", "start") if block.caption else None for block, voice in pairs]
    grids = [side_grid(block, _fit(block), voice) for block, voice in pairs]
    sources = [text(block.source, "note", voice, "P", "start") if block.source else None for block, voice in zip(blocks, voices, strict=True)]
    return _captioned(TableBox(grids, stage.page.gutter, stage.room), captions, sources, stage)


def _fit(block: Table[Runs]) -> Fit:
    assert block.fit is not None, "tables have their places before they become boxes"
    return block.fit


def _both_table(block: BilingualTable, stage: LayoutContext) -> Box:
    """One table of both languages, under the element of the one that prevails."""
    inside = stage.leading.under("Table")
    order: list[tuple[Lang, Table[Runs]]] = [("en", block.english), ("ar", block.arabic)]
    element = inside.element.add("Caption") if block.english.caption or block.arabic.caption else None
    captions = [_spoken(table.caption, "caption", stage.voices[side], element or inside.element) for side, table in order]
    grid = grid_of(block.laid, block.fit, dict(stage.voices), inside)
    sources = [text(table.source, "note", stage.voices[side], "P", "start") if table.source else None for side, table in order]
    return _captioned(TableBox([grid], stage.page.gutter, stage.room), captions, sources, stage)


def _spoken(runs: Runs | None, style: str, voice: LanguageContext, element: Element) -> Text | None:
    """A paragraph under an element of either language, which says its own."""
    return text(runs, style, voice, None, "start", element=element.add("P", lang=voice.tag)) if runs else None


def _captioned(table: TableBox, captions: Sequence[Box | None], sources: Sequence[Box | None], stage: LayoutContext) -> Box:
    """A table with what stands above and under it, one language's or both, side by side."""
    parts: list[Box] = [table]
    if above := _beside(captions, stage.page.gutter):
        above.keep_next, above.after = True, _CAPTION_GAP
        parts.insert(0, above)
    if under := _beside(sources, stage.page.gutter):
        table.keep_next, under.before = True, _CAPTION_GAP
        parts.append(under)
    made = _aired(stacked(parts), stage)
    made.before = _ABOVE_TABLE
    return made


def _beside(boxes: Sequence[Box | None], gutter: float) -> Box | None:
    """One box, or a pair of which one may be missing."""
    if not any(boxes):
        return None
    return boxes[0] if len(boxes) == 1 else Pair(boxes[0], boxes[-1], gutter)


def _captioning(voice: LanguageContext, *, captioned: bool) -> LanguageContext:
    """The voice under which a picture stands: in one group with its caption, where it has one."""
    return voice.under("Div") if captioned else voice


def _caption(runs: Runs, voice: LanguageContext) -> Text:
    return text(runs, "caption", voice, "Caption", align="center")


def _picture(block: Picture[Runs] | Picture[BiRuns], described: Figures, captions: Sequence[Box], stage: LayoutContext) -> Box:
    picture = PictureBox(stage.images[block.path], described, block.width, stage.room * _TALLEST_PICTURE)
    parts: list[Box] = [picture, *captions]
    for upper in parts[:-1]:
        upper.keep_next = True
    picture.after = _CAPTION_GAP
    return _aired(stacked(parts), stage)


# Both languages


def _pair(item: ParallelPair, stage: LayoutContext) -> Box:
    """Blocks that hold many lines are paired line group by line group, so that the two sides stay level all down the page."""
    if item.left is None or item.right is None:
        only = item.left or item.right
        boxed = None if only is None else _alone(only.block, stage.voices[only.lang], stage.of_one(only.lang))
        return Pair(boxed if item.left else None, boxed if item.right else None, stage.page.gutter)
    left, right = stage.voices[item.left.lang], stage.voices[item.right.lang]
    gutter = stage.page.gutter
    if stage.single is not None and isinstance(item.left.block, (Table, Panel, Fields)):
        return Pair(_alone(item.left.block, left, stage.of_one("en")), _alone(item.right.block, right, stage.of_one("ar")), gutter)
    match item.left.block, item.right.block:
        case ListBlock() as first, ListBlock() as second if len(first.items) == len(second.items):
            return _after(Lines(_level(items(first, left), items(second, right), gutter)), left)
        case Contents() as first, Contents() as second:
            (title, lines), (facing_title, facing_lines) = (
                contents_lines(one, voice, stage.contents) for one, voice in ((first, left), (second, right))
            )
            indent = max((line.indent for line in (*lines, *facing_lines)), default=0.0)
            for line in (*lines, *facing_lines):
                line.indent = indent
            if len(lines) != len(facing_lines):
                return _after(Pair(Stack([title, *lines]), Stack([facing_title, *facing_lines]), gutter), left)
            return _after(Stack(_level([title, *lines], [facing_title, *facing_lines], gutter)), left)
        case Fields() as first, Fields() as second if are_figures(first, second):
            return _aired(tiles({"en": first, "ar": second}, {"en": left, "ar": right}, stage), stage)
        case Fields() as first, Fields() as second if len(first.fields) == len(second.fields) and stage.look.theme.forms.fields == "grid":
            return _aired(fields_grid({"en": first, "ar": second}, {"en": left, "ar": right}, stage), stage)
        case Fields() as first, Fields() as second if len(first.fields) == len(second.fields):
            fields, facing = _fields(first, left), _fields(second, right)
            _indent([*fields, *facing], stage)
            return _aired(Stack(_level(fields, facing, gutter)), stage)
        case Table() as first, Table() as second if len(first.rows) == len(second.rows):
            return _table((first, second), (left, right), stage)
        case Panel(kind="decision") as first, Panel(kind="decision") as second:
            inside = (left.under("Div"), right.under("Div"))
            boxes = [[_alone(part, voice, stage) for part in block.blocks] for block, voice in zip((first, second), inside, strict=True)]
            return panel_pair(boxes[0], boxes[1], left, gutter)
        case first, second:
            return Pair(_alone(first, left, stage.of_one("en")), _alone(second, right, stage.of_one("ar")), gutter)


def _level(left: Sequence[Box], right: Sequence[Box], gutter: float) -> list[Box]:
    return [Pair(first, second, gutter) for first, second in zip(left, right, strict=True)]


def _shared(item: SpanningBlock, stage: LayoutContext) -> Box:
    match item.block:
        case SignatureRow() as block:
            return signature_box(sides_of(block, stage.languages), stage, stage.leading)
        case Picture() as picture:
            return _shared_picture(picture, stage)
        case Rule():
            return RuleBox(stage.look.ink("hairline"))
        case PageBreak():
            return PageEnd()
        case BilingualTable() as table:
            return _both_table(table, stage)


def _shared_picture(block: Picture[BiRuns], stage: LayoutContext) -> Box:
    """A picture that stands once for both languages: in the structure of each that says what it shows, with that language's caption."""
    said: dict[Lang, Runs] = {side: runs for side in stage.languages if block.caption and (runs := block.caption.side(side))}
    shown: dict[Lang, Runs] = {side: runs for side in stage.languages if block.alt and (runs := block.alt.side(side))}
    voices = {side: _captioning(stage.voices[side], captioned=side in said) for side in stage.languages}
    described: Figures = figures([(voices[side], runs) for side, runs in shown.items()] or [(voices[stage.languages[0]], None)])
    boxes: dict[Lang, Box] = {side: _caption(runs, voices[side]) for side, runs in said.items()}
    if stage.abreast and len(boxes) == 2:
        return _picture(block, described, [Pair(boxes["en"], boxes["ar"], stage.page.gutter)], stage)
    return _picture(block, described, list(boxes.values()), stage)
