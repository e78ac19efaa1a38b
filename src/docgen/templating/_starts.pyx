"""The compiled twin of `starts`: one pass over the characters of a text, from the last to the first."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, Py_UNICODE_ISDECIMAL, Py_UNICODE_ISSPACE

from docgen.templating.starts import NOWHERE, Starts


cdef inline bint figure(Py_UCS4 c) noexcept:
    """Latin, Arabic and Persian digits."""
    return 0x30 <= c <= 0x39 or 0x660 <= c <= 0x669 or 0x6F0 <= c <= 0x6F9


cdef inline bint capital(Py_UCS4 c) noexcept:
    return 0x41 <= c <= 0x5A


cdef inline bint basic(Py_UCS4 c) noexcept:
    """[A-Za-z]"""
    return 0x61 <= c <= 0x7A or 0x41 <= c <= 0x5A


cdef inline bint letter(Py_UCS4 c) noexcept:
    """`docgen.locales.figures.LETTER`"""
    return basic(c) or (0xC0 <= c <= 0x24F and c != 0xD7 and c != 0xF7)


cdef inline bint word(Py_UCS4 c) noexcept:
    """`docgen.templating.starts.WORD`"""
    return letter(c) or c == 0x5F or Py_UNICODE_ISDECIMAL(c)


cdef bint follows(int kind, const void* text, Py_ssize_t at, Py_ssize_t length, str said) noexcept:
    """Whether these characters stand at a place."""
    cdef Py_ssize_t size = len(said), index
    if at + size > length:
        return False
    for index in range(size):
        if PyUnicode_READ(kind, text, at + index) != said[index]:
            return False
    return True


cdef bint worded(int kind, const void* text, Py_ssize_t at, Py_ssize_t length, Py_UCS4 c) noexcept:
    """www., QAR 5, No. and number, at a letter of [A-Za-z]."""
    if c == 0x77:
        return follows(kind, text, at, length, u"www.")
    if c == 0x6E and follows(kind, text, at, length, u"number"):
        return True
    if (c == 0x6E or c == 0x4E) and follows(kind, text, at + 1, length, u"o."):
        return True
    return (
        capital(c) and at + 4 < length and capital(PyUnicode_READ(kind, text, at + 1)) and capital(PyUnicode_READ(kind, text, at + 2))
        and PyUnicode_READ(kind, text, at + 3) == 0x20 and Py_UNICODE_ISDECIMAL(PyUnicode_READ(kind, text, at + 4))
    )


cdef inline bint signed(Py_UCS4 c) noexcept:
    """[-−+±#$€£¥₺₽₹]"""
    return (
        c == 0x2D or c == 0x2B or c == 0x23 or c == 0x24 or c == 0xB1 or c == 0xA3 or c == 0xA5
        or c == 0x2212 or c == 0x20AC or c == 0x20BA or c == 0x20BD or c == 0x20B9
    )


cdef inline bint edge(Py_UCS4 c) noexcept:
    """[@#./\\~+±−$€£¥-]"""
    if c < 0x80:
        return c == 0x2E or c == 0x2F or c == 0x2D or c == 0x40 or c == 0x23 or c == 0x5C or c == 0x7E or c == 0x2B or c == 0x24
    return c == 0xB1 or c == 0xA3 or c == 0xA5 or c == 0x2212 or c == 0x20AC


cdef inline bint opens(Py_UCS4 c) noexcept:
    """[«“"‹(\\[]"""
    return c == 0x28 or c == 0x22 or c == 0x5B or c == 0xAB or c == 0x201C or c == 0x2039


cdef inline bint joins(Py_UCS4 c) noexcept:
    """[WORD @#.&/\\+-]"""
    return word(c) or c == 0x2E or c == 0x2D or c == 0x2F or c == 0x40 or c == 0x23 or c == 0x26 or c == 0x5C or c == 0x2B


cdef inline bint arabic(Py_UCS4 c) noexcept:
    return 0x620 <= c <= 0x64A


cdef inline bint closes(Py_UCS4 c) noexcept:
    """[،؛؟»”")]"""
    return c == 0x60C or c == 0x61B or c == 0x61F or c == 0xBB or c == 0x201D or c == 0x22 or c == 0x29


cdef bint unit(Py_UCS4 c) noexcept:
    """No letter of `docgen.templating.starts.NO_UNIT`"""
    if 0x61 <= c <= 0x7A:
        return False
    return c not in u"ءؤئىبةثخزضطظعقلهو"


cdef inline bint counting(int kind, const void* text, Py_ssize_t end, Py_ssize_t length, bint known) noexcept:
    """Whether nothing, or an Arabic word, follows the figure whose last digit, or one before a sign in it, stands before `end`; `known` is what
    holds of the digit behind that sign, or of the next one."""
    cdef Py_UCS4 c
    if end >= length:
        return True
    c = PyUnicode_READ(kind, text, end)
    if closes(c):
        return True
    if Py_UNICODE_ISDECIMAL(c):
        return known
    if c == 0x2E or c == 0x2C or c == 0x66B or c == 0x66C:
        return known and end + 1 < length and Py_UNICODE_ISDECIMAL(PyUnicode_READ(kind, text, end + 1)) != 0
    if (c == 0x20 or c == 0xA0) and end + 1 < length:
        c = PyUnicode_READ(kind, text, end + 1)
    return arabic(c)


def starts(str text not None):
    """See `docgen.templating.starts.starts`."""
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* data = PyUnicode_DATA(text)
    cdef Py_ssize_t length = len(text), at = length
    cdef Py_ssize_t end = 0
    cdef Py_UCS4 c = PyUnicode_READ(kind, data, length - 1) if length else 0, before, after, second
    cdef bint leads = False, trigger = False, latin = False, begins, decimal, is_letter, first, counted = False, short, alone
    cdef list addresses = [], figures = [], numbers = [], series = [], tokens = []
    while at > 0:
        at -= 1
        first = at == 0
        before = 0 if first else PyUnicode_READ(kind, data, at - 1)
        begins = False
        if c >= 0x600 and c < 0x660 or 0x66A <= c < 0x6F0:  # no digit, no sign, no space: most of an Arabic text
            if c == 0x631:
                begins = follows(kind, data, at, length, u"رقم")
            elif c == 0x627:
                begins = follows(kind, data, at, length, u"الرقم")
            if begins and (first or not (basic(before) or 0x30 <= before <= 0x39 or before == 0x5F)):
                addresses.append(at)
            c = before
            continue
        if c == 0x20:
            leads = False
            c = before
            continue
        decimal = Py_UNICODE_ISDECIMAL(c) != 0
        is_letter = letter(c)
        if is_letter:
            latin = True
            if basic(c):
                begins = leads or worded(kind, data, at, length, c)
                if c == 0x77 and not trigger:
                    trigger = follows(kind, data, at, length, u"www.")
        elif decimal:
            counted = counting(kind, data, at + 1, length, counted)
            if at + 1 == length or not Py_UNICODE_ISDECIMAL(PyUnicode_READ(kind, data, at + 1)):
                end = at + 1
            if figure(c):
                leads = trigger = begins = True
            if first or not Py_UNICODE_ISDECIMAL(before):
                short = end - at <= 4
                after = PyUnicode_READ(kind, data, end) if end < length else 0
                second = PyUnicode_READ(kind, data, end + 1) if end + 1 < length else 0
                alone = end == length or closes(after) or arabic(after)
                if not short or not (alone or (after == 0x20 and (arabic(second) or 0x61 <= second <= 0x7A))):
                    figures.append(at)
                    numbers.append(at)
                    series.append(at)
                if short and (alone or (after == 0x20 and end + 1 < length and not unit(second))):
                    # 00 and ٠٠ begin a number with a country's code
                    begins = begins and end - at > 1 and c == PyUnicode_READ(kind, data, at + 1) and (c == 0x30 or c == 0x660)
        elif c == 0x40:
            leads = trigger = True
        elif c == 0x3A:
            leads = follows(kind, data, at, length, u"://")
            trigger = trigger or leads
        elif c == 0x28 or c == 0x2B:
            begins = leads
            if c == 0x28:
                series.append(at)
        elif c == 0xA0:
            leads = False
            trigger = True
        elif Py_UNICODE_ISSPACE(c):
            leads = False
        if begins and (first or not (basic(before) or 0x30 <= before <= 0x39 or before == 0x5F)):
            addresses.append(at)
        if signed(c):
            numbers.append(at)
        if (is_letter or (decimal and not counted) or c == 0x5F or edge(c)) and (first or not joins(before) or opens(before)):
            tokens.append(at)
        c = before
    if not trigger and not latin:
        return NOWHERE
    for places in (addresses, figures, numbers, series, tokens):
        places.reverse()
    return Starts(trigger, latin, addresses, figures, numbers, series, tokens)


def found_at(pattern, str text not None, places):
    """See `docgen.templating.starts.found_at`."""
    cdef list found = []
    cdef Py_ssize_t end = 0, at
    match = pattern.match
    for at in places:
        if at >= end:
            one = match(text, at)
            if one is not None:
                end = one.end()
                found.append(one)
    return found
