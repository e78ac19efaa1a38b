"""Headings that face each other: paragraphs of the page, and in no table, since Word's navigation pane shows none that stand in a cell.

The English one stands in a frame (ECMA-376 Part 1, 17.3.1.11) at the left, which goes with the Arabic one after it, whose indent leaves it the room.
Text flows through the frame: a table that met it would give way to it by half a page.
"""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document.blocks import Heading
from docgen.document.document import ParallelPair, Side
from docgen.document.inline import Inline, Runs
from docgen.document.theme import TextStyle
from docgen.types import Lang
from docgen.writers.docx.body.blocks import HeadingWords, heading_words
from docgen.writers.docx.body.paragraphs import GAP_KEPT, paragraph
from docgen.writers.docx.body.pitch import lines_of
from docgen.writers.docx.body.spacing import lapped
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.hung import HUNG
from docgen.writers.docx.measure import twips

_CLOSE = '<w:spacing w:before="0" w:after="0"/>'
_LEAST = 2.0
"""Points under a heading."""
_THEIRS = 0.65
"""On a letterhead headings keep its own look, in faces that may be wider and higher than the theme's: so much of a column is counted on."""


def is_heading_row(item: ParallelPair) -> bool:
    """Whether all that stands in a pair are section headings."""
    return all(side is None or (isinstance(side.block, Heading) and side.block.level > 0) for side in (item.left, item.right))


def headings_xml(item: ParallelPair, half: float, draft: DocxBuildState) -> str:
    """A pair of headings, or one alone at its side. Their space above stands in a paragraph before them, so that both begin at one height whatever a
    program takes for the top of a paragraph."""
    sides = [side for side in (item.left, item.right) if side is not None]
    style = max((_style(side, draft) for side in sides), key=lambda found: found.before)
    width = half - draft.theme.page.gutter / 2
    made = [heading_words(_heading(side), side.lang, width, draft) for side in sides]
    out = [_gap(lapped(style.before, draft.theme))]
    text = f"{made[-1].begin}{made[-1].text}{made[-1].end}"
    if len(sides) == 2:
        out.append(_framed(made[0], sides[0].lang, width, HUNG if draft.hung and made[0].numbering else 0.0, draft.theme.page.margin_side))
        text = f"{made[0].begin}{made[0].end}{text}"  # LibreOffice loses a bookmark that stands in a frame
    indent = f'<w:ind w:right="{twips(half + draft.theme.page.gutter / 2 + made[-1].free)}"/>'
    out.append(paragraph(text, made[-1].style, sides[-1].lang, numbering=made[-1].numbering, spacing=_CLOSE, indent=indent))
    out.append(_gap(max(style.after, _LEAST) + (_missing(sides, width, draft) if len(sides) == 2 else 0.0)))
    return "".join(out)


def _framed(words: HeadingWords, lang: Lang, width: float, hung: float, margin: float) -> str:
    """A frame as wide as the column. Where the heading's number hangs `hung` points before that, the frame begins at the page's edge, `margin` points
    from the text."""
    indent = f'<w:ind w:right="{twips(words.free)}"/>' if words.free else ""
    if hung:
        indent = f'<w:ind w:left="{twips(margin)}" w:right="{twips(words.free)}" w:hanging="{twips(hung)}"/>'
    made = paragraph(words.text, words.style, lang, numbering=words.numbering, spacing=_CLOSE, indent=indent)
    anchor, wide = ("page", width + margin) if hung else ("text", width)  # LibreOffice would count an offset from the right in a paragraph like these
    frame = f'<w:framePr w:w="{twips(wide)}" w:hSpace="0" w:wrap="through" w:vAnchor="text" w:hAnchor="{anchor}" w:xAlign="left" w:y="1"/>'
    return made.replace("/>", f"/>{frame}", 1)


def _gap(points: float) -> str:
    """A paragraph that makes room and stays with what follows. Space under a paragraph is a part of a table below it to LibreOffice, which would let
    the table give way to the frame."""
    return GAP_KEPT.replace("<w:keepNext/>", f'<w:keepNext/><w:spacing w:before="{twips(max(0.0, points - 1.0))}"/>')


def _heading(side: Side) -> Heading[Runs]:
    assert isinstance(side.block, Heading)
    return side.block


def _style(side: Side, draft: DocxBuildState) -> TextStyle:
    return draft.theme.styles[f"heading{min(_heading(side).level, 3)}"]


def _missing(sides: Sequence[Side], width: float, draft: DocxBuildState) -> float:
    """By how much the first heading may be higher than the second, in points: the room that its frame needs is none of its own."""
    sure = 1.0 if draft.flow.paper is None else _THEIRS
    most, least = _lines(sides[0], width * sure, draft)[1], _lines(sides[1], width, draft)[0]
    return max(0, most - least) * _style(sides[0], draft).leading / sure


def _lines(side: Side, width: float, draft: DocxBuildState) -> tuple[int, int]:
    """The fewest and the most lines that a heading may take."""
    block = _heading(side)
    text = (*(block.number or ()), Inline("\u2002"), *block.text) if block.number else block.text
    return lines_of(text, f"heading{min(block.level, 3)}", side.lang, width, draft)
