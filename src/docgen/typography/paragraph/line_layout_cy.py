"""Kernel: lines of one width out of a prepared paragraph: broken, put in visual order (UAX #9 L1–L2), aligned and justified."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Iterator, Sequence

from docgen import _cython as cython
from docgen.limits import check_time
from docgen.typography.paragraph.hyphenation import points_of_wide
from docgen.typography.paragraph.kashida import apply_kashida
from docgen.typography.paragraph.knuth_plass_cy import EMERGENCY, greedy, total_fit
from docgen.typography.paragraph.line_break_tailoring import BreakKind, opportunity_kinds
from docgen.typography.paragraph.lines import Line, Word
from docgen.typography.paragraph.prepare import Paragraph, hyphen_at, nobreak_ranges, prepare
from docgen.typography.paragraph.words_cy import separates
from docgen.typography.shaping.edges_cy import alone_at_end, find_word
from docgen.typography.unicode.bidi import reorder
from docgen.typography.unicode.clusters import clusters

WIDEST_GAP = 0.595
"""Ems that a justified space may grow to: past that readers of PDF take it for the space between columns."""
ROUNDING = 0.01
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
    if not paragraph.words:
        return []
    first = max(width - style.start_indent - style.end_indent - style.first_indent, 1.0)
    rest = max(width - style.start_indent - style.end_indent, 1.0)
    if bounds:
        paragraph = prepare(paragraph.spans, paragraph.style, bounds, paragraph.chosen)
    paragraph = _narrowed(paragraph, min(first, rest), bounds or ())
    kinds = paragraph.kinds
    found = set(kinds)  # mostly all are normal
    forced = [kind == "mandatory" for kind in kinds] if "mandatory" in found else [False] * len(kinds)
    penalty = [PENALTIES.get(kind, 0.0) for kind in kinds] if not found.isdisjoint(PENALTIES) else None
    hyphen = None
    if not found.isdisjoint(HYPHENS):
        hyphen = [hyphen_at(paragraph, end).width if kind in HYPHENS else 0.0 for kind, end in zip(kinds, paragraph.ends, strict=True)]
    breaker = total_fit if style.align == "justify" else greedy
    lines: list[Line] = []
    begin, stop = segments_between(paragraph, *bounds) if bounds else (0, len(kinds))
    while begin < stop:
        end = min(stop, begin + _PLANNED) if lines else stop
        ends = breaker(
            paragraph.widths[begin:end],
            paragraph.spaces[begin:end],
            forced[begin:end],
            rest if lines else first,
            rest,
            penalty=penalty and penalty[begin:end],
            hyphen=hyphen and hyphen[begin:end],
        )
        if end < stop and len(ends) > 1:
            ends.pop()  # it ends with the plan, not where a line ends best
        for segment in [begin + end for end in ends]:
            line, last = _fitting(paragraph, begin, segment, rest if lines else first, 0.0 if lines else style.first_indent)
            lines.append(line)
            begin = last + 1
            if last != segment:
                break  # the line ends sooner than was planned
    return lines


def segments_between(paragraph: Paragraph, low: int, high: int) -> tuple[int, int]:
    """The first segment that begins at or after the offset `low`, and the first that does at or after `high`."""
    begins = [paragraph.words[end + 1].start for end in (-1, *paragraph.ends[:-1])]
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
    """A paragraph's emergencies, ascending, each time more of them: labels, spaces outside of what shall not be parted, all."""
    found, text = paragraph.emergencies, paragraph.text
    if found:
        ranges = nobreak_ranges(paragraph.spans)
        kinds = opportunity_kinds(text, ranges)
        yield [offset for offset in found if kinds.get(offset) == "label"]
        held = {offset for low, high in ranges for offset in range(low + 1, high)}
        yield [offset for offset in found if text[offset - 1] == " " and offset not in held]
    yield found


def _bounds(paragraph: Paragraph, segment: int) -> tuple[int, int]:
    """A segment's offsets in the text."""
    first = paragraph.ends[segment - 1] + 1 if segment else 0
    return paragraph.words[first].start, paragraph.words[paragraph.ends[segment]].end


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
    for word in paragraph.words[first : paragraph.ends[segment] + 1]:
        rtl = word.shaped.setting.rtl
        whole = True
        for offset, unit in word.shaped.placed():
            at = word.start + offset
            if at > word.start and at in starts and (ligatures or (unit.advance > 0 and whole and (rtl or unit.parts))):
                out.append(at)
            if unit.parts or unit.advance:
                whole = not rtl or bool(unit.parts)
        out.append(word.end)
    return out


def _fitting(paragraph: Paragraph, begin: int, segment: int, room: float, indent: float) -> tuple[Line, int]:
    """The line of the segments `begin` … `segment` and the last segment that it holds: fewer, where what stands at its edges is wider
    there than it was among its neighbours (a letter that the line's end parts from a ligature)."""
    kinds, words = paragraph.kinds, paragraph.ends
    start = words[begin - 1] + 1 if begin else 0
    justified = paragraph.style.align == "justify"
    while True:
        stretch = justified and segment != len(kinds) - 1 and kinds[segment] != "mandatory"
        line = _line(paragraph, start, words[segment], room, stretch, indent, kinds[segment] == "hyphen")
        if segment == begin or line.width <= room + ROUNDING:
            return line, segment
        before = [index for index in range(begin, segment) if kinds[index] != "emergency"]
        segment = before[-1] if before else segment - 1


@cython.cfunc
def _line(
    paragraph: Paragraph,
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
    widest: cython.double
    x: cython.double
    gaps: cython.Py_ssize_t = 0
    words = list(paragraph.words[start : stop + 1])
    style = paragraph.style
    right: cython.bint = paragraph.level == 1
    x = style.end_indent if right else style.start_indent + indent
    if len(words) > 1:
        word = words[-1]
        if word[5] and word[0].text == "·" and separates("·", paragraph.text, word[3], word[4]):
            words.pop()
            stop -= 1
    while words and words[-1][0].blank:
        words.pop()
        stop -= 1
    if not words:
        at = paragraph.words[start][3]
        return Line((), x, 0.0, 0.0, at, at)
    _trim(paragraph, words, start, stop, hyphenated)
    for word in words:
        shaped = word[0]
        natural += shaped.width
        if word[5]:
            natural += shaped.space_width
            gaps += 1
        elif shaped.blank:
            gaps += 1
    if stretch and right and room > natural and style.kashida != "none" and len(words) <= stop - start + 1:
        natural += apply_kashida(words, paragraph.items[start : start + len(words)], room - natural, gaps, style.kashida)
    if gaps and (stretch or natural > room + _ROUNDING):
        gap = (room - natural) / gaps
        for word in words:
            shaped = word[0]
            if word[5] or shaped.blank:
                widest = _WIDEST_GAP * shaped.setting.size - shaped.space_width
                if widest < most:
                    most = widest
        if gap > most:
            gap = 0.0
        natural += gap * gaps
    align = style.align
    if align == "center":
        x += (room - natural) / 2
    elif (align == "end") != right:
        x += room - natural
    return _new(Line, (_visual(words), x, gap, natural, words[0][3], words[-1][4]))


@cython.cfunc
def _trim(paragraph: Paragraph, words: list[Word], start: cython.Py_ssize_t, stop: cython.Py_ssize_t, hyphenated: cython.bint) -> None:
    """Has the line's first and last word as they are without what stands in the lines before and after; a hyphen shows."""
    text = paragraph.text
    low = words[0][3]
    home = paragraph.items[stop]
    shaped, level, span, first, end, spaced = words[-1]
    if spaced or home.end > end:
        if not (spaced and alone_at_end(shaped, text, first, end, home.start)):
            shaped = find_word(home.setting, text, first, end, max(home.start, low), end)
        words[-1] = _new(Word, (shaped, level, span, first, end, False))
    home = paragraph.items[start]
    if home.start < low:
        shaped, level, span, first, last, spaced = words[0]
        words[0] = _new(Word, (find_word(home.setting, text, low, last, low, min(home.end, end)), level, span, first, last, spaced))
    if hyphenated or (text[end - 1 : end] == "\u00ad" and text[end : end + 1] not in ("", " ", "\u2028")):
        words.append(words[-1]._replace(shaped=hyphen_at(paragraph, stop), start=end, end=end))


@cython.cfunc
def _visual(words: Sequence[Word]) -> tuple[Word, ...]:
    """Rule L2 on whole words: a word and the space after it have one level."""
    first: cython.Py_ssize_t = words[0][1]
    for word in words:
        if word[1] != first:
            return tuple([words[index] for index in reorder([word[1] for word in words])])
    return tuple(words[::-1]) if first % 2 else tuple(words)
