"""The compiled twin of `ink`: the room between lines."""

from cpython.array cimport array

from docgen.typography.paragraph import ink
from docgen.typography.paragraph.ink import BASELINE as _BASELINE, CLEARANCE as _CLEARANCE, OVERHANG as _OVERHANG, OWN as _OWN, STEP as _STEP, reach

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
            found = reached(shaped)
            high, low = found[0], found[1]
            if high > top:
                top = high
            if low < bottom:
                bottom = low
        if upper is None:
            more[0] = ink.bounded(top - (BASELINE + OWN) * leading, leading)
        elif top - before > leading - CLEARANCE:
            more[index] = ink.opened(meeting(<tuple> upper, <tuple> line, leading - CLEARANCE, top, before), leading)
        before = bottom
        upper = line
        index += 1
    if upper is not None:
        more[index] = ink.bounded(-before - (1 - BASELINE + OWN) * leading, leading)
    return ink.evened(more)


cdef tuple reached(shaped):
    """See `ink.reach`."""
    found = shaped.setting.reaches.get(shaped)
    return <tuple> (reach(shaped) if found is None else found)


cdef list far(tuple line, double over, double sign):
    """The words of a line whose ink reaches further than `over` (up for a `sign` of 1, down for -1): the shaped word, its left and right edge."""
    cdef list found = []
    cdef double x = line[1], gap = line[2], blank, left, width
    cdef tuple word
    cdef object each
    for each in <tuple> line[0]:
        word = <tuple> each
        shaped = word[0]
        blank = <double> shaped.space_width + gap if word[5] else 0.0
        if shaped.blank:
            x += gap
        width = shaped.width
        if <Py_ssize_t> word[1] % 2:
            x += blank
            left = x
            x += width
        else:
            left = x
            x += width + blank
        if <double> reached(shaped)[0 if sign > 0.0 else 1] * sign > over:
            found.append((shaped, left, left + width))
    return found


cdef double meeting(tuple upper, tuple lower, double least, double top, double bottom) except *:
    """See `ink._meeting`."""
    cdef list hanging = far(upper, least - top, -1.0), standing
    cdef double lacking = 0.0, left, right, start, end, needed
    cdef tuple one, other
    if not hanging:
        return 0.0
    standing = far(lower, least + bottom, 1.0)
    for one in hanging:
        left, right = one[1], one[2]
        for other in standing:
            start, end = other[1], other[2]
            if left < end + OVERHANG and start < right + OVERHANG:
                if <double> reached(other[0])[0] - <double> reached(one[0])[1] > least + lacking:
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
