"""New files beside the ones whose place they will take; those of a run that was killed are swept by a later one.

A new file is locked while its run lives, and its name says on which machine that is. A file of this machine that is not locked was left behind; one
of another machine, whose locks may not be seen here, is taken for left behind after a day.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
import stat
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO, cast

try:
    import fcntl
except ImportError:  # Windows has no locks of this kind
    fcntl = None  # type: ignore[assignment]

_NAME = re.compile(r"\..*\.docgen-([0-9a-f]{8})-[0-9a-f]{12}\.tmp", re.DOTALL)
_BYTES = 100
"""So much of the target's name is in the new file's: a name has 255 bytes at most."""
_A_DAY = 24 * 60 * 60.0
_NOT_KNOWN = {getattr(errno, name) for name in ("EPERM", "EACCES", "EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS") if hasattr(errno, name)}
"""What a file system answers that has no modes, or cannot be told to write to the disk now; the bytes are written all the same."""

_live: set[str] = set()
_swept: set[str] = set()


@dataclass(frozen=True, slots=True)
class Beside:
    """A new file, whole and on the disk, that waits to take `target`'s place. `handle` keeps its lock; `None` where there are no locks."""

    path: str
    target: Path
    handle: int | None

    def put(self) -> None:
        """The new file takes the target's place. Raises OSError."""
        os.replace(self.path, self.target)  # noqa: PTH105 - names are kept as text, for a handler of signals
        self._forget()

    def drop(self) -> None:
        """The new file goes."""
        _remove(self.path)
        self._forget()

    def _forget(self) -> None:
        _live.discard(self.path)
        if self.handle is not None:
            os.close(self.handle)


Contents = bytes | Callable[[BinaryIO], None]
"""What a file holds, or what writes it into an open one."""


def beside(target: Path, data: Contents, old: os.stat_result | None) -> Beside:
    """A new file in the target's folder that holds `data`, with the mode and the owner that the target has (`old`), or with the mode that a new file
    has by the process's umask. Raises OSError."""
    folder = str(target.parent)
    if folder not in _swept:
        _swept.add(folder)
        sweep(folder)
    path, handle = _opened(target, 0o666 if old is None else stat.S_IMODE(old.st_mode) & 0o777)
    new = Beside(path, target, handle if fcntl else None)
    try:
        # A second handle is closed here, for some file systems say only then that they are full; the first one keeps the lock.
        with os.fdopen(os.dup(handle) if fcntl else handle, "wb") as file:
            if callable(data):
                data(cast(BinaryIO, file))
            else:
                file.write(data)
            file.flush()
            if old is not None:
                _like(file.fileno(), old)
            with _if_known():
                os.fsync(file.fileno())
    except BaseException:
        new.drop()
        raise
    return new


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A folder for what another library wants to read from a file; it is gone afterwards, and where a signal ends the program."""
    with tempfile.TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as name:
        _live.add(name)
        try:
            yield Path(name)
        finally:
            _live.discard(name)


def drop_live() -> None:
    """Remove every new file of this process that has not taken its place. For a handler of signals: it never raises."""
    for name in tuple(_live):
        _remove(name)
        if os.path.isdir(name):  # noqa: PTH112
            shutil.rmtree(name, ignore_errors=True)


def sweep(folder: str) -> None:
    """Remove what runs that were killed have left in a folder. What cannot be looked at or removed stays."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = _NAME.fullmatch(entry.name)
            if found and entry.path not in _live:
                with contextlib.suppress(OSError):
                    _sweep_one(entry.path, found[1])


def _sweep_one(path: str, machine: str) -> None:
    handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    try:
        about = os.fstat(handle)
        lock = _lock(handle)
        left = lock is True and machine == _machine()
        if stat.S_ISREG(about.st_mode) and lock is not False and (left or time.time() - about.st_mtime > _A_DAY):
            if fcntl is None:
                os.close(handle)
                handle = -1
            _remove(path)
    finally:
        if handle >= 0:
            os.close(handle)


def _opened(target: Path, mode: int) -> tuple[str, int]:
    """Name and handle of a new, empty, locked file beside `target`. The kernel gives it `mode` by the umask: the umask is asked for by nobody."""
    start = os.fsdecode(os.fsencode(target.name)[:_BYTES])
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    while True:
        path = os.fspath(target.parent / f".{start}.docgen-{_machine()}-{secrets.token_hex(6)}.tmp")
        _live.add(path)
        try:
            handle = os.open(path, flags, mode)
        except OSError as error:
            _live.discard(path)
            if isinstance(error, FileExistsError):
                continue
            raise
        # Between the two calls another run may have swept it.
        if _lock(handle) is not False and _same(path, handle):
            return path, handle
        os.close(handle)
        _remove(path)
        _live.discard(path)


def _lock(handle: int) -> bool | None:
    """Whether the file's lock is had now; `None` where there are no locks."""
    if fcntl is None:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _same(path: str, handle: int) -> bool:
    if fcntl is None:
        return True
    try:
        return os.path.samestat(os.lstat(path), os.fstat(handle))
    except OSError:
        return False


def _like(handle: int, old: os.stat_result) -> None:
    """Owner and mode of the file that was there, as far as the file system and the kernel allow."""
    if hasattr(os, "fchown"):
        new = os.fstat(handle)
        if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
            with contextlib.suppress(OSError):
                os.fchown(handle, old.st_uid, old.st_gid)
    if hasattr(os, "fchmod"):
        with _if_known():
            os.fchmod(handle, stat.S_IMODE(old.st_mode))


@contextlib.contextmanager
def _if_known() -> Iterator[None]:
    """Lets a call pass that this file system does not know."""
    try:
        yield
    except OSError as error:
        if error.errno not in _NOT_KNOWN:
            raise


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)  # noqa: PTH108


@cache
def _machine() -> str:
    """Eight hexadecimal digits of the running kernel (containers on it share its locks), or of the host's name where it has no number."""
    try:
        name = Path("/proc/sys/kernel/random/boot_id").read_bytes()
    except OSError:
        import platform

        name = platform.node().encode()
    return f"{zlib.crc32(name):08x}"
