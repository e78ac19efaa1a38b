"""Word forms with content controls, made by hand on python-docx's empty document."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_NS = f'{nsdecls("w")} xmlns:w15="{_W15}"'
_ids = iter(range(1000, 10**6))


def control(tag: str, content: str, extra: str = "") -> str:
    """A control round some content, showing a placeholder and bound to data as Word's own are."""
    bound = extra or '<w:showingPlcHdr/><w:dataBinding w:xpath="/a" w:storeItemID="{00000000-0000-0000-0000-000000000000}"/>'
    return f'<w:sdt {_NS}><w:sdtPr><w:tag w:val="{tag}"/><w:id w:val="{next(_ids)}"/>{bound}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def words(text: str, look: str = '<w:rStyle w:val="PlaceholderText"/>') -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, properties: str = "") -> str:
    return f"<w:p {_NS}><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def block(tag: str, properties: str = "", look: str = "") -> str:
    """A control that holds a paragraph."""
    return control(tag, paragraph(words("Click here", look), properties))


def inline(tag: str, look: str = '<w:rStyle w:val="PlaceholderText"/>') -> str:
    """A control inside a paragraph."""
    return control(tag, words("Click here", look))


def row(*cells: str) -> str:
    made = "".join(f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for cell in cells)
    return f"<w:tr>{made}</w:tr>"


def repeated_rows(tag: str, *cells: str) -> str:
    """A table with a head and a repeating section of one row."""
    item = control("", row(*cells), "<w15:repeatingSectionItem/>")
    section = control(tag, item, "<w15:repeatingSection/>")
    head = row(*(paragraph(words("Head", "")) for _ in cells))
    grid = "".join('<w:gridCol w:w="3000"/>' for _ in cells)
    return f'<w:tbl {_NS}><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{section}</w:tbl>'


def form(path: Path, body: Iterable[str], header: str = "") -> Path:
    """A document of these blocks."""
    document = docx.Document()
    for place, xml in enumerate(body):
        document.element.body.insert(place, parse_xml(xml))
    if header:
        document.sections[0].header.paragraphs[0]._p.addnext(parse_xml(header))
    document.save(str(path))
    return path
