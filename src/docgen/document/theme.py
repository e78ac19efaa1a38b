"""How a document looks: families, sizes, pitch, colours, spaces. Plain data; a YAML theme file is read into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from docgen.errors import Place
from docgen.types import Align, Kashida, Length

TextStyleName = Literal[
    "headline", "subheadline", "kicker", "heading1", "heading2", "heading3", "body", "list", "quote", "attribution", "label", "value",
    "table", "table-head", "table-total", "caption", "note", "endmark", "issuer", "department", "running-head", "footer", "signatory",
    "signatory-role", "decision", "vote", "about", "contact", "notice", "notice-detail",
]  # fmt: skip
"""Every text style that templates and writers may name."""
TEXT_STYLES: tuple[TextStyleName, ...] = get_args(TextStyleName)

ColourRole = Literal["ink", "muted", "accent", "tint", "hairline", "paper", "alert"]

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour twice: `rgb` as sRGB and `cmyk` as ink coverage, each component from 0 to 1. Without inks of its own, it takes those that the press's
    profile makes of its sRGB."""

    rgb: tuple[float, float, float]
    cmyk: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One text style, both scripts. `latin` and `arabic` are the type sizes of the English and of the Arabic side, in points;
    `leading` is the line pitch in points, the same for both, so that lines face each other. `before`/`after`: space in points."""

    latin: Length
    arabic: Length
    leading: Length
    bold: bool = False
    italic: bool = False
    colour: ColourRole = "ink"
    align: Align = "start"
    before: Length = 0.0
    after: Length = 0.0
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Families:
    """Family names as the font files carry them. `arabic` sets Arabic script, `latin` the rest (the two may be one family);
    `latin_ratio` is the Latin size beside Arabic of size 1; `features` are OpenType features ('ss01', '-liga') for every run."""

    arabic: str
    latin: str
    latin_ratio: float
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page, in points. Margins are inner edges of the text area; `gutter` is the space between the two sides.

    `measure` is the longest line of a layout that has one column: from the end of a longer one the eye hardly finds back to the next. `outset` is how
    far a table that needs more may stand out of such a column at each side, up to the page's own margins."""

    width: Length = 210 * MM
    height: Length = 297 * MM
    margin_side: Length = 20 * MM
    margin_top: Length = 18 * MM
    margin_bottom: Length = 20 * MM
    gutter: Length = 10 * MM
    measure: Length = 154 * MM
    outset: Length = 0.0

    def of_one_column(self) -> Page:
        """The same page with side margins that leave one column no wider than the measure."""
        side = max(self.margin_side, (self.width - self.measure) / 2)
        return replace(self, margin_side=side, outset=side - self.margin_side)


@dataclass(frozen=True, slots=True)
class Theme:
    """A whole look. `styles` has every name of `TEXT_STYLES`; `colours` every `ColourRole`."""

    name: str
    families: Families
    styles: Mapping[str, TextStyle]
    colours: Mapping[ColourRole, Colour]
    page: Page = field(default_factory=Page)
    kashida: Kashida = "auto"
    justify_from: Length = 80 * MM
    """Columns narrower than this (points) are start-aligned where a style says justify."""
    hyphenate_under: Length = 110 * MM
    """Justified English is hyphenated in columns narrower than this (points)."""
    one_column_scale: float = 1.0
    """What sizes and line pitches are multiplied by where one column stands alone, whose lines are longer."""
    named_at: Mapping[str, Place] = field(default_factory=dict, compare=False)
    """Where a theme's file names each family, for whoever finds no such family, and its `features`."""

    def of_one_column(self) -> Theme:
        """The theme of a layout that has one column: a page with a shorter measure, and larger type."""
        scale = self.one_column_scale
        styles = {
            name: replace(style, latin=round(style.latin * scale, 2), arabic=round(style.arabic * scale, 2), leading=round(style.leading * scale, 2))
            for name, style in self.styles.items()
        }
        return replace(self, page=self.page.of_one_column(), styles=styles)
