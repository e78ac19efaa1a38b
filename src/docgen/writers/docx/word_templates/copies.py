"""Copies of what a form repeats, under numbers of their own: no two controls, drawings or paragraphs of a file share one, and what is marked for a
comment is so once. A note that is repeated is one for each copy: two references to one note would count as two notes, of which one has no text."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from itertools import count
from typing import Any

from docgen.wordfile.names import W14, w
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.word_templates.changes import free_numbers, renumber_changes
from docgen.writers.docx.word_templates.parts import Package

_PARA_ID = f"{{{W14}}}paraId"
_FIRST = 0x10000000
_RANGES = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd")
"""Marks whose numbers stand once in a file: they stay with the first copy."""
_NOTES = ("footnote", "endnote")
_ID = w("id")


class Copies:
    """Makes copies within one file."""

    def __init__(self, package: Package, draft: DocxBuildState) -> None:
        self._package = package
        self._file = package.file
        self._draft = draft
        self._paragraphs: Iterator[str] | None = None
        self._changes: Iterator[str] | None = None
        self._notes: dict[str, dict[str, Any]] = {}
        self._last: dict[str, int] = {}

    def of(self, pattern: list[Any], times: int) -> list[list[Any]]:
        """The elements so many times; the first copy keeps its numbers."""
        made: list[list[Any]] = []
        for number in range(times):
            made.append([])
            for element in pattern:
                made[-1].append(_copied(element))
                if number:
                    self._renumber(made[-1][-1])
                    for name in _NOTES:
                        for reference in made[-1][-1].iter(w(f"{name}Reference")):
                            self._note(reference, name)
        return made

    def _renumber(self, element: Any) -> None:
        for name in _RANGES:
            for mark in list(element.iter(w(name))):
                mark.getparent().remove(mark)
        for mark in list(element.iter(w("commentReference"))):
            mark.getparent().remove(mark)
        for identity in element.iter(w("id")):
            if identity.getparent().tag == w("sdtPr"):
                identity.set(w("val"), str(700_000_000 + next(self._draft.controls)))
        for described in element.iter("{*}docPr"):
            described.set("id", str(next(self._draft.drawings)))
        for marked in element.iter(w("p"), w("tr")):
            if marked.get(_PARA_ID) is not None:
                marked.set(_PARA_ID, self._fresh())
        if self._changes is None:
            self._changes = free_numbers([self._file.tree(story) for story in self._file.stories()])
        renumber_changes(element, self._changes)

    def _note(self, reference: Any, name: str) -> None:
        """Gives a reference a copy of its note (ECMA-376 Part 1, 17.11.7 and 17.11.14)."""
        part = self._file.related(f"{name}s")
        if part is None:
            return
        if part not in self._notes:
            self._notes[part] = {note.get(_ID, ""): note for note in self._file.tree(part).iter(w(name))}
            self._last[part] = max((int(found) for found in self._notes[part] if found.isdecimal() and len(found) < 10), default=0)
        note = self._notes[part].get(reference.get(_ID, ""))
        if note is None:
            return
        self._last[part] += 1
        number = str(self._last[part])
        made = self._notes[part][number] = _copied(note)
        made.set(_ID, number)
        self._package.touch(part).append(made)
        self._renumber(made)
        reference.set(_ID, number)

    def _fresh(self) -> str:
        """A number of a paragraph that no other has (MS-DOCX 2.3.3: eight digits, below 0x80000000)."""
        if self._paragraphs is None:
            taken = {marked.get(_PARA_ID, "").upper() for story in self._file.stories() for marked in self._file.tree(story).iter(w("p"), w("tr"))}
            self._paragraphs = (identity for number in count(_FIRST) if (identity := f"{number:08X}") not in taken)
        return next(self._paragraphs)


def _copied(element: Any) -> Any:
    made = copy.deepcopy(element)
    made.tail = None
    return made
