"""Copies of what a form repeats, under numbers of their own: no two controls, drawings or paragraphs of a file share one, and what is marked for a
comment is so once."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from itertools import count
from typing import Any

from docgen.wordfile.names import W14, w
from docgen.wordfile.package import WordFile
from docgen.writers.docx.build_state import DocxBuildState

_PARA_ID = f"{{{W14}}}paraId"
_FIRST = 0x10000000
_RANGES = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd")
"""Marks whose numbers stand once in a file: they stay with the first copy."""


class Copies:
    """Makes copies within one file."""

    def __init__(self, file: WordFile, draft: DocxBuildState) -> None:
        self._file = file
        self._draft = draft
        self._paragraphs: Iterator[str] | None = None

    def of(self, pattern: list[Any], times: int) -> list[list[Any]]:
        """The elements so many times; the first copy keeps its numbers."""
        made: list[list[Any]] = []
        for number in range(times):
            made.append([])
            for element in pattern:
                made[-1].append(_copied(element))
                if number:
                    self._renumber(made[-1][-1])
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
