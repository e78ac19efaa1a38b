"""A Word file as python-docx's object, for scripts that go on editing it: with the styles that they ask for by name, whatever the file has itself."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

__all__ = ["Document", "opened"]

_HEADINGS = {1: 32, 2: 28, 3: 24}
"""Half-points."""
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LISTS = {"List Bullet": ("bullet", "•"), "List Number": ("decimal", "%1.")}


def opened(data: bytes) -> Document:
    """The file of these bytes as a `docx.document.Document`. `Table Grid`, `List Bullet`, `List Number` and `Heading 1` to `3` are there in any case:
    as the file has them, or made."""
    document = docx.Document(io.BytesIO(data))
    for level, size in _HEADINGS.items():
        look = f'<w:rPr><w:b/><w:bCs/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        kept = '<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="60"/>'
        _style(document, "paragraph", f"heading {level}", f'<w:pPr>{kept}<w:outlineLvl w:val="{level - 1}"/></w:pPr>{look}')
    for name, (kind, text) in _LISTS.items():
        properties = _style(document, "paragraph", name, "").get_or_add_pPr()
        if properties.numPr is None:  # each of docgen's own lists counts by itself, and its items say so; a script's count on
            properties.get_or_add_numPr().get_or_add_numId().val = _numbered(document, kind, text)
    rules = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for edge in _EDGES)
    _style(document, "table", "Table Grid", f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders></w:tblPr>")
    return document


def _style(document: Document, kind: str, name: str, properties: str) -> Any:
    """The built-in style of a name; made, on the file's own default, where the file has none."""
    root: Any = document.styles.element
    for style in root.style_lst:
        if (style.name_val or "").casefold() == name.casefold():
            return style
    taken = {style.styleId for style in root.style_lst}
    identity = name.title().replace(" ", "")
    while identity in taken:
        identity += "X"
    default = next((style for style in root.style_lst if style.get(qn("w:default")) in ("1", "true", "on") and style.get(qn("w:type")) == kind), None)
    based = "" if default is None else f'<w:basedOn w:val="{default.styleId}"/>'
    head = f'<w:style {nsdecls("w")} w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{based}<w:uiPriority w:val="39"/><w:qFormat/>'
    root.append(parse_xml(f"{head}{properties}</w:style>"))
    return root.style_lst[-1]


def _numbered(document: Document, kind: str, text: str) -> int:
    """A list of one level, added to the file's lists; its number."""
    root: Any = document.part.numbering_part.element
    abstract = _free(root, "w:abstractNum", "w:abstractNumId")
    level = f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
    level = f'<w:lvl w:ilvl="0">{level}<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>'
    made = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}"><w:multiLevelType w:val="singleLevel"/>{level}</w:abstractNum>'
    at = next((index for index, child in enumerate(root) if child.tag in (qn("w:num"), qn("w:numIdMacAtCleanup"))), len(root))
    root.insert(at, parse_xml(made))
    number = _free(root, "w:num", "w:numId")
    root.insert(
        next((index for index, child in enumerate(root) if child.tag == qn("w:numIdMacAtCleanup")), len(root)),
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'),
    )
    return number


def _free(root: Any, tag: str, attribute: str) -> int:
    """The lowest number from 1 that no element of a kind has."""
    taken = {element.get(qn(attribute)) for element in root.iter(qn(tag))}
    return next(number for number in range(1, len(taken) + 2) if str(number) not in taken)
