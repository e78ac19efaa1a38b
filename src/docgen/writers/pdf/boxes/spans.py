"""From the document's inline runs to the text engine's spans; words of the other script are told apart, so that each is read in its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.document.figure import FIGURE
from docgen.document.inline import Runs
from docgen.types import Lang
from docgen.typography.types import Span
from docgen.writers.pdf.language_context import LanguageContext

_ARABIC = "\u0620-\u064a\u066e-\u06d3\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"

_FOREIGN: dict[Lang, tuple[re.Pattern[str], str]] = {
    "ar": (re.compile(f"[{_LATIN}](?:[^{_ARABIC}\u2028]*[{_LATIN}])?"), "en"),
    "en": (re.compile(f"[{_ARABIC}](?:[^{_LATIN}\u2028]*[{_ARABIC}])?"), "ar"),
}
"""On each side, the longest stretches from letter to letter of the other script, and the language they are taken for where none is said."""

_OWN: dict[Lang, re.Pattern[str]] = {"ar": re.compile(f"[{_ARABIC}]"), "en": re.compile(f"[{_LATIN}]")}


def spans(runs: Runs, style: str, voice: LanguageContext) -> tuple[Span, ...]:
    """`style` is a text style of the theme. Runs without text are left out."""
    side, tag = voice.side, voice.tag
    pattern, foreign = _FOREIGN[side]
    looks = voice.look.span_styles(style, side)
    found: list[Span] = []
    for text, strong, emphasis, link, isolate, nobreak, superscript, lang, role in runs:
        if not text:
            continue
        marks = (strong, emphasis, superscript, role, isolate and FIGURE.fullmatch(text) is None)
        look = looks.get(marks) or voice.look.new_span_style(style, side, marks)
        if lang is not None or (side == "en" and text.isascii()) or pattern.search(text) is None:
            found.append(Span(text, look, lang or tag, link, isolate, nobreak))
        elif isolate or nobreak:
            found.append(Span(text, look, tag if _OWN[side].search(text) else foreign, link, isolate, nobreak))
        else:
            found += [Span(piece, look, told, link, isolate, nobreak) for piece, told in _languages(text, side, tag)]
    return tuple(found)


def _languages(text: str, side: Lang, tag: str) -> Iterator[tuple[str, str]]:
    """Running text in stretches of one language. (Islands and unbroken runs stay whole, in the language of their letters if those are of one
    script.)"""
    pattern, foreign = _FOREIGN[side]
    at = 0
    for match in pattern.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], tag
        yield match.group(), foreign
        at = match.end()
    if at < len(text):
        yield text[at:], tag
