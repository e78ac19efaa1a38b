"""A whole document in both languages, and the flow that one layout makes of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from docgen.document.blocks import BiBlock, PageBreak, Picture, Rule, SideBlock, SignatureRow
from docgen.document.inline import BiRuns, Both, Runs
from docgen.document.tables.laid import Laid
from docgen.document.tables.table import Fit, Table
from docgen.document.theme import Theme
from docgen.errors import Place
from docgen.frozen import dataclass
from docgen.types import DigitSystem, Lang

if TYPE_CHECKING:
    from docgen.document.word_template import Underlay, WordTemplate

Layout = Literal["side-by-side", "stacked", "facing", "sequential", "ar", "en"]
LAYOUTS: tuple[Layout, ...] = ("side-by-side", "stacked", "facing", "sequential", "ar", "en")
SourceChoice = Literal["none", "clean", "full"]
"""What of its input a PDF carries: nothing; what the layout shows, as YAML; the file, byte for byte."""


@dataclass(frozen=True, slots=True)
class InputValues:
    """What the author of a document gave, as data: `docgen.clean` writes it anew. `values` are those of the input by the keys of its format, and
    `defaults` the paths of those that are what they would be anyway; `folder` is where relative paths start. `terms` are those of the glossary, by
    id, and `look` is what the caller asked for besides (`docgen.clean.trial.Look`). `kind_folder` is the folder of the kind, where one brings it."""

    kind: str
    values: Mapping[str, Any]
    defaults: frozenset[tuple[str | int, ...]]
    folder: Path | None
    terms: Mapping[str, Both[str]]
    look: Mapping[str, Any]
    kind_folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file says of itself. `languages` in order, the first prevails. `date` is the document's own; it dates the file too.

    `source` is the input as it was read, byte for byte (empty for a model built in Python), `source_name` its file name, `origin` what messages call
    it; `source_changed` says that it is not all that was said. `carried` is what of it the author wants a file to carry. `clean` is the input
    as YAML that makes the same pages, without comments and what the layout does not show: only in a flow, and only where it is to be carried.
    `asked_at` has the places at which the input itself asks for a layout and for what is carried; what a configuration asks for all inputs has none.
    `dated` is the date as the document writes it, in the calendars that it asks for, and `contact` the e-mail address at which it is answered: for
    formats that say them outside of the text.
    """

    kind: str
    title: Both[str]
    languages: tuple[Lang, ...]
    territory: str
    date: datetime.date
    reference: str | None = None
    author: Both[str] = field(default_factory=Both)
    subject: Both[str] = field(default_factory=Both)
    keywords: Both[tuple[str, ...]] = field(default_factory=Both)
    source: bytes = b""
    source_name: str = "source.yaml"
    source_changed: bool = False
    origin: str = field(default="<data>", compare=False)
    clean: bytes | None = field(default=None, compare=False)
    carried: SourceChoice = "none"
    asked_at: Mapping[str, Place] = field(default_factory=dict, compare=False)
    dated: BiRuns = field(default_factory=Both, compare=False)
    contact: str | None = field(default=None, compare=False)

    def tag(self, lang: Lang) -> str:
        """BCP 47: `ar-QA` for the Arabic side; English is written `en-GB`."""
        return f"ar-{self.territory}" if lang == "ar" else "en-GB"


@dataclass(frozen=True, slots=True)
class LetterheadIssuer:
    """One of several who speak together."""

    name: BiRuns
    department: BiRuns | None = None
    emblem: Path | None = None
    emblem_alt: BiRuns | None = None


@dataclass(frozen=True, slots=True)
class PageHeaderFooter:
    """What stands outside the text: the letterhead on a section's first page, a running head on the others, the foot on all.

    `page_label` holds `{page}` and `{pages}` (`صفحة {page} من {pages}`); `digits` says in which digits each side counts.
    """

    issuer: BiRuns
    department: BiRuns | None
    emblem: Path | None
    running_head: BiRuns
    reference: str | None
    page_label: Both[str]
    digits: Both[DigitSystem]
    emblem_alt: BiRuns | None = None
    notices: tuple[BiRuns, ...] = ()
    """What no reader may miss: a marking, an embargo. They stand in a bar above everything on the first page, and above the running head of every
    other. The first line of each is its large words, what comes after a U+2028 is set smaller under them."""
    issuers: tuple[LetterheadIssuer, ...] = ()
    """Two or more who speak together, side by side in the place of the one issuer, its department and its emblem: the first where reading begins."""

    @property
    def emblems(self) -> tuple[Path, ...]:
        """The pictures of the letterhead."""
        if self.issuers:
            return tuple(issuer.emblem for issuer in self.issuers if issuer.emblem is not None)
        return () if self.emblem is None else (self.emblem,)


@dataclass(frozen=True, slots=True)
class Supplement:
    """A file that belongs to the document and goes with its PDF. `title` says what it is, `place` where the input asks for it. One that has a
    `heading` is no attachment: its pages follow the document, behind a sheet with these words."""

    path: Path
    title: Both[str]
    place: Place = field(compare=False)
    heading: BiRuns | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The bilingual tree that a template makes of a model. `layout` is the one its author wants, if he says."""

    meta: Meta
    furniture: PageHeaderFooter
    blocks: tuple[BiBlock, ...]
    theme: Theme
    layout: Layout | None = None
    paper: WordTemplate | None = None
    """A Word file that a DOCX is written on, or into."""
    named_at: Mapping[str, Place] = field(default_factory=dict, compare=False)
    """Where the input or its template names each file, by the file's path."""
    asked: frozenset[str] = field(default=frozenset(), compare=False)
    """What of its look the caller asked for: `page`, `theme`, `family`."""
    underlay: Underlay | None = None
    """A letterhead under the pages of a PDF."""
    supplements: tuple[Supplement, ...] = ()
    input: InputValues | None = field(default=None, compare=False)
    """`None` for a document that was made of no model, or that carries nothing of its input."""


@dataclass(frozen=True, slots=True)
class Side:
    """A block of one language, as wide as its container. One that follows its translation stands right under the same block in the other language,
    and close to it: a heading or a short line takes no space above itself there."""

    lang: Lang
    block: SideBlock
    follows_translation: bool = False


@dataclass(frozen=True, slots=True)
class ParallelPair:
    """A pair side by side, first baselines level: English at the left and Arabic at the right (of facing pages: on the left-hand page and on the
    right-hand one). Either side may be missing."""

    left: Side | None
    right: Side | None


@dataclass(frozen=True, slots=True)
class BilingualTable:
    """One table of both languages, as wide as its container: `laid` is how its cells stand, `fit` how wide they are. The two tables that it was made
    of still have their captions and what stands under them."""

    english: Table[Runs]
    arabic: Table[Runs]
    laid: Laid
    fit: Fit


@dataclass(frozen=True, slots=True)
class SpanningBlock:
    """A block that both languages share, as wide as its container: signatures, pictures, rules, page breaks, tables over the page."""

    block: SignatureRow[BiRuns] | Picture[BiRuns] | Rule[BiRuns] | PageBreak[BiRuns] | BilingualTable


@dataclass(frozen=True, slots=True)
class TintedGroup:
    """Items on one tint, as wide as the container (an `about` panel of both languages)."""

    items: tuple[FlowItem, ...]


FlowItem: TypeAlias = Side | ParallelPair | SpanningBlock | TintedGroup


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of pages. `languages` (leading one first) tells whose letterhead, running head and page label it shows.
    A section after the first begins a new page."""

    languages: tuple[Lang, ...]
    items: tuple[FlowItem, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """What `arrange` yields and a renderer takes."""

    meta: Meta
    furniture: PageHeaderFooter
    sections: tuple[Section, ...]
    theme: Theme
    layout: Layout
    paper: WordTemplate | None = None
    named_at: Mapping[str, Place] = field(default_factory=dict, compare=False)
    listed: tuple[Section, ...] = ()
    """The same sections with a contents list in them, for a renderer that finds the document long; none where nothing asks for one."""
    underlay: Underlay | None = None
    supplements: tuple[Supplement, ...] = ()

    def place_of(self, path: Path) -> Place:
        """Where a file is named, or else the file itself: for what is wrong with it."""
        return self.named_at.get(str(path)) or Place(str(path))
