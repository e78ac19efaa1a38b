"""The space at which a line ends: not drawn, and not lost to who reads the lines one after another (ISO 32000-1, 14.8.2.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.typography.paragraph.itemize_cy import Item
from docgen.typography.paragraph.lines import CLOSING, Line
from docgen.typography.paragraph.prepare import Paragraph
from docgen.typography.types import Span

_new = tuple.__new__  # a third of the time of the class itself

_SPACE = re.compile("[\u200b\u200e\u200f\u061c\u2066-\u2069]*[ \n\u2028\u2029]+[^ \n\u2028\u2029]")
"""After a line: something white, and more text."""


def with_space(line: Line, paragraph: Paragraph) -> Line:
    """The line with its space, at the end of its direction beyond the drawn width; the line itself where its text goes on without one (after a
    hyphen, in an address) or ends, and where what stands at that end of the line is not its last word. A right-to-left line of several languages has
    none either: mupdf and pypdf then take its pieces for lines."""
    if not line.shaped or not _SPACE.match(paragraph.text, line.end):
        return line
    own, order, shaped, marks, x, gap, width, start, end, top, bottom, backwards = line
    rtl, spans = paragraph.level == 1, paragraph.spans
    edge = order[0 if rtl else -1]
    if edge >= 0 and own.row.stops[edge] != line.end:
        return line
    if rtl and len(spans) > 1 and _several(own, order):
        return line
    space = shaped[0 if rtl else -1].setting.closing()
    if rtl:
        x -= space.width
        return _new(Line, (own, [CLOSING, *order], [space, *shaped], b"\0" + marks, x, gap, width, start, end, top, bottom, backwards))
    return _new(Line, (own, [*order, CLOSING], [*shaped, space], marks + b"\0", x, gap, width, start, end, top, bottom, False))


def _several(paragraph: Paragraph, order: Sequence[int]) -> bool:
    """Are the words of a line, by their indices, of several languages or links?"""
    spans, items = paragraph.spans, paragraph.row.items
    last: Item | None = None
    first: Span | None = None
    for index in order:
        if index < 0 or (item := items[index]) is last:
            continue
        last, span = item, spans[item.span]
        if first is None:
            first = span
        elif span is not first and (span.lang != first.lang or span.link != first.link):
            return True
    return False
