"""The compiled twin of `uax14`: the rules that look further than two neighbours are loops here, the others the tables of `uax14.pair_tables`."""

from cpython.bytes cimport PyBytes_AS_STRING
from libc.stdlib cimport free, malloc

from docgen.typography.unicode.ucd import classes, letters

cdef enum Role:
    MARK = 1  # CM, ZWJ
    ALONE = 2  # what a mark after it does not stand on
    INNER = 4  # SY, IS
    CLOSING = 8  # CL, CP
    OPENING = 16  # OP, OPW, HY
    UNIT = 32  # PR, PO
    HYPHEN = 64  # HY, BA

cdef dict _ROLES = {
    MARK: ("CM", "ZWJ"), ALONE: ("BK", "CR", "LF", "NL", "SP", "ZW"), INNER: ("SY", "IS"), CLOSING: ("CL", "CP"), OPENING: ("OP", "OPW", "HY"),
    UNIT: ("PR", "PO"), HYPHEN: ("HY", "BA"),
}

cdef object _encode = None
cdef bytes _pairs, _spaces
cdef unsigned char _roles[128]
cdef unsigned char _AL, _NU, _HL, _RI, _SP, _ZWJ, _PAIRED_FLAG, _HEBREW_HYPHEN
cdef frozenset _NONE = frozenset()


cdef int load() except -1:
    """Fills the tables, once."""
    global _encode, _pairs, _spaces, _AL, _NU, _HL, _RI, _SP, _ZWJ, _PAIRED_FLAG, _HEBREW_HYPHEN
    from docgen.typography.unicode.uax14 import FLAG_LETTER, HYPHEN_LETTER, pair_tables

    cdef int index
    names = letters("break")
    for index in range(128):
        _roles[index] = 0
    for role, members in _ROLES.items():
        for name in members:
            index = ord(names[name])
            if not 0 < index < 128:
                raise ValueError("a class that is no ASCII letter")
            _roles[index] |= role
    _AL, _NU, _HL, _RI, _SP, _ZWJ = [ord(names[name]) for name in ("AL", "NU", "HL", "RI", "SP", "ZWJ")]
    _PAIRED_FLAG, _HEBREW_HYPHEN = ord(FLAG_LETTER), ord(HYPHEN_LETTER)
    _pairs, _spaces = pair_tables()
    if len(_pairs) != 128 * 128 or len(_spaces) != 128 * 128:
        raise ValueError("a table that is not of 128 rows of 128")
    _encode = classes("break").encode
    return 0


cdef void numbers(unsigned char* kinds, Py_ssize_t size) noexcept:
    """What LB25 keeps with a number's digits becomes digits."""
    cdef Py_ssize_t at = 0, end
    cdef unsigned char role
    while at < size - 1:
        role = _roles[kinds[at]]
        if not role & (INNER | CLOSING | OPENING) or not at:
            at += 1
            continue
        end = 0
        if kinds[at - 1] == _NU and role & INNER:
            end = at + 1
            while end < size and _roles[kinds[end]] & INNER:
                end += 1
            if end < size - 1 and _roles[kinds[end]] & CLOSING and _roles[kinds[end + 1]] & UNIT:
                end += 1
            elif not (end < size and (kinds[end] == _NU or _roles[kinds[end]] & UNIT)):
                end = 0
        if not end and kinds[at - 1] == _NU and role & CLOSING and _roles[kinds[at + 1]] & UNIT:
            end = at + 1
        if not end and _roles[kinds[at - 1]] & UNIT and role & OPENING and kinds[at + 1] == _NU:
            end = at + 1
        if not end:
            at += 1
        while at < end:
            kinds[at] = _NU
            at += 1


cdef void flags_and_hebrew(unsigned char* kinds, Py_ssize_t size) noexcept:
    """LB21a and LB30a as classes of their own."""
    cdef Py_ssize_t at = 0
    while at < size - 1:
        if kinds[at] == _HL and _roles[kinds[at + 1]] & HYPHEN:
            kinds[at + 1] = _HEBREW_HYPHEN
        elif kinds[at] == _RI and kinds[at + 1] == _RI:
            kinds[at] = _PAIRED_FLAG
            at += 1
        at += 1


def break_offsets(text):
    """See `uax14.break_offsets`."""
    if _encode is None:
        load()
    cdef bytes encoded = _encode(text)
    cdef const unsigned char* classes = <const unsigned char*> PyBytes_AS_STRING(encoded)
    cdef Py_ssize_t size = len(encoded), index, count = 0
    cdef bint digits = False, rare = False, lone = True
    cdef unsigned char kind, before, lead = 0, allowed
    cdef list found = [], must = []
    # LB9, LB10: the classes without their marks, and where each stood
    cdef Py_ssize_t* kept = <Py_ssize_t*> malloc(size * (sizeof(Py_ssize_t) + 1) + 1)
    if kept == NULL:
        raise MemoryError
    cdef unsigned char* kinds = <unsigned char*> (kept + size)
    try:
        for index in range(size):
            kind = classes[index] & 127
            if _roles[kind] & MARK:
                if not lone:
                    continue
                kind = _AL
            else:
                lone = _roles[kind] & ALONE
                if kind == _NU:
                    digits = True
                elif kind == _HL or kind == _RI:
                    rare = True
            kinds[count] = kind
            kept[count] = index
            count += 1
        if digits:
            numbers(kinds, count)
        if rare:
            flags_and_hebrew(kinds, count)
        pairs, spaces = <const char*> PyBytes_AS_STRING(_pairs), <const char*> PyBytes_AS_STRING(_spaces)
        for index in range(1, count):
            before, kind = kinds[index - 1], kinds[index]
            if before == _SP:
                allowed = spaces[lead * 128 + kind]
            else:
                lead = before
                allowed = pairs[before * 128 + kind]
            if allowed and classes[kept[index] - 1] != _ZWJ:  # LB8a
                found.append(kept[index])
                if allowed == 2:
                    must.append(kept[index])
    finally:
        free(kept)
    return found, frozenset(must) if must else _NONE
