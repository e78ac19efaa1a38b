"""Tables that do not stand as they were meant to, and tables that fit nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.catalogue import codes
from docgen.document.document import Document
from docgen.errors import Diagnostic, DocgenError, FontError, Place

_CODE = "DG604"
_SAID = {
    "small": ("this table does not fit its column, and is set in small type", "fewer columns or shorter words, or span: page"),
    "page": (
        "this table does not fit its column, and stands over the whole page, its figures once between both languages",
        "fewer columns or shorter words; or span: page, which says that it is meant",
    ),
    "under": (
        "this table does not fit its column: each language stands over the whole page, one under the other",
        "fewer columns or shorter words, or the stacked layout",
    ),
    "parted": (
        "this table does not fit the page as one of both languages: each language stands over the page, one under the other",
        "wider or fewer columns, or shorter words",
    ),
    "digits": (
        "this table does not fit the page with Arabic digits, and has its figures in Latin ones, up to the page's margins",
        "fewer columns or shorter words",
    ),
    "out": (
        "this table does not fit the text's width, and stands out of it up to the page's margins",
        "fewer columns or shorter words; or a theme with a longer measure, page: {measure: 170 mm}",
    ),
}


def tables(tree: Document) -> Iterator[Diagnostic]:
    """What became of tables too wide for their place in the document's own layout. Says nothing where the theme's fonts are not at hand."""
    from docgen.document.arrange import arrange
    from docgen.document.tables.placing import has_tables

    flow = arrange(tree)
    if not has_tables(flow):
        return
    from docgen.writers.pdf.boxes.measuring import placed_tables

    try:
        found = placed_tables(flow)
    except FontError:
        return
    except DocgenError as error:
        yield from error.problems
        return
    for moved in found.moved:
        message, hint = _SAID[moved.how]
        message = f"{message} ({moved.why})" if moved.why else message
        yield Diagnostic(message, moved.place or Place(tree.meta.origin), hint, _CODE, codes()[_CODE].severity)
    yield from found.problems
