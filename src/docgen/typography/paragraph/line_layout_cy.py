"""Kernel: lines of one width out of a prepared paragraph: broken, put in visual order (UAX #9 L1–L2), aligned and justified."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Iterator, Sequence
from typing import TYPE_CHECKING

from docgen import _cython as cython
from docgen.limits import check_time
from docgen.types import Kashida
from docgen.typography.paragraph.hyphenation import points_of_wide
from docgen.typography.paragraph.kashida import KASHIDA_POLICIES, lengthen
from docgen.typography.paragraph.knuth_plass_cy import EMERGENCY, greedy, total_fit
from docgen.typography.paragraph.line_break_tailoring_cy import BreakKind, opportunity_kinds
from docgen.typography.paragraph.lines import HYPHEN, Line
from docgen.typography.paragraph.prepare import Paragraph, hyphen_at, nobreak_ranges, prepare
from docgen.typography.paragraph.words_cy import separates
from docgen.typography.shaping.edges_cy import alone_at_end, find_word
from docgen.typography.shaping.glyphs_cy import BLANK, SPACED
from docgen.typography.unicode.bidi import reorder
from docgen.typography.unicode.clusters import clusters

if TYPE_CHECKING:
    from docgen.typography.paragraph.itemize_cy import Item
    from docgen.typography.shaping.glyphs_cy import ShapedWord

WIDEST_GAP = 0.595
"""Ems that a justified space may grow to: past that readers of PDF take it for the space between columns."""
ROUNDING = 0.01
_SPACED: cython.int = SPACED
_STRETCHES: cython.int = SPACED | BLANK
_BLANK: cython.int = BLANK
_new = tuple.__new__
_WIDEST_GAP: cython.double = WIDEST_GAP
_ROUNDING: cython.double = ROUNDING
PENALTIES: dict[BreakKind, float] = {"emergency": EMERGENCY, "hyphen": 60.0, "label": 800.0}
"""What a line's end costs (`fit`). A line whose spaces are twice as wide as their own costs as much as one that parts a label from its number."""
HYPHENS: frozenset[BreakKind] = frozenset({"soft-hyphen", "hyphen"})
_PLANNED = 2000
"""Segments that are planned again where a line ends sooner than was planned. In a word of many lines each of them may."""


def set_lines(paragraph: Paragraph, width: float, bounds: tuple[int, int] | None = None) -> list[Line]:
    """The lines of a paragraph in a column of `width` points. No line is wider, unless one cluster alone is. A line of justified text that its
    widest spaces do not fill is not stretched: `compose` sees to such paragraphs.

    `bounds` are code-point offsets, where lines have begun or ended in another column: the lines of what is between them, in the context of
    the whole. A first line's indent is the caller's to take out where the paragraph begins elsewhere.
    """
    style = paragraph.style
    if not paragraph.ends:
        return []
    first = max(width - style.start_indent - style.end_indent - style.first_indent, 1.0)
    rest = max(width - style.start_indent - style.end_indent, 1.0)
    if bounds:
        paragraph = prepare(paragraph.spans, paragraph.style, bounds, paragraph.chosen)
    paragraph = _narrowed(paragraph, min(first, rest), bounds or ())
    kinds, widths, spaces = paragraph.kinds, paragraph.widths, paragraph.spaces
    found = set(kinds)  # mostly all are normal
    forced = [kind == "mandatory" for kind in kinds] if "mandatory" in found else [False] * len(kinds)
    penalty = [PENALTIES.get(kind, 0.0) for kind in kinds] if not found.isdisjoint(PENALTIES) else None
    hyphen = None
    if not found.isdisjoint(HYPHENS):
        hyphen = [hyphen_at(paragraph, end).width if kind in HYPHENS else 0.0 for kind, end in zip(kinds, paragraph.ends, strict=True)]
    breaker = total_fit if style.align == "justify" else greedy
    lines: list[Line] = []
    setter = _Setter(paragraph)
    begin, stop = segments_between(paragraph, *bounds) if bounds else (0, len(kinds))
    while begin < stop:
        end = min(stop, begin + _PLANNED) if lines else stop
        ends = breaker(
            widths[begin:end],
            spaces[begin:end],
            forced[begin:end],
            rest if lines else first,
            rest,
            penalty=penalty and penalty[begin:end],
            hyphen=hyphen and hyphen[begin:end],
        )
        if end < stop and len(ends) > 1:
            ends.pop()  # it ends with the plan, not where a line ends best
        for segment in [begin + end for end in ends]:
            line, last = _fitting(setter, begin, segment, rest if lines else first, 0.0 if lines else style.first_indent)
            lines.append(line)
            begin = last + 1
            if last != segment:
                break  # the line ends sooner than was planned
    return lines


def segments_between(paragraph: Paragraph, low: int, high: int) -> tuple[int, int]:
    """The first segment that begins at or after the offset `low`, and the first that does at or after `high`."""
    starts = paragraph.row.starts
    begins = [starts[end + 1] for end in (-1, *paragraph.ends[:-1])]
    return bisect_left(begins, low), bisect_left(begins, high)


def _narrowed(paragraph: Paragraph, width: float, forced: Collection[int]) -> Paragraph:
    """The same paragraph with each segment that is wider than a line cut where that does least harm: after a label, between other words, in an
    English word where a hyphen may stand, in an address, between clusters."""
    if not _wide(paragraph, width):
        return paragraph
    cuts = set(forced)
    chosen: dict[int, BreakKind] = dict(paragraph.chosen)
    again = paragraph
    for places in _last_resorts(paragraph):
        bounds = [_bounds(again, index) for index in _wide(again, width)]
        if not bounds:
            return again
        more = {offset for low, high in bounds for offset in places[bisect_right(places, low) : bisect_left(places, high)]}
        hyphens = {offset for low, high in bounds for offset in points_of_wide(paragraph.text, paragraph.spans, low, high)}
        if places is paragraph.emergencies and hyphens:
            chosen.update(dict.fromkeys(hyphens - cuts, "hyphen"))
        if more - cuts or chosen:
            cuts |= more
            again = prepare(paragraph.spans, paragraph.style, cuts, tuple(chosen.items()))
    starts: set[int] = set()
    while wide := _wide(again, width):
        check_time()
        starts = starts or {start for start, _ in clusters(again.text)}
        # What stands beside a cut is shaped anew: a ligature may fall apart there and offer more places.
        more = {offset for index in wide for offset in _between_clusters(again, index, starts)} - cuts
        more = more or {offset for index in wide for offset in _between_clusters(again, index, starts, ligatures=True)} - cuts
        if not more:
            break
        cuts |= more
        again = prepare(paragraph.spans, paragraph.style, cuts, tuple(chosen.items()))
    return again


def _last_resorts(paragraph: Paragraph) -> Iterator[Sequence[int]]:
    """A paragraph's emergencies, ascending, each time more of them: labels, spaces outside of what shall not be parted, spaces inside of it, all."""
    found, text = paragraph.emergencies, paragraph.text
    if found:
        ranges = nobreak_ranges(paragraph.spans)
        kinds = opportunity_kinds(text, ranges)
        yield [offset for offset in found if kinds.get(offset) == "label"]
        held = {offset for low, high in ranges for offset in range(low + 1, high)}
        yield [offset for offset in found if text[offset - 1] == " " and offset not in held]
        yield [offset for offset in found if text[offset - 1] == " "]
    yield found


def _bounds(paragraph: Paragraph, segment: int) -> tuple[int, int]:
    """A segment's offsets in the text."""
    first = paragraph.ends[segment - 1] + 1 if segment else 0
    return paragraph.row.starts[first], paragraph.row.stops[paragraph.ends[segment]]


def _wide(paragraph: Paragraph, width: float) -> list[int]:
    """The segments that are wider than a line; with their hyphen, where they would need one."""
    limit = width + ROUNDING
    widths, kinds = paragraph.widths, paragraph.kinds
    wide = [index for index, natural in enumerate(widths) if natural > limit]
    if not HYPHENS.isdisjoint(kinds):
        for index, kind in enumerate(kinds):
            if kind in HYPHENS and widths[index] <= limit < widths[index] + widths[index + 1]:
                wide += [index] if widths[index] + hyphen_at(paragraph, paragraph.ends[index]).width > limit else []
    return sorted(wide)


def _between_clusters(paragraph: Paragraph, segment: int, starts: Container[int], ligatures: bool = False) -> list[int]:
    """Every offset inside a segment that parts no base from its marks (`starts` are those of the text's clusters); and no ligature, unless
    `ligatures` may be parted."""
    out: list[int] = []
    first = paragraph.ends[segment - 1] + 1 if segment else 0
    row = paragraph.row
    for index in range(first, paragraph.ends[segment] + 1):
        shaped, start = row.shaped[index], row.starts[index]
        rtl = shaped.setting.rtl
        whole = True
        for offset, unit in shaped.placed():
            at = start + offset
            if at > start and at in starts and (ligatures or (unit.advance > 0 and whole and (rtl or unit.parts))):
                out.append(at)
            if unit.parts or unit.advance:
                whole = not rtl or bool(unit.parts)
        out.append(row.stops[index])
    return out


@cython.cclass
class _Setter:
    """A paragraph's rows, at hand while its lines are set."""

    paragraph: Paragraph
    text: str
    shaped: list[ShapedWord]
    starts: list[int]
    stops: list[int]
    levels: bytes
    items: list[Item]
    measures: cython.double_view
    marks: cython.uchar_view
    align: str
    kashida: Kashida
    right: cython.bint
    start_indent: cython.double
    end_indent: cython.double

    def __init__(self, paragraph: Paragraph) -> None:
        style = paragraph.style
        self.paragraph, self.text = paragraph, paragraph.text
        self.shaped, self.starts, self.stops, self.levels, self.items, self.measures, self.marks = paragraph.row
        self.align, self.kashida, self.right = style.align, style.kashida, paragraph.level == 1
        self.start_indent, self.end_indent = style.start_indent, style.end_indent


@cython.cfunc
def _fitting(setter: _Setter, begin: cython.Py_ssize_t, segment: cython.Py_ssize_t, room: cython.double, indent: cython.double) -> tuple[Line, int]:
    """The line of the segments `begin` … `segment` and the last segment that it holds: fewer, where what stands at its edges is wider
    there than it was among its neighbours (a letter that the line's end parts from a ligature)."""
    kinds: list[BreakKind] = setter.paragraph.kinds
    words: list[int] = setter.paragraph.ends
    start: cython.Py_ssize_t = words[begin - 1] + 1 if begin else 0
    justified: cython.bint = setter.align == "justify"
    while True:
        stretch: cython.bint = justified and segment != len(kinds) - 1 and kinds[segment] != "mandatory"
        line = _line(setter, start, words[segment], room, stretch, indent, kinds[segment] == "hyphen")
        if segment == begin or line.width <= room + _ROUNDING:
            return line, segment
        before = [index for index in range(begin, segment) if kinds[index] != "emergency"]
        segment = before[-1] if before else segment - 1


@cython.cfunc
@cython.boundscheck(False)
@cython.wraparound(False)
def _line(
    setter: _Setter,
    start: cython.Py_ssize_t,
    stop: cython.Py_ssize_t,
    room: cython.double,
    stretch: cython.bint,
    indent: cython.double,
    hyphenated: cython.bint,
) -> Line:
    """The words `start` … `stop` as a line `room` points wide, whose start edge stands `indent` points in from the column's own. `hyphenated`: a
    hyphen shows at its end."""
    natural: cython.double = 0.0
    gap: cython.double = 0.0
    most: cython.double = 1e30
    top: cython.double = 0.0
    bottom: cython.double = 0.0
    width: cython.double
    space: cython.double
    high: cython.double
    low: cython.double
    gaps: cython.Py_ssize_t = 0
    index: cython.Py_ssize_t
    at: cython.Py_ssize_t
    mark: cython.int
    word: ShapedWord
    starts: list[int] = setter.starts
    stops: list[int] = setter.stops
    measures: cython.double_view = setter.measures
    marks: cython.uchar_view = setter.marks
    right: cython.bint = setter.right
    x: cython.double = setter.end_indent if right else setter.start_indent + indent
    if stop > start and marks[stop] & _SPACED and setter.shaped[stop].text == "·" and separates("·", setter.text, starts[stop], stops[stop]):
        stop -= 1
    while stop >= start and marks[stop] & _BLANK:
        stop -= 1
    if stop < start:
        return _new(Line, (setter.paragraph, (), [], b"", x, 0.0, 0.0, starts[start], starts[start], 0.0, 0.0, True))
    words: list[ShapedWord] = setter.shaped[start : stop + 1]
    own: bytearray = setter.paragraph.row.marks[start : stop + 1]
    hyphen = _trim(setter, words, own, start, stop, hyphenated)
    flags: cython.uchar_view = own
    count: cython.Py_ssize_t = stop - start + 1
    for index in range(count):
        at = 5 * (start + index)
        width = measures[at]
        space = measures[at + 1]
        high = measures[at + 2]
        low = measures[at + 3]
        if index == 0 or index == count - 1:  # these may be others here than among their neighbours
            word = words[index]
            width, space, high, low = word.width, word.space_width, word.top, word.bottom
        natural += width
        mark = flags[index]
        if mark & _SPACED:
            natural += space
            gaps += 1
        elif mark & _BLANK:
            gaps += 1
        if high > top:
            top = high
        if low < bottom:
            bottom = low
    if hyphen is not None:
        natural += hyphen.width
        top = max(top, hyphen.top)
        bottom = min(bottom, hyphen.bottom)
    elif stretch and right and room > natural and setter.kashida != "none":
        width = _lengthened(setter, words, start, stop, room - natural, gaps)
        if width > 0.0:
            natural += width
            top = bottom = 0.0
            for word in words:
                top = max(top, word.top)
                bottom = min(bottom, word.bottom)
    if gaps and (stretch or natural > room + _ROUNDING):
        gap = (room - natural) / gaps
        for index in range(count):
            if flags[index] & _STRETCHES:
                at = 5 * (start + index)
                space = measures[at + 1] if index else words[0].space_width
                width = _WIDEST_GAP * measures[at + 4] - space
                if width < most:
                    most = width
        if gap > most:
            gap = 0.0
        natural += gap * gaps
    if setter.align == "center":
        x += (room - natural) / 2
    elif (setter.align == "end") != right:
        x += room - natural
    begin, end = starts[start], stops[stop]
    if hyphen is not None:
        words.append(hyphen)
        own = own + b"\0"
    levels: bytes = setter.levels
    level: cython.int = levels[start]
    mixed: cython.bint = False
    for index in range(start, stop + 1):
        if levels[index] != level:
            mixed = True
            break
    order: Sequence[int]
    if mixed:
        embedded = list(levels[start : stop + 1])
        order = list(range(start, stop + 1))
        if hyphen is not None:
            embedded.append(levels[stop])
            order.append(HYPHEN)
        places = reorder(embedded)
        order, words, own = [order[place] for place in places], [words[place] for place in places], bytearray([own[place] for place in places])
        backwards = False not in [embedding % 2 == 1 for embedding in embedded]
    else:
        backwards = level % 2 == 1
        order = range(stop, start - 1, -1) if backwards else range(start, stop + 1)
        if hyphen is not None:
            order = [HYPHEN, *order] if backwards else [*order, HYPHEN]
        if backwards:
            words.reverse()
            own = own[::-1]
    return _new(Line, (setter.paragraph, order, words, bytes(own), x, gap, natural, begin, end, top, bottom, backwards))


@cython.cfunc
def _trim(
    setter: _Setter, words: list[ShapedWord], marks: bytearray, start: cython.Py_ssize_t, stop: cython.Py_ssize_t, hyphenated: cython.bint
) -> ShapedWord | None:
    """Has the line's first and last word (and their marks) as they are without what stands in the lines before and after; a hyphen that shows."""
    text: str = setter.text
    low: cython.Py_ssize_t = setter.starts[start]
    end: cython.Py_ssize_t = setter.stops[stop]
    item = setter.items[stop]
    spaced: cython.bint = marks[stop - start] & _SPACED != 0
    if spaced or item.end > end:
        first = setter.starts[stop]
        if not (spaced and alone_at_end(words[stop - start], text, first, end, item.start)):
            words[stop - start] = find_word(item.setting, text, first, end, max(item.start, low), end)
        if spaced:
            marks[stop - start] -= _SPACED
    item = setter.items[start]
    if item.start < low:
        words[0] = find_word(item.setting, text, low, setter.stops[start], low, min(item.end, end))
    if hyphenated or (text[end - 1 : end] == "\u00ad" and text[end : end + 1] not in ("", " ", "\u2028")):
        return hyphen_at(setter.paragraph, stop)
    return None


@cython.cfunc
def _lengthened(
    setter: _Setter, words: list[ShapedWord], start: cython.Py_ssize_t, stop: cython.Py_ssize_t, excess: cython.double, gaps: cython.Py_ssize_t
) -> cython.double:
    """Puts kashidas into a line's words, in place, where it lacks so much that it wants some; the points that they fill."""
    policy = KASHIDA_POLICIES.get(setter.kashida)
    if policy is None:
        return 0.0
    size: cython.double = 0.0
    own: cython.double
    last: object = None
    index: cython.Py_ssize_t
    for index in range(start, stop + 1):
        item = setter.items[index]
        if item is not last:
            last = item
            context = item.setting
            own = context.size
            if own > size and context.script == "Arab":
                size = own
    if size == 0.0 or excess <= policy.engage * size * max(gaps, 1):
        return 0.0
    last = stop + 1
    return lengthen(words, setter.items[start:last], setter.starts[start:last], setter.stops[start:last], excess, gaps, policy, size)
