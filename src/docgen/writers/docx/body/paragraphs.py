"""Paragraphs: a style, a direction, and what no style can know."""

from __future__ import annotations

from docgen.document.inline import Runs
from docgen.types import Lang
from docgen.writers.docx.body.runs import inline_xml
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.names import theme_style

AIR = '<w:p><w:pPr><w:pStyle w:val="Air"/></w:pPr></w:p>'
AIR_KEPT = '<w:p><w:pPr><w:pStyle w:val="Air"/><w:keepNext/></w:pPr></w:p>'
"""Some air; the second stays on the page of what follows."""
GAP_KEPT = '<w:p><w:pPr><w:pStyle w:val="Gap"/><w:keepNext/></w:pPr></w:p>'
GAP = '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'
"""Word wants a paragraph at the end of every cell and between two tables."""


def paragraph(
    content: str,
    style: str,
    lang: Lang,
    *,
    keep_next: bool = False,
    loose: bool = False,
    numbering: str = "",
    tabs: str = "",
    spacing: str = "",
    indent: str = "",
) -> str:
    """`content` is runs; `style` an id; `loose` takes back a style's own keeping with what follows. The Arabic style has `w:bidi` itself; it is said
    again here for readers that look no further than the paragraph, and the paragraph's mark is right-to-left so that Word sets its number and its
    empty line so. Order: CT_PPr."""
    keep = "<w:keepNext/>" if keep_next else '<w:keepNext w:val="0"/>' if loose else ""
    if lang == "ar":
        mark = "<w:rPr><w:rtl/></w:rPr>"
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{numbering}{tabs}<w:bidi/>{spacing}{indent}{mark}</w:pPr>{content}</w:p>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{numbering}{tabs}{spacing}{indent}</w:pPr>{content}</w:p>'


def text_paragraph(
    runs: Runs,
    style: str,
    lang: Lang,
    draft: DocxBuildState,
    *,
    keep_next: bool = False,
    loose: bool = False,
    numbering: str = "",
    spacing: str = "",
    indent: str = "",
    room: float | None = None,
) -> str:
    """A slot as a paragraph; `room` as in `inline_xml`."""
    content = inline_xml(runs, lang, draft, room, theme_style(style))
    return paragraph(content, style, lang, keep_next=keep_next, loose=loose, numbering=numbering, spacing=spacing, indent=indent)


def numbering_properties(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
