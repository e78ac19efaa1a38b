"""How a document looks: families, sizes, pitch, colours, spaces. Plain data; a YAML theme file is read into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import lru_cache
from typing import Literal, get_args

from docgen.document.forms import Forms
from docgen.errors import Place, Problem
from docgen.frozen import dataclass
from docgen.types import Align, Kashida, Length

TextStyleName = Literal[
    "headline", "subheadline", "kicker", "heading1", "heading2", "heading3", "body", "list", "quote", "attribution", "label", "value",
    "table", "table-head", "table-total", "caption", "note", "endmark", "issuer", "department", "running-head", "footer", "signatory",
    "signatory-role", "decision", "vote", "about", "contact", "notice", "notice-detail", "basmala", "verse", "figure",
]  # fmt: skip
"""Every text style that templates and writers may name."""
TEXT_STYLES: tuple[TextStyleName, ...] = get_args(TextStyleName)

ColourRole = Literal["ink", "muted", "accent", "tint", "hairline", "paper", "alert", "ornament"]

MM = 72 / 25.4
"""Points in a millimetre."""
FOOT_PLACE = 0.64
"""Where in the lower margin the foot's rule stands, as a share of the margin from the page's edge."""


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

    def scaled(self, scale: float) -> TextStyle:
        """The style with its sizes and its line pitch multiplied."""
        return replace(self, latin=round(self.latin * scale, 2), arabic=round(self.arabic * scale, 2), leading=round(self.leading * scale, 2))


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
class Measures:
    """Design measures that PDF and DOCX share, in points. A theme file gives them under `measures`, with `-` for `_`."""

    list_indent: Length = 11.5
    """From the edge of a list to its text; a wide marker takes more."""
    quote_indent: Length = 11.5
    """From the bar of a quotation to its text."""
    label_gap: Length = 14.0
    """From the labels of a group of fields to their values."""
    label_width: Length = 120.0
    """The widest that labels may make the values' indent."""
    block_gap: Length = 7.0
    """Around quotations, tables, panels, pictures and groups of fields."""
    decision_side: Length = 8.5
    decision_above: Length = 4.5
    decision_below: Length = 6.0
    """From the edges of a decision's tint to its text."""
    about_side: Length = 11.5
    about_above: Length = 8.0
    about_below: Length = 10.0
    """The same of a panel that is as wide as the page's text."""
    notice_side: Length = 9.0
    notice_above: Length = 4.0
    """From the edges of the bar of an embargo or a marking to its words."""
    emblem_height: Length = 48.0
    """The tallest an emblem may be; it may be twice as wide."""
    emblem_gap: Length = 14.0
    """From an emblem to the names."""
    head_gap: Length = 12.0
    """From the running head's rule to the text."""
    rule_gap: Length = 3.0
    """From the words of a running head or foot to their rule."""
    qr_side: Length = 22 * MM
    """A QR code with the empty space around it."""
    qr_gap: Length = 14.0
    """Above a QR code."""

    def panel_side(self, kind: Literal["decision", "about"]) -> Length:
        """From the side edges of a panel to its text."""
        return self.decision_side if kind == "decision" else self.about_side


@lru_cache(maxsize=512)
def _scaled(style: TextStyle, scale: float) -> TextStyle:
    """A text style with its sizes and its line pitch multiplied; the same in one document after another."""
    return style.scaled(scale)


ON_BAND = ("issuer", "department", "kicker", "headline", "subheadline")
"""Styles of what stands on a letterhead that is a band."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A whole look. `styles` has every name of `TEXT_STYLES`; `colours` every `ColourRole`, but for `ornament`, which it may lack."""

    name: str
    families: Families
    styles: Mapping[str, TextStyle]
    colours: Mapping[ColourRole, Colour]
    page: Page = field(default_factory=Page)
    measures: Measures = field(default_factory=Measures)
    forms: Forms = field(default_factory=Forms)
    kashida: Kashida = "auto"
    justify_from: Length = 80 * MM
    """Columns narrower than this (points) are start-aligned where a style says justify."""
    hyphenate_under: Length = 110 * MM
    """Justified English is hyphenated in columns narrower than this (points)."""
    one_column_scale: float = 1.0
    """What sizes and line pitches are multiplied by where one column stands alone, whose lines are longer."""
    headline_lines: float = 5.0
    """A headline that takes more lines is set smaller."""
    named_at: Mapping[str, Place] = field(default_factory=dict, compare=False)
    """Where a theme's file names each family, for whoever finds no such family, its `features`, `palette` and each colour."""

    def __post_init__(self) -> None:
        """Ornaments are of the accent colour where nothing else is said."""
        if "ornament" not in self.colours and "accent" in self.colours:
            object.__setattr__(self, "colours", {**self.colours, "ornament": self.colours["accent"]})

    def of_one_column(self) -> Theme:
        """The theme of a layout that has one column: a page with a shorter measure, and larger type."""
        styles = {name: _scaled(style, self.one_column_scale) for name, style in self.styles.items()}
        return replace(self, page=self.page.of_one_column(), styles=styles)

    def titled(self, *, abreast: bool) -> Theme:
        """The theme with its titles where their form has them: `abreast` says that both languages share the lines of a kicker, whose words then meet
        in the middle."""
        if self.forms.title == "sides":
            return self
        aligned: dict[str, Align] = {"headline": "center", "subheadline": "center", "kicker": "end" if abreast else "center"}
        return replace(self, styles={name: replace(style, align=aligned.get(name, style.align)) for name, style in self.styles.items()})

    def where_named(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Problems of fonts: a family that is not found is told where the theme's file names it."""
        for problem in problems:
            found = (place for family, place in self.named_at.items() if problem.place.file == "fonts" and repr(family) in problem.message)
            yield replace(problem, place=next(found, problem.place))

    def on_band(self) -> Theme:
        """The theme of a document whose names and title stand on a band: in the colour of the paper."""
        if self.forms.letterhead != "band":
            return self
        return replace(self, styles={name: replace(style, colour="paper") if name in ON_BAND else style for name, style in self.styles.items()})
