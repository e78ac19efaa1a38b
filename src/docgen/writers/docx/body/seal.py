"""The ring that shows where a seal goes: a shape of DrawingML behind the words, laid on the paragraph before them (ECMA-376 Part 1, 20.4.2.3)."""

from __future__ import annotations

from docgen.document.signing import SEAL
from docgen.writers.docx.body.paragraphs import GAP_KEPT
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.measure import emu
from docgen.writers.docx.styles.table_styles import colour_of

RING = SEAL - 6.0
"""Its diameter, in points."""
_WEIGHT = 0.5
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""The words in the ring say what it is for: a screen reader has nothing to add."""


def ring_xml(left: float, below: float, draft: DocxBuildState) -> str:
    """A paragraph without height that holds the ring, `left` points from its column's left edge and `below` points under its own top."""
    number = next(draft.drawings)
    extent = f'cx="{emu(RING)}" cy="{emu(RING)}"'
    run = (
        f'<w:r><w:rPr><w:noProof/></w:rPr><mc:AlternateContent xmlns:mc="{_COMPATIBILITY}" xmlns:wps="{_SHAPE}"><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="3" behindDoc="1" locked="0" layoutInCell="1"'
        ' allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>{emu(left)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{emu(below)}</wp:posOffset></wp:positionV>'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Seal {number}" descr="">{_DECORATIVE}</wp:docPr><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        f'<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="{emu(_WEIGHT)}"><a:solidFill><a:srgbClr'
        f' val="{colour_of(draft.theme, "ink")}"/></a:solidFill><a:prstDash val="dash"/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
    return GAP_KEPT.removesuffix("</w:p>") + run + "</w:p>"
