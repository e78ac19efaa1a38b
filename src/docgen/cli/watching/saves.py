"""When files were saved, in whatever way editors do that: written anew, renamed over, truncated and written, gone for a moment.

What the system tells (by watchfiles) says only that it is time to look; whether something was saved is said by the files themselves.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Set
from pathlib import Path
from typing import Any

from docgen.errors import Problem, UsageError
from docgen.plugins import install_hint

Stamp = tuple[int, int, int] | None
"""Inode, time of change in nanoseconds, bytes; `None` where there is no file."""
_STEP = 0.015
"""Seconds between two looks at a file that is being written."""
_PATIENCE = 0.5
"""Seconds that a file may be gone or empty before that is what was saved."""
_LOOK = 500
"""Milliseconds after which the files are looked at though the system told nothing: of a folder made anew, of a network's file system."""


def watcher() -> Callable[..., Any]:
    """What waits for the system. Raises UsageError where the package is not installed."""
    try:
        from watchfiles import watch
    except ImportError:
        raise UsageError(Problem("watching files needs the package watchfiles, which is not installed", hint=install_hint("watch"))) from None
    return watch


def stamps(paths: Set[Path]) -> dict[Path, Stamp]:
    """How each file stands now; links are followed."""
    return {path: _stamp(path) for path in paths}


def saves(paths: Callable[[], Set[Path]], known: dict[Path, Stamp]) -> Iterator[None]:
    """Gives a turn to whoever renders, once for each save of one of the files, several that come together being one. `paths` are the files to look
    at, asked anew after each turn; `known` is how they stood before they were read first."""
    watch = watcher()
    while True:
        now = paths()
        folders = _folders(now)
        for _ in watch(*folders, watch_filter=None, debounce=50, step=10, rust_timeout=_LOOK, yield_on_timeout=True, recursive=False):
            found = stamps(now)
            if any(found[path] != known.get(path, found[path]) for path in found):
                found = _settled(now, known)
                known.clear()
                known.update(found)
                yield
                now = paths()
                # A file that was asked for in this turn is known from now on.
                known.update((path, stamp) for path, stamp in stamps(now - known.keys()).items())
            if _folders(now) != folders:
                break


def _settled(paths: Set[Path], known: dict[Path, Stamp]) -> dict[Path, Stamp]:
    """How the files stand when nobody is writing them any more."""
    end = time.monotonic() + _PATIENCE
    found = stamps(paths)
    while time.monotonic() < end:
        time.sleep(_STEP)
        before, found = found, stamps(paths)
        unfinished = any(known.get(path) and (found[path] is None or not found[path][2]) for path in found)  # type: ignore[index]
        if found == before and not unfinished:
            break
    return found


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _folders(paths: Set[Path]) -> list[Path]:
    """The folders in which something happens when one of the files is saved: its own, and that of what a link leads to. In the place of one that is
    not there the nearest above it."""
    found: set[Path] = set()
    for path in paths:
        for one in (path, _led_to(path)):
            found.add(next((folder for folder in one.parents if folder.is_dir()), one.parent))
    return sorted(found)


def _led_to(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path
