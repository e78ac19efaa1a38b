"""The compiled twin of `bidi.level_runs` for text without explicit formatting characters: the rules of `bidi_implicit`, each a loop over classes.

Levels are counted from the base level here: 0 to 4.
"""

from cpython.bytes cimport PyBytes_AS_STRING
from libc.stdlib cimport free, malloc
from libc.string cimport memchr, memcpy, memset

from docgen.typography.unicode.bidi_implicit import bracket_pairs
from docgen.typography.unicode.ucd import classes

cdef object _encode = None
cdef object _explicit_runs


cdef int load() except -1:
    """Takes what `bidi` defines further down, once."""
    global _encode, _explicit_runs
    from docgen.typography.unicode import bidi

    _explicit_runs = bidi._explicit_runs
    _encode = classes("bidi").encode
    return 0


cdef inline bint bracket(unsigned char kind) noexcept:
    return kind == c"(" or kind == c")"


cdef inline bint rightward(unsigned char kind) noexcept:
    return kind == c"R" or kind == c"E" or kind == c"N"


cdef void weak(unsigned char* kinds, Py_ssize_t size) noexcept:
    """Rules W1 to W7 for `kinds[1:size+1]`, with sos before and eos after; what is left is L R E N O and brackets."""
    cdef Py_ssize_t index, end
    cdef unsigned char strong = c"L", kind
    for index in range(1, size + 1):
        if kinds[index] == c"M":
            kinds[index] = c"O" if bracket(kinds[index - 1]) else kinds[index - 1]
    for index in range(size + 1):
        kind = kinds[index]
        if kind == c"L" or kind == c"R" or kind == c"A":
            strong = kind
        elif kind == c"E":
            if strong == c"A":
                kinds[index] = c"N"  # W2
        elif kind == c"+" or kind == c",":
            if strong != c"A" and kinds[index - 1] == c"E" and kinds[index + 1] == c"E":
                kinds[index] = c"E"  # W4
    strong = c"L"
    index = 0
    while index <= size:
        kind = kinds[index]
        if kind == c"L" or kind == c"R" or kind == c"A":
            strong = kind
        elif kind == c"%":
            end = index
            while kinds[end] == c"%":  # eos is none
                end += 1
            if strong != c"A" and (kinds[index - 1] == c"E" or kinds[end] == c"E"):
                memset(kinds + index, c"E", end - index)  # W5
            index = end - 1
        index += 1
    strong = c"L"
    for index in range(size + 2):
        kind = kinds[index]
        if kind == c"L" or kind == c"R":
            strong = kind
        elif kind == c"A":
            strong = kind
            kinds[index] = c"R"  # W3
        elif kind == c"E":
            if strong == c"L":
                kinds[index] = c"L"  # W7
        elif kind == c",":
            kinds[index] = c"N" if kinds[index - 1] == c"N" and kinds[index + 1] == c"N" else c"O"
        elif not (kind == c"N" or bracket(kind)):
            kinds[index] = c"O"


cdef int brackets(unsigned char* kinds, const unsigned char* original, Py_ssize_t size, text, Py_ssize_t start, bint odd) except -1:
    """Rule N0; `start` is where in `text` the sequence begins."""
    cdef Py_ssize_t index, first, last
    cdef bint left, right
    cdef unsigned char direction
    cdef list positions = []
    for index in range(1, size + 1):
        if bracket(kinds[index]):
            positions.append(start + index - 1)
    for opener, closer in bracket_pairs(positions, text):
        first, last = <Py_ssize_t> opener - start + 1, <Py_ssize_t> closer - start + 1
        left = right = False
        for index in range(first, last):
            left = left or kinds[index] == c"L"
            right = right or rightward(kinds[index])
        if not left and not right:
            continue  # N0 d
        if right if odd else left:
            direction = c"R" if odd else c"L"  # N0 b
        else:
            index = first - 1
            while not (kinds[index] == c"L" or rightward(kinds[index])):  # sos is one
                index -= 1
            direction = c"L" if kinds[index] == c"L" else c"R"  # N0 c
        for index in (first, last):
            kinds[index] = direction
            while original[index + 1] == c"M":
                index += 1
                kinds[index] = direction
    return 0


cdef int resolve(unsigned char* kinds, unsigned char* original, Py_ssize_t size, text, Py_ssize_t start, bint odd, unsigned char* levels) except -1:
    """The levels of `kinds[1:size+1]`, which has sos before it and eos after it, counted from the sequence's; `original` is room for as many."""
    cdef Py_ssize_t index, end
    cdef unsigned char before, kind
    cdef bint left
    for index in range(1, size + 1):
        if kinds[index] == c"B":
            # As `bidi_implicit._absorb`, for the whole stretch
            before = kinds[index - 1]
            end = index
            while kinds[end] == c"B":
                end += 1
            kind = before
            if bracket(before):
                kind = c"M"
            elif before == c"+" or before == c",":
                kind = c"O" if bracket(kinds[end]) else kinds[end]
            memset(kinds + index, kind, end - index)
    memcpy(original, kinds, size + 2)
    weak(kinds, size)
    if memchr(kinds, c"(", size + 2) and memchr(kinds, c")", size + 2) and memchr(kinds, c"L", size + 2):
        brackets(kinds, original, size, text, start, odd)
    index = 1
    while index <= size:
        kind = kinds[index]
        if kind == c"L":
            levels[index - 1] = odd
        elif kind == c"R":
            levels[index - 1] = not odd
        elif kind == c"E" or kind == c"N":
            levels[index - 1] = 1 if odd else 2
        else:
            before = kinds[index - 1]
            end = index
            while end <= size and (kinds[end] == c"O" or bracket(kinds[end])):
                end += 1
            # N1, N2: with both neighbours, or at the sequence's own level
            left = before == c"L" and kinds[end] == c"L" if odd else rightward(before) and rightward(kinds[end])
            memset(levels + index - 1, left, end - index)
            index = end - 1
        index += 1
    return 0


cdef void reset(const unsigned char* kinds, Py_ssize_t size, unsigned char* levels) noexcept:
    """Rule L1, the paragraph being one line."""
    cdef Py_ssize_t index, white = -1
    for index in range(size):
        if kinds[index] == c"W":
            if white < 0:
                white = index
        elif kinds[index] == c"S" or kinds[index] == c"P":
            if white < 0:
                white = index
            memset(levels + white, 0, index + 1 - white)
            white = -1
        elif kinds[index] != c"B":
            white = -1
    if white >= 0:
        memset(levels + white, 0, size - white)


cdef class Runs:
    """As `bidi._Runs`; the last run and the mark after it are not yet in the list."""

    cdef list done
    cdef long base
    cdef Py_ssize_t low, high, at
    cdef int level, mark_level

    def __cinit__(self, long base):
        self.done, self.base, self.low, self.high, self.mark_level = [], base, 0, 0, -1

    cdef int put(self, const unsigned char* levels, Py_ssize_t start, Py_ssize_t end) except -1:
        """The levels of the characters from `start` to `end`, run by run."""
        cdef Py_ssize_t index
        for index in range(start, end):
            if self.mark_level >= levels[index]:
                self.mark_level = -1
            if self.mark_level >= 0 or levels[index] != self.level or self.low == self.high:
                self.flush()
                self.low, self.level = index, levels[index]
            self.high = index + 1
        return 0

    cdef int mark(self, Py_ssize_t at, int level) except -1:
        if self.mark_level > level:
            self.mark_level = -1
        if self.mark_level < 0 and self.low < self.high and self.level > level:
            self.at, self.mark_level = at, level
        return 0

    cdef int flush(self) except -1:
        if self.low < self.high:
            self.done.append((self.low, self.high, self.base + self.level))
        if self.mark_level >= 0:
            self.done.append((self.at, self.at, self.base + self.mark_level))
            self.mark_level = -1
        return 0


cdef list found_runs(text, const unsigned char* kinds, Py_ssize_t size, long base, list isolates):
    """`bidi.level_runs` where there are levels to find out."""
    cdef Py_ssize_t start, end, at = 0
    cdef unsigned char edge = c"R" if base & 1 else c"L"
    cdef Runs runs = Runs(base)
    cdef unsigned char* work = <unsigned char*> malloc(4 * (size + 2))
    if work == NULL:
        raise MemoryError
    cdef unsigned char* room = work + size + 2
    cdef unsigned char* levels = room + size + 2
    cdef unsigned char* outer = levels + size + 2  # the levels as if isolates were neutrals
    try:
        memcpy(work + 1, kinds, size)
        for start, end in isolates:
            if not at <= start <= end <= size:
                raise ValueError("isolates that do not ascend in the text")
            memset(work + 1 + start, c"O", end - start)
            at = end
        work[0] = work[size + 1] = edge
        resolve(work, room, size, text, 0, base & 1, levels)
        if isolates:
            memcpy(outer, levels, size)
        for start, end in isolates:
            memcpy(work + 1, kinds + start, end - start)
            work[0] = work[end - start + 1] = c"L"
            resolve(work, room, end - start, text, start, False, levels + start)
            for at in range(start, end):
                levels[at] += 1 if base & 1 else 2
        reset(kinds, size, levels)
        at = 0
        for start, end in isolates:
            if start < end:
                runs.put(levels, at, start)
                runs.mark(start, outer[start])
                runs.put(levels, start, end)
                runs.mark(end, outer[end - 1])
                at = end
        runs.put(levels, at, size)
        runs.mark_level = -1
        runs.flush()
    finally:
        free(work)
    return runs.done


def level_runs(text, long base_level, isolates=()):
    """See `bidi.level_runs`."""
    if _encode is None:
        load()
    if not text or (not base_level and text.isascii()):
        return [(0, len(text), 0)] if text else []
    cdef bytes encoded = _encode(text)
    cdef const unsigned char* kinds = <const unsigned char*> PyBytes_AS_STRING(encoded)
    cdef Py_ssize_t size = len(encoded), index
    cdef bint right = False
    for index in range(size):
        if c"1" <= kinds[index] <= c"9":
            return _explicit_runs(text, encoded, base_level, isolates)
        right = right or kinds[index] == c"A" or kinds[index] == c"R" or kinds[index] == c"N"
    if not base_level and not right:
        return [(0, size, 0)]
    return found_runs(text, kinds, size, base_level, list(isolates))
