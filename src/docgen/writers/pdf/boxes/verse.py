"""Verse: two halves of a line level beside each other, the first where reading begins; where one is too long for that, the second below the first."""

from __future__ import annotations

from docgen.document.blocks import Verse
from docgen.document.inline import Runs
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.row import Pair
from docgen.writers.pdf.boxes.stack import Stack
from docgen.writers.pdf.boxes.text import Text, spaced, text
from docgen.writers.pdf.language_context import LanguageContext

GUTTER = 18.0
"""Points between the halves of a line."""


class VerseBox(Stack):
    """Lines of verse. Each has its halves level if all of them fit so, which is known when the width is."""

    def __init__(self, lines: list[tuple[Text, Text]], *, rtl: bool) -> None:
        self.lines, self.rtl = lines, rtl
        super().__init__(self._level())

    def _level(self) -> list[Box]:
        made: list[Box] = []
        for first, second in self.lines:
            for half in (first, second):
                half.align = "center"
            made.append(Pair(second, first, GUTTER) if self.rtl else Pair(first, second, GUTTER))
        return made

    def _one_under_another(self) -> list[Box]:
        made: list[Box] = []
        for first, second in self.lines:
            first.align, second.align = "start", "end"
            first.keep_next = True
            made += [first, second]
        return made

    def measure(self, width: float) -> float:
        half = (width - GUTTER) / 2
        level = all(text.natural_width() <= half for line in self.lines for text in line)
        self.children = self._level() if level else self._one_under_another()
        return super().measure(width)


def verse(block: Verse[Runs], voice: LanguageContext) -> Box:
    """The box of one language's verse."""
    inside = voice.under("Div")
    return VerseBox([(_half(first, inside), _half(second, inside)) for first, second in block.lines], rtl=voice.rtl)


def _half(runs: Runs, voice: LanguageContext) -> Text:
    box = spaced(text(runs, "verse", voice))
    assert isinstance(box, Text)
    return box
