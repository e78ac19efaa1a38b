"""The compiled twin of `fontfile`: glyphs are copied into the tables' bytes as they are numbered."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from cpython.dict cimport PyDict_GetItemWithError
from cpython.mem cimport PyMem_Free, PyMem_Realloc
from cpython.object cimport PyObject
from cpython.tuple cimport PyTuple_GET_SIZE
from libc.stdint cimport uint8_t, uint32_t
from libc.string cimport memcpy, memset

from docgen.writers.pdf.fonts.font_file import MOST, Composed, too_many
from docgen.writers.pdf.fonts.outlines import Limits
from docgen.writers.pdf.fonts.variants import Variants, variants

cdef Py_ssize_t most = MOST
cdef Py_ssize_t LARGEST = 0x3FFFFFFF

# The fields of a Glyph and of its Limits, by place.
cdef enum:
    NEEDS, PIECES, NUMBERED, SIZE, METRICS, ADVANCE, BOX, LIMITS, OWN, FIELDS
cdef enum:
    POINTS, CONTOURS, ELEMENTS, DEPTH, LIMIT_FIELDS


cdef inline void put16(uint8_t* at, Py_ssize_t number) noexcept:
    at[0] = (number >> 8) & 0xFF
    at[1] = number & 0xFF


cdef inline void put32(uint8_t* at, Py_ssize_t number) noexcept:
    put16(at, number >> 16)
    put16(at + 2, number)


cdef inline tuple fields(value, Py_ssize_t count):
    """A named tuple as a tuple."""
    if not isinstance(value, tuple) or PyTuple_GET_SIZE(value) != count:
        raise TypeError(f"not a tuple of {count} fields")
    return <tuple> value


cdef class Composer:
    """The glyphs of one file: `data` holds what `glyf` will."""

    cdef list glyphs
    cdef uint8_t* data
    cdef Py_ssize_t used, room
    cdef long[LIMIT_FIELDS] simple
    cdef long[LIMIT_FIELDS] deep

    def __cinit__(self):
        self.glyphs = []
        memset(self.simple, 0, sizeof(self.simple))
        memset(self.deep, 0, sizeof(self.deep))

    def __dealloc__(self):
        PyMem_Free(self.data)

    cdef uint8_t* more(self, Py_ssize_t size) except NULL:
        """The place of so many bytes more."""
        cdef uint8_t* moved
        cdef Py_ssize_t wanted = self.used + size
        if wanted > self.room or self.data == NULL:
            if wanted > LARGEST:
                raise OverflowError("the font file grows too large")
            moved = <uint8_t*> PyMem_Realloc(self.data, 2 * wanted + 4096)
            if moved == NULL:
                raise MemoryError
            self.data, self.room = moved, 2 * wanted + 4096
        self.used = wanted
        return self.data + wanted - size

    cdef int copy(self, piece) except -1:
        cdef Py_ssize_t size
        if not isinstance(piece, bytes):
            raise TypeError("a piece of a glyph is not bytes")
        size = PyBytes_GET_SIZE(piece)
        memcpy(self.more(size), PyBytes_AS_STRING(piece), size)
        return 0

    cdef Py_ssize_t add(self, tuple glyph, list needs) except -1:
        cdef Py_ssize_t number = len(self.glyphs), index, need
        cdef tuple pieces = <tuple?> glyph[PIECES], numbered = <tuple?> glyph[NUMBERED]
        cdef tuple limits = fields(glyph[LIMITS], LIMIT_FIELDS)
        cdef long* highest = &self.deep[0] if <long> limits[DEPTH] else &self.simple[0]
        if number >= most:
            raise too_many()
        if len(pieces) != len(numbered) + 1:
            raise ValueError("a glyph's pieces and components do not match")
        self.copy(pieces[0])
        for index in range(len(numbered)):
            need = numbered[index]
            if not 0 <= need < len(needs):
                raise IndexError("a glyph has a component that it does not need")
            put16(self.more(2), needs[need])
            self.copy(pieces[index + 1])
        self.glyphs.append(glyph)
        for index in range(LIMIT_FIELDS):
            if <long> limits[index] > highest[index]:
                highest[index] = limits[index]
        return number

    cdef object take(self, face, dict numbers, gid):
        cdef PyObject* found = PyDict_GetItemWithError(numbers, gid)
        cdef tuple glyph
        if found != NULL:
            return <object> found
        glyph = fields(face[gid], FIELDS)
        number = self.add(glyph, self.taken(face, numbers, glyph))
        numbers[gid] = number
        return number

    cdef list taken(self, face, dict numbers, tuple glyph):
        cdef list needs = []
        for gid in <tuple?> glyph[NEEDS]:
            needs.append(self.take(face, numbers, gid))
        return needs

    cdef object composed(self, bytes gids, tuple advances):
        cdef Py_ssize_t count = len(self.glyphs), index, at = 0
        cdef long widest = 0, advance
        cdef bint short = self.used <= 2 * 0xFFFF
        cdef Py_ssize_t width = 2 if short else 4
        cdef bytes hmtx = PyBytes_FromStringAndSize(NULL, 4 * count), loca = PyBytes_FromStringAndSize(NULL, width * (count + 1)), metrics
        cdef uint8_t* metric = <uint8_t*> PyBytes_AS_STRING(hmtx)
        cdef uint8_t* offset = <uint8_t*> PyBytes_AS_STRING(loca)
        cdef tuple glyph
        memset(offset, 0, width)
        for index in range(count):
            glyph = <tuple> self.glyphs[index]
            metrics = <bytes?> glyph[METRICS]
            if PyBytes_GET_SIZE(metrics) != 4:
                raise ValueError("a glyph's metrics are not four bytes")
            memcpy(metric + 4 * index, PyBytes_AS_STRING(metrics), 4)
            at += <Py_ssize_t> glyph[SIZE]
            offset += width
            if short:
                put16(offset, at >> 1)
            else:
                put32(offset, at)
            advance = glyph[ADVANCE]
            widest = max(widest, advance)
        glyf = PyBytes_FromStringAndSize(<char*> self.data, self.used)
        return Composed(glyf, hmtx, loca, gids, advances, limits_of(&self.simple[0]), limits_of(&self.deep[0]), widest)


cdef limits_of(long* highest):
    return Limits(highest[POINTS], highest[CONTOURS], highest[ELEMENTS], highest[DEPTH])


def resolve_variants(face, drawings):
    """See `fontfile.lend`."""
    cdef dict lenders = {}
    cdef list drawn = []
    cdef tuple drawing
    cdef object lender = None, size = None, lent = None
    cdef PyObject* found
    for each in drawings:
        drawing = fields(each, 3)
        if drawing[0] is not lender or drawing[2] is not size:
            lender, size = drawing[0], drawing[2]
            lent = lenders.get((lender, size))
            if lent is None:
                lent = lenders[lender, size] = variants(lender, size * face.upem / lender.upem)
            if not isinstance(lent, Variants):
                raise TypeError("not Variants")
        found = PyDict_GetItemWithError(lent, drawing[1])
        drawn.append((lent, <object> found if found != NULL else lent[drawing[1]]))
    return drawn


def compose(first, drawn):
    """See `fontfile.compose`."""
    cdef Composer composer = Composer()
    cdef dict taken = {id(first): {}}, known = {}, numbers
    cdef Py_ssize_t index, count = len(drawn)
    cdef bytes gids = PyBytes_FromStringAndSize(NULL, 2 * count)
    cdef uint8_t* place = <uint8_t*> PyBytes_AS_STRING(gids)
    cdef PyObject* found
    cdef tuple glyph
    cdef list needs, advances = []
    composer.take(first, taken[id(first)], 0)
    for index in range(count):
        lender, variant = drawn[index]
        key = <size_t> <void*> variant
        found = PyDict_GetItemWithError(known, key)
        if found != NULL:
            number = <object> found
        else:
            glyph = fields(variant, FIELDS)
            face = lender.outlines
            numbers = taken.get(id(face))
            if numbers is None:
                numbers = taken[id(face)] = {}
            needs = composer.taken(face, numbers, glyph)
            number = needs[0] if glyph[OWN] and needs and needs[0] else composer.add(glyph, needs)
            known[key] = number
        put16(place + 2 * index, number)
        advances.append(fields(variant, FIELDS)[ADVANCE])
    return composer.composed(gids, tuple(advances))


def checksum(bytes data not None):
    """See `fontfile.checksum`."""
    cdef const uint8_t* at = <const uint8_t*> PyBytes_AS_STRING(data)
    cdef Py_ssize_t size = PyBytes_GET_SIZE(data), whole = size - size % 4, index
    cdef uint32_t total = 0
    for index in range(0, whole, 4):
        total += (<uint32_t> at[index] << 24) | (<uint32_t> at[index + 1] << 16) | (<uint32_t> at[index + 2] << 8) | at[index + 3]
    for index in range(whole, size):
        total += <uint32_t> at[index] << (24 - 8 * (index - whole))
    return total
