"""What the text engine takes and gives: spans in, lines of positioned glyphs out. No PDF, no DOCX here."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from docgen.typography.fonts.face import FontFace
    from docgen.typography.fonts.families import FontStack
    from docgen.typography.shaping.shaper import ShapingContext


from docgen.types import Align, Base, Kashida


@dataclass(frozen=True, slots=True)
class SpanStyle:
    """The look of a span. `latin_size` and `arabic_size` are points; `paint` is the caller's own (a colour), carried through unread;
    `rise` lifts the baseline (points); `features` are OpenType feature settings in HarfBuzz's notation."""

    fonts: FontStack
    latin_size: float
    arabic_size: float
    bold: bool = False
    italic: bool = False
    paint: Hashable = None
    rise: float = 0.0
    features: tuple[str, ...] = ()
    settings: dict[tuple[str, int, str], tuple[ShapingContext, tuple[FontFace, ...]]] = field(default_factory=dict, compare=False, repr=False)
    """What the text engine has found out for this style; not part of its value."""


class Span(NamedTuple):
    """A run of text of one look, in logical order. `isolate` makes an LTR island (UAX #9 LRI … PDI, not in the text itself);
    `nobreak` forbids line breaks inside where the span fits a line; `lang` is a BCP 47 tag. U+2028 breaks a line."""

    text: str
    style: SpanStyle
    lang: str
    link: str | None = None
    isolate: bool = False
    nobreak: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How spans become lines. `leading` is the line pitch in points; indents in points from the start edge (right in an RTL paragraph).
    English is hyphenated in justified lines that are narrower than `hyphenate_under`, in points."""

    base: Base = "auto"
    align: Align = "start"
    leading: float = 15.0
    kashida: Kashida = "auto"
    first_indent: float = 0.0
    start_indent: float = 0.0
    end_indent: float = 0.0
    hyphenate_under: float = 0.0


@dataclass(frozen=True, slots=True)
class Glyph:
    """One shaped glyph. `cluster` is the code-point offset into the paragraph; `advance`, `dx`, `dy` in font units."""

    gid: int
    cluster: int
    advance: int
    dx: int
    dy: int


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face, size, level and look, in visual order (left to right). `x` is points from the line's left edge."""

    font: FontFace
    size: float
    glyphs: tuple[Glyph, ...]
    level: int
    text: str
    style: SpanStyle
    x: float
