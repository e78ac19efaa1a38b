"""A paragraph that holds more than the place of the body: what stands before the place and what stands behind it stay as paragraphs of their own."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from docgen.wordfile.names import w
from docgen.writers.docx.word_templates.changes import free_numbers, renumber_changes

_ONCE = ("pageBreakBefore", "numPr")
"""What the second part of a paragraph must not do again."""
_MARKS = frozenset(map(w, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd")))
"""What stands at a point of the text and may stand between paragraphs (ECMA-376 Part 1, 17.13)."""
_PROPERTIES = ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr")
_EMPTY = frozenset(map(w, ("r", "proofErr", "lastRenderedPageBreak", "softHyphen", "tab", "hyperlink", "ins", "moveTo", "smartTag", "customXml")))
_EMPTY |= frozenset(map(w, ("sdt", "sdtContent", *_PROPERTIES)))


def parted(paragraph: Any, control: Any) -> tuple[list[Any], list[Any]]:
    """Parts a paragraph round a control in it. Gives what goes before the control's place and what goes behind it: paragraphs, and the marks of
    what is no paragraph any more. The paragraph's own element and its section's end go behind."""
    head = _head(paragraph, control)
    control.getparent().remove(control)
    properties = paragraph.find(w("pPr"))
    before = _kept(head)
    if properties is not None and any(one.tag == w("p") for one in before):
        for name in _ONCE:
            for found in properties.findall(w(name)):
                properties.remove(found)
    ends = properties is not None and properties.find(w("sectPr")) is not None
    return before, [paragraph] if ends else _kept(paragraph)


def _head(paragraph: Any, control: Any) -> Any:
    """All that stands before the control, taken out of the paragraph, in the same links, insertions and controls."""
    inner, node = None, control
    numbers = free_numbers([paragraph.getroottree().getroot()])
    while node is not paragraph:
        parent = node.getparent()
        holder = _like(parent, numbers)
        for child in list(parent):
            if child is node:
                break
            if not _is_properties(child):
                holder.append(child)
        if inner is not None and len(inner):
            holder.append(inner)
        inner, node = holder, parent
    return inner


def _like(element: Any, numbers: Iterator[str]) -> Any:
    """An element like this one, with its properties and without content; only one of two controls keeps its number, and of two changes too."""
    made = element.makeelement(element.tag, {} if element.tag == w("p") else dict(element.attrib))
    for child in element:
        if _is_properties(child):
            own = copy.deepcopy(child)
            for name in ("id", "sectPr") if child.tag in (w("sdtPr"), w("pPr")) else ():
                for found in own.findall(w(name)):
                    own.remove(found)
            made.append(own)
    renumber_changes(made, numbers)
    return made


def _kept(paragraph: Any) -> list[Any]:
    """The paragraph, or the marks of one that holds nothing else."""
    if any(child.tag not in _EMPTY and child.tag not in _MARKS and _says(child) for child in _content(paragraph)):
        return [paragraph]
    return [mark for mark in paragraph.iter() if mark.tag in _MARKS]


def _content(element: Any) -> list[Any]:
    """What stands in an element, as deep as that is, but nothing of its properties."""
    found = []
    for child in element:
        if not isinstance(child.tag, str) or _is_properties(child):
            continue
        found += [child, *_content(child)]
    return found


def _says(element: Any) -> bool:
    """Whether an element shows anything: a text that is not white, or whatever is no text and no line's end."""
    if element.tag == w("t"):
        return bool((element.text or "").strip())
    return element.tag not in (w("br"), w("cr")) or element.get(w("type"), "textWrapping") != "textWrapping"


def _is_properties(element: Any) -> bool:
    return isinstance(element.tag, str) and any(element.tag == w(name) for name in _PROPERTIES)
