"""What one document gathers while its body is written: relationships, pictures, lists, and numbers that must not repeat."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from docgen.document.document import Flow
from docgen.document.theme import Theme
from docgen.render.docx.relationships import HYPERLINK, Relationships
from docgen.render.docx.widths import Ruler
from docgen.render.options import RenderOptions


@dataclass(frozen=True, slots=True)
class ListInstance:
    """A `w:num`: one list that counts by itself. `starts` are (level, first number) pairs."""

    id: int
    abstract: int
    starts: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Draft:
    """Grows while blocks are written. `text_width` is the page's, in points."""

    flow: Flow
    options: RenderOptions
    ruler: Ruler
    text_width: float
    digit_font: str | None
    """The family that shows what Word counts in Arabic, where its digits are Arabic-Indic and the file carries fonts."""
    rels: Relationships = field(default_factory=Relationships)
    """The relationships of the part that is being written."""
    media: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    """Part name to (bytes, content type)."""
    lists: list[ListInstance] = field(default_factory=list)
    faces: set[tuple[bool, bool]] = field(default_factory=set)
    """(strong, emphasis) of the runs."""
    drawings: count[int] = field(default_factory=lambda: count(1))
    bookmarks: count[int] = field(default_factory=lambda: count(1))
    outline: list[tuple[str, int, str]] = field(default_factory=list)
    """(bookmark, level, text) of every section heading."""
    next_numbers: dict[int, list[int]] = field(default_factory=dict)
    """By abstract list of headings: the number that each level would count next."""

    @property
    def theme(self) -> Theme:
        return self.flow.theme

    def link(self, target: str) -> str:
        """The relationship id of a link, external."""
        return self.rels.add(HYPERLINK, target, external=True)
