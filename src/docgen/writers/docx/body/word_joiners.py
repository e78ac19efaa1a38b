"""Places inside words where Word or LibreOffice would end a line and the PDF's line breaker does not: they are joined.

A hyphen is told as one that never breaks (U+2011, Word's own `w:noBreakHyphen`); in text that goes left to right, before a figure, U+2060 behind it
joins instead, for behind U+2011 LibreOffice ends the line between any two figures there. All other signs (an en dash, a percent sign) are joined by
U+2060. Spaces are `held`'s. A joiner is found by no search for the word, so there are none where they do nothing: behind a solidus (`EMB/PS/2021`)
neither program ends a line, though UAX #14 would; and none in addresses, which are there to be copied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.document.inline import Runs
from docgen.typography.paragraph.line_break_tailoring_cy import addresses
from docgen.writers.docx.body.no_break_spaces import length, line_ends

JOINER, HYPHEN = "\u2060", "\u2011"
_MAY = re.compile(r"[^\s\w.,:;()،؛«»\u200e\u200f\u0640]\S")
"""What a line may end behind: letters and figures have nothing between them."""
_FIGURE = re.compile(r"[\u200e\u200f]*\.?\d")
_BEFORE_FIGURE = re.compile(rf"-(?={_FIGURE.pattern})")
"""Behind a hyphen LibreOffice ends a line also before a figure, where UAX #14 forbids it (LB25)."""
_DASHES = ("-", "\u2010", "–")
_BREAKABLE = ("normal", "label", "mandatory", "soft-hyphen")
_WORD = re.compile(r"\S+")
_FEW = 16
"""So many joints are looked through for those of a piece."""


def joints(runs: Runs, most: int) -> frozenset[int]:
    """The offsets in the runs' text before which nothing may part, inside words of at most `most` code points. A longer word fits no line."""
    text = "".join([run.text for run in runs])
    if _MAY.search(text) is None:
        return frozenset()
    kinds = line_ends(text)
    inside = [offset for offset in kinds if text[offset - 1] not in " /" and not text[offset - 1].isspace()]
    plain = {*inside, *(found.end() for found in _BEFORE_FIGURE.finditer(text))}
    if not plain:
        return frozenset()
    whole: set[int] = set()
    at = 0
    for run in runs:
        if run.nobreak:
            whole.update(range(at + 1, at + len(run.text)))
        at += len(run.text)
    kept = [offset for offset in plain if (kind := kinds.get(offset)) not in _BREAKABLE or (offset in whole and kind != "mandatory")]
    return frozenset(_fitting(text, sorted(kept), most)) if kept else frozenset()


def _fitting(text: str, offsets: list[int], most: int) -> list[int]:
    """Those of the offsets that stand in a word that fits, and in no address."""
    fitting: list[int] = []
    end = 0
    fits = False
    mail: Sequence[tuple[int, int]] = ()
    for offset in offsets:
        if offset >= end:
            begin = max(end, text.rfind(" ", end, offset) + 1)
            word = next((found for found in _WORD.finditer(text, begin) if found.end() > offset), None)
            if word is None:
                break
            end, fits = word.end(), length(word[0]) <= most
            mail = addresses(text, *word.span()) if fits and ("@" in word[0] or "://" in word[0] or "www." in word[0]) else ()
        if fits and not any(low < offset < high for low, high in mail):
            fitting.append(offset)
    return fitting


def joined(text: str, start: int, stop: int, places: frozenset[int], rtl: bool) -> str:
    """The piece `start` to `stop` of the runs' text, with its joints told. `rtl` is the way it goes."""
    if not places or (len(places) <= _FEW and not any(start <= place <= stop for place in places)):
        return text[start:stop]
    out: list[str] = []
    for index in range(start, stop):
        if index in places and not _hard(text, index - 1, rtl):
            out.append(JOINER)
        out.append(HYPHEN if index + 1 in places and _hard(text, index, rtl) else text[index])
    return "".join(out)


def _hard(text: str, index: int, rtl: bool) -> bool:
    """Whether what joins there is a hyphen that never breaks. Behind another hyphen a line could end before it (LB12a)."""
    return text[index] == "-" and text[index - 1 : index] not in _DASHES and (rtl or _FIGURE.match(text, index + 1) is None)
