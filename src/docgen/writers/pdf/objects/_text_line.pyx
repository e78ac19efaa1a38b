"""The compiled twin of `textline`: a paragraph's lines as the operators of one text object."""

from cpython.dict cimport PyDict_GetItem, PyDict_SetItem
from cpython.mem cimport PyMem_Free
from cpython.object cimport PyObject
from cpython.pyport cimport PY_SSIZE_T_MAX

from docgen.writers.pdf.fonts.pdf_font import _LAST_CID, SPACE_ADJUSTMENT as _GAP
from docgen.writers.pdf.objects.text_line import _BLACK, parted
from docgen.writers.pdf.objects.tokens import num, text_string

cdef extern from "Python.h":
    char* PyOS_double_to_string(double value, char format, int precision, int flags, int* kind) except NULL

cdef str GAP = _GAP, BLACK = _BLACK
cdef Py_ssize_t LAST_CID = _LAST_CID
cdef const char* HEXADECIMAL = b"0123456789ABCDEF"


def text_object(lines, fonts, bint rtl, marker=None):
    """See `textline.text_object`."""
    cdef list placed = list(lines)
    cdef Pen pen = Pen(fonts, rtl, marker)
    cdef list out = pen.out
    cdef object line, each
    for each in placed:
        if hyphenated(<tuple> (<tuple> each)[0]):
            pen.parted = parted([line for line, _, _ in placed])
            break
    cdef double x, y
    for line, x, y in placed:
        if marker is not None:
            operators = marker.line()
            if operators:
                out.append(operators)
        pen.line(<tuple> line, x, y)
    if marker is not None:
        operators = marker.leave()
        if operators:
            out.append(operators)
    if pen.rise:
        out.append("0 Ts")
    out.append("ET")
    return "\n".join(out)


cdef str places(double value):
    """`f"{value:.3f}"`."""
    cdef char* text = PyOS_double_to_string(value, b"f", 3, 0, NULL)
    try:
        return text.decode("ascii")
    finally:
        PyMem_Free(text)


cdef bint hyphenated(tuple line):
    """Does the line end with a hyphen that parts a word?"""
    cdef tuple words = line[0]
    if not words:
        return False
    word = <tuple> words[len(words) - 1]
    return word[3] == word[4] and bool(word[0].units)


cdef class Manner:
    """How the words of one setting are shown."""

    cdef object font, size, style, rise
    cdef double points
    cdef str fill
    cdef object codes
    cdef dict words
    cdef bint rtl

    def __cinit__(self, setting, way):
        self.font, self.size, self.codes, words = way
        self.words = <dict> words
        self.points = self.size
        self.style = setting.style
        self.rise = self.style.rise
        self.fill = getattr(self.style.paint, "fill", BLACK)
        self.rtl = setting.rtl


cdef class Show:
    """Words that are shown in one go, in visual order; edges in points from the column's left; `first` is their lowest offset in the text."""

    cdef list words
    cdef double left, right
    cdef Py_ssize_t first

    def __cinit__(self, double left):
        self.words, self.left, self.first = [], left, PY_SSIZE_T_MAX


cdef class Pen:
    """The text state that goes on from line to line: font, size, colour, rise."""

    cdef object fonts, marker, font, size, rise
    cdef bint rtl
    cdef dict bare, spaced, manners, pieces, parted
    cdef str fill
    cdef list out

    def __cinit__(self, fonts, bint rtl, marker):
        self.fonts, self.rtl, self.marker = fonts, rtl, marker
        bare, spaced = fonts.strings(rtl)  # dictionaries with a `__missing__`, which is not asked
        self.bare, self.spaced = <dict> bare, <dict> spaced
        self.manners, self.pieces, self.parted = {}, {}, None
        self.font = self.size = None
        self.rise = 0.0
        self.fill = ""
        self.out = ["BT"]

    cdef Manner manner(self, setting):
        cdef PyObject* found = PyDict_GetItem(self.manners, setting)
        if found != NULL:
            return <Manner> found
        cdef Manner manner = Manner(setting, self.fonts.way(setting, self.rtl))
        self.manners[setting] = manner
        return manner

    cdef piece(self, span):
        if self.marker is None:
            return None
        cdef PyObject* found = PyDict_GetItem(self.pieces, span)
        if found != NULL:
            return <object> found
        piece = self.pieces[span] = self.marker.piece(span)
        return piece

    cdef str string(self, word, Manner manner):
        """See `pdffont.Strings`."""
        cdef object shaped = (<tuple> word)[0]
        cdef bint spaced = (<tuple> word)[5]
        cdef dict strings = self.spaced if spaced else self.bare
        cdef PyObject* found = PyDict_GetItem(strings, shaped)
        if found != NULL:
            return <str> found
        cdef str text, blank = ""
        spaced = spaced and shaped.space is not None
        if spaced and manner.rtl:  # numbers are dealt out from left to right
            blank = GAP + code(manner.codes, shaped.space)
        found = PyDict_GetItem(manner.words, shaped)
        if found != NULL:
            text = <str> found
        else:
            text = manner.words[shaped] = "".join([code(manner.codes, unit) for unit in <tuple> shaped.units])
        if spaced:
            text = blank + text if manner.rtl else text + GAP + code(manner.codes, shaped.space)
        elif shaped.blank:
            text = GAP + text
        strings[shaped] = text
        return text

    cdef line(self, tuple line, double x, double y):
        """See `textline._Pen.shows` and `show`."""
        cdef tuple words = line[0]
        cdef double left = line[1], gap = line[2], right = left
        cdef double at = 0.0
        cdef bint moved = False
        cdef list shows = []
        cdef Show show = None
        cdef Manner manner = None, before = None
        cdef object word, setting, last = None, span, spoken = None, piece = None, said = None
        cdef Py_ssize_t start
        for word in words:
            shaped = (<tuple> word)[0]
            setting = shaped.setting
            if setting is not last:
                last = setting
                manner = self.manner(setting)
            span = (<tuple> word)[2]
            if span is not spoken:
                spoken = span
                piece = self.piece(span)
            if show is None or not (manner is before or (manner.font is before.font and manner.points == before.points)) or differ(piece, said):
                if show is not None:
                    show.right = right
                show = Show(right)
                shows.append(show)
                before, said = manner, piece
            show.words.append(word)
            start = (<tuple> word)[3]
            if start < show.first:
                show.first = start
            if (<tuple> word)[5]:
                right += <double> shaped.width + (<double> shaped.space_width + gap)
            elif shaped.blank:
                right += <double> shaped.width + gap
            else:
                right += <double> shaped.width
        if show is None:
            return
        show.right = right
        if len(shows) > 1:
            shows.sort(key=first_of)
        else:
            show.right = left
        for show in shows:
            if not moved or show.left != at:
                self.out.append("1 0 0 1 " + places(x + show.left) + " " + places(y) + " Tm")
                moved = True
            self.show(show, gap)
            at = show.right

    cdef show(self, Show show, double gap):
        cdef object word, setting, last = None, said, before = None
        cdef bint backwards = True, first = True
        cdef bint marked = self.marker is not None or self.parted is not None
        if self.marker is not None:
            for word in show.words:
                if not <long> (<tuple> word)[1] & 1:
                    backwards = False
                    break
        cdef list shown = []
        cdef Manner manner = self.manner((<tuple> show.words[0])[0].setting)
        cdef str move = ">" + <str> num(-gap * 1000 / manner.points) + "<" if gap else ""
        for word in show.words:
            setting = (<tuple> word)[0].setting
            if marked:
                said = None if self.parted is None else self.parted.get(id(word))
                if first or said is not before:
                    operators = self.marks(before, backwards, said, <tuple> word)
                    first, before = False, said
                    if operators and shown:
                        self.out.append(operator(shown, move))
                        shown = []
                    self.out += operators
            if setting is not last:
                last = setting
                manner = self.manner(setting)
                if not (manner.font is self.font and manner.size == self.size and manner.rise == self.rise and manner.fill == self.fill):
                    if shown:
                        self.out.append(operator(shown, move))
                        shown = []
                    self.state(manner)
            shown.append(self.string(word, manner))
        if shown:
            self.out.append(operator(shown, move))
        if before is not None and self.marker is None:
            self.out.append("EMC")

    cdef list marks(self, before, bint backwards, said, tuple word):
        """See `textline._Pen._marks`."""
        if self.marker is not None:
            operators = self.marker.enter(word[2], backwards, word[3], said)
            return [operators] if operators else []
        closing = ["EMC"] if before is not None else []
        return closing if said is None else [*closing, f"/Span <</ActualText {text_string(said)}>> BDC"]

    cdef state(self, Manner manner):
        """The operators that make this the text state."""
        if not (manner.font is self.font and manner.size == self.size):
            self.font, self.size = manner.font, manner.size
            self.out.append(f"/{self.font.name} {num(self.size)} Tf")
        if manner.fill != self.fill:
            self.fill = manner.fill
            self.out.append(self.fill)
        if manner.rise != self.rise:
            self.rise = manner.rise
            self.out.append(f"{num(self.rise)} Ts")


def first_of(Show show):
    return show.first


cdef inline bint differ(one, other):
    return one is not other and one != other


cdef inline str code(codes, unit):
    """See `pdffont.Codes`, which itself refuses what is too much."""
    cdef PyObject* found = PyDict_GetItem(codes, unit)
    if found != NULL:
        return <str> found
    cdef list drawings = codes._drawings
    cdef Py_ssize_t number = len(drawings) + 1
    if number > LAST_CID:
        return <str> codes[unit]
    drawings.append((codes._face, unit, codes._scale))
    cdef str text = hexadecimal(number)
    PyDict_SetItem(codes, unit, text)
    return text


cdef str hexadecimal(Py_ssize_t number):
    """`f"{number:04X}"` of a number below 0x10000."""
    cdef char[4] digits
    cdef int place
    for place in range(3, -1, -1):
        digits[place] = HEXADECIMAL[number & 15]
        number >>= 4
    return digits[:4].decode("ascii")


cdef str operator(list strings, str move):
    """See `textline._operator`."""
    cdef str text = "".join(strings).replace(GAP, move)
    return "[<" + text + ">]TJ" if ">" in text else "<" + text + ">Tj"
