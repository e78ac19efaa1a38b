"""The process's standard streams: Arabic goes out as UTF-8, and a stream that is closed, full or no longer read is told once or not at all.

What cannot be said on standard output is an OutputError (exit code 3). A reader who has gone (`docgen fonts | head -1`) ends the program silently
with 141, as the shell counts an end by SIGPIPE. What cannot be said on standard error cannot be said: the exit code stands alone.
"""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
from typing import TYPE_CHECKING

from docgen.errors import InputError, OutputError, Place, Problem

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

BROKEN_PIPE = 141
"""128 and the number of SIGPIPE."""
NAMES = "docgen-names"
"""How letters that are no UTF-8 go out: the bytes of a file name as they are, so that a script finds the file; all else escaped."""
PLACE = Place("standard output")

_OUT, _ERR = 1, 2


class Standard(io.RawIOBase):
    """Descriptor 1 or 2. After the first write that fails it takes everything and passes nothing on."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.lost = False

    def fileno(self) -> int:
        return self.descriptor

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return os.isatty(self.descriptor)

    def write(self, data: ReadableBuffer, /) -> int:
        view = memoryview(data).cast("B")
        while not self.lost:
            try:
                return os.write(self.descriptor, view)
            except BlockingIOError:
                import select

                select.select([], [self.descriptor], [])
            except OSError as error:
                self.lost = True
                if self.descriptor == _OUT:
                    raise lost(error) from None
        return len(view)


def take() -> None:
    """Puts `Standard` streams in the place of Python's. A descriptor that is closed is taken, so that no file is opened under its number."""
    codecs.register_error(NAMES, _escaped)
    _fill()
    for name, descriptor in (("stdout", _OUT), ("stderr", _ERR)):
        raw = Standard(descriptor)
        before = getattr(sys, name)
        terminal = raw.isatty()
        encoding = before.encoding if terminal and before is not None else "utf-8"
        errors = "backslashreplace" if terminal else NAMES
        setattr(sys, name, io.TextIOWrapper(io.BufferedWriter(raw), encoding, errors, line_buffering=True))


def finish() -> bool:
    """Send out what waits, before Python's own end does so and complains in its own way. Whether all that was said on standard output went out."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    return not (isinstance(raw, Standard) and raw.lost)


def lost(error: OSError) -> BaseException:
    """What is raised where standard output takes nothing: OutputError, or the end of the program where its reader has gone."""
    if isinstance(error, BrokenPipeError):
        return SystemExit(BROKEN_PIPE)
    reason = "it is closed" if isinstance(error, OSError) and error.errno == 9 else error.strerror or str(error)
    return OutputError(Problem(f"cannot be written: {reason[:1].lower()}{reason[1:]}", PLACE))


def write_out(data: bytes) -> None:
    """Bytes to standard output. Raises OutputError."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def read_in(name: str, limit: int) -> bytes:
    """The bytes of standard input, at most one more than `limit`. Raises InputError where there is none."""
    try:
        if sys.stdin is None:
            raise OSError("it is closed")
        return sys.stdin.buffer.read(limit + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(Problem(f"standard input cannot be read: {reason[:1].lower()}{reason[1:]}", Place(name))) from None


def _fill() -> None:
    """Opens the null device under each standard descriptor that is closed: under 1 for reading only, so that writing to it fails."""
    for descriptor in (0, _OUT, _ERR):
        try:
            os.fstat(descriptor)
        except OSError:
            with contextlib.suppress(OSError):
                null = os.open(os.devnull, os.O_RDWR if descriptor == _ERR else os.O_RDONLY)
                if null != descriptor:
                    os.dup2(null, descriptor)
                    os.close(null)


def _escaped(error: UnicodeError) -> tuple[str | bytes, int]:
    try:
        return codecs.lookup_error("surrogateescape")(error)
    except UnicodeError:
        return codecs.lookup_error("backslashreplace")(error)
