"""Whether paragraphs are justified, as the PDF has them; of a pair both, or neither. Word breaks the lines, but it justifies what it is told to."""

from __future__ import annotations

from docgen.document.blocks import Paragraph
from docgen.document.document import ParallelPair, Side
from docgen.document.inline import Runs
from docgen.types import Lang
from docgen.writers.docx.body.pitch import ragged_as_set
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.list_levels import number_room


def ragged(item: ParallelPair, width: float, draft: DocxBuildState) -> bool:
    """Do two facing paragraphs of body text that the theme would justify stay ragged, in columns of `width` points?"""
    sides = [side for side in (item.left, item.right) if side is not None]
    if len(sides) < 2 or not draft.justified("side-by-side") or not all(_justified(side, draft) for side in sides):
        return False
    return any(isinstance(side.block, Paragraph) and _as_set(side.block, side.lang, width, draft) for side in sides)


def ragged_alone(block: Paragraph[Runs], lang: Lang, width: float, draft: DocxBuildState) -> bool:
    """Does a paragraph of body text that stands by itself, in a column of `width` points where the theme justifies, stay ragged?"""
    if block.style != "body" or not draft.justified(draft.flow.layout) or not _would(draft):
        return False
    return _as_set(block, lang, width, draft)


def _as_set(block: Paragraph[Runs], lang: Lang, width: float, draft: DocxBuildState) -> bool:
    """The same of a paragraph in a column of `width` points, in which a number may stand beside its lines."""
    room = width if block.number is None else width - number_room(lang, draft)
    return ragged_as_set(block.text, block.style, lang, room, draft)


def _would(draft: DocxBuildState) -> bool:
    return draft.theme.styles["body"].align == "justify"


def _justified(side: Side, draft: DocxBuildState) -> bool:
    return isinstance(side.block, Paragraph) and side.block.style == "body" and _would(draft)
