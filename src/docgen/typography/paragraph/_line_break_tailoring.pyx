"""The compiled twin of `linebreak`: one walk over the text finds where a rule of the tailoring may apply. Words are known by Python's own sets."""

from libc.stdlib cimport calloc, free
from libc.string cimport memset

from docgen.typography.unicode.uax14 import break_offsets

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void* PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    Py_UCS4 PyUnicode_READ(int kind, void* data, Py_ssize_t index)
    object PyUnicode_Substring(object text, Py_ssize_t start, Py_ssize_t end)

cdef unsigned char _met[128]  # the ASCII characters that a rule begins at
cdef object _roles = None
cdef object _leads, _is_day, _is_title, _codes, _addresses


cdef int load() except -1:
    """Takes the rules for words from the Python module, once."""
    global _roles, _leads, _is_day, _is_title, _codes, _addresses
    from docgen.typography.paragraph import line_break_tailoring

    _leads, _is_day, _is_title, _codes, _addresses = line_break_tailoring.leads, line_break_tailoring.is_day, line_break_tailoring.is_title, line_break_tailoring.codes, line_break_tailoring.addresses
    _roles = line_break_tailoring.roles
    for char in b" 0123456789-/.@:w":
        _met[char] = 1
    return 0


cdef enum:
    UNIT = 1
    MONTH = 2
    MAGNITUDE = 4
    PER = 8
    SECOND = 16
    CENT = 32
    NATION = 64
    EDGE = 3


cdef class Walk:
    """A text, and for each of its offsets (0 to its size) 1 where it is glued, 2 where it is inside an address, 4 where a label's word ends."""

    cdef object text
    cdef int kind
    cdef void* data
    cdef Py_ssize_t size
    cdef unsigned char* glued
    cdef bint soft
    cdef list inside  # the opportunities that addresses have, ascending

    def __cinit__(self, text):
        if not isinstance(text, str):
            raise TypeError(f"a text is a str, not {type(text).__name__}")
        self.text, self.inside = text, []
        self.kind, self.data, self.size = PyUnicode_KIND(text), PyUnicode_DATA(text), PyUnicode_GET_LENGTH(text)
        self.glued = <unsigned char*> calloc(self.size + 1, 1)
        if self.glued == NULL:
            raise MemoryError

    def __dealloc__(self):
        free(self.glued)

    cdef inline Py_UCS4 at(self, Py_ssize_t index) noexcept:
        """The character at `index`, NUL outside the text: no rule asks for that."""
        return PyUnicode_READ(self.kind, self.data, index) if 0 <= index < self.size else 0

    cdef inline bint word(self, Py_ssize_t index) noexcept:
        """Is there a character that patterns call `\\w` at `index`?"""
        cdef Py_UCS4 char = self.at(index)
        return char == u"_" or char.isalnum()

    cdef inline bint joins(self, Py_ssize_t index) noexcept:
        """Is there an ASCII letter or digit?"""
        cdef Py_UCS4 char = self.at(index)
        return char < 128 and char.isalnum()

    cdef inline bint mark(self, Py_ssize_t index, Py_UCS4 char) noexcept:
        """Is `char`, which stands at `index`, the first of an address's mark: @, :// or www.?"""
        if char == u"@":
            return True
        if char == u":":
            return self.at(index + 1) == u"/" and self.at(index + 2) == u"/"
        return self.at(index + 1) == u"w" and self.at(index + 2) == u"w" and self.at(index + 3) == u"."

    cdef Py_ssize_t space(self, Py_ssize_t index) noexcept:
        """Where the next space is from `index` on, or the end of the text."""
        while index < self.size and self.at(index) != u" ":
            index += 1
        return index

    cdef int glue_inside(self, ranges) except -1:
        cdef Py_ssize_t start, end
        for start, end in ranges:
            start, end = max(start, -1), min(end, self.size + 1)
            while start + 1 < end:
                start += 1
                self.glued[start] |= 1
        return 0

    cdef Py_ssize_t number(self, Py_ssize_t index) except -1:
        """Rules 1 and 2 from a number's first digit on; where to look for the next number."""
        cdef Py_ssize_t end = index + 1
        while end < self.size and not self.at(end).isspace():
            end += 1
        if self.at(end) != u" " or end + 1 >= self.size or self.at(end + 1).isspace():
            return end
        if self.at(end - 1) not in u".,;:،؛!?؟)]»”\"'":
            self.after_number(end + 1)
        return end + 1

    cdef int after_number(self, Py_ssize_t start) except -1:
        """`line_break_tailoring._after_number`."""
        cdef Py_ssize_t end = self.space(start), index = end + 1
        cdef int role = _roles(PyUnicode_Substring(self.text, start, end)), after = 0
        if not role & (UNIT | MONTH | MAGNITUDE | PER):
            return 0
        if not role & UNIT and index < self.size:
            after = _roles(PyUnicode_Substring(self.text, index, self.space(index)))
        if not role & (UNIT | MONTH | MAGNITUDE) and not after & CENT:
            return 0
        self.glued[start] |= 1
        if role & UNIT:
            self.nation(end)
            return 0
        if role & MONTH:
            for index in range(start, end):
                self.glued[index] |= 1
        if after & (SECOND if role & MONTH else UNIT if role & MAGNITUDE else CENT):
            self.glued[end + 1] |= 1
        if role & MAGNITUDE and after & UNIT:
            self.nation(self.space(end + 1))
        return 0

    cdef int nation(self, Py_ssize_t end) except -1:
        """`line_break_tailoring._nation`: the second word of a currency's name, the first of which ends at `end`."""
        if end + 1 < self.size and _roles(PyUnicode_Substring(self.text, end + 1, self.space(end + 1))) & NATION:
            self.glued[end + 1] |= 4
        return 0

    cdef int after_space(self, Py_ssize_t index, Py_ssize_t word) except -1:
        """Rules 1, 3 and 5 at the space at `index`, which ends the word that begins at `word`."""
        cdef Py_UCS4 next = self.at(index + 1)
        if next.isdecimal() or (next in u"(«“+±$€£" and self.at(index + 2).isdecimal()):
            role = _leads(PyUnicode_Substring(self.text, word, index))
            if role == 1 or (role == 2 and _is_day(self.text, index)):
                self.glued[index + 1] |= 1
            elif role == 3:
                self.glued[index + 1] |= 4
        if next in u"–—·-" and self.at(index + 2) == u" ":
            self.glued[index + 1] |= 1
        elif u"\u06d6" <= next <= u"\u06dd" or next == u"\u06e9":
            self.glued[index + 1] |= 1
        return 0

    cdef Py_ssize_t code(self, Py_ssize_t index, Py_ssize_t word) except -1:
        """Rule 7 for the word that begins at `word` and has a slash or hyphen at `index`; the word's end."""
        cdef Py_ssize_t end = self.space(index), place
        for place in range(word, end):
            if u"0" <= self.at(place) <= u"9":
                self.glue_inside(_codes(self.text, word, end))
                break
        return end

    cdef Py_ssize_t address(self, Py_ssize_t index, Py_ssize_t word) except -1:
        """Rule 10 for the word that begins at `word` and has the mark of an address at `index`; the word's end."""
        cdef Py_ssize_t end = self.space(index), low, high, place
        for low, high in _addresses(self.text, word, end):
            if not word <= low <= high <= end:
                raise ValueError("an address that is not in its word")
            if low + 1 < high:
                memset(self.glued + low + 1, 2, high - low - 1)
            for place in range(low + EDGE, high - EDGE + 1):
                if self.parts(self.at(place - 1), self.at(place)):
                    self.inside.append(place)
        return end

    cdef inline bint parts(self, Py_UCS4 before, Py_UCS4 after) noexcept:
        """May a line end between these two in an address?"""
        if before in u"/:&=":
            return after not in u"/:&="
        return before != u"." and after in u".-_~?#%+,;@!$*(["

    cdef int all(self) except -1:
        """All rules but that of soft hyphens, which may be told to be looked for."""
        cdef Py_ssize_t index, word = 0, number = 0, code = 0, address = 0
        cdef Py_UCS4 char
        for index in range(self.size):
            char = PyUnicode_READ(self.kind, self.data, index)
            if not _met[char] if char < 128 else u"\u0620" <= char <= u"\u065f":
                continue  # an ASCII letter, or an Arabic letter or vowel sign: no rule begins at it
            if char == u" ":
                self.after_space(index, word)
                word = index + 1
            elif char.isdecimal():
                if index >= number:
                    number = self.number(index)
                if self.at(index + 1) in u"–—" and self.at(index + 2).isdecimal():
                    self.glued[index + 2] |= 1  # rule 4
            elif char == u"-" or char == u"‐" or char == u"/":
                if char != u"/" and self.word(index - 1) and self.word(index + 1):
                    # Rule 6: one or two letters before it, or one after it
                    if not self.word(index - 2) or not self.word(index - 3) or not self.at(index + 2).isalnum():
                        self.glued[index + 1] |= 1
                if char != u"‐" and index >= code and self.joins(index + 1):
                    code = self.code(index, word)
            elif char == u".":
                if self.at(index + 1) == u" " and _is_title(PyUnicode_Substring(self.text, word, index)):
                    self.glued[index + 2] |= 1
            elif char == u"\u00ad":
                self.soft = True
            elif (char == u"@" or char == u":" or char == u"w") and index >= address and self.mark(index, char):
                address = self.address(index, word)
        return 0


def opportunity_kinds(text, nobreak=()):
    """See `line_break_tailoring.opportunity_kinds`."""
    if _roles is None:
        load()
    cdef list found
    cdef dict kinds = {}
    cdef Py_ssize_t place, next = 0
    cdef Walk walk = Walk(text)
    found, mandatory = break_offsets(text)
    walk.all()
    if nobreak:
        walk.glue_inside(nobreak)
    for offset in found:
        place = offset
        while next < len(walk.inside) and walk.inside[next] < place:
            kinds[walk.inside[next]] = "emergency"
            next += 1
        if walk.glued[place] & 2:
            continue
        if walk.glued[place]:
            kinds[offset] = "emergency" if walk.glued[place] & 1 else "label"
        elif walk.soft and walk.at(place - 1) == u"\u00ad":
            kinds[offset] = "soft-hyphen"
        else:
            kinds[offset] = "normal"
        if mandatory and offset in mandatory:
            kinds[offset] = "mandatory"
    for offset in walk.inside[next:]:
        kinds[offset] = "emergency"
    return kinds
