"""The compiled twin of `order`."""

from libc.stdlib cimport free, malloc


def reorder(levels):
    """See `order.reorder`."""
    cdef list order = list(range(len(levels)))
    cdef Py_ssize_t count = len(order), index, first = -1, last
    cdef long level, highest = -1, odd = -1
    cdef long* own = <long*> malloc((count + 1) * sizeof(long))
    if own == NULL:
        raise MemoryError
    try:
        for index in range(count):
            own[index] = level = levels[index]
            highest = max(highest, level)
            if level & 1 and (odd < 0 or level < odd):
                odd = level
        own[count] = -1
        for level in range(highest, odd - 1 if odd >= 0 else highest, -1):
            for index in range(count + 1):
                if own[index] >= level:
                    if first < 0:
                        first = index
                elif first >= 0:
                    last = index - 1
                    while first < last:
                        order[first], order[last] = order[last], order[first]
                        first, last = first + 1, last - 1
                    first = -1
    finally:
        free(own)
    return order
