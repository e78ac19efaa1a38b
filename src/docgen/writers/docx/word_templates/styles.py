"""docgen's styles beside a letterhead's own. Where both know a style, the letterhead's stays as it is and docgen's text takes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.document.theme import Theme
from docgen.types import Lang
from docgen.wordfile.cascade import Cascade
from docgen.wordfile.names import w
from docgen.wordfile.package import WordFile, parsed
from docgen.writers.docx.styles.styles import style_elements
from docgen.writers.docx.word_templates.neutral import neutral
from docgen.writers.docx.xml_text import W as W_URI
from docgen.writers.docx.xml_text import escape

_USED = re.compile(r'<w:(?:p|r|tbl)Style w:val="([^"]+)"/>')
_NAMED = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val=")([^"]+)(")')
_STYLE_ID = re.compile(r'(w:styleId=")([^"]+)(")')
_NUMBER = re.compile(r'(<w:numId w:val=")(\d+)(")')
_BASED = re.compile(r'<w:basedOn w:val="([^"]+)"/>')
_BORDERS = re.compile("<w:pBdr>.*?</w:pBdr>")
_NAME = re.compile(r'<w:name w:val="([^"]+)"/>')


@dataclass(frozen=True, slots=True)
class Adopted:
    """`added` are the styles to add, as XML in order; `ids` says what each of docgen's style ids is called in this file."""

    added: tuple[str, ...]
    ids: dict[str, str]

    def renamed(self, xml: str) -> str:
        """XML of docgen's with the style ids of this file."""
        return _NAMED.sub(lambda found: f"{found[1]}{self.ids.get(found[2], found[2])}{found[3]}", xml)


def adopt(file: WordFile, part: str, written: str, theme: Theme, tags: dict[Lang, str], justified: bool, paired: bool, numbers_from: int) -> Adopted:
    """What the body `written` needs of docgen's styles, in a file whose styles are in `part`. `numbers_from` is added to numbering ids."""
    elements = style_elements(theme, justified, paired)
    root, cascade = file.tree(part), Cascade(file)
    named = ((style.find(w("name")), style.get(w("styleId"), "")) for style in root.iter(w("style")))
    theirs = {_folded(name.get(w("val"), "")): identity for name, identity in named if name is not None}
    taken = set(theirs.values())
    ids: dict[str, str] = {}
    for identity, xml in elements.items():
        known = theirs.get(_folded(_name_of(xml)))
        ids[identity] = known if known is not None else identity if identity not in taken else f"Docgen{identity}"
    wanted = _closure(set(_USED.findall(written)), elements)
    added = []
    for identity, xml in elements.items():
        if identity in wanted and _folded(_name_of(xml)) not in theirs:
            made = _fitted(xml, identity, ids, theme, tags, numbers_from)
            made = _joined(made, theirs.values())
            if _is_of_tables(xml) and _says_more(cascade, ids["TableNormal"]):
                made = _BASED.sub("", made)
            added.append(_neutral(made, ids["Normal"], cascade, file) if _is_rooted(xml) else made)
    return Adopted(tuple(added), ids)


def _folded(name: str) -> str:
    """Word compares names of styles without regard to case; after a comma come aliases."""
    return name.split(",")[0].strip().casefold()


def _name_of(xml: str) -> str:
    found = _NAME.search(xml)
    return found[1] if found else ""


def _closure(used: set[str], elements: dict[str, str]) -> set[str]:
    """The styles used and all that they are based on or go on in."""
    wanted: set[str] = set()
    waiting = [identity for identity in used if identity in elements]
    while waiting:
        identity = waiting.pop()
        if identity not in wanted:
            wanted.add(identity)
            waiting += [other for _, other, _ in _NAMED.findall(elements[identity]) if other in elements]
    return wanted


def _fitted(xml: str, identity: str, ids: dict[str, str], theme: Theme, tags: dict[Lang, str], numbers_from: int) -> str:
    """A style of docgen's for this file: its ids, its numbering, and (where it stands on the letterhead's Normal) its own fonts and languages."""
    rooted = _is_rooted(xml)
    xml = _STYLE_ID.sub(lambda found: f"{found[1]}{ids[identity]}{found[3]}", xml, count=1)
    xml = _NAMED.sub(lambda found: f"{found[1]}{ids.get(found[2], found[2])}{found[3]}", xml)
    xml = _NUMBER.sub(lambda found: f"{found[1]}{int(found[2]) + numbers_from}{found[3]}", xml)
    xml = xml.replace(' w:default="1"', "")
    if rooted:
        latin, arabic = escape(theme.families.latin), escape(theme.families.arabic)
        fonts = f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{latin}" w:cs="{arabic}"/>'
        languages = f'<w:lang w:val="{tags["en"]}" w:bidi="{tags["ar"]}"/>'
        if "<w:rPr>" in xml:
            xml = xml.replace("<w:rPr>", f"<w:rPr>{fonts}", 1).replace("</w:rPr>", f"{languages}</w:rPr>", 1)
        else:
            xml = xml.replace("</w:style>", f"<w:rPr>{fonts}{languages}</w:rPr></w:style>")
    return xml.replace("<w:style ", f'<w:style xmlns:w="{W_URI}" ', 1)


def _is_rooted(xml: str) -> bool:
    """Whether a style of docgen's stands on the letterhead's Normal."""
    return '<w:basedOn w:val="Normal"/>' in xml and 'w:type="paragraph"' in xml


def _is_of_tables(xml: str) -> bool:
    """Whether a style of docgen's stands on what every table of the letterhead has."""
    return '<w:basedOn w:val="TableNormal"/>' in xml and 'w:type="table"' in xml


def _says_more(cascade: Cascade, identity: str) -> bool:
    """Whether a letterhead's style for every table gives them more than an indent and margins, which docgen's own tables say themselves: rules, a
    tint, a direction, looks of its text."""
    for style in cascade.chain(identity):
        if any(style.find(w(name)) is not None for name in ("pPr", "rPr", "trPr", "tcPr", "tblStylePr")):
            return True
        if any(child.tag not in (w("tblInd"), w("tblCellMar")) for child in style.iterfind(f"{w('tblPr')}/*")):
            return True
    return False


def _neutral(xml: str, normal: str, cascade: Cascade, file: WordFile) -> str:
    from lxml import etree

    style = parsed(xml.encode(), "", file)
    neutral(style, normal, cascade)
    return str(etree.tostring(style, encoding="unicode"))


def _joined(xml: str, theirs: Iterable[str]) -> str:
    """An Arabic style on one of the letterhead's own only turns it round: no borders of docgen's, and no letters set apart, which would fall out of
    their joins."""
    based = _BASED.search(xml)
    if "<w:bidi/>" not in xml or based is None or based[1] not in theirs or "<w:rPr>" in xml:
        return xml
    return _BORDERS.sub("", xml).replace("</w:style>", '<w:rPr><w:spacing w:val="0"/></w:rPr></w:style>')
