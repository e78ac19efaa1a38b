"""Limits of qpdf itself, which unpacks object and cross-reference streams, and reads whole dictionaries, before anybody can look at them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from docgen.inputs import first_bytes
from docgen.limits import active

_MIB = 1024 * 1024
_MOST_ITEMS = 100_000
"""Of one array or dictionary."""


def hold_qpdf() -> None:
    """Sets qpdf's limits for the whole process, which they are always for: so this is for a program that is docgen's own. A pikepdf that does not
    know of them goes without."""
    try:
        from pikepdf.settings import set_qpdf_limits
    except ImportError:
        return
    set_qpdf_limits(
        flate_max_memory=64 * _MIB,
        png_max_memory=64 * _MIB,
        tiff_max_memory=64 * _MIB,
        run_length_max_memory=64 * _MIB,
        parser_max_container_size=_MOST_ITEMS,
        max_stream_filters=8,
    )


_ANY_FILE, _A_PAGE = 200 * _MIB, 128 * 1024
"""Bytes of memory that a file may take, and that each of its pages may take besides; real files take much less."""
_HELD: ContextVar[tuple[int, int] | None] = ContextVar("docgen_held_memory", default=None)
"""The memory that a file of no pages may take the process to, and the system's own limit."""


@contextmanager
def held_memory() -> Iterator[None]:
    """Inside, this process may take no more memory than a file needs that is not made to take it: what asks for more raises MemoryError. The limit is
    the process's, so this too is for a program that is docgen's own; without effect where the system has no such limit (it is Linux's)."""
    try:
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = _used(resource.getpagesize()) + min(_ANY_FILE, 8 * active().file_bytes)
    except (ImportError, OSError, ValueError, IndexError, AttributeError):
        yield
        return
    token = _HELD.set((most, hard))
    try:
        widen_memory(0)
        yield
    finally:
        _HELD.reset(token)
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def widen_memory(pages: int) -> None:
    """Inside of `held_memory`: what a file of so many pages may take."""
    if (held := _HELD.get()) is not None:
        import resource

        most, hard = held
        most += pages * _A_PAGE
        resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _used(page: int) -> int:
    """Bytes of data that this process has now (proc(5), statm)."""
    return int(first_bytes("/proc/self/statm", 200).split()[5]) * page
