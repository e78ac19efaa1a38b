"""The compiled twin of `fit`: the same sums in the same order, on arrays of doubles."""

from libc.stdlib cimport free, malloc

from docgen.typography.paragraph.knuth_plass import _EPSILON, _LAST_RESORT, _SHORT_LAST, _SHORT_LAST_DEMERITS, _TOLERANCE, _TOO_WIDE, EMERGENCY as _EMERGENCY

cdef double EMERGENCY = _EMERGENCY, TOLERANCE = _TOLERANCE, SHORT_LAST = _SHORT_LAST, SHORT_LAST_DEMERITS = _SHORT_LAST_DEMERITS
cdef double LAST_RESORT = _LAST_RESORT, TOO_WIDE = _TOO_WIDE, EPSILON = _EPSILON
cdef double INFINITE = float("inf")


cdef Py_ssize_t right_of(const double* values, double wanted, Py_ssize_t low, Py_ssize_t high) noexcept nogil:
    """`bisect_right`."""
    cdef Py_ssize_t middle
    while low < high:
        middle = (low + high) // 2
        if wanted < values[middle]:
            high = middle
        else:
            low = middle + 1
    return low


cdef Py_ssize_t left_of(const double* values, double wanted, Py_ssize_t low, Py_ssize_t high) noexcept nogil:
    """`bisect_left`."""
    cdef Py_ssize_t middle
    while low < high:
        middle = (low + high) // 2
        if values[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


cdef class Row:
    """A paragraph's segments in one block of memory."""

    cdef Py_ssize_t count
    cdef double* starts
    cdef double* spaces
    cdef double* ends
    cdef double* shrunk
    cdef double* stretched
    cdef double* penalty
    cdef double* hyphen
    cdef double* cost
    cdef Py_ssize_t* came_from
    cdef double stretch
    cdef double shrink
    cdef bint careful

    def __cinit__(self, width, space, penalty, hyphen, double stretch, double shrink):
        cdef Py_ssize_t count = len(width), index
        cdef double start = 0.0, blank = 0.0, reach = TOLERANCE * stretch
        self.starts = <double*> malloc(8 * (count + 2) * sizeof(double) + (count + 2) * sizeof(Py_ssize_t))
        if self.starts == NULL:
            raise MemoryError
        if not (len(space) == count and (penalty is None or len(penalty) == count) and (hyphen is None or len(hyphen) == count)):
            raise ValueError("the sequences are not of one length")
        self.count, self.stretch, self.shrink, self.careful = count, stretch, shrink, hyphen is not None
        self.spaces = self.starts + count + 2
        self.ends = self.spaces + count + 2
        self.shrunk = self.ends + count + 2
        self.stretched = self.shrunk + count + 2
        self.penalty = self.stretched + count + 2
        self.hyphen = self.penalty + count + 2
        self.cost = self.hyphen + count + 2
        self.came_from = <Py_ssize_t*> (self.cost + count + 2)
        for index in range(count):
            self.starts[index] = start
            self.spaces[index] = blank
            self.ends[index] = start + <double> width[index]
            start += <double> width[index] + <double> space[index]
            self.shrunk[index] = self.ends[index] - shrink * blank
            self.stretched[index] = self.ends[index] + reach * blank
            blank += <double> space[index]
            self.penalty[index] = 0.0 if penalty is None else <double> penalty[index]
            self.hyphen[index] = 0.0 if hyphen is None else <double> hyphen[index]
        self.starts[count] = start
        self.spaces[count] = blank

    def __dealloc__(self):
        free(self.starts)

    cdef list fit(self, Py_ssize_t low, Py_ssize_t high, double first, double rest):
        if self.ends[high] - self.starts[low] <= first:
            return [high]
        if not self.search(low, high, first, rest, False):
            self.search(low, high, first, rest, True)
        cdef list result = []
        cdef Py_ssize_t at = high + 1
        while at > low:
            result.append(at - 1)
            at = self.came_from[at]
        result.reverse()
        return result

    cdef bint search(self, Py_ssize_t low, Py_ssize_t high, double first, double rest, bint desperate) noexcept:
        """Fills `came_from`; whether there are any line ends."""
        cdef Py_ssize_t start, stop, begin, end, index
        cdef double base, left, gap, limit, over, demerits, ratio, toll, slack, blank, badness, total
        cdef double reach = TOLERANCE * self.stretch, least = 0.005 * rest, line = first
        cdef bint found
        for index in range(low, high + 2):
            self.cost[index] = INFINITE
            self.came_from[index] = -1
        self.cost[low] = 0.0
        for start in range(low, high + 1):
            base = self.cost[start]
            if base == INFINITE:
                continue
            left, gap = self.starts[start], self.spaces[start]
            limit = left + line
            stop = right_of(self.shrunk, limit - self.shrink * gap + EPSILON, start, high + 1)
            begin = left_of(self.stretched, limit + reach * gap - EPSILON, start, stop)
            if stop > high:
                over = self.ends[high] - limit
                demerits = 1.0
                if over > EPSILON:
                    ratio = over / (self.shrink * (self.spaces[high] - gap))
                    demerits = 1.0 + 100.0 * ratio * ratio * ratio
                    demerits *= demerits
                elif start == high and self.ends[high] - left < SHORT_LAST * line:
                    demerits += SHORT_LAST_DEMERITS
                if base + demerits < self.cost[high + 1]:
                    self.cost[high + 1] = base + demerits
                    self.came_from[high + 1] = start
                stop = high
            end = stop - 1
            found = False
            while end >= begin or (end >= start and not found):
                toll = self.penalty[end]
                slack = limit - self.ends[end]
                if self.careful:
                    slack -= self.hyphen[end]
                blank = self.spaces[end] - gap
                if slack >= 0.0:
                    ratio = slack / (self.stretch * blank + least)
                elif slack >= -self.shrink * blank - EPSILON:
                    ratio = slack / (-self.shrink * blank - EPSILON)
                else:
                    end -= 1
                    continue
                if toll >= EMERGENCY:
                    if not desperate:
                        end -= 1
                        continue
                    toll = LAST_RESORT
                found = True
                badness = 1.0 + 100.0 * ratio * ratio * ratio
                total = base + badness * badness + toll * toll
                end -= 1
                if total < self.cost[end + 2]:
                    self.cost[end + 2] = total
                    self.came_from[end + 2] = start
            if desperate and base + TOO_WIDE < self.cost[start + 1]:
                self.cost[start + 1] = base + TOO_WIDE
                self.came_from[start + 1] = start
            line = rest
        return self.cost[high + 1] != INFINITE

    cdef Py_ssize_t last_allowed(self, Py_ssize_t start, Py_ssize_t end, double limit) noexcept:
        cdef Py_ssize_t resort = -1, index = end
        while index >= start:
            if not self.careful or self.ends[index] + self.hyphen[index] <= limit:
                if self.penalty[index] < EMERGENCY:
                    return index
                if index > resort:
                    resort = index
            index -= 1
        return resort


def total_fit(width, space, forced, double first, double rest, *, penalty=None, double stretch=0.5, double shrink=0.33, hyphen=None):
    """See `fit.total_fit`."""
    cdef Py_ssize_t count = len(width), low = 0, index
    if not count:
        return []
    cdef Row row = Row(width, space, penalty or None, hyphen, stretch, shrink)
    cdef list result = []
    for index in range(count):
        if index == count - 1 or forced[index]:
            result += row.fit(low, index, rest if low else first, rest)
            low = index + 1
    return result


def greedy(width, space, forced, double first, double rest, *, penalty=None, hyphen=None):
    """See `fit.greedy`."""
    cdef Py_ssize_t count = len(width), start = 0, last = 0, end
    cdef double limit = first + EPSILON
    cdef Row row = Row(width, space, penalty or None, hyphen, 0.5, 0.33)
    cdef list result = []
    while start < count:
        if last < start:
            last = start
        while last < count - 1 and not forced[last]:
            last += 1
        end = right_of(row.ends, row.starts[start] + limit, start, last + 1) - 1
        if end < last:
            end = row.last_allowed(start, end, row.starts[start] + limit)
        if end < start:
            end = start
        result.append(end)
        start = end + 1
        limit = rest + EPSILON
    return result
