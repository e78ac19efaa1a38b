"""Middle dots between things in a row, `institution · title · reference`, are dropped where a line ends at one, as in the PDF. Word cannot drop
them, so the line is ended there."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document.inline import Runs
from docgen.types import Lang
from docgen.typography.paragraph.compose import compose
from docgen.typography.paragraph.lines import Line
from docgen.typography.paragraph.words_cy import separates
from docgen.writers.docx.body.pitch import shaped
from docgen.writers.docx.build_state import DocxBuildState

_SPARE = 0.97
"""Of the width: Word's own type may be a little wider."""


def lined(runs: Runs, name: str, lang: Lang, width: float, draft: DocxBuildState, most: int | None = None) -> Runs:
    """The runs of a text in the theme's style `name`, with a line break for each separator that a line of `width` points would end at. Where every
    thing between separators has room on a line, lines end at nothing else, unless that made more than `most` of them."""
    text = "".join(run.text for run in runs)
    room = width * _SPARE
    if "·" not in text or draft.ruler.natural(runs, name, lang) <= room:
        return runs
    dots = [at for at, letter in enumerate(text) if letter == "·" and separates(letter, text, at, at + 1)]
    if not dots:
        return runs
    dropped = _between(runs, text, dots, name, lang, room, draft)
    if dropped is None or (most is not None and len(dropped) >= most):
        dropped = _at_ends(runs, dots, name, lang, room, draft)
    return _broken(runs, dropped)


def line_count(runs: Runs, name: str, lang: Lang, width: float, draft: DocxBuildState) -> int:
    """How many lines a text in the theme's style `name` takes in `width` points."""
    room = width * _SPARE
    if draft.ruler.natural(runs, name, lang) <= room and not any("\u2028" in run.text for run in runs):
        return 1
    return len(_set(runs, name, lang, room, draft))


def _set(runs: Runs, name: str, lang: Lang, room: float, draft: DocxBuildState) -> Sequence[Line]:
    return compose(shaped(runs, name, lang, draft, "start"), room).lines


def _between(runs: Runs, text: str, dots: list[int], name: str, lang: Lang, room: float, draft: DocxBuildState) -> set[int] | None:
    """The dots to end lines at, so that no line ends elsewhere; `None` where one thing alone is longer than a line."""

    def wide(begin: int, end: int) -> float:
        return draft.ruler.natural(_part(runs, begin, end), name, lang)

    dropped: set[int] = set()
    cuts = sorted([*dots, *(at for at, letter in enumerate(text) if letter == "\u2028"), len(text)])
    begin = start = 0
    for cut in cuts:
        if wide(begin, cut) > room:
            return None
        if begin > start and wide(start, cut) > room:
            dropped.add(begin - 2)
            start = begin
        begin = cut + 2 if cut in dots else cut + 1
        if cut not in dots:
            start = begin
    return dropped


def _part(runs: Runs, begin: int, end: int) -> Runs:
    """The runs of `text[begin:end]`, without the spaces at its end."""
    out = []
    at = 0
    for run in runs:
        low, high = max(begin - at, 0), min(end - at, len(run.text))
        if low < high:
            out.append(run._replace(text=run.text[low:high]))
        at += len(run.text)
    if out:
        out[-1] = out[-1]._replace(text=out[-1].text.rstrip(" "))
    return tuple(out)


def _at_ends(runs: Runs, dots: list[int], name: str, lang: Lang, room: float, draft: DocxBuildState) -> set[int]:
    """The dots that the PDF's own lines end at."""
    lines = _set(runs, name, lang, room, draft)
    ends = [line.end for line in lines[:-1]]
    starts = [line.start for line in lines[1:]]
    return {at for at in dots if any(end - 2 <= at <= start for end, start in zip(ends, starts, strict=True))}


def _broken(runs: Runs, dropped: set[int]) -> Runs:
    """The runs with the dots at these offsets, and the spaces round them, made line breaks."""
    if not dropped:
        return runs
    out = []
    begin = 0
    for run in runs:
        letters = list(run.text)
        for at in range(len(letters)):
            if begin + at in dropped:
                letters[at] = "\u2028"
            elif begin + at + 1 in dropped or begin + at - 1 in dropped:
                letters[at] = ""
        begin += len(run.text)
        out.append(run._replace(text="".join(letters)))
    return tuple(out)
