"""The compiled twin of `tokens`: numbers, rounded as whole thousandths where that is beyond doubt."""

from cpython.mem cimport PyMem_Free
from libc.math cimport fabs, rint

cdef extern from "Python.h":
    char* PyOS_double_to_string(double value, char format, int precision, int flags, int* kind) except NULL

cdef double SURE = 1e11
"""Below it a number times 1000 is off by less than what `num` leaves alone on each side of a half."""


def num(double value):
    """See `tokens.num`."""
    cdef double scaled = value * 1000.0, rounded = rint(scaled)
    cdef long long thousandths, rest
    cdef char[24] digits
    cdef int at = 24, place
    if not (fabs(scaled) < SURE and fabs(scaled - rounded) < 0.4999):
        return plainly(value)
    thousandths = <long long> fabs(rounded)
    if thousandths == 0:
        return "0"
    rest = thousandths % 1000
    thousandths //= 1000
    if rest:
        place = 3
        while rest % 10 == 0:
            rest //= 10
            place -= 1
        while place:
            at -= 1
            digits[at] = 48 + <char> (rest % 10)
            rest //= 10
            place -= 1
        at -= 1
        digits[at] = c"."
    while thousandths or at == 24 or digits[at] == c".":
        at -= 1
        digits[at] = 48 + <char> (thousandths % 10)
        thousandths //= 10
    if rounded < 0:
        at -= 1
        digits[at] = c"-"
    return digits[at:24].decode("ascii")


cdef str plainly(double value):
    cdef char* written = PyOS_double_to_string(value, c"f", 3, 0, NULL)
    cdef str text
    try:
        text = written.decode("ascii").rstrip("0").rstrip(".")
    finally:
        PyMem_Free(written)
    return "0" if text == "-0" else text
