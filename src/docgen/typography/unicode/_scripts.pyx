"""The compiled twin of `scripts`: one walk over the letters that stand for scripts. Brackets and quotation marks are paired by Python."""

from cpython.bytes cimport PyBytes_AS_STRING

from docgen.typography.unicode.ucd import classes, encoder

cdef object _encode = None
cdef object _encode_marks, _any_scripts, _closes
cdef bytes _letters
cdef dict _closing


cdef int load() except -1:
    """Takes the tables from the Python module, once."""
    global _encode, _encode_marks, _any_scripts, _closes, _letters, _closing
    from docgen.typography.unicode import scripts

    _any_scripts, _closes, _letters = scripts._any_scripts, scripts._closes, scripts._letters()
    if len(_letters) != 256:
        raise ValueError("a letter for each of 256 values is wanted")
    _closing = scripts._pairs()[1]
    # 1 for a mark that opens or closes, 0 for all else
    starts, values = [0], [0]
    for code in sorted({ord(mark) for pair in _closing.items() for mark in pair}):
        if starts[len(starts) - 1] == code:
            values[len(values) - 1] = 1
        else:
            starts.append(code)
            values.append(1)
        starts.append(code + 1)
        values.append(0)
    _encode_marks = encoder(starts, bytes(values))
    _encode = classes("script").encode
    return 0


cdef int side(unsigned char letter) noexcept:
    """1 for Arabic, 2 for Latin, 0 for what has no script of its own."""
    if letter == c"a" or letter == c"b":
        return 1
    return 2 if letter == c"l" or letter == c"m" else 0


def script_runs(text):
    """See `scripts.script_runs`."""
    if _encode is None:
        load()
    cdef bytes numbers = _encode(text)
    cdef const unsigned char* classes = <const unsigned char*> PyBytes_AS_STRING(numbers)
    cdef const unsigned char* letters = <const unsigned char*> PyBytes_AS_STRING(_letters)
    cdef Py_ssize_t size = len(numbers), index
    cdef unsigned char letter
    cdef int first = 0, met = 0, found
    for index in range(size):
        letter = letters[classes[index]]
        if letter == c"x":
            return _any_scripts(text, numbers)
        found = side(letter)
        if not first:
            first = found
        met |= found
    if not size:
        return []
    if met != 3:
        return [(0, size, "Zyyy" if not met else "Arab" if met == 1 else "Latn")]
    return mixed(text, classes, letters, size, first)


cdef list mixed(text, const unsigned char* classes, const unsigned char* letters, Py_ssize_t size, int first):
    """The runs of a text of both scripts; it begins with the one that is `first`. A mark that closes goes to its opening one's."""
    cdef bytes encoded = _encode_marks(text)
    cdef const unsigned char* marks = <const unsigned char*> PyBytes_AS_STRING(encoded)
    cdef Py_ssize_t index, start = 0
    cdef int current = first, found
    cdef list runs = [], stack = []
    for index in range(size):
        found = side(letters[classes[index]])
        if marks[index]:
            char = text[index]
            opened = _closes(stack, char)
            if opened is None:
                closing = _closing.get(char)
                if closing is not None:
                    stack.append((closing, current))
            elif opened != current:
                found = opened
        if found and found != current:
            runs.append((start, index, "Arab" if current == 1 else "Latn"))
            start, current = index, found
    runs.append((start, size, "Arab" if current == 1 else "Latn"))
    return runs
