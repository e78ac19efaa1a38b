"""The one door through which every file is read: a regular file, not larger than its limit, and inside the folder of what names it.

`read_file` reads the bytes of a file that the user names (`first_bytes` only looks at what it is); `locate` finds a file that another file names (a
picture of an input, the emblem of a template, the theme that a theme extends), which may not lie outside that file's folder. Nothing else in docgen
opens a file to read a user's bytes.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from difflib import get_close_matches
from pathlib import Path

from docgen.errors import DocgenError, InputError, Place, Problem
from docgen.types import PathLike

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)

_MIB = 1024 * 1024


_noted: ContextVar[set[Path] | None] = ContextVar("noted", default=None)


@contextmanager
def noting(asked_for: set[Path]) -> Iterator[None]:
    """Meanwhile the absolute path of each file that is asked for goes into the set, of those too that there are not."""
    before = _noted.set(asked_for)
    try:
        yield
    finally:
        _noted.reset(before)


def _note(path: PathLike) -> None:
    noted = _noted.get()
    if noted is not None:
        noted.add(Path(os.path.abspath(os.fsdecode(path))))  # noqa: PTH100 - links are not followed: the link itself may come to lead elsewhere


def lies(path: PathLike) -> bool:
    """Whether anything has this name; it is asked for as what is read is (`noting`), for what is made would be another if it were there."""
    _note(path)
    return os.path.lexists(path)


def is_folder(path: Path) -> bool:
    """Whether this is a folder; what the system cannot look up (a name that is too long) is none, and is told when it is opened."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_file(path: Path) -> bool:
    """Whether this is something that may be opened as a file; as `is_folder`."""
    try:
        return path.exists() and not path.is_dir()
    except (OSError, ValueError):
        return False


_sealed: ContextVar[bool] = ContextVar("sealed", default=False)


@contextmanager
def sealed() -> Iterator[None]:
    """Meanwhile an input names no file: for a service, which has none of those who send it their inputs. What a template, a theme or a configuration
    names is read as always."""
    before = _sealed.set(True)
    try:
        yield
    finally:
        _sealed.reset(before)


def is_sealed() -> bool:
    """Whether inputs may name no file now."""
    return _sealed.get()


def check_named() -> None:
    """Raises NotFound where an input may name no file."""
    if _sealed.get():
        raise NotFound("no file is read for an input that comes without a folder", "leave it out, or write here what is in it")


class NotFound(Exception):
    """`locate` finds no file; `message` and `hint` say why, for an error that knows a place."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        self.message, self.hint = message, hint
        super().__init__(message)


def read_file(
    path: PathLike,
    limit: int,
    *,
    wanted: str = "a file",
    pipes: bool = False,
    place: Place | None = None,
    error: type[DocgenError] = InputError,
) -> bytes:
    """The bytes of the file at `path`, at most `limit` of them.

    `wanted` says in messages what should be there (`a PNG file`). A pipe is read only with `pipes` (an input from `/dev/stdin` or a process
    substitution), a device never. `place` is where the file is named, the file itself by default. Raises `error`.
    """
    name = os.fspath(path)
    where = place or Place(name)
    _note(path)

    def refused(message: str, hint: str | None = None) -> DocgenError:
        what = message if place is None else f"{shortened(Path(name).name or name)}: {message}"
        return error(Problem(what, where, hint))

    try:
        handle = _opened(path, waiting=pipes)
    except (OSError, ValueError) as problem:
        raise refused(*_unopened(Path(path), problem, wanted)) from None
    try:
        found = os.fstat(handle)
        if stat.S_ISFIFO(found.st_mode):
            if not pipes:
                raise refused("this is a pipe, not a file", f"give {wanted}")
        elif not stat.S_ISREG(found.st_mode):
            what = next((said for test, said in _KINDS if test(found.st_mode)), "no file")
            raise refused(f"this is {what}, not a file", f"give {wanted}")
        elif found.st_size > limit:
            raise refused(_too_large(limit), "make it smaller")
        data = _read(handle, limit, found.st_size)
    except OSError as problem:
        raise refused(f"the file cannot be read ({reason(problem)})") from None
    finally:
        os.close(handle)
    if len(data) > limit:
        raise refused(_too_large(limit), "make it smaller")
    return data


def first_bytes(path: PathLike, count: int) -> bytes:
    """The first `count` bytes of a regular file, to see what it is; none of what is no such file or cannot be read."""
    try:
        handle = _opened(path, waiting=False)
    except (OSError, ValueError):
        return b""
    try:
        return os.read(handle, count) if stat.S_ISREG(os.fstat(handle).st_mode) else b""
    except OSError:
        return b""
    finally:
        os.close(handle)


def _opened(path: PathLike, *, waiting: bool) -> int:
    """A descriptor to read from. Unless `waiting`, the opening of a pipe that nobody writes to does not wait for a writer."""
    flags = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    return os.open(path, flags if waiting else flags | getattr(os, "O_NONBLOCK", 0))


def _read(handle: int, limit: int, size: int) -> bytes:
    """At most `limit` bytes and one more, which shows that there are more; `size` is what the system says there is."""
    parts, left = [], limit + 1
    while left > 0 and (part := os.read(handle, min(left, max(_MIB, size + 1)))):
        parts.append(part)
        left -= len(part)
        size = 0
    return b"".join(parts)


def locate(named: str, folder: Path, *, allow_outside: bool = False, owner: str = "the file that names it") -> Path:
    """The absolute path of what a file in `folder` names: a file or a folder that exists, inside `folder` unless `allow_outside`; links are followed
    before that is asked. `owner` says in messages whose folder it is (`the input`). Raises NotFound."""
    check_path(named)
    try:
        base = folder.resolve()
        written = base / named.replace("\\", "/")
        _note(written)
        path = written.resolve()
        inside = path.is_relative_to(base)
        exists = path.exists() if inside or allow_outside else True
        broken_link = not exists and written.is_symlink()
    except (OSError, RuntimeError, ValueError) as problem:
        raise NotFound(f"the file {shortened(named)} cannot be looked up ({reason(problem)})") from None
    if not inside and not allow_outside:
        raise NotFound(f"{shortened(named)} lies outside the folder of {owner}", f"move it beside {owner}, or allow it (--allow-outside)")
    if broken_link:
        raise NotFound(f"the file {shortened(named)} cannot be looked up (it is a link that leads to no file)", "put the file itself there")
    if not exists:
        raise NotFound(f"there is no file {shortened(named)}", _near(path, folders=True) or f"paths are relative to the folder of {owner}")
    return path


def check_path(named: str) -> None:
    """Raises NotFound for what can be no path of a file: an address, nothing, a text with a NUL in it."""
    if "://" in named or named.startswith("data:"):
        raise NotFound("this is an address, not a file", "docgen fetches nothing; save it beside the file and give its name")
    if not named.strip() or "\0" in named:
        raise NotFound("this is no path of a file")


def reason(problem: Exception) -> str:
    """What the system says, in the middle of a sentence."""
    said = getattr(problem, "strerror", None) or str(problem)
    return said[:1].lower() + said[1:]


def shortened(name: str, most: int = 120) -> str:
    """A name that fits into a message."""
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _unopened(path: Path, problem: Exception, wanted: str) -> tuple[str, str | None]:
    if isinstance(problem, FileNotFoundError):
        return "there is no such file", _near(path)
    if isinstance(problem, (IsADirectoryError, PermissionError)):
        if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a folder above may not be searched
            return "this is a folder, not a file", f"give {wanted}"
        return f"the file may not be read ({reason(problem)})", "ask for permission to read it"
    if isinstance(problem, OSError) and problem.errno == errno.ENXIO:
        return "this is no file", f"give {wanted}"
    return f"the file cannot be read ({reason(problem)})", None


def _near(path: Path, *, folders: bool = False) -> str | None:
    folder = path.parent
    try:
        names = [entry.name for entry in folder.iterdir() if folders or entry.is_file()]
    except OSError:
        return None if folder.exists() else f"there is no folder {shortened(str(folder.name))} either"
    near = get_close_matches(path.name, names, n=1, cutoff=0.75)
    return f"did you mean {near[0]}?" if near else None


def _too_large(limit: int) -> str:
    size = f"{limit / _MIB:g} MiB" if limit >= _MIB else f"{limit:,} bytes"
    return f"the file is larger than {size}"
