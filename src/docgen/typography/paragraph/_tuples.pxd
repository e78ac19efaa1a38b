"""Tuples of a subclass (a NamedTuple), made without the one that `tuple.__new__` would copy from."""

from cpython.object cimport PyObject, PyTypeObject
from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_SET_ITEM


cdef extern from "Python.h":
    object PyType_GenericAlloc(PyTypeObject* kind, Py_ssize_t length)


cdef inline tuple blank(kind, Py_ssize_t length):
    """An instance of `kind`, a subclass of tuple, with no items yet: `put` each of them before anything else sees it."""
    return <tuple> PyType_GenericAlloc(<PyTypeObject*> kind, length)


cdef inline void put(tuple into, Py_ssize_t index, item) noexcept:
    Py_INCREF(item)
    PyTuple_SET_ITEM(into, index, item)
