"""The compiled twin of `shaping`: words found again, and new ones read off HarfBuzz's glyphs."""

from cpython.object cimport PyObject_GenericSetAttr

from uharfbuzz import Buffer, shape

from docgen.typography.shaping import shaper as shaping
from docgen.typography.shaping.shaper import _CLUSTERS, _FIGURES, _FLAGS, REACH as _REACH, ShapedWord, GlyphCluster

cdef Py_ssize_t REACH = _REACH
cdef Py_UCS4 SPACE = 0x20
cdef list BUFFERS = []  # flags and cluster level outlast `clear_contents`


cdef new_buffer():
    buffer = Buffer()
    buffer.cluster_level = _CLUSTERS
    buffer.flags = _FLAGS
    return buffer


def word(self, str text not None, Py_ssize_t start, Py_ssize_t end, Py_ssize_t low, Py_ssize_t high):
    """See `shaping.Setting.word`."""
    cdef Py_ssize_t first = start - REACH, last = end + REACH, size = len(text)
    cdef dict known
    cdef str key, before = "", after = ""
    cdef tuple other
    if not 0 <= low <= start <= end <= high <= size:
        raise IndexError(f"no word can stand at {start}–{end} of {low}–{high}")
    if first >= low and last <= high:
        key = text[first:last]
        known = self.words
        shaped = known.get(key)
        if shaped is None:
            if len(known) > shaping._MOST_WORDS:
                known.clear()
            if len(<dict?> self.face.units) > shaping._MOST_UNITS:
                self._bounded()
            shaped = known[key] = _shape(self, key, REACH, len(key) - REACH, "", "")
        return shaped
    if first < low:
        first = low
    if last > high:
        last = high
    if first == low and first and text[first - 1] != SPACE:
        before = text[first - 2 if first > 2 else 0 : first]
    if last == high and last < size and text[last] != SPACE:
        after = text[last : last + 2 if last + 2 < size else size]
    other = (text[first:last], start - first, end - first, before, after)
    known = self._others
    shaped = known.get(other)
    if shaped is None:
        if len(known) > shaping._MOST_OTHERS:
            known.clear()
        if len(<dict?> self.face.units) > shaping._MOST_UNITS:
            self._bounded()
        shaped = known[other] = _shape(self, text[first:last], start - first, end - first, before, after)
    return shaped


def _shape(self, str buffered not None, Py_ssize_t start, Py_ssize_t end, str before not None, str after not None):
    """See `shaping.Setting._shape`."""
    cdef list infos, positions
    face = self.face
    cdef Py_ssize_t size = len(buffered)
    if not 0 <= start <= end <= size:
        raise IndexError(f"no word can stand at {start}–{end} of {size}")
    if not size:
        return ShapedWord("", self, (), 0.0, None, 0.0)
    cdef str text = before + buffered + after
    if face.stand_ins:
        text = text.translate(face.stand_ins)
    buffer = BUFFERS.pop() if BUFFERS else new_buffer()
    buffer.add_str(text, len(before), size)
    buffer.direction = "rtl" if self.rtl else "ltr"
    buffer.script = self.script
    buffer.language = self.language
    if start < end and u"0" <= buffered[start] <= u"9" and self.script == "Arab" and _FIGURES.fullmatch(buffered, start, end) and face.latin_figures:
        buffer.script = "Latn"
    shape(face.font, buffer, self._features)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    buffer.clear_contents()
    if len(BUFFERS) < 8:
        BUFFERS.append(buffer)
    shaped = paired(self, face, buffered, start, end, len(before), infos, positions)
    if shaped is None:
        shaped = self._read(buffered, start, end, before, after, infos, positions)
    return shaped


cdef paired(setting, face, str buffered, Py_ssize_t start, Py_ssize_t end, Py_ssize_t shift, list infos, list positions):
    """See `shaping.Setting._paired`; None where it is not seen at once that the word is of that kind."""
    cdef Py_ssize_t size = len(buffered), index, place, width = 0, advance, low, high
    cdef long long gid
    cdef bint spaced, rtl = setting.rtl
    cdef dict plain = face.plain_units, known = face.units
    cdef list units = []
    cdef str missing = "", text
    cdef double scale = setting.scale
    cdef Py_UCS4 character
    cdef object unit, space = None, info, position
    if not 0 <= start < end <= size or len(infos) != size or len(positions) != size:
        return None
    for index in range(size):
        if unshown(buffered[index]):
            return None
    text = buffered[start:end]
    spaced = end < size and buffered[end] == SPACE and text != " "
    low = start - 1 if start else 0
    high = min(end + 1 if spaced else end, size - 1)
    for place in range(low, high + 1):  # clusters go one way: where these are right, no other glyph is the word's
        if <Py_ssize_t> infos[size - 1 - place if rtl else place].cluster - shift != place:
            return None
    high = end if spaced else end - 1
    for index in range(start, high + 1):
        place = start + high - index if rtl else index  # from left to right
        info = infos[size - 1 - place if rtl else place]
        position = positions[size - 1 - place if rtl else place]
        gid, advance, character = info.codepoint, position.x_advance, buffered[place]
        dx, dy = position.x_offset, position.y_offset
        unit = None
        if not dx and not dy and -0x80000 <= advance < 0x80000 and 0 <= gid < 0x10000:
            number = gid << 41 | <long long> (advance + 0x80000) << 21 | <long long> character
            unit = plain.get(number)
            if unit is None:
                unit = plain[number] = unit_of(known, gid, dx, dy, advance, character)
        else:
            unit = unit_of(known, gid, dx, dy, advance, character)
        if place == end:
            space = unit
            continue
        width += advance
        units.append(unit)
        if not gid:
            missing += character
    shaped = ShapedWord.__new__(ShapedWord)  # what its `__init__` does, in half the time
    PyObject_GenericSetAttr(shaped, "text", text)
    PyObject_GenericSetAttr(shaped, "setting", setting)
    PyObject_GenericSetAttr(shaped, "units", tuple(units))
    PyObject_GenericSetAttr(shaped, "width", width * scale)
    PyObject_GenericSetAttr(shaped, "space", space)
    PyObject_GenericSetAttr(shaped, "space_width", space.advance * scale if space is not None else 0.0)
    PyObject_GenericSetAttr(shaped, "missing", missing)
    PyObject_GenericSetAttr(shaped, "blank", text == " ")
    return shaped


cdef unit_of(dict known, gid, dx, dy, advance, str character):
    """See `shaping.Setting._unit`."""
    key = (((gid, dx, dy),), advance, character)
    unit = known.get(key)
    if unit is None:
        unit = known[key] = GlyphCluster(*key)
    return unit


cdef inline bint unshown(Py_UCS4 character) noexcept:
    """See `shaping._UNSHOWN`."""
    if character < 0x061C:
        return character == 0xAD
    if character < 0x2000:
        return character == 0x061C
    if character > 0x206F:
        return character == 0xFEFF
    return (
        character in (0x200B, 0x200E, 0x200F, 0x2060) or 0x202A <= character <= 0x202E or 0x2066 <= character <= 0x2069
    )
