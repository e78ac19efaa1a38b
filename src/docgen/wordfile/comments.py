"""Comments put into somebody else's Word file, at the words that they are about (ECMA-376 Part 1, 17.13.4).

Runs are split where a comment begins or ends, each part keeping the looks of the whole; nothing else of the text changes. Word takes comments in the
text of the document alone: what is about a text box or a note is put where that hangs in the text, what is about a header or a footer where the text
begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docgen.limits import check_time
from docgen.wordfile.names import W15, XML, val, w, whole
from docgen.wordfile.package import WordFile, relationships_part, resolved
from docgen.wordfile.pieces import Paragraph, Piece

AUTHOR = "docgen"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE_2011 = "http://schemas.microsoft.com/office/2011/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MOST = 2**31 - 2
_RTL = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\\s.,،؛/:-]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?"
)
_NOTES = {"footnote": "footnoteReference", "endnote": "endnoteReference"}


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of the characters from `begin` to `end` of a paragraph of a part."""

    part: str
    paragraph: Paragraph
    begin: int
    end: int
    text: str


def commented(file: WordFile, remarks: Sequence[Remark]) -> bytes:
    """The file with a comment for each remark, its parts byte for byte but for the document, the comments, their authors, and the lists of parts.
    `file` must be one that may be changed (`open_word` without `look_only`)."""
    if not remarks:
        return file.saved(())
    for remark in remarks:
        check_time()
        if _is_direct(file, remark):
            _split(remark.paragraph, remark.begin)
            _split(remark.paragraph, remark.end)
    changed = [file.main]
    comments = _part(file, "comments", f"{_OFFICE}/comments", f"{_WORD}.comments+xml", w("comments"), changed)
    number = _next(file, comments)
    looks = _looks(file)
    for remark in remarks:
        check_time()
        first, last = _range(file, remark)
        _mark(first, last, number, looks[1])
        comments.append(_comment(comments, number, remark.text, looks[0], looks[1]))
        number += 1
    if file.related("people") is None:
        people = _part(file, "people", f"{_OFFICE_2011}/people", f"{_WORD}.people+xml", f"{{{W15}}}people", changed)
        people.append(people.makeelement(f"{{{W15}}}person", {f"{{{W15}}}author": AUTHOR}))
    return file.saved(changed)


def _is_direct(file: WordFile, remark: Remark) -> bool:
    """Whether a remark is about the document's own text, and not about a text box in it."""
    return remark.part == file.main and next(remark.paragraph.element.iterancestors(w("txbxContent")), None) is None


def _split(paragraph: Paragraph, offset: int) -> None:
    """Makes a run begin at a character of a paragraph's text."""
    at = 0
    for index, piece in enumerate(paragraph.pieces):
        inside = offset - at
        if inside <= 0:
            if inside == 0 and index:
                _begin_run(piece.element)
            return
        if inside < len(piece.text) and piece.element.tag == w("t") and not len(piece.element):
            left, right = piece.element, deepcopy(piece.element)
            left.text, right.text = piece.text[:inside], piece.text[inside:]
            for half in (left, right):
                half.set(f"{{{XML}}}space", "preserve")
            right.tail = None
            left.addnext(right)
            paragraph.pieces[index : index + 1] = [Piece(left, left.text), Piece(right, right.text)]
            _begin_run(right)
            return
        at += len(piece.text)
    if paragraph.pieces and offset >= at:
        _end_run(paragraph.pieces[-1].element)


def _begin_run(child: Any) -> None:
    """Parts a run so that one begins with this child of it."""
    run = child.getparent()
    before = [other for other in child.itersiblings(preceding=True) if other.tag != w("rPr")]
    if not before:
        return
    new = run.makeelement(run.tag, dict(run.attrib))
    looks = run.find(w("rPr"))
    if looks is not None:
        new.append(deepcopy(looks))
        new[0].tail = None
    moved = [child, *child.itersiblings()]
    new.tail, run.tail = run.tail, None
    run.addnext(new)
    for one in moved:
        new.append(one)


def _end_run(child: Any) -> None:
    """Parts a run so that one ends with this child of it."""
    after = next(child.itersiblings(), None)
    if after is not None:
        _begin_run(after)


def _range(file: WordFile, remark: Remark) -> tuple[Any, Any]:
    """The first and the last run, or other part of a paragraph, that a remark is about."""
    if _is_direct(file, remark):
        inside: list[Any] = []
        at = 0
        for piece in remark.paragraph.pieces:
            if at < remark.end and at + len(piece.text) > remark.begin:
                inside.append(piece.element.getparent())
            at += len(piece.text)
        if inside:
            return inside[0], inside[-1]
    hung = _hung(file, remark)
    if hung is not None:
        return hung, hung
    return _beginning(file)


def _beginning(file: WordFile) -> tuple[Any, Any]:
    """The first run of the document's text; one is made where there is none."""
    body = file.tree(file.main).find(w("body"))
    run = body.find(f"{w('p')}/{w('r')}")
    if run is None:
        paragraph = body.find(w("p"))
        if paragraph is None:
            paragraph = body.makeelement(w("p"), {})
            body.insert(0, paragraph)
        run = _child(paragraph, "r")
    return run, run


def _hung(file: WordFile, remark: Remark) -> Any:
    """The run of the document's text in which a text box or the sign of a note stands."""
    element = remark.paragraph.element
    if remark.part == file.main:
        boxes = list(element.iterancestors(w("txbxContent")))
        return next(boxes[-1].iterancestors(w("r")), None) if boxes else None
    for above in element.iterancestors():
        sign = _NOTES.get(str(above.tag).rpartition("}")[2])
        if sign is not None:
            identity = above.get(w("id"))
            signs = (one for one in file.tree(file.main).iter(w(sign)) if one.get(w("id")) == identity)
            return next((one.getparent() for one in signs), None)
    return None


def _mark(first: Any, last: Any, number: int, style: str | None) -> None:
    """Puts the marks of a comment round its words, and its sign behind them."""
    attributes = {w("id"): str(number)}
    first.addprevious(first.makeelement(w("commentRangeStart"), attributes))
    end = last.makeelement(w("commentRangeEnd"), attributes)
    end.tail, last.tail = last.tail, None
    last.addnext(end)
    sign = last.makeelement(w("r"), {})
    if style is not None:
        looks = sign.makeelement(w("rPr"), {})
        looks.append(looks.makeelement(w("rStyle"), {w("val"): style}))
        sign.append(looks)
    sign.append(sign.makeelement(w("commentReference"), attributes))
    top = end
    while top.getparent().tag != w("p"):
        top = top.getparent()
    while (after := top.getnext()) is not None and (after.tag == w("commentRangeEnd") or after.find(w("commentReference")) is not None):
        top = after
    sign.tail, top.tail = top.tail, None
    top.addnext(sign)


def _comment(comments: Any, number: int, text: str, style: str | None, sign: str | None) -> Any:
    comment = comments.makeelement(w("comment"), {w("id"): str(number), w("author"): AUTHOR, w("initials"): "dg"})
    paragraph = _child(comment, "p")
    if style is not None:
        _child(_child(paragraph, "pPr"), "pStyle").set(w("val"), style)
    mark = _child(paragraph, "r")
    if sign is not None:
        _child(_child(mark, "rPr"), "rStyle").set(w("val"), sign)
    _child(mark, "annotationRef")
    for piece, rtl in _stretches(text):
        run = _child(paragraph, "r")
        if rtl:
            _child(_child(run, "rPr"), "rtl")
        said = _child(run, "t")
        said.text = piece
        said.set(f"{{{XML}}}space", "preserve")
    return comment


def _child(parent: Any, name: str) -> Any:
    child = parent.makeelement(w(name), {})
    parent.append(child)
    return child


def _stretches(text: str) -> Iterator[tuple[str, bool]]:
    """A text in pieces, and whether each goes from right to left. What XML cannot hold is left out."""
    text = "".join(char for char in text if char >= " " and char not in "\ufffe\uffff" and not "\ud800" <= char <= "\udfff")
    at = 0
    for found in _RTL.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def _next(file: WordFile, comments: Any) -> int:
    """The first number that no comment has, and no mark of one."""
    marks = file.tree(file.main).iter(w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))
    used = [whole(one.get(w("id")) or "") for one in (*comments, *marks) if isinstance(one.tag, str)]
    return min(max(used, default=-1), _MOST) + 1


def _looks(file: WordFile) -> tuple[str | None, str | None]:
    """The file's styles of a comment's text and of its sign, where it has them."""
    part = file.related("styles")
    found = {} if part is None else {(val(style, "name") or "").lower(): style.get(w("styleId")) for style in file.tree(part).iter(w("style"))}
    return found.get("annotation text"), found.get("annotation reference")


def _part(file: WordFile, kind: str, relation: str, media: str, tag: str, changed: list[str]) -> Any:
    """The root of a part that the document is related to, made where there is none; `changed` takes the names of all parts that are so changed."""
    found = file.related(kind)
    if found is not None:
        changed.append(found)
        return file.tree(found)
    from lxml import etree

    space = tag[1:].partition("}")[0]
    root = etree.Element(tag, nsmap={"w15" if space == W15 else "w": space})
    name = resolved(file.main, f"{kind}.xml")
    while name in file.entries:
        name = f"{name.removesuffix('.xml')}_.xml"
    file.put(name, root)
    types = file.tree("[Content_Types].xml")
    types.append(types.makeelement(f"{{{_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": media}))
    lists = relationships_part(file.main)
    if lists not in file.entries:
        file.put(lists, etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap={None: _RELATIONSHIPS}))
    related = file.tree(lists)
    used = {one.get("Id") for one in related}
    identity = next(f"rId{number}" for number in range(len(used) + 1, 2 * len(used) + 3) if f"rId{number}" not in used)
    target = name.rpartition("/")[2]
    related.append(related.makeelement(f"{{{_RELATIONSHIPS}}}Relationship", {"Id": identity, "Type": relation, "Target": target}))
    changed += (name, "[Content_Types].xml", lists)
    return root
