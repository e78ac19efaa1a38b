"""The compiled twin of `ucd`: a property as pages of 256 class bytes, each page filled when a character of it is first met."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from libc.stdlib cimport calloc, free, malloc

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void* PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)


cdef class Pages:
    """The property that has `values[i]` from code point `starts[i]` on."""

    cdef unsigned char** pages  # of 0x110000 code points, NULL where none of the page has been met
    cdef unsigned int* starts
    cdef bytes values
    cdef Py_ssize_t count

    def __cinit__(self, list starts not None, bytes values not None):
        cdef Py_ssize_t index
        self.count = len(starts)
        if not self.count or starts[0] != 0 or len(values) != self.count:
            raise ValueError("the ranges do not begin at 0, or have not one value each")
        self.values = values
        self.pages = <unsigned char**> calloc(0x1100, sizeof(unsigned char*))
        self.starts = <unsigned int*> malloc(self.count * sizeof(unsigned int))
        if self.pages == NULL or self.starts == NULL:
            raise MemoryError
        for index in range(self.count):
            self.starts[index] = starts[index]

    def __dealloc__(self):
        cdef Py_ssize_t index
        if self.pages != NULL:
            for index in range(0x1100):
                free(self.pages[index])
        free(self.pages)
        free(self.starts)

    cdef unsigned char* fill(self, unsigned int number) except NULL:
        """The page of the code points from `number * 256` on, as yet not filled."""
        cdef unsigned char* page = <unsigned char*> malloc(256)
        cdef const unsigned char* values = <const unsigned char*> PyBytes_AS_STRING(self.values)
        cdef Py_ssize_t low = 0, high = self.count, middle
        cdef unsigned int code = number * 256, index
        if page == NULL:
            raise MemoryError
        while low < high:
            middle = (low + high) // 2
            if code < self.starts[middle]:
                high = middle
            else:
                low = middle + 1
        for index in range(256):
            while low < self.count and self.starts[low] <= code + index:
                low += 1
            page[index] = values[low - 1]
        self.pages[number] = page
        return page

    def encode(self, text):
        """The class of each code point of `text`."""
        if not isinstance(text, str):
            raise TypeError(f"a text is a str, not {type(text).__name__}")
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text), index
        cdef int kind = PyUnicode_KIND(text)
        cdef const unsigned char* small = <const unsigned char*> PyUnicode_DATA(text)
        cdef const unsigned short* wide = <const unsigned short*> small
        cdef const unsigned int* full = <const unsigned int*> small
        cdef unsigned char* page = self.pages[0]
        cdef bytes result = PyBytes_FromStringAndSize(NULL, size)
        cdef unsigned char* classes = <unsigned char*> PyBytes_AS_STRING(result)
        if page == NULL:
            page = self.fill(0)
        if kind == 1:
            for index in range(size):
                classes[index] = page[small[index]]
        elif kind == 2:
            for index in range(size):
                page = self.pages[wide[index] >> 8]
                if page == NULL:
                    page = self.fill(wide[index] >> 8)
                classes[index] = page[wide[index] & 255]
        else:
            for index in range(size):
                page = self.pages[full[index] >> 8]
                if page == NULL:
                    page = self.fill(full[index] >> 8)
                classes[index] = page[full[index] & 255]
        return result


def encoder(list starts not None, bytes values not None):
    """See `ucd.encoder`."""
    return Pages(starts, values).encode
