"""How a marked text is drawn: its runs made by docgen, set by the engine, and read from the glyphs' places, left to right."""

from __future__ import annotations

import typeset

from docgen.document.inline import Runs
from docgen.templating.inline import runs_of
from docgen.templating.locale_context import Settings
from docgen.types import Base
from docgen.typography.types import Span

UNSEEN = {ord(mark): None for mark in "\u200e\u200f\u2066\u2069"}


def spans_of(runs: Runs, lang: str = "ar") -> list[Span]:
    return [typeset.span(run.text, lang=lang, isolate=run.isolate, nobreak=run.nobreak) for run in runs]


def lines_of(source: str, *, lang: str = "ar", width: float = typeset.WIDE, **choices: object) -> list[str]:
    """The lines of a text as they stand from left to right, without invisible marks, no-break spaces as spaces."""
    settings = Settings(**{"territory": "QA", **choices})  # type: ignore[arg-type]
    runs = runs_of(source, settings.voice("ar" if lang == "ar" else "en"))
    base: Base = "rtl" if lang == "ar" else "ltr"
    return [seen(typeset.visual(line)) for line in typeset.lines(*spans_of(runs, lang), width=width, base=base)]


def seen(text: str) -> str:
    return text.translate(UNSEEN).replace("\u00a0", " ")


def drawn(source: str, **choices: object) -> str:
    """The one line of a text."""
    (line,) = lines_of(source, **choices)  # type: ignore[arg-type]
    return line
