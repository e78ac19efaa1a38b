"""The compiled twin of `setlines`: lines out of a paragraph's words. What is rare is left to Python."""

from docgen.typography.paragraph._tuples cimport blank, put

from docgen.typography.paragraph import line_layout
from docgen.typography.unicode.bidi import reorder
from docgen.typography.paragraph.knuth_plass import greedy, total_fit
from docgen.typography.paragraph.kashida import KASHIDA_POLICIES, lengthen
from docgen.typography.paragraph.lines import Line, Word
from docgen.typography.paragraph.prepare import prepare
from docgen.typography.paragraph.words_cy import separates
from docgen.typography.paragraph.line_layout import _PLANNED, _ROUNDING, HYPHENS, PENALTIES, WIDEST_GAP as _WIDEST_GAP

cdef double ROUNDING = _ROUNDING, WIDEST_GAP = _WIDEST_GAP
cdef Py_ssize_t PLANNED = _PLANNED
cdef Py_UCS4 LINE_SEPARATOR = 0x2028, SPACE = 0x20, SOFT_HYPHEN = 0xAD


def set_lines(paragraph, double width, bounds=None):
    """See `line_layout.set_lines`."""
    cdef tuple widths, spaces, kinds, ends
    cdef list lines = [], forced, penalty = None, hyphen = None
    cdef double first, rest, indent, room
    cdef Py_ssize_t begin = 0, stop, end, segment, last
    cdef list planned
    cdef bint wide = False, mandatory = False, dear = False, soft = False
    style = paragraph.style
    if not paragraph.words:
        return lines
    indent = style.first_indent
    room = width - <double> style.start_indent - <double> style.end_indent
    rest = max(room, 1.0)
    first = max(room - indent, 1.0)
    if bounds:
        paragraph = prepare(paragraph.spans, style, bounds, paragraph.chosen)
    room = min(first, rest)
    for natural in <tuple> paragraph.widths:
        if <double> natural > room + ROUNDING:
            wide = True
            break
    kinds = paragraph.kinds
    if wide or "soft-hyphen" in kinds or "hyphen" in kinds:
        paragraph = line_layout._narrowed(paragraph, room, bounds or ())
    widths, spaces, kinds, ends = paragraph.widths, paragraph.spaces, paragraph.kinds, paragraph.ends
    for kind in kinds:
        if kind != "normal":
            if kind == "mandatory":
                mandatory = True
            elif kind in HYPHENS:
                soft = True
                dear = dear or kind in PENALTIES
            else:
                dear = True
    stop = len(kinds)
    forced = [kind == "mandatory" for kind in kinds] if mandatory else [False] * stop
    if dear:
        penalty = [PENALTIES.get(kind, 0.0) for kind in kinds]
    if soft:
        hyphen = [line_layout.hyphen_at(paragraph, end).width if kind in HYPHENS else 0.0 for kind, end in zip(kinds, ends, strict=True)]
    breaker = total_fit if style.align == "justify" else greedy
    if bounds:
        begin, stop = line_layout.segments_between(paragraph, *bounds)
        if not 0 <= begin <= stop <= len(kinds):
            return lines
    while begin < stop:
        room = rest if lines else first
        end = min(stop, begin + PLANNED) if lines else stop
        planned = breaker(
            widths[begin:end],
            spaces[begin:end],
            forced[begin:end],
            room,
            rest,
            penalty=None if penalty is None else penalty[begin:end],
            hyphen=None if hyphen is None else hyphen[begin:end],
        )
        if end < stop and len(planned) > 1:
            planned.pop()
        for segment in [begin + <Py_ssize_t> each for each in planned]:
            line, last = fitting(paragraph, begin, segment, rest if lines else first, 0.0 if lines else indent)
            lines.append(line)
            begin = last + 1
            if last != segment:
                break
    return lines


cdef tuple fitting(paragraph, Py_ssize_t begin, Py_ssize_t segment, double room, double indent):
    """See `line_layout._fitting`."""
    cdef tuple kinds = paragraph.kinds, ends = paragraph.ends, line
    cdef Py_ssize_t last = len(kinds) - 1, start, before
    cdef bint justified = paragraph.style.align == "justify", stretch
    if not 0 <= begin <= segment <= last or len(ends) != last + 1:
        raise IndexError(f"no line can hold the segments {begin} to {segment}")
    start = ends[begin - 1] + 1 if begin else 0
    while True:
        stretch = justified and segment != last and kinds[segment] != "mandatory"
        line = line_of(paragraph, start, ends[segment], room, stretch, indent, kinds[segment] == "hyphen")
        if segment == begin or <double> line[3] <= room + ROUNDING:
            return line, segment
        before = segment - 1
        while before >= begin and kinds[before] == "emergency":
            before -= 1
        segment = before if before >= begin else segment - 1


cdef tuple line_of(paragraph, Py_ssize_t start, Py_ssize_t stop, double room, bint stretch, double indent, bint hyphenated):
    """See `line_layout._line`."""
    cdef tuple all_words = paragraph.words, items = paragraph.items, word
    cdef list words, homes
    cdef bint right = paragraph.level == 1
    cdef double natural = 0.0, gap = 0.0, most, widest, x, free
    cdef Py_ssize_t gaps = 0, index, count
    style = paragraph.style
    if not 0 <= start <= stop < len(all_words) or len(items) != len(all_words):
        raise IndexError(f"no line can hold the words {start} to {stop}")
    word = <tuple> all_words[stop]
    if stop > start and word[5] and word[0].text == "·" and separates(word[0].text, paragraph.text, word[3], word[4]):
        stop -= 1
    while stop >= start and (<tuple> all_words[stop])[0].blank:
        stop -= 1
    x = style.end_indent if right else style.start_indent + indent
    if stop < start:
        at = (<tuple> all_words[start])[3]
        return set_line((), x, 0.0, 0.0, at, at)
    words = list(all_words[start : stop + 1])
    trim(paragraph.text, items, words, start, stop, paragraph, hyphenated)
    count = len(words)
    for index in range(count):
        word = <tuple> words[index]
        shaped = word[0]
        natural += <double> shaped.width
        if word[5]:
            natural += <double> shaped.space_width
            gaps += 1
        elif shaped.blank:
            gaps += 1
    if stretch and right and room > natural and style.kashida != "none" and count <= stop - start + 1:
        homes = list(items[start : start + count])
        natural += kashidas(words, homes, room - natural, gaps, style.kashida)
    if gaps and (stretch or natural > room + ROUNDING):
        gap = (room - natural) / gaps
        most = float("inf")
        for index in range(count):
            word = <tuple> words[index]
            shaped = word[0]
            if word[5] or shaped.blank:
                widest = WIDEST_GAP * <double> shaped.setting.size - <double> shaped.space_width
                if widest < most:
                    most = widest
        if gap > most:
            gap = 0.0
        natural += gap * gaps
    free = room - natural
    align = style.align
    if align == "center":
        x += free / 2
    elif (align == "end") != right:
        x += free
    word = <tuple> words[0]
    first = word[3]
    word = <tuple> words[count - 1]
    return set_line(visual(words), x, gap, natural, first, word[4])


cdef tuple set_line(tuple words, double x, double gap, double width, start, end):
    cdef tuple line = blank(Line, 6)
    put(line, 0, words)
    put(line, 1, x)
    put(line, 2, gap)
    put(line, 3, width)
    put(line, 4, start)
    put(line, 5, end)
    return line


cdef double kashidas(list words, list homes, double excess, Py_ssize_t gaps, manner_name) except *:
    """See `justify.elongate`."""
    cdef double size = 0.0, own
    cdef object item
    manner = KASHIDA_POLICIES.get(manner_name)
    if manner is None:
        return 0.0
    for item in homes:
        setting = (<tuple> item)[4]
        if setting.script == "Arab":
            own = setting.size
            if own > size:
                size = own
    if size == 0.0 or excess <= <double> manner.engage * size * max(gaps, 1):
        return 0.0
    return lengthen(words, homes, excess, gaps, manner, size)


cdef tuple changed(tuple word, shaped, start, end, spaced):
    """The word with other values."""
    cdef tuple other = blank(Word, 6)
    put(other, 0, shaped)
    put(other, 1, word[1])
    put(other, 2, word[2])
    put(other, 3, start)
    put(other, 4, end)
    put(other, 5, spaced)
    return other


cdef trim(str text, tuple items, list words, Py_ssize_t start, Py_ssize_t stop, paragraph, bint hyphenated):
    """See `line_layout._trim`."""
    cdef tuple word = <tuple> words[0], home = <tuple> items[stop]
    cdef Py_ssize_t low = word[3], end, floor, place = len(words) - 1, size = len(text)
    word = <tuple> words[place]
    end = word[4]
    if word[5] or <Py_ssize_t> home[1] > end:
        floor = max(<Py_ssize_t> home[0], low)
        word = changed(word, home[4].word(text, word[3], end, floor, end), word[3], word[4], False)
        words[place] = word
    home = <tuple> items[start]
    if <Py_ssize_t> home[0] < low:
        word = <tuple> words[0]
        words[0] = changed(word, home[4].word(text, low, word[4], low, min(<Py_ssize_t> home[1], end)), word[3], word[4], word[5])
        word = <tuple> words[place]
    if hyphenated or (0 < end < size and text[end - 1] == SOFT_HYPHEN and text[end] != SPACE and text[end] != LINE_SEPARATOR):
        words.append(changed(word, line_layout.hyphen_at(paragraph, stop), end, end, word[5]))


cdef tuple visual(list words):
    """See `line_layout._visual`."""
    cdef object word
    cdef bint mixed = False
    first = (<tuple> words[0])[1]
    for word in words:
        if (<tuple> word)[1] != first:
            mixed = True
            break
    if not mixed:
        return tuple(words[::-1]) if first % 2 else tuple(words)
    return tuple([words[<Py_ssize_t> index] for index in reorder([(<tuple> word)[1] for word in words])])
