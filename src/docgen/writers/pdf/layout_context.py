"""What every block is set on: the voices of a section, the page's measures, and where warnings go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docgen.document.theme import Page
from docgen.types import Lang
from docgen.writers.pdf.boxes.picture import Images
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.style_resolver import StyleResolver

if TYPE_CHECKING:
    from docgen.writers.pdf.boxes.contents import Plan


@dataclass(frozen=True, slots=True)
class LayoutContext:
    """`voices` by language; `languages` of the section, the leading one first; `abreast` when the two stand side by side; `images` by path.
    `head` is how much lower than the margin the text of a section's later pages begins, in points: what their running head takes beyond it.
    `contents` is what a contents list names."""

    look: StyleResolver
    voices: Mapping[Lang, LanguageContext]
    languages: tuple[Lang, ...]
    page: Page
    abreast: bool
    images: Images = field(default_factory=dict)
    head: float = 0.0
    contents: Plan | None = None
    foot: float | None = None
    """Where the foot's rule stands, in points from the page's lower edge; `None`: by the lower margin."""
    single: Page | None = None
    """Of facing pages, one of them; `page` is then both, with a gutter of their inner margins."""
    bleed: float = 0.0
    """How far what reaches the page's edges is drawn beyond them, in points."""

    @property
    def leading(self) -> LanguageContext:
        """The voice that prevails."""
        return self.voices[self.languages[0]]

    @property
    def room(self) -> float:
        """The height of the text area, in points."""
        return self.page.height - self.page.margin_top - self.page.margin_bottom

    def of_one(self, lang: Lang) -> LayoutContext:
        """The stage of one of two facing pages, that of a language."""
        return self if self.single is None else replace(self, languages=(lang,), page=self.single, single=None)

    def under(self, tag: str) -> LayoutContext:
        """The same stage, each voice inside a new structure element."""
        return replace(self, voices={side: voice.under(tag) for side, voice in self.voices.items()})
