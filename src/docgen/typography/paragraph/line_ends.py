"""The space at which a line ends: not drawn, and not lost to who reads the lines one after another (ISO 32000-1, 14.8.2.5)."""

from __future__ import annotations

import re

from docgen.typography.paragraph.lines import CLOSING, Line
from docgen.typography.paragraph.prepare import Paragraph
from docgen.typography.types import Span

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
    if rtl and len(spans) > 1 and len({_voice(spans[index]) for index in line.spans}) > 1:
        return line
    space = shaped[0 if rtl else -1].setting.closing()
    if rtl:
        return Line(own, [CLOSING, *order], [space, *shaped], b"\0" + marks, x - space.width, gap, width, start, end, top, bottom, backwards)
    return Line(own, [*order, CLOSING], [*shaped, space], marks + b"\0", x, gap, width, start, end, top, bottom, False)


def _voice(span: Span) -> tuple[str, str | None]:
    return span.lang, span.link
