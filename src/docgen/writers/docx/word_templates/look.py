"""Runs in the look of a form's own, with the direction and the language of what is put in."""

from __future__ import annotations

import copy
import re
from typing import Any

from docgen.wordfile.fix import TWINS
from docgen.wordfile.names import XML, w
from docgen.wordfile.order import R_PR, put
from docgen.writers.docx.body.runs import Piece, unbroken

_PARTS = re.compile("([\u2028\n\t\u2011])")
_ELEMENTS = {"\u2028": "br", "\n": "br", "\t": "tab", "\u2011": "noBreakHyphen"}
_PLACEHOLDER = "PlaceholderText"


def run_element(piece: Piece, look: Any, tag: str) -> Any:
    """A `w:r` of a piece's text. `look` is the `w:rPr` of what it replaces; `tag` the BCP 47 tag of its language."""
    from lxml import etree

    run = etree.Element(w("r"))
    own = etree.SubElement(run, w("rPr")) if look is None else copy.deepcopy(look)
    own.tail = None
    run.append(own)
    style = own.find(w("rStyle"))
    if style is not None and style.get(w("val")) == _PLACEHOLDER:
        own.remove(style)
    for name, wanted in (("b", piece.run.strong), ("i", piece.run.emphasis)):
        if wanted:
            put(own, name, R_PR)
            put(own, f"{name}Cs", R_PR)
    if piece.run.superscript:
        put(own, "vertAlign", R_PR, {"val": "superscript"})
    for plain, twin in TWINS.items():
        found = own.find(w(plain))
        if found is not None and own.find(w(twin)) is None:
            put(own, twin, R_PR, {name.rpartition("}")[2]: value for name, value in found.attrib.items()})
    direction = own.find(w("rtl"))
    if piece.rtl:
        put(own, "rtl", R_PR)
    elif direction is not None:
        own.remove(direction)
    put(own, "lang", R_PR, {"bidi": tag} if piece.rtl else {"val": tag})
    text = unbroken(piece.text, piece.run.isolate) if piece.run.nobreak else piece.text
    for part in _PARTS.split(text):
        if part in _ELEMENTS:
            etree.SubElement(run, w(_ELEMENTS[part]))
        elif part:
            element = etree.SubElement(run, w("t"), {f"{{{XML}}}space": "preserve"})
            element.text = part
    return run
