"""Lines and paragraphs of a text that do not come out as their author may think."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from docgen.errors import Problem
from docgen.markup import EMPTY_LINE
from docgen.model.text import NAMES, Bilingual
from docgen.model.walk import Path
from docgen.source import Marked
from docgen.types import Lang

_WIDTH = 60
"""Nobody breaks the lines of a paragraph at fewer code points than this."""


def paragraph_counts(path: Path, text: Bilingual, marked: Marked) -> Iterator[Problem]:
    """DG114: both sides of a text must have as many paragraphs, since they stand beside each other."""
    if not text.ar or not text.en or ("\n" not in text.ar and "\n" not in text.en):
        return
    counts: dict[Lang, int] = {lang: len(EMPTY_LINE.findall(side.strip())) + 1 for lang, side in text.sides()}
    if counts["ar"] != counts["en"]:
        fewer: Lang = "ar" if counts["ar"] < counts["en"] else "en"
        message = f"the {NAMES['ar']} text has {_said(counts['ar'])}, the {NAMES['en']} {_said(counts['en'])}"
        yield Problem(message, marked.place((*path, fewer)), "part both alike, so that like stands beside like", "DG114", "warning")


def _said(count: int) -> str:
    return f"{count} paragraphs" if count > 1 else "one paragraph"


def lines_run_on(path: Path, text: Bilingual, marked: Marked) -> Iterator[Problem]:
    """DG317: lines of a block after | that were broken on purpose run on into one."""
    for lang, side in text.sides():
        if "\n" not in side.strip():
            continue
        span = marked.span((*path, lang)) or marked.span(path)
        if span is not None and span.style == "|" and (offset := _broken_on_purpose(side)) is not None:
            hint = "end a line with a backslash to break it there, or put an empty line between paragraphs"
            yield Problem("the lines of this block run on into one", marked.place((*path, lang), offset=offset), hint, "DG317", "note")
            if marked.span((*path, lang)) is None:
                return


def _broken_on_purpose(text: str) -> int | None:
    """Where the first line begins that would have had room for more in the line before it: the first word would have fitted there."""
    lines = text.split("\n")
    width = max(_WIDTH, *map(len, lines))
    offset = 0
    for line, following in pairwise(lines):
        offset += len(line) + 1
        word = following.split(maxsplit=1)
        if line.strip() and word and not line.endswith(("\\", "  ")) and len(line.rstrip()) + 1 + len(word[0]) <= width:
            return offset
    return None
