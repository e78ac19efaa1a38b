"""Where the cells of tables are drawn: every paragraph of a rendered PDF's tables with its place, and whether a piece of it was broken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from docgen.document.document import Flow
from docgen.writers.options import RenderOptions
from docgen.writers.pdf import render
from docgen.writers.pdf.boxes.grid import GridCell
from docgen.writers.pdf.boxes.text import Text
from docgen.writers.pdf.canvas import PageCanvas


@dataclass(frozen=True)
class Drawn:
    """A paragraph of a cell, which may be empty: its page, the edges of its box and of its ink (points from the lower left corner), its language, its
    words, and whether a line of it ends where none may."""

    page: int
    left: float
    right: float
    top: float
    ink: tuple[float, float]
    lang: str
    text: str
    broken: bool


@contextmanager
def recorded(found: list[Drawn]) -> Iterator[None]:
    paint = GridCell.paint

    def noting(cell: GridCell, canvas: PageCanvas, left: float, top: float) -> None:
        y = top
        for part in cell.texts:
            found.append(_drawn(part, canvas, left + cell.x, y, cell.width))
            y -= part.height
        paint(cell, canvas, left, top)

    GridCell.paint = noting  # type: ignore[method-assign]
    try:
        yield
    finally:
        GridCell.paint = paint  # type: ignore[method-assign]


def _drawn(part: Text, canvas: PageCanvas, x: float, top: float, width: float) -> Drawn:
    lines = [] if part._paragraph is None else part._paragraph.lines
    edges = [(x + start, x + start + wide) for line in lines for _, start, wide in line.boxes()]
    ink = (min((low for low, _ in edges), default=x), max((high for _, high in edges), default=x))
    text = "".join(span.text for span in part.content)
    return Drawn(canvas.page_index, x, x + width, top, ink, part.voice.side, text, is_broken(part))


def is_broken(part: Text) -> bool:
    """Whether a line of a paragraph ends where no line may: inside a word, a figure, a date or a code."""
    if part._paragraph is None:
        return False
    whole = part._paragraph.paragraph
    starts = {0} | {whole.words[end + 1].start for end in whole.ends[:-1]}
    return any(line.start not in starts for line in part._paragraph.lines[1:])


def drawn_tables(flow: Flow) -> list[Drawn]:
    """All paragraphs of the tables of a flow, in the order in which they are drawn."""
    found: list[Drawn] = []
    with recorded(found):
        render(flow, RenderOptions())
    return found
