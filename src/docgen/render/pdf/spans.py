"""From the document's inline runs to the text engine's spans."""

from __future__ import annotations

from docgen.document.inline import Runs
from docgen.render.pdf.voice import Voice
from docgen.typography.types import Span


def spans(runs: Runs, style: str, voice: Voice) -> tuple[Span, ...]:
    """`style` is a text style of the theme. Runs without text are left out."""
    look, side = voice.look, voice.side
    return tuple(
        Span(
            text=run.text,
            style=look.span_style(style, side, run),
            lang=run.lang or voice.tag,
            link=run.link,
            isolate=run.isolate,
            nobreak=run.nobreak,
        )
        for run in runs
        if run.text
    )
