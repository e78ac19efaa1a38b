"""The structure tree, read: elements and their words in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import pikepdf

from docgen.render.pdf.preflight.content import Content
from docgen.render.pdf.preflight.report import Passage
from docgen.typography.bidi import level_runs, reorder

_DEEPEST = 200
_RIGHT_TO_LEFT = ("ar", "fa", "ur", "he", "ps", "ku", "ug", "sd", "yi")
_ARABIC = re.compile("[\u0590-\u065f\u066e-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTERS = re.compile(r"[^\W\d_]")


class Tree:
    """A file's structure. `tags` counts elements, `languages` holds those that elements name, `passages` the words of each."""

    def __init__(self, pdf: pikepdf.Pdf, contents: Sequence[Content]) -> None:
        self.tags: Counter[str] = Counter()
        self.languages: dict[str, None] = {}
        self.passages: list[Passage] = []
        self._contents = contents
        self._pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        self._seen: set[tuple[int, int]] = set()
        lang = str(pdf.Root.get("/Lang", ""))
        if lang:
            self.languages[lang] = None
        root = pdf.Root.get("/StructTreeRoot")
        if root is not None:
            self._walk(root, lang, None, 0)

    def _walk(self, element: pikepdf.Object, lang: str, page: pikepdf.Object | None, depth: int) -> None:
        if depth > _DEEPEST or (element.is_indirect and element.objgen in self._seen):
            return
        self._seen.add(element.objgen)
        page = element.get("/Pg", page)
        if "/Lang" in element:
            lang = str(element.Lang)
            self.languages[lang] = None
        if "/S" in element:
            self.tags[str(element.S)[1:]] += 1
        lines: list[str] = []
        below: list[pikepdf.Object] = []
        for kid in _kids(element):
            if isinstance(kid, int):
                lines += self._lines(page, kid)
            elif kid.get("/Type") == "/MCR":
                lines += self._lines(kid.get("/Pg", page), int(kid.MCID))
            elif "/S" in kid:
                below.append(kid)
        alt = element.get("/ActualText", element.get("/Alt"))
        said = str(alt) if alt is not None else joined(lines, lang)
        if said and "/S" in element:
            self.passages.append(Passage(str(element.S)[1:], lang, said))
        for kid in below:
            self._walk(kid, lang, page, depth + 1)

    def _lines(self, page: pikepdf.Object | None, mcid: int) -> list[str]:
        index = self._pages.get(page.objgen) if page is not None else None
        return [] if index is None else self._contents[index].lines.get(mcid, [])


def _kids(element: pikepdf.Object) -> Iterator[pikepdf.Object | int]:
    kids = element.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else () if kids is None else (kids,):
        if isinstance(kid, (int, pikepdf.Dictionary)):
            yield kid


def joined(lines: Sequence[str], lang: str | None = None) -> str:
    """Lines as one text. A stream shows lines from left to right; where the language is Arabic they are put in the order they are read in. With no
    language given, each line goes by the letters it has more of."""
    rtl = None if lang is None else lang.partition("-")[0].lower() in _RIGHT_TO_LEFT
    return " ".join(said for line in lines if (said := (logical(line) if _turned(line, rtl) else line).strip()))


def _turned(line: str, rtl: bool | None) -> bool:
    return 2 * len(_ARABIC.findall(line)) > len(_LETTERS.findall(line)) if rtl is None else rtl


def logical(line: str) -> str:
    """A right-to-left line's logical order from its visual one: the bidirectional algorithm applied to what it gave is, for lines of one
    embedding, its own inverse (rule L2 turns round what it turned round)."""
    runs = level_runs(line, 1)
    order = reorder([level for _, _, level in runs])
    pieces = (line[runs[index][0] : runs[index][1]][:: -1 if runs[index][2] % 2 else 1] for index in order)
    return "".join(pieces)
