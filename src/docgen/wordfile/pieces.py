"""The text of a part of a Word file as it is read on paper, paragraph by paragraph, each piece with the element that it stands in.

Left out are what was deleted (ECMA-376 Part 1, 17.13.5), hidden text, the codes of fields, and the results of those fields that only say where
something stands (page numbers, tables of contents); of what a file holds twice for older programs, the older form (mc:Fallback).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docgen.limits import check_time
from docgen.wordfile.names import w
from docgen.wordfile.text import piece_text

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_LEFT_OUT = frozenset((w("del"), w("moveFrom"), w("rPr"), w("pPr"), f"{{{_MC}}}Fallback"))
_PAGINATION = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "NOTEREF", "TOC", "TOA", "INDEX"))
"""Fields whose results tell of pages, not of the matter (17.16.5)."""
_TOGGLED_OFF = frozenset(("0", "false", "off"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A child of a run that stands for text."""

    element: Any
    text: str


@dataclass(slots=True)
class Paragraph:
    """A paragraph, its pieces, and its number in the part, from 1, empty ones counted."""

    element: Any
    number: int
    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class _Field:
    code: str = ""
    shows: bool = False

    @property
    def is_pagination(self) -> bool:
        return (self.code.split() or [""])[0].upper() in _PAGINATION


def paragraphs(root: Any) -> dict[Any, Paragraph]:
    """The paragraphs of a part in its order, by their elements; those of text boxes are paragraphs of their own."""
    return _Reader().read(root)


class _Reader:
    def __init__(self) -> None:
        self.found: dict[Any, Paragraph] = {}
        self.fields: list[_Field] = []

    def read(self, root: Any) -> dict[Any, Paragraph]:
        for element, paragraph in _runs_and_paragraphs(root):
            check_time()
            if element.tag == w("p"):
                self.found[element] = Paragraph(element, len(self.found) + 1)
            elif paragraph is not None:
                self._run(element, self.found[paragraph])
        return self.found

    def _run(self, run: Any, paragraph: Paragraph) -> None:
        hidden = _is_hidden(run) or _in_simple_pagination(run)
        for child in run:
            if child.tag == w("fldChar"):
                self._mark(child.get(w("fldCharType")))
            elif child.tag == w("instrText") and self.fields:
                self.fields[-1].code += child.text or ""
            elif not hidden and not any(one.is_pagination or not one.shows for one in self.fields) and (text := piece_text(child)):
                paragraph.pieces.append(Piece(child, text))

    def _mark(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].shows = True
        elif kind == "end" and self.fields:
            self.fields.pop()


def _runs_and_paragraphs(root: Any) -> Iterator[tuple[Any, Any]]:
    """Paragraphs, and runs with the paragraph that they are in, in document order. Without recursion: files are nested as deep as they like."""
    waiting: list[tuple[Any, Any]] = [(root, None)]
    while waiting:
        element, paragraph = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
            continue
        if element.tag == w("p"):
            paragraph = element
            yield element, None
        elif element.tag == w("r"):
            yield element, paragraph
        if element.tag == w("sdt") and _is_placeholder(element):
            continue
        waiting += [(child, paragraph) for child in reversed(element)]


def _is_hidden(run: Any) -> bool:
    found = run.find(w("rPr/vanish"))
    return found is not None and found.get(w("val")) not in _TOGGLED_OFF


def _is_placeholder(control: Any) -> bool:
    """Whether a content control shows what to type into it, and nothing that was typed."""
    found = control.find(w("sdtPr/showingPlcHdr"))
    return found is not None and found.get(w("val")) not in _TOGGLED_OFF


def _in_simple_pagination(run: Any) -> bool:
    above = run.getparent()
    while above is not None and above.tag != w("p"):
        if above.tag == w("fldSimple") and (str(above.get(w("instr"), "")).split() or [""])[0].upper() in _PAGINATION:
            return True
        above = above.getparent()
    return False
