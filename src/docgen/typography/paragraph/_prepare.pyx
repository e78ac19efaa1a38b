"""The compiled twin of `paragraph`: words out of items, and segments out of words."""

from bisect import bisect_left, bisect_right

from docgen.typography.paragraph._tuples cimport blank, put

from docgen.typography.paragraph.lines import Word
from docgen.typography.paragraph.prepare import _STRETCHES, Paragraph, separates
from docgen.typography.shaping.shaper import REACH as _REACH

cdef Py_ssize_t REACH = _REACH, STRETCHES = _STRETCHES
cdef Py_UCS4 LINE_SEPARATOR = 0x2028, SPACE = 0x20


def _words(str text not None, items not None, kinds not None):
    """See `paragraph._words`."""
    cdef list words = [], homes = [], cuts = []
    cdef tuple inner, key, item, word, piece, stretch
    cdef object each
    cdef dict stretches
    cdef Py_ssize_t low, high, cut, place, size = len(text)
    for cut in kinds:
        if 0 < cut <= size and text[cut - 1] != SPACE:
            cuts.append(cut)
    cuts.sort()
    for each in items:
        item = <tuple> each  # an Item
        low, high = item[0], item[1]
        if not 0 <= low <= high <= size:
            raise IndexError(f"no item can stand at {low}–{high}")
        level, span, setting = item[2], item[3], item[4]
        inner = ()
        if cuts:
            place = bisect_right(cuts, low)
            inner = tuple([cut - low for cut in cuts[place : bisect_left(cuts, high)]])
        key = (text[low - 2 if low > 2 else 0 : low], text[low:high], text[high : high + 2], inner)
        stretches = setting.stretches
        stretch = stretches.get(key)
        if stretch is None:
            if len(stretches) > STRETCHES:
                stretches.clear()
            stretch = stretches[key] = tuple(pieces(text, low, high, setting, inner))
        for piece in stretch:
            word = blank(Word, 6)
            put(word, 0, piece[0])
            put(word, 1, level)
            put(word, 2, span)
            put(word, 3, low + <Py_ssize_t> piece[1])
            put(word, 4, low + <Py_ssize_t> piece[2])
            put(word, 5, piece[3])
            words.append(word)
            homes.append(item)
    return words, homes


cdef list pieces(str text, Py_ssize_t low, Py_ssize_t high, setting, tuple cuts):
    """See `paragraph._stretch`."""
    cdef list found = []
    cdef dict known = setting.words
    cdef Py_ssize_t at = low, start, stop, end, cut, place = 0, count = len(cuts)
    cdef Py_ssize_t first = low + REACH, last = high - REACH
    cdef Py_UCS4 character
    if low == high:
        return [(setting.alone(""), 0, 0, False)]
    shape = setting.word
    while at < high:
        start = stop = at
        character = text[at]
        at += 1
        if character == LINE_SEPARATOR:
            if start and text[start - 1] != LINE_SEPARATOR:
                continue
        elif character == SPACE:
            stop = at
        else:
            while at < high and text[at] != SPACE and text[at] != LINE_SEPARATOR:
                at += 1
            if at < high and text[at] == SPACE:
                at += 1
            stop = at
        end = stop - 1 if stop - start > 1 and text[stop - 1] == SPACE else stop
        while place < count and low + <Py_ssize_t> cuts[place] < end:
            cut = low + <Py_ssize_t> cuts[place]
            place += 1
            if cut > start:
                found.append((shape(text, start, cut, low, high), start - low, cut - low, False))
                start = cut
        shaped = known.get(text[start - REACH : end + REACH]) if start >= first and end <= last else None
        if shaped is None:
            shaped = shape(text, start, end, low, high)
        found.append((shaped, start - low, end - low, shaped.space is not None))
    return found


def _segmented(str text not None, spans, style, level, list words not None, list homes not None, dict kinds not None, emergencies):
    """See `paragraph._segmented`."""
    cdef list ends = [], widths = [], spaces = [], allowed = [], missing = []
    cdef bint broken = u"\u2028" in text, dotted = u"·" in text
    cdef double width = 0.0, gap = 0.0
    cdef Py_ssize_t index, stop, last = len(words) - 1, size = len(text)
    cdef tuple word, home
    if len(homes) != last + 1:
        raise ValueError("each word has one item")
    for index in range(last + 1):
        word = <tuple> words[index]
        shaped = word[0]
        stop = word[4]
        if shaped.blank:
            gap += <double> shaped.width
        elif word[5] and dotted and separates(shaped.text, text, word[3], stop):
            gap += <double> shaped.width + <double> shaped.space_width
            stop += 1
        else:
            width += gap + <double> shaped.width
            gap = 0.0
            if word[5]:
                gap = shaped.space_width
                stop += 1
        lacking = shaped.missing
        if lacking:
            missing.extend([(word[3] + offset, mark) for offset, mark in enumerate(shaped.text) if mark in lacking])
        if broken and 0 <= stop < size and text[stop] == LINE_SEPARATOR:
            stop += 1
        kind = kinds.get(stop)
        if kind is not None or index == last:
            home = <tuple> homes[index]
            if index == last or <Py_ssize_t> home[0] < <Py_ssize_t> home[1]:
                ends.append(index)
                widths.append(width)
                spaces.append(gap)
                allowed.append("normal" if kind is None else kind)
                width = gap = 0.0
    return Paragraph(
        text, spans, style, level, tuple(words), tuple(homes), tuple(ends), tuple(widths), tuple(spaces), tuple(allowed), emergencies, tuple(missing)
    )
