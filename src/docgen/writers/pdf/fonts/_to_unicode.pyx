"""The compiled twin of `tounicode`: hexadecimal digits straight into the bytes."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from libc.stdint cimport uint32_t

from docgen.writers.pdf.fonts.to_unicode import BLOCK

cdef Py_ssize_t block = BLOCK
cdef const char* DIGITS = b"0123456789ABCDEF"

# The most that a mapping takes without its text, and that a block takes without its mappings.
cdef enum:
    AROUND = 24
    ABOUT = 48


cdef char* hexadecimal(char* at, Py_ssize_t number, int least) noexcept:
    """Writes a number in so many digits, or more where it needs them; the place after it."""
    cdef int place = least
    while number >> (4 * place):
        place += 1
    while place:
        place -= 1
        at[0] = DIGITS[(number >> (4 * place)) & 15]
        at += 1
    return at


cdef char* character(char* at, uint32_t code) noexcept:
    """In UTF-16BE: four or eight digits."""
    if code > 0xFFFF:
        at = hexadecimal(at, 0xD800 + ((code - 0x10000) >> 10), 4)
        return hexadecimal(at, 0xDC00 + ((code - 0x10000) & 0x3FF), 4)
    if code == 0 or code == 0xFEFF or code == 0xFFFE or 0xD800 <= code <= 0xDFFF:
        code = 0xFFFD
    return hexadecimal(at, code, 4)


cdef char* word(char* at, bytes text) noexcept:
    cdef Py_ssize_t index
    cdef const char* letters = PyBytes_AS_STRING(text)
    for index in range(len(text)):
        at[index] = letters[index]
    return at + len(text)


def mappings(texts):
    """See `tounicode.mappings`."""
    cdef list found = list(texts)
    cdef Py_ssize_t count = len(found), index, room = 0
    cdef str text
    cdef Py_UCS4 letter
    for each in found:
        room += AROUND + 8 * len(<str?> each)
    room += ABOUT * (count // block + 1)
    cdef bytes out = PyBytes_FromStringAndSize(NULL, room)
    cdef char* start = PyBytes_AS_STRING(out)
    cdef char* at = start
    for index in range(count):
        if index % block == 0:
            at = word(at, b"%d beginbfchar\n" % min(block, count - index))
        at[0] = c"<"
        at = word(hexadecimal(at + 1, index + 1, 4), b"> <")
        text = <str> found[index]
        for letter in text:
            at = character(at, <uint32_t> letter)
        at[0], at[1] = c">", c"\n"
        at += 2
        if index % block == block - 1 or index == count - 1:
            at = word(at, b"endbfchar\n")
    return out[: at - start]
