"""Lines of one width out of a prepared paragraph: broken, put in visual order (UAX #9 L1–L2), aligned and justified."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Iterator, Sequence

from docgen.compiled import twin
from docgen.limits import check_time
from docgen.typography.paragraph.hyphenation import points_of_wide
from docgen.typography.paragraph.kashida import apply_kashida
from docgen.typography.paragraph.knuth_plass import EMERGENCY, greedy, total_fit
from docgen.typography.paragraph.line_break_tailoring import BreakKind, opportunity_kinds
from docgen.typography.paragraph.lines import Line, Word
from docgen.typography.paragraph.prepare import Paragraph, hyphen_at, nobreak_ranges, prepare
from docgen.typography.paragraph.words_cy import separates
from docgen.typography.unicode.bidi import reorder
from docgen.typography.unicode.clusters import clusters

WIDEST_GAP = 0.595
"""Ems that a justified space may grow to: past that readers of PDF take it for the space between columns."""
PENALTIES: dict[BreakKind, float] = {"emergency": EMERGENCY, "hyphen": 60.0, "label": 800.0}
"""What a line's end costs (`fit`). A line whose spaces are twice as wide as their own costs as much as one that parts a label from its number."""
HYPHENS: frozenset[BreakKind] = frozenset({"soft-hyphen", "hyphen"})
_ROUNDING = 0.01
_PLANNED = 2000
"""Segments that are planned again where a line ends sooner than was planned. In a word of many lines each of them may."""


@twin
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


def _fitting(paragraph: Paragraph, begin: int, segment: int, room: float, indent: float) -> tuple[Line, int]:
    """The line of the segments `begin` … `segment` and the last segment that it holds: fewer, where what stands at its edges is wider
    there than it was among its neighbours (a letter that the line's end parts from a ligature)."""
    kinds, words = paragraph.kinds, paragraph.ends
    start = words[begin - 1] + 1 if begin else 0
    while True:
        stretch = paragraph.style.align == "justify" and segment != len(kinds) - 1 and kinds[segment] != "mandatory"
        line = _line(paragraph, start, words[segment], room, stretch, indent, kinds[segment] == "hyphen")
        if segment == begin or line.width <= room + _ROUNDING:
            return line, segment
        before = [index for index in range(begin, segment) if kinds[index] != "emergency"]
        segment = before[-1] if before else segment - 1


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
    limit = width + _ROUNDING
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


def _line(paragraph: Paragraph, start: int, stop: int, room: float, stretch: bool, indent: float, hyphenated: bool) -> Line:
    """The words `start` … `stop` as a line `room` points wide, whose start edge stands `indent` points in from the column's own. `hyphenated`: a
    hyphen shows at its end."""
    words = list(paragraph.words[start : stop + 1])
    last = words[-1] if words else None
    if last and last.spaced and len(words) > 1 and separates(last.shaped.text, paragraph.text, last.start, last.end):
        words.pop()
        stop -= 1
    while words and words[-1].shaped.blank:
        words.pop()
        stop -= 1
    style = paragraph.style
    right = paragraph.level == 1
    left = style.end_indent if right else style.start_indent + indent
    if not words:
        at = paragraph.words[start].start
        return Line((), left, 0.0, 0.0, at, at)
    _trim(paragraph, words, start, stop, hyphenated)
    natural = 0.0
    gaps = 0
    for shaped, _, _, _, _, spaced in words:
        natural += shaped.width
        if spaced:
            natural += shaped.space_width
            gaps += 1
        elif shaped.blank:
            gaps += 1
    gap = 0.0
    if stretch and paragraph.level == 1 and style.kashida != "none" and room > natural:
        homes = [paragraph.items[index] for index in range(start, start + len(words))] if len(words) <= stop - start + 1 else []
        natural += apply_kashida(words, homes, room - natural, gaps, style.kashida) if homes else 0.0
    if gaps and (stretch or natural > room + _ROUNDING):
        gap = (room - natural) / gaps
        most = min(WIDEST_GAP * shaped.setting.size - shaped.space_width for shaped, _, _, _, _, spaced in words if spaced or shaped.blank)
        if gap > most:
            gap = 0.0
        natural += gap * gaps
    free = room - natural
    align = style.align
    x = left
    if align == "center":
        x += free / 2
    elif (align == "end") != right:
        x += free
    return Line(_visual(words), x, gap, natural, words[0].start, words[-1].end)


def _trim(paragraph: Paragraph, words: list[Word], start: int, stop: int, hyphenated: bool) -> None:
    """Shapes the line's first and last word again, without what stands in the lines before and after; a hyphen shows."""
    text = paragraph.text
    low = words[0].start
    last, home = words[-1], paragraph.items[stop]
    floor = max(home.start, low)
    if last.spaced or home.end > last.end:
        words[-1] = last = last._replace(shaped=home.setting.word(text, last.start, last.end, floor, last.end), spaced=False)
    first, home = words[0], paragraph.items[start]
    if home.start < low:
        end = min(home.end, words[-1].end)
        words[0] = first._replace(shaped=home.setting.word(text, low, first.end, low, end))
    if hyphenated or (text[last.end - 1 : last.end] == "\u00ad" and text[last.end : last.end + 1] not in ("", " ", "\u2028")):
        words.append(last._replace(shaped=hyphen_at(paragraph, stop), start=last.end, end=last.end))


def _visual(words: list[Word]) -> tuple[Word, ...]:
    """Rule L2 on whole words: a word and the space after it have one level."""
    levels = [word.level for word in words]
    if len(set(levels)) == 1:
        return tuple(reversed(words)) if levels[0] % 2 else tuple(words)
    return tuple([words[index] for index in reorder(levels)])
