"""What one document gathers while its body is written: relationships, pictures, lists, and numbers that must not repeat."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.document.document import Flow, Layout
from docgen.document.theme import Theme
from docgen.document.uri import percent_encoded
from docgen.types import Lang
from docgen.writers.docx.body.widths import Ruler
from docgen.writers.docx.hung import is_hung
from docgen.writers.docx.relationships import HYPERLINK, Relationships
from docgen.writers.options import RenderOptions

if TYPE_CHECKING:
    from docgen.writers.docx.contents import Entry
    from docgen.writers.docx.fonts.sign_font import SignFont
    from docgen.writers.docx.images.pictures import Image

_FUZZ = 0.01
"""Points; widths that differ by less are equal."""


@dataclass(frozen=True, slots=True)
class ListInstance:
    """A `w:num`: one list that counts by itself. `starts` are (level, first number) pairs."""

    id: int
    abstract: int
    starts: tuple[tuple[int, int], ...]
    own: str = ""
    """A `w:lvl` in the place of the definition's."""
    prefix: str = ""
    """What stands before each counted letter: `a` for aa, ab, … after z."""


@dataclass(slots=True)
class DocxBuildState:
    """Grows while blocks are written. `text_width` is the page's, in points."""

    flow: Flow
    options: RenderOptions
    ruler: Ruler
    text_width: float
    digit_font: str | None
    """The family that shows what Word counts in Arabic, where its digits are Arabic-Indic and the file carries fonts."""
    sign_font: SignFont | None = None
    """What shows the signs of English text without letters, where the Latin family's are others there and the file carries fonts."""
    rels: Relationships = field(default_factory=Relationships)
    """The relationships of the part that is being written."""
    media: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    """Part name to (bytes, content type)."""
    images: dict[Path, Image] = field(default_factory=dict)
    """The pictures that were opened, by their files."""
    lists: list[ListInstance] = field(default_factory=list)
    definitions: dict[str, int] = field(default_factory=dict)
    """List definitions beside those that every file has: their ids by their levels, as XML."""
    counting: dict[Lang, tuple[int, int]] = field(default_factory=dict)
    """The list and the last number of the numbered paragraphs of each language."""
    faces: set[tuple[bool, bool]] = field(default_factory=set)
    """(strong, emphasis) of the runs."""
    lenders: set[str] = field(default_factory=set)
    """Families that lend characters which the theme's lack."""
    drawings: count[int] = field(default_factory=lambda: count(1))
    bookmarks: count[int] = field(default_factory=lambda: count(1))
    controls: count[int] = field(default_factory=lambda: count(1))
    targets: dict[int, str] = field(default_factory=dict)
    """Bookmarks that a contents list has named, by their headings' identities."""
    entries: dict[Lang, tuple[Entry, ...]] = field(default_factory=dict)
    """What the contents lists of the section that is being written name."""
    headings: dict[Lang, int] = field(default_factory=dict)
    """How many section headings each language has had."""
    next_numbers: dict[int, list[int]] = field(default_factory=dict)
    """By abstract list of headings: the last number of each level."""
    abstracts_from: int = 0
    """Added to the ids of list definitions, where another program's stand in the same part."""
    numbers_from: int = 0
    """The same for lists."""
    list_separator: str = ","
    """What parts the arguments of a field's list, as the file's settings say (ECMA-376 Part 1, 17.15.1.56)."""

    divided: bool = False
    """Whether a line stands between the two languages of pairs."""

    @property
    def theme(self) -> Theme:
        return self.flow.theme

    @property
    def hung(self) -> bool:
        """Whether numbers of headings hang in the page's margin; a Word file of the user's own has margins of its own."""
        return self.flow.paper is None and is_hung(self.theme)

    @property
    def divides(self) -> bool:
        """Whether a line stands between two languages that stand side by side, under their title."""
        return self.flow.theme.forms.divider == "hairline" and self.flow.layout == "side-by-side"

    @property
    def column(self) -> float:
        """The width of a column of text, in points."""
        return self._column(self.flow.layout)

    def _column(self, layout: Layout) -> float:
        return (self.text_width - self.theme.page.gutter) / 2 if layout == "side-by-side" else self.text_width

    def body_size(self, lang: Lang) -> float:
        """The size of a language's body text, in points."""
        return self.size("body", lang)

    def size(self, style: str, lang: Lang) -> float:
        """The size of a language's text in a style of the theme, in points."""
        own = self.theme.styles[style]
        return own.arabic if lang == "ar" else own.latin

    def justified(self, layout: Layout) -> bool:
        """Whether the layout's columns are wide enough for justified text."""
        return self._column(layout) >= self.theme.justify_from - _FUZZ

    def hyphenated(self, layout: Layout) -> bool:
        """Whether the layout's columns are narrow enough for English hyphens, where they are justified."""
        return self.justified(layout) and self._column(layout) < self.theme.hyphenate_under

    def used_faces(self) -> frozenset[tuple[bool, bool]]:
        """The faces that the text needs, (bold, italic): those of the styles, and of strong and emphasised runs in any of them."""
        styles = {(style.bold, style.italic) for style in self.theme.styles.values()}
        runs = self.faces | {(False, False)}
        return frozenset((bold or strong, italic != emphasis) for bold, italic in styles for strong, emphasis in runs)

    def skip_ids(self, *, bookmarks: int, drawings: int) -> None:
        """Counts on after ids that are taken."""
        self.bookmarks = count(max(next(self.bookmarks), bookmarks + 1))
        self.drawings = count(max(next(self.drawings), drawings + 1))

    def link(self, target: str) -> str:
        """The relationship id of a link, external."""
        return self.rels.add(HYPERLINK, percent_encoded(target), external=True)
