"""A picture in the structure tree: a Figure in the sequence of each language that says what it shows (ISO 14289-1, 7.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docgen.document.inline import Runs, plain
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.objects.tokens import num
from docgen.writers.pdf.tagging.structure import Element


@dataclass(frozen=True, slots=True)
class Figures:
    """The elements of one picture. The first takes what is drawn; each other has marked content of its own with nothing in it, so that who listens to
    either language meets the picture in its place. With no element the picture is an ornament."""

    elements: tuple[Element, ...]

    def begin(self, canvas: PageCanvas, x: float, y: float, width: float, height: float) -> None:
        """What is drawn until the tagger's `end` is the picture; its lower left corner and size are in points."""
        tagger = canvas.tagger
        if not self.elements:
            tagger.artifact()
            return
        attributes = figure_attributes(x, y, width, height)
        first, *others = self.elements
        for element in others:
            element.attributes = attributes
            tagger.begin(element)
            tagger.end()
        first.attributes = attributes
        tagger.begin(first)


def figures(described: Iterable[tuple[LanguageContext, Runs | str | None]]) -> Figures:
    """A Figure under each voice's element, with what that language says of the picture."""
    said = [(voice, words if isinstance(words, str) else plain(words)) for voice, words in described]
    return Figures(tuple(voice.element.add("Figure", alt=words or None) for voice, words in said))


def figure_attributes(x: float, y: float, width: float, height: float) -> str:
    """The layout attributes of a Figure: a block, and where it is on its page (ISO 32000-1, 14.8.5.4)."""
    return f"<</O /Layout /Placement /Block /BBox [{' '.join(map(num, (x, y, x + width, y + height)))}]>>"
