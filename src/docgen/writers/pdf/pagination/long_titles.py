"""A title of so many lines that no page has room for all of it under what stands above: it parts between its languages, or before its lower line."""

from __future__ import annotations

from itertools import pairwise

from docgen.writers.pdf.boxes.box import Box, of_whole
from docgen.writers.pdf.boxes.heading import HeadingBox
from docgen.writers.pdf.boxes.stack import Stack
from docgen.writers.pdf.boxes.text import Text


def parted_title(box: Box, height: float) -> list[Box]:
    """A measured box in two behind a headline that fits in `height` points, where another headline or a line of text follows it; else nothing."""
    if not isinstance(box, Stack):
        return []
    placed = box.placed()
    at = 0
    for index, ((above, top), (under, _)) in enumerate(pairwise(placed), 1):
        if top + above.height > height:
            break
        if _is_headline(above) and (_is_headline(under) or isinstance(under, Text)):
            at = index
    return list(of_whole(box, (Stack(box.children[:at]), Stack(box.children[at:])))) if at else []


def _is_headline(box: Box) -> bool:
    return isinstance(box, HeadingBox) and box.level == 0
