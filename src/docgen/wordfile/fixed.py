"""What was mended in a Word file, and what was left in doubt."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph, counted from 1 in its part, or the first of a table. `text` is its text, cut where it is long."""

    part: str
    paragraph: int
    message: str
    text: str


@dataclass(slots=True)
class Fixed:
    """How many of each thing were mended: `paragraphs` made right-to-left, `english` made left-to-right, `styles` turned for all of their paragraphs.
    `parts` are those that changed; `mirrored` are the tables that were, `doubts` whatever was left as it is because it may be right."""

    paragraphs: int = 0
    english: int = 0
    runs: int = 0
    twins: int = 0
    styles: list[str] = field(default_factory=list)
    mirrored: list[Spot] = field(default_factory=list)
    doubts: list[Spot] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)

    @property
    def tables(self) -> int:
        return len(self.mirrored)

    @property
    def nothing(self) -> bool:
        return not self.parts

    def counts(self) -> tuple[int, ...]:
        return self.paragraphs, self.english, self.runs, self.twins, self.tables
