"""The forms of a page's parts: which skeleton a theme gives to what it also gives colours and sizes to. Every form is drawn in PDF and in DOCX."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

LetterheadForm = Literal["sides", "centred", "band"]
LetterheadRule = Literal["strong", "double", "above", "none"]
TitleForm = Literal["sides", "centred"]
FieldsForm = Literal["plain", "grid", "spine"]
Divider = Literal["none", "hairline"]
HeadingNumber = Literal["beside", "hung"]
Bullet = Literal["disc", "dash"]
QuoteForm = Literal["bar", "indent", "plain"]
TableHead = Literal["tint", "solid", "line"]
TableRows = Literal["hairlines", "zebra", "open"]
TableSides = Literal["apart", "joined"]
DecisionForm = Literal["tint", "edge"]
AboutForm = Literal["tint", "topped", "ruled"]
PageRules = Literal["hairline", "none"]
FiguresForm = Literal["open", "tiles"]

BULLETS: dict[Bullet, str] = {"disc": "•", "dash": "–"}
"""What begins an item, by its form."""
EDGE = 2.6
"""Points: the edge of a decision."""
TOP_RULE = 1.8
"""The rule on top of the panel about the issuer."""
THIN, BETWEEN, THICK = 0.6, 1.7, 1.9
"""A thin rule over a thick one, and what is between them."""
BELOW_TOP = 12.0
"""From the rule above a letterhead to it."""
DEPARTMENTS = 18.0
"""Between the departments' names in one line."""
STRONG = 1.3
"""A rule by itself."""
HEAD_RULE = 1.1
"""The rule under a table's head."""


@dataclass(frozen=True, slots=True)
class Forms:
    """What each part of a page is built like. A theme file gives them under `forms`, with `-` for `_`."""

    letterhead: LetterheadForm = "sides"
    """Names at their languages' edges with the emblem between; all of it centred, Arabic over English where Arabic leads; or, with the title, on a
    band of the accent colour as wide as the page."""
    letterhead_rule: LetterheadRule = "strong"
    """A rule under the letterhead, a thin and a thick one under it, one above it, or none. A band has none."""
    title: TitleForm = "sides"
    """Each language's title on its own side, or both centred over both sides."""
    fields: FieldsForm = "plain"
    """Labels beside their values; labels above them in a tinted grid, two fields a row; or, where two languages stand side by side, both labels over
    one value between the titles."""
    divider: Divider = "none"
    """What stands between two languages side by side."""
    heading_number: HeadingNumber = "beside"
    """The number of a section beside its heading, or hung in the margin."""
    bullet: Bullet = "disc"
    """What begins an item of a list without numbers."""
    quote: QuoteForm = "bar"
    """A quotation beside a bar, indented at both sides, or in its own type only."""
    table_head: TableHead = "tint"
    """Heads of tables on the tint, on the accent colour in the colour of the paper, or above a strong rule."""
    table_rows: TableRows = "hairlines"
    """Rows of tables parted by hairlines, by a tint of every other, or by nothing."""
    table_sides: TableSides = "apart"
    """Two facing tables apart, or with rules and tints through, as one."""
    decision: DecisionForm = "tint"
    """A decision on its tint, or with an edge of the accent colour at its start as well."""
    about: AboutForm = "tint"
    """The panel about the issuer on its tint, with a strong rule on top of it, or with that rule and no tint."""
    page_rules: PageRules = "hairline"
    """Rules of running heads and feet."""
    figures: FiguresForm = "open"
    """Key figures under hairlines, or in tinted tiles under a strong rule."""


def stripes(kinds: Sequence[str]) -> frozenset[int]:
    """Which rows of a table (by the kinds of all that follow its head) have the tint of every other: they are counted anew under each section."""
    found: set[int] = set()
    count = 0
    for index, kind in enumerate(kinds):
        count = count + 1 if kind == "row" else 0
        if kind == "row" and count % 2 == 0:
            found.add(index)
    return frozenset(found)
