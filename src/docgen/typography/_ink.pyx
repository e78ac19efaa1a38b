"""The compiled twin of `ink`: the room between lines."""

from cpython.array cimport array

from docgen.typography import ink
from docgen.typography.ink import BASELINE as _BASELINE, CLEARANCE as _CLEARANCE, OVERHANG as _OVERHANG, OWN as _OWN, STEP as _STEP, reach

cdef double BASELINE = _BASELINE, CLEARANCE = _CLEARANCE, OVERHANG = _OVERHANG, OWN = _OWN, STEP = _STEP


def extra(lines, double leading):
    """See `ink.extra`."""
    cdef list more = [0.0] * (len(lines) + 1)
    cdef double top, bottom = 0.0, before = 0.0, high, low
    cdef Py_ssize_t index = 0
    cdef tuple found
    cdef object word, setting, shaped
    upper = None
    for line in lines:
        top = bottom = 0.0
        for word in <tuple> line[0]:
            shaped = (<tuple> word)[0]
            found = shaped.setting.reaches.get(shaped)
            if found is None:
                found = reach(shaped)
            high, low = found[0], found[1]
            if high > top:
                top = high
            if low < bottom:
                bottom = low
        if upper is None:
            more[0] = ink.bounded(top - (BASELINE + OWN) * leading, leading)
        elif top - before > leading - CLEARANCE:
            more[index] = ink.bounded(meeting(upper, line, leading - CLEARANCE, top, before), leading)
        before = bottom
        upper = line
        index += 1
    if upper is not None:
        more[index] = ink.bounded(-before - (1 - BASELINE + OWN) * leading, leading)
    return ink.evened(more)


cdef double meeting(upper, lower, double least, double top, double bottom) except *:
    """See `ink._meeting`."""
    cdef list hanging = [], standing
    cdef double lacking = 0.0, left, right, start, end, needed
    cdef tuple one, other
    for word, x, width in upper.boxes():
        if top - <double> reach((<tuple> word)[0])[1] > least:
            hanging.append(((<tuple> word)[0], x, x + width))
    if not hanging:
        return 0.0
    standing = []
    for word, x, width in lower.boxes():
        if <double> reach((<tuple> word)[0])[0] - bottom > least:
            standing.append(((<tuple> word)[0], x, x + width))
    for one in hanging:
        left, right = one[1], one[2]
        for other in standing:
            start, end = other[1], other[2]
            if left < end + OVERHANG and start < right + OVERHANG:
                if <double> reach(other[0])[0] - <double> reach(one[0])[1] > least + lacking:
                    needed = apart(ink.profile(one[0]), ink.profile(other[0]), start - left) - least
                    if needed > lacking:
                        lacking = needed
    return lacking


cdef double apart(low, high, double shift) except *:
    """See `ink.apart`."""
    cdef array tops = high[1], bottoms = low[2]
    cdef Py_ssize_t offset = <Py_ssize_t> low[0] - <Py_ssize_t> high[0] - <Py_ssize_t> round(shift / STEP)
    cdef Py_ssize_t index, start = max(0, -offset), stop = min(len(bottoms), len(tops) - offset)
    cdef double found = 0.0, here
    if tops.typecode != u"d" or bottoms.typecode != u"d":
        raise TypeError("a profile is of doubles")
    for index in range(start, stop):
        here = tops.data.as_doubles[index + offset] - bottoms.data.as_doubles[index]
        if here > found:
            found = here
    return found
