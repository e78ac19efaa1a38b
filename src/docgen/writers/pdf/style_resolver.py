"""The theme as this renderer uses it: fonts found, colours as inks, styles as the text engine takes them, each made once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from docgen.document.inline import DIRECTIONS, Inline, Runs
from docgen.document.theme import ColourRole, TextStyle, Theme
from docgen.errors import Problem
from docgen.types import Align, Lang
from docgen.typography.fonts.families import FontStack
from docgen.typography.paragraph.missing import firsts, problems
from docgen.typography.paragraph.prepare import Paragraph
from docgen.typography.types import ParagraphStyle, Span, SpanStyle
from docgen.writers.pdf.profiles.ink import Ink, ink_of
from docgen.writers.pdf.profiles.inks import Inks

_TABULAR = ("tnum",)
"""The feature of figures of one width (OpenType), for all of a table; families may know it or not."""
_SUPERSCRIPT_SIZE = 0.62
_SUPERSCRIPT_RISE = 0.34
_shared = lru_cache(maxsize=128)(SpanStyle)
"""Looks of the same value are one object, in all documents, so that what the text engine has found out for a look stays with it."""
_FUZZ = 0.01
"""Points; two column widths that differ by less are equal."""


Marks = tuple[bool, bool, bool, str | None, bool]
"""What of a run its look depends on: `strong`, `emphasis`, `superscript`, `role`, `isolate`."""


class StyleResolver:
    """`ink(role)`, `span_style(style, side, run)` and `paragraph_style(style, side, width)`, memoised for one document.

    `inks` are the press's, `None` for a screen; `missing` gathers a warning for each character that no font has, by the character; `measured` keeps
    the cells of tables that were measured.
    """

    def __init__(self, theme: Theme, fonts: FontStack, *, inks: Inks | None = None) -> None:
        self.theme = theme
        self.inks = inks
        self.fonts = fonts
        self.missing: dict[str, Problem] = {}
        self.measured: dict[tuple[Runs, str, Lang], tuple[tuple[Span, ...], Paragraph]] = {}
        self._inks: dict[ColourRole, Ink] = {role: ink_of(colour, inks) for role, colour in theme.colours.items()}
        self._spans: dict[tuple[str, Lang], dict[Marks, SpanStyle]] = {}
        self._paragraphs: dict[tuple[str, Lang, Align], ParagraphStyle] = {}

    def note_missing(self, paragraph: Paragraph) -> None:
        """Takes down what a paragraph could not show."""
        if paragraph.missing:
            for (_, mark), problem in zip(firsts(paragraph), problems(paragraph), strict=True):
                self.missing.setdefault(mark, problem)

    def ink(self, role: ColourRole) -> Ink:
        return self._inks[role]

    def style(self, name: str) -> TextStyle:
        return self.theme.styles[name]

    def span_style(self, name: str, side: Lang, run: Inline) -> SpanStyle:
        """The look of a run in a text style: on the Arabic side Latin takes `latin_ratio` of the Arabic size, on the English side the reverse.
        A Latin island in Arabic (a phone number beside an address) is of one size throughout, its figures too."""
        marks = (run.strong, run.emphasis, run.superscript, run.role, run.isolate)
        return self.span_styles(name, side).get(marks) or self.new_span_style(name, side, marks)

    def span_styles(self, name: str, side: Lang) -> Mapping[Marks, SpanStyle]:
        """The looks of a text style that were asked for so far; `new_span_style` adds to them."""
        return self._spans.setdefault((name, side), {})

    def new_span_style(self, name: str, side: Lang, marks: Marks) -> SpanStyle:
        made = self._spans[name, side][marks] = self._span_style(name, side, *marks)
        return made

    def _span_style(self, name: str, side: Lang, strong: bool, emphasis: bool, superscript: bool, role: str | None, island: bool) -> SpanStyle:
        style = self.theme.styles[name]
        families = self.theme.families
        if side == "ar":
            arabic, latin = style.arabic, style.arabic * families.latin_ratio
        else:
            latin, arabic = style.latin, style.latin / families.latin_ratio
        if island and side == "ar":
            arabic = latin
        rise = 0.0
        if superscript:
            rise = latin * _SUPERSCRIPT_RISE
            arabic, latin = arabic * _SUPERSCRIPT_SIZE, latin * _SUPERSCRIPT_SIZE
        return _shared(
            fonts=self.fonts,
            latin_size=latin,
            arabic_size=arabic,
            bold=strong or style.bold,
            italic=emphasis != style.italic,
            paint=self._inks[self._colour(style, role)],
            rise=rise,
            features=_TABULAR + families.features if name.startswith("table") else families.features,
        )

    def _colour(self, style: TextStyle, role: str | None) -> ColourRole:
        """A role is a text style of the theme, or the name of a colour itself."""
        if role is None:
            return style.colour
        if role in self.theme.styles:
            return self.theme.styles[role].colour
        for colour in self._inks:
            if colour == role:
                return colour
        return style.colour

    def paragraph_style(self, name: str, side: Lang, width: float, align: Align | None = None) -> ParagraphStyle:
        """`align` overrides the style's own; a style that is justified is start-aligned in columns too narrow to carry it."""
        style = self.theme.styles[name]
        chosen: Align = align or style.align
        if chosen == "justify" and width < self.theme.justify_from - _FUZZ:
            chosen = "start"
        key = (name, side, chosen)
        made = self._paragraphs.get(key)
        if made is None:
            made = ParagraphStyle(
                base=DIRECTIONS[side],
                align=chosen,
                leading=style.leading,
                kashida=self.theme.kashida,
                hyphenate_under=self.theme.hyphenate_under,
            )
            self._paragraphs[key] = made
        return made
