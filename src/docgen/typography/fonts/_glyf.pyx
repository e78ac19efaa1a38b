"""The compiled twin of `glyf`."""


def scan(const unsigned char[::1] glyf, places):
    """See `glyf.scan`."""
    cdef dict made_of = {}
    cdef list components
    cdef Py_ssize_t size = glyf.shape[0], start = 0, end, gid = -1, contours
    cdef bint first = True
    for place in places:
        end = place
        if first:
            first = False
            start = end
            continue
        gid += 1
        if start > end or end > size + 3:
            return gid, made_of
        end = min(end, size)
        if start < end:
            if end - start < 10:
                return gid, made_of
            contours = glyf[start] << 8 | glyf[start + 1]
            if contours & 0x8000:
                components = components_of(glyf, start, end)
                if components is None:
                    return gid, made_of
                made_of[gid] = components
            elif contours and not whole(glyf, start, end, contours):
                return gid, made_of
        start = place
    return -1, made_of


cdef bint whole(const unsigned char[::1] data, Py_ssize_t start, Py_ssize_t end, Py_ssize_t contours):
    cdef Py_ssize_t hints = start + 10 + 2 * contours, at, index, point, last = 0, left, times, size = 0
    cdef int flag
    if hints + 2 > end:
        return False
    for index in range(contours):
        at = start + 10 + 2 * index
        point = data[at] << 8 | data[at + 1]
        if index and point < last:
            return False
        last = point
    at = hints + 2 + (data[hints] << 8 | data[hints + 1])
    if at > end:
        return False
    left = last + 1
    while left > 0:
        if at >= end:
            return False
        flag = data[at]
        at += 1
        times = 1
        if flag & 0x8:
            if at >= end:
                return False
            times += data[at]
            at += 1
        size += ((1 if flag & 0x2 else 0 if flag & 0x10 else 2) + (1 if flag & 0x4 else 0 if flag & 0x20 else 2)) * min(times, left)
        left -= times
    return at + size <= end


cdef list components_of(const unsigned char[::1] data, Py_ssize_t start, Py_ssize_t end):
    cdef list found = []
    cdef Py_ssize_t at = start + 10
    cdef int flags = 0x20, component
    while flags & 0x20:
        if at + 4 > end or len(found) >= 4096:
            return None
        flags = data[at] << 8 | data[at + 1]
        component = data[at + 2] << 8 | data[at + 3]
        at += 4 + (4 if flags & 0x1 else 2) + (2 if flags & 0x8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0)
        if at > end:
            return None
        found.append(component)
    return found
