"""The names of Cython's pure Python mode, for kernels (`*_cy.py`) that run as plain Python: types that are Python's own, decorators that do nothing.

A kernel imports it as `from docgen import _cython as cython`; `scripts/compile.py` puts Cython's own module in its place. So no Cython is needed
where docgen runs, and mypy reads a kernel as any other module. What a kernel uses of Cython is listed here, and nothing else.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar

if TYPE_CHECKING:
    from array import array

_T = TypeVar("_T")

compiled: bool = False
"""True in a compiled kernel."""

bint: TypeAlias = bool
uchar: TypeAlias = builtins.int
int: TypeAlias = builtins.int
uint: TypeAlias = builtins.int
long: TypeAlias = builtins.int
longlong: TypeAlias = builtins.int
Py_ssize_t: TypeAlias = builtins.int
double: TypeAlias = float
Py_UCS4: TypeAlias = str
"""A character, also what a str is indexed to."""

uchar_view: TypeAlias = bytearray
int_view: TypeAlias = "array[builtins.int]"
double_view: TypeAlias = "array[float]"
"""`NAME_view` is compiled as the memoryview `cython.NAME[::1]`: it takes what has one dimension of that C type, contiguous and writable."""


readonly: TypeAlias = Annotated[_T, "readonly"]
"""`name: cython.readonly[T]` in a `cclass` is compiled as a field that Python reads and only the kernel sets; its type is `T` where that is one of
Cython's or of the builtins, without what stands in brackets, and else `object`."""


def _plain(function: _T) -> _T:
    return function


def _option(*_: Any, **__: Any) -> Callable[[_T], _T]:
    return _plain


cfunc = ccall = cclass = no_gc = final = inline = nogil = _plain
boundscheck = wraparound = cdivision = nonecheck = exceptval = _option
