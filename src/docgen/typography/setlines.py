"""Lines of one width out of a prepared paragraph: broken, put in visual order (UAX #9 L1–L2), aligned and justified."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container

from docgen.compiled import twin
from docgen.limits import check_time
from docgen.typography.bidi import reorder
from docgen.typography.clusters import clusters
from docgen.typography.fit import EMERGENCY, greedy, total_fit
from docgen.typography.justify import elongate
from docgen.typography.lines import Line, Word
from docgen.typography.paragraph import Paragraph, prepare
from docgen.typography.shaping import Shaped

WIDEST_GAP = 0.595
"""Ems that a justified space may grow to: past that readers of PDF take it for the space between columns."""
_NEARLY = 0.03
"""Of a line's room: a line that its widest spaces leave shorter than that keeps its own. What follows is too long to come up, and an even line that
ends short is calmer than one that gapes and ends short all the same."""
_ROUNDING = 0.01
_PLANNED = 2000
"""Segments that are planned again where a line ends sooner than was planned. In a word of many lines each of them may."""


@twin
def set_lines(paragraph: Paragraph, width: float, bounds: tuple[int, int] | None = None) -> list[Line]:
    """The lines of a paragraph in a column of `width` points. No line is wider, unless one cluster alone is.

    `bounds` are code-point offsets, where lines have begun or ended in another column: the lines of what is between them, in the context of
    the whole. A first line's indent is the caller's to take out where the paragraph begins elsewhere.
    """
    style = paragraph.style
    if not paragraph.words:
        return []
    first = max(width - style.start_indent - style.end_indent - style.first_indent, 1.0)
    rest = max(width - style.start_indent - style.end_indent, 1.0)
    if bounds:
        paragraph = prepare(paragraph.spans, paragraph.style, bounds)
    paragraph = _narrowed(paragraph, min(first, rest), bounds or ())
    kinds = paragraph.kinds
    found = set(kinds)  # mostly all are normal
    forced = [kind == "mandatory" for kind in kinds] if "mandatory" in found else [False] * len(kinds)
    penalty = [EMERGENCY if kind == "emergency" else 0.0 for kind in kinds] if "emergency" in found else None
    hyphen = None
    if "soft-hyphen" in found:
        hyphen = [_hyphen(paragraph, end).width if kind == "soft-hyphen" else 0.0 for kind, end in zip(kinds, paragraph.ends, strict=True)]
    breaker = total_fit if style.align == "justify" else greedy
    lines: list[Line] = []
    begin, stop = _between(paragraph, *bounds) if bounds else (0, len(kinds))
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


def _hyphen(paragraph: Paragraph, index: int) -> Shaped:
    """The hyphen that a soft hyphen at the end of word `index` shows where the line ends."""
    setting = paragraph.items[index].setting
    return setting.alone("\u2010" if "\u2010" in setting.face.characters else "-")


def _fitting(paragraph: Paragraph, begin: int, segment: int, room: float, indent: float) -> tuple[Line, int]:
    """The line of the segments `begin` … `segment` and the last segment that it holds: fewer, where what stands at its edges is wider
    there than it was among its neighbours (a letter that the line's end parts from a ligature)."""
    kinds, words = paragraph.kinds, paragraph.ends
    start = words[begin - 1] + 1 if begin else 0
    while True:
        stretch = paragraph.style.align == "justify" and segment != len(kinds) - 1 and kinds[segment] != "mandatory"
        line = _line(paragraph, start, words[segment], room, stretch, indent)
        if segment == begin or line.width <= room + _ROUNDING:
            return line, segment
        before = [index for index in range(begin, segment) if kinds[index] != "emergency"]
        segment = before[-1] if before else segment - 1


def _between(paragraph: Paragraph, low: int, high: int) -> tuple[int, int]:
    """The first segment that begins at or after the offset `low`, and the first that does at or after `high`."""
    begins = [paragraph.words[end + 1].start for end in (-1, *paragraph.ends[:-1])]
    return bisect_left(begins, low), bisect_left(begins, high)


def _narrowed(paragraph: Paragraph, width: float, forced: Collection[int]) -> Paragraph:
    """The same paragraph with each segment that is wider than a line cut where that does least harm."""
    wide = _wide(paragraph, width)
    if not wide:
        return paragraph
    cuts = set(forced)
    emergencies = sorted(paragraph.emergencies)
    for index in wide:
        low = paragraph.words[paragraph.ends[index - 1] + 1 if index else 0].start
        high = paragraph.words[paragraph.ends[index]].end
        cuts.update(emergencies[bisect_right(emergencies, low) : bisect_left(emergencies, high)])
    again = prepare(paragraph.spans, paragraph.style, cuts) if cuts else paragraph
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
        again = prepare(paragraph.spans, paragraph.style, cuts)
    return again


def _wide(paragraph: Paragraph, width: float) -> list[int]:
    """The segments that are wider than a line; with their hyphen, where they would need one."""
    limit = width + _ROUNDING
    widths, kinds = paragraph.widths, paragraph.kinds
    wide = [index for index, natural in enumerate(widths) if natural > limit]
    if "soft-hyphen" in kinds:
        for index, kind in enumerate(kinds):
            if kind == "soft-hyphen" and widths[index] <= limit < widths[index] + widths[index + 1]:
                wide += [index] if widths[index] + _hyphen(paragraph, paragraph.ends[index]).width > limit else []
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


def _line(paragraph: Paragraph, start: int, stop: int, room: float, stretch: bool, indent: float) -> Line:
    """The words `start` … `stop` as a line `room` points wide, whose start edge stands `indent` points in from the column's own."""
    words = list(paragraph.words[start : stop + 1])
    while words and words[-1].shaped.blank:
        words.pop()
        stop -= 1
    style = paragraph.style
    right = paragraph.level == 1
    left = style.end_indent if right else style.start_indent + indent
    if not words:
        at = paragraph.words[start].start
        return Line((), left, 0.0, 0.0, at, at)
    _trim(paragraph, words, start, stop)
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
        natural += elongate(words, homes, room - natural, gaps, style.kashida) if homes else 0.0
    if gaps and (stretch or natural > room + _ROUNDING):
        gap = (room - natural) / gaps
        most = min(WIDEST_GAP * shaped.setting.size - shaped.space_width for shaped, _, _, _, _, spaced in words if spaced or shaped.blank)
        if gap > most:
            gap = most if (gap - most) * gaps <= _NEARLY * room else 0.0
        natural += gap * gaps
    free = room - natural
    align = style.align
    x = left
    if align == "center":
        x += free / 2
    elif (align == "end") != right:
        x += free
    return Line(_visual(words), x, gap, natural, words[0].start, words[-1].end)


def _trim(paragraph: Paragraph, words: list[Word], start: int, stop: int) -> None:
    """Shapes the line's first and last word again, without what stands in the lines before and after; a soft hyphen shows."""
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
    if text[last.end - 1 : last.end] == "\u00ad" and text[last.end : last.end + 1] not in ("", " ", "\u2028"):
        words.append(last._replace(shaped=_hyphen(paragraph, stop), start=last.end, end=last.end))


def _visual(words: list[Word]) -> tuple[Word, ...]:
    """Rule L2 on whole words: a word and the space after it have one level."""
    levels = [word.level for word in words]
    if len(set(levels)) == 1:
        return tuple(reversed(words)) if levels[0] % 2 else tuple(words)
    return tuple([words[index] for index in reorder(levels)])
