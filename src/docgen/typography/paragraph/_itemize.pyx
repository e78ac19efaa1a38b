"""The compiled twin of `itemize`: what a face can show is a bit a code point, and only a stretch that the first face cannot show is looked into."""

from functools import lru_cache
from unicodedata import category

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from libc.string cimport memset
from docgen.typography.paragraph._tuples cimport blank, put

from docgen.typography.unicode.bidi import level_runs
from docgen.typography.paragraph.itemize import IGNORABLE, Item
from docgen.typography.unicode.scripts import script_runs

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void* PyUnicode_DATA(object text)
    Py_UCS4 PyUnicode_READ(int kind, void* data, Py_ssize_t index)

cdef enum:
    PLANE = 0x10000

cdef object _settings = None
cdef object _whole, _shared


cdef int load() except -1:
    """Takes what `itemize` defines further down, once."""
    global _settings, _whole, _shared
    from docgen.typography.paragraph import itemize

    _whole, _shared, _settings = itemize.whole, itemize.shared, itemize.settings
    return 0


@lru_cache(maxsize=256)
def coverage(face):
    """A bit for each code point of the first plane, set where the face can show it or it needs no glyph."""
    cdef bytes result = PyBytes_FromStringAndSize(NULL, PLANE // 8)
    cdef unsigned char* bits = <unsigned char*> PyBytes_AS_STRING(result)
    cdef Py_UCS4 char
    cdef unsigned int code
    memset(bits, 0, PLANE // 8)
    for characters in (face.characters, IGNORABLE):
        for char in characters:
            code = char
            if code < PLANE:
                bits[code >> 3] |= 1 << (code & 7)
    return result


cdef class Text:
    """A text and the face that was last asked about it."""

    cdef str text
    cdef int kind
    cdef void* data
    cdef object face
    cdef bytes coverage

    def __cinit__(self, str text not None):
        self.text, self.kind, self.data, self.face, self.coverage = text, PyUnicode_KIND(text), PyUnicode_DATA(text), None, None

    cdef bint covered(self, Py_ssize_t start, Py_ssize_t end, face) except -1:
        """Can the face show all of `text[start:end]` that needs a glyph?"""
        if face is not self.face:
            self.coverage, self.face = coverage(face), face
        cdef const unsigned char* bits = <const unsigned char*> PyBytes_AS_STRING(self.coverage)
        cdef Py_ssize_t index
        cdef unsigned int code
        for index in range(start, end):
            code = PyUnicode_READ(self.kind, self.data, index)
            if code < PLANE:
                if not bits[code >> 3] >> (code & 7) & 1:
                    return False
            elif self.text[index] not in face.characters:
                return False
        return True

    cdef bint mark(self, Py_ssize_t index) except -1:
        """Is there a mark (general category M) at `index`?"""
        cdef Py_UCS4 char = PyUnicode_READ(self.kind, self.data, index)
        return char > 127 and not char.isalpha() and category(char)[0] == "M"


def shows(face not None, str text not None):
    """See `itemize.shows`."""
    return bool(Text(text).covered(0, len(text), face))


cdef inline tuple item(Py_ssize_t start, Py_ssize_t end, level, Py_ssize_t span, setting):
    cdef tuple made = blank(Item, 5)
    put(made, 0, start)
    put(made, 1, end)
    put(made, 2, level)
    put(made, 3, span)
    put(made, 4, setting)
    return made


def itemize(str text not None, spans, base_level):
    """See `itemize.itemize`."""
    if _settings is None:
        load()
    cdef Text whole = Text(text)
    cdef Py_ssize_t size = len(text), at = 0, start = 0, end, stop, low
    cdef Py_ssize_t i = 0, j = 0, k = 0, span_end, level_end, script_end
    cdef tuple row = tuple(spans)
    cdef list ends = [], isolates = [], items = [], levels, scripts
    cdef dict settings
    for span in row:
        low = at
        at += len(<str?> span.text)
        ends.append(at)
        if span.isolate and low < at:
            isolates.append((low, at))
    if at != size:
        raise ValueError("the text is not the spans' texts joined")
    if not size:
        return items
    levels = level_runs(text, base_level, isolates)
    scripts = script_runs(text)
    for start, _, script in scripts:
        if start and whole.mark(start):
            scripts = _whole(scripts, text)
            break
    start = 0
    span_end, (_, level_end, level), (_, script_end, script) = ends[0], levels[0], scripts[0]
    span, style = row[0], None
    while True:
        # Spans, levels and scripts all cover the text, so that each has one that ends after `start`
        while span_end <= start:
            i += 1
            span_end, span, style = ends[i], row[i], None
        while level_end <= start:
            j += 1
            low, level_end, level = levels[j]
            if low == level_end:  # the missing LRI or PDI of an isolate that touches its like
                items.append(item(start, start, level, i, items[len(items) - 1].setting))
        while script_end <= start:
            k += 1
            _, script_end, script = scripts[k]
        if style is None:
            style, lang = span.style, span.lang
            settings = style.settings
        end = min(span_end, level_end, script_end)
        key = (script, level & 1, lang)
        known = settings.get(key)
        if known is None:
            known = settings[key] = _settings(style, script, level % 2 == 1, lang)
        first, faces = known
        if whole.covered(start, end, first.face):
            items.append(item(start, end, level, i, first))
        else:
            items += _shared(text, start, end, level, i, first, faces)
        start = end
        if start >= size:
            return items
