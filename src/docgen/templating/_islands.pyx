"""The compiled twin of `islands`: finds by a look at single characters where an island may begin, and asks the pattern there only."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, Py_UNICODE_ISDECIMAL, Py_UNICODE_ISSPACE

from docgen.templating.islands import Island, _openings, _pattern


cdef inline bint figure(Py_UCS4 c) noexcept:
    """The digits that every pattern knows: Latin, Arabic, Persian."""
    return 0x30 <= c <= 0x39 or 0x660 <= c <= 0x669 or 0x6F0 <= c <= 0x6F9


cdef inline bint small(Py_UCS4 c) noexcept:
    return 0x61 <= c <= 0x7A


cdef inline bint capital(Py_UCS4 c) noexcept:
    return 0x41 <= c <= 0x5A


cdef bint follows(int kind, const void* text, Py_ssize_t at, Py_ssize_t length, str word, Py_ssize_t skip) noexcept:
    """Whether `word`, a space and a digit stand `skip` characters after a place."""
    cdef Py_ssize_t size = len(word), index
    at += skip
    if at + size + 1 >= length:
        return False
    for index in range(size):
        if PyUnicode_READ(kind, text, at + index) != word[index]:
            return False
    return PyUnicode_READ(kind, text, at + size) == 0x20 and Py_UNICODE_ISDECIMAL(PyUnicode_READ(kind, text, at + size + 1))


cdef inline bint named(int kind, const void* text, Py_ssize_t at, Py_ssize_t length, str openings) noexcept:
    """Whether a space, and what may be a month or a unit, stand at a place."""
    return at + 1 < length and PyUnicode_READ(kind, text, at) == 0x20 and PyUnicode_READ(kind, text, at + 1) in openings


cdef bint counts(int kind, const void* text, Py_ssize_t at, Py_ssize_t length, Py_UCS4 before, str openings) noexcept:
    """Whether an island other than an address may begin at a figure, which `before` stands before (0 at the start of the text)."""
    cdef Py_ssize_t end = at + 1
    cdef Py_UCS4 c
    cdef int points = 0
    if Py_UNICODE_ISDECIMAL(before) or before == 0x2E or before == 0x2C:  # in a longer figure: only a reference begins there
        while end < length and 0x30 <= PyUnicode_READ(kind, text, end) <= 0x39:
            end += 1
        return PyUnicode_READ(kind, text, at) < 0x80 and end < length and refers(PyUnicode_READ(kind, text, end))
    if PyUnicode_READ(kind, text, at) == 0x30 and end < length and PyUnicode_READ(kind, text, end) == 0x30:
        return True  # 00 before a country's code
    while end < length and Py_UNICODE_ISDECIMAL(PyUnicode_READ(kind, text, end)):
        end += 1
    if end == length:
        return False
    c = PyUnicode_READ(kind, text, end)
    if c == 0x2013:  # 18–20 October
        return end - at <= 2
    if c == 0x2D:
        return True
    if c == 0x2E and end + 1 < length and PyUnicode_READ(kind, text, end + 1) == 0x30:
        return True  # 2.0
    while c == 0x2C or c == 0x2E or Py_UNICODE_ISDECIMAL(c):  # 12,500,000 and then a currency, 1.4.2
        points += c == 0x2E
        end += 1
        if end == length:
            return points > 1
        c = PyUnicode_READ(kind, text, end)
    return points > 1 or refers(c) or named(kind, text, end, length, openings)


cdef inline bint refers(Py_UCS4 c) noexcept:
    """Whether a reference that began with a figure may go on like this: 2021/A, 3-B, 2.A."""
    return small(c) or capital(c) or c == 0x2E or c == 0x2F or c == 0x5F or c == 0x2D


cdef inline bint worded(int kind, const void* text, Py_ssize_t at, Py_ssize_t length, Py_UCS4 c) noexcept:
    """Whether an island that is known by its first word begins at a Latin letter: number 5, No. 3, www., QAR 5."""
    if c == 0x6E or c == 0x4E:
        if follows(kind, text, at, length, u"o.", 1) or (c == 0x6E and follows(kind, text, at, length, u"umber", 1)):
            return True
    if at + 4 >= length:
        return False
    if c == 0x77:
        return PyUnicode_READ(kind, text, at + 1) == 0x77 and PyUnicode_READ(kind, text, at + 2) == 0x77 and PyUnicode_READ(kind, text, at + 3) == 0x2E
    return (
        capital(c) and capital(PyUnicode_READ(kind, text, at + 1)) and capital(PyUnicode_READ(kind, text, at + 2))
        and PyUnicode_READ(kind, text, at + 3) == 0x20 and Py_UNICODE_ISDECIMAL(PyUnicode_READ(kind, text, at + 4))
    )


def islands(str text not None, convention):
    """See `docgen.templating.islands.islands`."""
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* data = PyUnicode_DATA(text)
    cdef Py_ssize_t length = len(text), at = length
    cdef Py_UCS4 c = PyUnicode_READ(kind, data, length - 1) if length else 0, before
    cdef bint leads = False, mail = False, trigger = False, joined = False, begins
    cdef list places = [], found = []
    cdef str openings = _openings(convention)
    # From the last character to the first. `leads`: a figure, an @ or a :// stands before the next space; `mail`: an @ does. Wherever the pattern
    # finds an island `begins` is true; where it is true the pattern may still find none.
    while at > 0:
        at -= 1
        before = PyUnicode_READ(kind, data, at - 1) if at else 0
        begins = False
        if small(c) or capital(c):
            if not (small(before) or capital(before)):
                begins = leads or worded(kind, data, at, length, c)
            if c == 0x77 and not trigger and at + 3 < length:
                trigger = (
                    PyUnicode_READ(kind, data, at + 1) == 0x77 and PyUnicode_READ(kind, data, at + 2) == 0x77
                    and PyUnicode_READ(kind, data, at + 3) == 0x2E
                )
        elif figure(c):
            leads = trigger = True
            if not 0x30 <= before <= 0x39:
                begins = mail or counts(kind, data, at, length, before, openings)
        elif c == 0x20:
            leads = mail = False
        elif c < 0x80:
            if c == 0x40:
                leads = mail = trigger = True
            elif c == 0x3A:
                mail = False
                leads = at + 2 < length and PyUnicode_READ(kind, data, at + 1) == 0x2F and PyUnicode_READ(kind, data, at + 2) == 0x2F
                trigger = trigger or leads
            elif c == 0x2B:
                begins = at + 1 < length and Py_UNICODE_ISDECIMAL(PyUnicode_READ(kind, data, at + 1))
            elif c == 0x28:
                begins = at + 1 < length and PyUnicode_READ(kind, data, at + 1) == 0x2B
            elif Py_UNICODE_ISSPACE(c):
                leads = mail = False
        elif c == 0x631:
            begins = follows(kind, data, at, length, u"رقم", 0)
        elif c == 0x627:
            begins = follows(kind, data, at, length, u"الرقم", 0)
        elif Py_UNICODE_ISSPACE(c):
            leads = mail = False
            if c == 0xA0:
                trigger = joined = True
        if begins and not (small(before) or capital(before) or 0x30 <= before <= 0x39 or before == 0x5F):
            places.append(at)
        c = before
    if not trigger:
        return found
    if joined:
        matches = _pattern(convention, True).finditer(text)
    else:
        matches = _matches(_pattern(convention, False).match, text, places)
    for match in matches:
        name = match.lastgroup
        if name == "phone" and not 7 <= sum([character.isdigit() for character in match[0]]) <= 15:
            continue
        found.append(Island(match.start(), match.end(), "kept" if name == "joined" else name))
    return found


cdef list _matches(match, str text, list places):
    """What the pattern finds at these places, which go from the last to the first; none inside another."""
    cdef list found = []
    cdef Py_ssize_t end = 0, at
    for at in reversed(places):
        if at >= end:
            one = match(text, at)
            if one is not None:
                end = one.end()
                found.append(one)
    return found


cdef inline bint latin(Py_UCS4 c) noexcept:
    return small(c) or capital(c) or 0xC0 <= c <= 0x24F


def follows_latin(str text not None, Py_ssize_t index):
    """See `docgen.templating.islands.follows_latin`."""
    return latin_before(PyUnicode_KIND(text), PyUnicode_DATA(text), min(index, <Py_ssize_t>len(text)))


def touches_latin(str text not None, Py_ssize_t start, Py_ssize_t end):
    """See `docgen.templating.islands.touches_latin`."""
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* data = PyUnicode_DATA(text)
    cdef Py_ssize_t length = len(text)
    if latin_before(kind, data, min(start, length)):
        return True
    if 0 <= end < length and PyUnicode_READ(kind, data, end) == 0x20:
        end += 1
    return 0 <= end < length and latin(PyUnicode_READ(kind, data, end))


cdef bint latin_before(int kind, const void* text, Py_ssize_t index) noexcept:
    """A Latin letter, a bracket or an apostrophe, a space, a line end: all but the letter may be missing."""
    cdef Py_UCS4 c
    if index > 0 and PyUnicode_READ(kind, text, index - 1) == 0x0A:
        index -= 1
    if index > 0 and PyUnicode_READ(kind, text, index - 1) == 0x20:
        index -= 1
    if index > 0:
        c = PyUnicode_READ(kind, text, index - 1)
        if c == 0x29 or c == 0x27 or c == 0x2019:
            index -= 1
    return index > 0 and latin(PyUnicode_READ(kind, text, index - 1))
