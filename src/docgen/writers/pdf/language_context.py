"""One language speaking on the page: its look, its digits, and the structure element that takes what it says."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.types import DigitSystem, Lang
from docgen.writers.pdf.style_resolver import StyleResolver
from docgen.writers.pdf.tagging.structure import Element


class Levels:
    """The heading levels one language has used, so that the structure skips none: H1, then at most H2, and so on."""

    def __init__(self) -> None:
        self._open: list[int] = []

    def enter(self, level: int) -> int:
        """The number of the `H` element for a heading of the document's `level` (0 is the title)."""
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        return min(len(self._open), 6)


@dataclass(frozen=True, slots=True)
class LanguageContext:
    """`side` is the language, `tag` its BCP 47 tag; new content goes under `element`."""

    look: StyleResolver
    side: Lang
    tag: str
    digits: DigitSystem
    element: Element
    levels: Levels = field(default_factory=Levels)

    @property
    def rtl(self) -> bool:
        return self.side == "ar"

    def under(self, tag: str, *, alt: str | None = None, attributes: str | None = None) -> LanguageContext:
        """The same voice, speaking inside a new structure element."""
        return self.within(self.element.add(tag, alt=alt, attributes=attributes))

    def within(self, element: Element) -> LanguageContext:
        """The same voice, speaking inside this element. Spelled out: `dataclasses.replace` takes three times as long."""
        return LanguageContext(self.look, self.side, self.tag, self.digits, element, self.levels)
