"""Tables of any shape, for rules that hold of all: 2 to 9 columns, 1 to 60 rows, figures of up to 15 digits, long words, both languages."""

from __future__ import annotations

import datetime
from dataclasses import replace

from flows import both, sample_theme
from hypothesis import strategies as st

from docgen.document.arrange import arrange
from docgen.document.blocks import Column, Paragraph, Table
from docgen.document.document import Document, Flow, Layout, Meta, PageHeaderFooter
from docgen.document.inline import BiRuns, Both, Inline
from docgen.document.tables.table import GivenWidth, Group, RowKind
from docgen.document.theme import MM
from docgen.errors import Place
from docgen.types import ColumnType

_LATIN = str.maketrans("0123456789,.", "٠١٢٣٤٥٦٧٨٩٬٫")
PAPERS = {"A5": (148, 210), "A4": (210, 297), "letter": (216, 279), "A3": (297, 420), "A4 landscape": (297, 210)}
PLACE = Place("in.yaml", 7, 3, "body[0].table")

ENGLISH = ("Item", "of", "telecommunications", "Internationalisation", "net profit", "a", "Accommodation and food service activities", "QNB")
ARABIC = ("البند", "من", "والاتصالات", "الاستثمارات", "صافي الربح", "و", "خدمات الإقامة والطعام", "QNB")


@st.composite
def words(draw: st.DrawFn) -> BiRuns:
    chosen = draw(st.lists(st.sampled_from(range(len(ENGLISH))), max_size=4))
    return both(" ".join(ARABIC[index] for index in chosen), " ".join(ENGLISH[index] for index in chosen))


@st.composite
def figures(draw: st.DrawFn, kind: ColumnType) -> BiRuns:
    if kind == "date":
        day = datetime.date(2026, 1, 1) + datetime.timedelta(draw(st.integers(0, 360)))
        return Both(
            (Inline(f"{day.day} سبتمبر {day.year}م".translate(_LATIN), nobreak=True),), (Inline(f"{day.day} September {day.year}", nobreak=True),)
        )
    if kind == "year":
        year = draw(st.integers(1990, 2090))
        return both(str(year).translate(_LATIN), str(year))
    number = draw(st.integers(-(10**15) + 1, 10**15 - 1)) // 10 ** draw(st.integers(0, 14))
    sign = "−" if number < 0 else ""
    text = f"{sign}{abs(number):,}" + (".50" if kind == "money" else "")
    return Both((Inline(text.translate(_LATIN), nobreak=True),), (Inline(text, nobreak=True),))


KINDS: tuple[ColumnType, ...] = ("text", "number", "money", "percent", "date", "year")


@st.composite
def tables(draw: st.DrawFn) -> Table[BiRuns]:
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=2, max_size=9))
    width = st.none() | st.builds(GivenWidth, st.floats(5, 100 / len(kinds)), st.just(True)) | st.builds(GivenWidth, st.floats(20, 120))
    given = draw(st.lists(width, min_size=len(kinds), max_size=len(kinds))) if draw(st.integers(0, 4)) == 0 else [None] * len(kinds)
    columns = tuple(
        Column(draw(words()), kind, 0.0 if kind != "text" else draw(st.floats(0.5, 3)), width=own) for kind, own in zip(kinds, given, strict=True)
    )
    count = draw(st.integers(1, 60))
    # A few rows of cells, repeated: what a row holds matters, and how many there are.
    some = [tuple(draw(words() if kind == "text" else figures(kind)) for kind in kinds) for _ in range(draw(st.integers(1, 4)))]
    rows = [some[index % len(some)] for index in range(count)]
    between: list[RowKind] = ["row"] * count
    if count > 4 and draw(st.booleans()):
        between[1], between[3] = "section", "subtotal"
        rows[1] = (draw(words()), *(both((), ()) for _ in kinds[1:]))
    groups = (Group(draw(words()), 1), Group(draw(words()), len(kinds) - 1)) if draw(st.booleans()) else ()
    return Table(
        columns,
        tuple(rows),
        some[0] if draw(st.booleans()) else None,
        draw(words()) if draw(st.booleans()) else None,
        draw(words()) if draw(st.booleans()) else None,
        head=draw(st.integers(0, 5)) > 0,
        groups=groups,
        kinds=tuple(between) if "section" in between else (),
        page_wide=draw(st.integers(0, 3)) == 0,
        figures_from=draw(st.sampled_from(("en", "ar"))),
        place=PLACE,
    )


def flow_of(table: Table[BiRuns], layout: Layout, paper: str) -> Flow:
    """A document of a paragraph, the table and a paragraph."""
    theme = sample_theme()
    width, height = PAPERS[paper]
    theme = replace(theme, page=replace(theme.page, width=width * MM, height=height * MM))
    meta = Meta("press-statement", Both("عنوان", "Title"), ("ar", "en"), "QA", datetime.date(2026, 1, 1))
    furniture = PageHeaderFooter(
        both("الجهة", "Issuer"), None, None, both("بيان", "Statement"), "R/1", Both("{page}", "{page}"), Both("arab", "latn")
    )
    some = Paragraph(both("نص قبل الجدول.", "Some words before the table."))
    return arrange(Document(meta, furniture, (some, table, some), theme), layout)


layouts = st.sampled_from(("side-by-side", "stacked", "sequential", "ar", "en"))
papers = st.sampled_from(tuple(PAPERS))
