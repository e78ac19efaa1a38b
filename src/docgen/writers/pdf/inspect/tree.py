"""The structure tree, read: elements and their words in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docgen.document.inline import NO_LANGUAGE
from docgen.typography.unicode.bidi import level_runs, reorder
from docgen.writers.pdf.inspect.budget import Budget
from docgen.writers.pdf.inspect.content import Content
from docgen.writers.pdf.inspect.report import Passage
from docgen.writers.pdf.inspect.values import Ref, entry, first, has, integer, is_dictionary, items, named, ref, said, text

_DEEPEST = 200
_LONGEST_LINE = 20_000
"""Characters; what is longer is no line of a page, and stays as it is."""
_RIGHT_TO_LEFT = ("ar", "fa", "ur", "he", "ps", "ku", "ug", "sd", "yi")
_ARABIC = re.compile("[\u0590-\u065f\u066e-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An element that is still to be read, with what it inherits."""

    element: Any
    lang: str
    page: Any
    depth: int


class Tree:
    """A file's structure. `tags` counts elements, `languages` holds those that elements name, `passages` the words of each."""

    def __init__(self, root: Any, pages: Sequence[Any], contents: Sequence[Content], budget: Budget) -> None:
        self.tags: Counter[str] = Counter()
        self.languages: dict[str, None] = {}
        self.passages: list[Passage] = []
        self._contents = contents
        self._pages = {key: index for index, page in enumerate(pages) if (key := ref(page)) is not None}
        self._seen: set[Ref] = set()
        self._shown: set[tuple[int, int]] = set()
        self._budget = budget
        lang = said(root, "/Lang")
        if lang:
            self.languages[lang] = None
        waiting = [_Waiting(entry(root, "/StructTreeRoot"), lang, None, 0)]
        while waiting:
            waiting.extend(reversed(self._read(waiting.pop())))

    def _read(self, at: _Waiting) -> list[_Waiting]:
        """Reads one element; gives those below it."""
        element, lang = at.element, at.lang
        key = ref(element)
        if not is_dictionary(element) or at.depth > _DEEPEST or key in self._seen or not self._budget.node("structure elements"):
            return []
        if key is not None:
            self._seen.add(key)
        page = first(entry(element, "/Pg"), at.page)
        if own := said(element, "/Lang"):
            lang = own
            if lang != NO_LANGUAGE:
                self.languages[lang] = None
        tag = named(element, "/S")
        if tag:
            self.tags[tag] += 1
        lines: list[str] = []
        below: list[_Waiting] = []
        for kid in items(entry(element, "/K")):
            mcid = integer(kid)
            if mcid is not None:
                lines += self._lines(page, mcid)
            elif named(kid, "/Type") == "MCR":
                lines += self._lines(first(entry(kid, "/Pg"), page), integer(entry(kid, "/MCID")))
            elif has(kid, "/S"):
                below.append(_Waiting(kid, lang, page, at.depth + 1))
        alt = first(entry(element, "/ActualText"), entry(element, "/Alt"))
        words = joined(lines, lang) if alt is None else text(alt)
        if words and tag and (alt is None or self._budget.text(len(words))):
            self.passages.append(Passage(tag, lang, words))
        return below

    def _lines(self, page: Any, mcid: int | None) -> list[str]:
        """The lines of marked content, once: it belongs to one element."""
        key = ref(page)
        index = None if key is None else self._pages.get(key)
        if index is None or mcid is None or (index, mcid) in self._shown:
            return []
        self._shown.add((index, mcid))
        return self._contents[index].lines.get(mcid, [])


_GROUPS = re.compile(
    r"(?<!\d)(?:\+|\(\+?)?\d[\d().,٫٬/-]*(?:\u00a0[(]?\d[\d().,٫٬/-]*)*\u00a0[(]?\d(?:[\d().,٫٬/-]*[\d)])?|\(\+?\d{2,5}\)-?\d{3,}(?:-\d+)*"
)
"""Figures that no-break spaces, or the brackets of an area code, hold together, as lines show a number that is called."""


def joined(lines: Sequence[str], lang: str | None = None) -> str:
    """Lines as one text. A stream shows lines from left to right; where the language is Arabic they are put in the order they are read in. With no
    language given, each line goes by the letters it has more of."""
    rtl = None if lang is None else lang.partition("-")[0].lower() in _RIGHT_TO_LEFT
    said = (words for line in lines if (words := (logical(line) if _turned(line, rtl) else line).strip()))
    return " ".join(said).replace("\u00ad ", "")


def _turned(line: str, rtl: bool | None) -> bool:
    if len(line) > _LONGEST_LINE:
        return False
    return 2 * len(_ARABIC.findall(line)) > len(_LETTERS.findall(line)) if rtl is None else rtl


def logical(line: str) -> str:
    """A right-to-left line's logical order from its visual one: the bidirectional algorithm applied to what it gave is, for lines of one
    embedding, its own inverse (rule L2 turns round what it turned round). Figures in groups are an embedding of their own: `(04) 123 4567`."""
    runs = level_runs(line, 1, [found.span() for found in _GROUPS.finditer(line)] if "\u00a0" in line or ")" in line else ())
    order = reorder([level for _, _, level in runs])
    pieces = (line[runs[index][0] : runs[index][1]][:: -1 if runs[index][2] % 2 else 1] for index in order)
    return "".join(pieces)
