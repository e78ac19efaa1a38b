"""The watermark of a Word file: a shape behind the text in every header, its words drawn as outlines, so that they look everywhere as in the PDF
(ECMA-376 Part 1, 20.1.9; MS-ODRAWXML 2.26 for the shape)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from docgen.document.document import Section
from docgen.document.inline import DIRECTIONS
from docgen.document.theme import Page
from docgen.document.watermark import COLOUR, SAMPLE, Mark, laid
from docgen.errors import Place
from docgen.types import Lang
from docgen.typography.paragraph.line_layout_cy import set_lines
from docgen.typography.paragraph.lines import Line
from docgen.typography.paragraph.missing import problems
from docgen.typography.paragraph.prepare import Paragraph, prepare
from docgen.typography.traced import Step, traced
from docgen.typography.types import ParagraphStyle, Span, SpanStyle
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.measure import emu
from docgen.writers.docx.xml_text import escape

NAME = "PowerPlusWaterMarkObject"
"""Shapes so called are what Word takes away when it is asked to remove the watermark."""

_BASELINE = 0.72
"""Where the baseline stands in the line pitch, from its top, as in the PDF."""
_UNIT = 100
"""Of the shape's own coordinates in a point."""
_COMMANDS = {1: "lnTo", 2: "quadBezTo", 3: "cubicBezTo"}
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def watermarked(header: str, section: Section, draft: DocxBuildState) -> str:
    """A header's content with the watermark anchored in its last paragraph."""
    run = watermark_run(section, draft, draft.theme.page)
    return f"{header.removesuffix('</w:p>')}{run}</w:p>" if run else header


def watermark_run(section: Section, draft: DocxBuildState, page: Page) -> str:
    """The run that holds the shape; empty where no watermark is asked for. `page` is the page's size and margins."""
    words = draft.options.watermark
    mark = laid(words, section.languages, page, lambda lang, text: _paragraph(lang, text, SAMPLE, draft).natural_width())
    if mark is None:
        return ""
    glyphs = list(_glyphs(mark, draft))
    points = [point for glyph in glyphs for contour in glyph for step in contour for point in step]
    if not points:
        return ""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    bottom, top = min(y for _, y in points), max(y for _, y in points)
    width, height = right - left, top - bottom
    size = f'w="{round(width * _UNIT)}" h="{round(height * _UNIT)}"'
    paths = "".join(f"<a:path {size}>{''.join(_contour(contour, left, top) for contour in glyph)}</a:path>" for glyph in glyphs)
    extent = f'cx="{emu(width)}" cy="{emu(height)}"'
    number = next(draft.drawings)
    described = escape(" – ".join(dict.fromkeys(text for _, text in mark.lines)))
    colour = "".join(f"{round(part * 255):02X}" for part in COLOUR.rgb)
    return (
        f'<w:r><w:rPr><w:noProof/></w:rPr><mc:AlternateContent xmlns:mc="{_COMPATIBILITY}" xmlns:wps="{_SHAPE}"><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="1" locked="0" layoutInCell="0"'
        ' allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>{emu(left)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(page.height - top)}</wp:posOffset></wp:positionV>'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{NAME}{number}" descr="{described}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{paths}</a:pathLst></a:custGeom>'
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def _glyphs(mark: Mark, draft: DocxBuildState) -> Iterator[list[list[Step]]]:
    """The outlines of every glyph where it stands on the page, in points from its lower left corner."""
    cosine, sine = math.cos(mark.angle), math.sin(mark.angle)
    y = mark.leading * (len(mark.lines) / 2 - _BASELINE)

    def turned(x: float, up: float) -> tuple[float, float]:
        return mark.x + x * cosine - up * sine, mark.y + x * sine + up * cosine

    for lang, text in mark.lines:
        for line in _lines(lang, text, mark.size, draft):
            middle = line.x + line.width / 2
            for glyph in traced(line):
                yield [[tuple(turned(x - middle, up + y) for x, up in step) for step in contour] for contour in glyph]
        y -= mark.leading


def _lines(lang: Lang, text: str, size: float, draft: DocxBuildState) -> list[Line]:
    paragraph = _paragraph(lang, text, size, draft)
    for problem in problems(paragraph, Place(draft.flow.meta.origin)):
        draft.options.warn(problem)
    return set_lines(paragraph, paragraph.natural_width() + 1.0)


def _paragraph(lang: Lang, text: str, size: float, draft: DocxBuildState) -> Paragraph:
    """The words as the PDF sets them: bold, Arabic at the size, Latin letters beside it by the families' ratio."""
    families = draft.theme.families
    ratio = families.latin_ratio
    latin, arabic = (size * ratio, size) if lang == "ar" else (size, size / ratio)
    style = SpanStyle(draft.ruler.stack, latin, arabic, bold=True, features=families.features)
    return prepare((Span(text, style, draft.flow.meta.tag(lang), nobreak=True),), ParagraphStyle(DIRECTIONS[lang], "center", size))


def _contour(contour: list[Step], left: float, top: float) -> str:
    """A closed outline in the shape's own coordinates, which run downwards from its upper left corner."""
    first, *steps = contour
    drawn = "".join(f"<a:{_COMMANDS[len(step)]}>{_points(step, left, top)}</a:{_COMMANDS[len(step)]}>" for step in steps)
    return f"<a:moveTo>{_points(first, left, top)}</a:moveTo>{drawn}<a:close/>"


def _points(step: Step, left: float, top: float) -> str:
    return "".join(f'<a:pt x="{round((x - left) * _UNIT)}" y="{round((top - y) * _UNIT)}"/>' for x, y in step)
