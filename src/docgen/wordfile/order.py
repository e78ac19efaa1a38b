"""Properties put where the schema wants them: Word does not open a file that has them in another order."""

from __future__ import annotations

from typing import Any

from docgen.wordfile.names import w


def _order(names: str) -> tuple[str, ...]:
    return tuple(names.split())


P_PR = _order(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap "
    "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap "
    "jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
"""CT_PPr."""
R_PR = _order(
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout "
    "specVanish oMath rPrChange"
)
"""CT_RPr, and CT_ParaRPr, which begins with marks of revision."""
TBL_PR = _order(
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar "
    "tblLook tblCaption tblDescription tblPrChange"
)
"""CT_TblPr."""
SECT_PR = _order(
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote "
    "titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)
"""CT_SectPr."""


def properties(owner: Any, name: str) -> Any:
    """The `w:pPr`, `w:rPr` or `w:tblPr` of an element, made as its first child where it has none."""
    found = owner.find(w(name))
    if found is None:
        found = owner.makeelement(w(name), {})
        owner.insert(0, found)
    return found


def put(parent: Any, name: str, order: tuple[str, ...], attributes: dict[str, str] | None = None) -> Any:
    """A child of this name in its place, made where there is none; its attributes become those given. Elements of other namespaces, such as Word's
    text effects (`w14:shadow`), stand behind all of the schema's own ([MS-DOCX] 2.6.1)."""
    element = parent.find(w(name))
    if element is None:
        element = parent.makeelement(w(name), {})
        rank = order.index(name)
        at = len(parent)
        for index, child in enumerate(parent):
            local = str(child.tag).rpartition("}")[2]
            if isinstance(child.tag, str) and (child.tag != w(local) or local not in order or order.index(local) > rank):
                at = index
                break
        parent.insert(at, element)
    for key in list(element.attrib):
        del element.attrib[key]
    for key, value in (attributes or {}).items():
        element.set(w(key), value)
    return element
