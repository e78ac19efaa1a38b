"""Spaces that no line should end at, told to Word as no-break spaces: what the PDF's line breaker keeps together (`typography.linebreak`) stays
together in Word and LibreOffice too. They are told by U+00A0, which a search for the words may find, and never by U+2060."""

from __future__ import annotations

import re

from docgen.document.inline import Inline, Runs
from docgen.typography.linebreak import opportunity_kinds

_MAY = re.compile(r"\d|[.·–—-] | [–—·-]")
"""What the line breaker glues has one of these in it."""
_NBSP = "\u00a0"


def held(runs: Runs) -> Runs:
    """The runs with their glued spaces as no-break ones. A space between two figures stays as it is: U+00A0 would make one number of them (UAX #9,
    W4), in another order. Islands and unbroken runs have ways of their own."""
    text = "".join([run.text for run in runs])
    if _MAY.search(text) is None:
        return runs
    places = [offset - 1 for offset, kind in opportunity_kinds(text).items() if kind != "normal" and kind in _GLUED and text[offset - 1] == " "]
    places = [at for at in places if not (text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal())]
    if not places:
        return runs
    out: list[Inline] = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        inside = [] if run.isolate or run.nobreak else [at - start for at in places if start <= at < end]
        out.append(run._replace(text=_with(run.text, inside)) if inside else run)
        start = end
    return tuple(out)


_GLUED = ("emergency", "label")


def _with(text: str, places: list[int]) -> str:
    letters = list(text)
    for at in places:
        letters[at] = _NBSP
    return "".join(letters)
