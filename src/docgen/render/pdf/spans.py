"""From the document's inline runs to the text engine's spans; words of the other script are told apart, so that each is read in its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.document.inline import Inline, Lang, Runs
from docgen.render.pdf.voice import Voice
from docgen.typography.types import Span

_ARABIC = "\u0620-\u064a\u066e-\u06d3\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"

_FOREIGN: dict[Lang, tuple[re.Pattern[str], str]] = {
    "ar": (re.compile(f"[{_LATIN}](?:[^{_ARABIC}\u2028]*[{_LATIN}])?"), "en"),
    "en": (re.compile(f"[{_ARABIC}](?:[^{_LATIN}\u2028]*[{_ARABIC}])?"), "ar"),
}
"""On each side, the longest stretches from letter to letter of the other script, and the language they are taken for where none is said."""

_OWN: dict[Lang, re.Pattern[str]] = {"ar": re.compile(f"[{_ARABIC}]"), "en": re.compile(f"[{_LATIN}]")}


def spans(runs: Runs, style: str, voice: Voice) -> tuple[Span, ...]:
    """`style` is a text style of the theme. Runs without text are left out."""
    look, side = voice.look, voice.side
    return tuple(
        Span(
            text=text,
            style=look.span_style(style, side, run),
            lang=lang,
            link=run.link,
            isolate=run.isolate,
            nobreak=run.nobreak,
        )
        for run in runs
        if run.text
        for text, lang in _languages(run, voice)
    )


def _languages(run: Inline, voice: Voice) -> Iterator[tuple[str, str]]:
    """The run in stretches of one language. Islands and unbroken runs stay whole, in the language of their letters if those are of one script."""
    text = run.text
    pattern, foreign = _FOREIGN[voice.side]
    if run.lang is not None or pattern.search(text) is None:
        yield text, run.lang or voice.tag
        return
    if run.isolate or run.nobreak:
        yield text, voice.tag if _OWN[voice.side].search(text) else foreign
        return
    at = 0
    for match in pattern.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], voice.tag
        yield match.group(), foreign
        at = match.end()
    if at < len(text):
        yield text[at:], voice.tag
