"""Files written whole or not at all: every byte goes to a new file in the same folder, which then takes the old one's place."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from docgen.errors import OutputError, Place, Problem
from docgen.temporary import Beside, Contents, beside

_PROTECTED = "the file that is there is write-protected"


def write_whole(files: Mapping[Path, Contents]) -> None:
    """Write several files, each whole. None is put in place before all are on the disk, so that a full disk leaves every old file as it was.

    They then take their places one after another: where the system refuses the second rename (or the machine stops between the two), the first
    file is new and the second old, each whole. A link is followed; a device or a pipe (`/dev/stdout`) is written to as it is; a write-protected file
    is not replaced. Mode and owner of a file that was there stay. What is too large for memory is a function that writes it.
    Raises OutputError.
    """
    waiting: list[Beside] = []
    path = Path()
    try:
        for path, data in files.items():
            old = _there(path)
            if old is None or stat.S_ISREG(old.st_mode):
                waiting.append(beside(Path(os.path.realpath(path)), data, old))
            elif stat.S_ISDIR(old.st_mode):
                raise IsADirectoryError(f"{path} is a folder")
            elif callable(data):
                with path.open("wb") as stream:
                    data(stream)
            else:
                path.write_bytes(data)
        while waiting:
            path = waiting[0].target
            waiting[0].put()
            waiting.pop(0)
    except (OSError, ValueError) as error:
        raise OutputError(Problem(*_said(path, error))) from error
    finally:
        for new in waiting:
            new.drop()


def numbered(path: Path, parts: Sequence[tuple[int, bytes]]) -> dict[Path, bytes]:
    """The files of a document that is made in parts, each with its number: one is `path` itself, of several each has its number in its name."""
    if len(parts) == 1:
        return {path: parts[0][1]}
    return {numbered_path(path, number): data for number, data in parts}


def numbered_path(path: Path, number: int) -> Path:
    """The path of one of several files."""
    return path.with_name(f"{path.stem}-{number}{path.suffix}")


def make_folder(folder: Path) -> None:
    """Make a folder for outputs, with those above it. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise OutputError(Problem(*_said(folder, error))) from error


def _there(path: Path) -> os.stat_result | None:
    """What is at `path`, links followed; `None` for nothing, or a link that leads nowhere. Raises OSError, and for a file that may not be written."""
    try:
        old = path.stat()
    except FileNotFoundError:
        return None
    # The superuser may write anywhere; that a file has no mark of writing is heeded all the same, as editors do.
    if stat.S_ISREG(old.st_mode) and not (old.st_mode & 0o222 and os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)):
        raise PermissionError(_PROTECTED)
    return old


def _said(path: Path, error: OSError | ValueError) -> tuple[str, Place, str | None]:
    hints: dict[type[Exception], str] = {
        FileNotFoundError: "make the folder first, or name another with -o",
        PermissionError: "name another folder with -o, or change who may write there",
        IsADirectoryError: "name a file, or leave the suffix off to write into a folder",
    }
    reason = getattr(error, "strerror", None) or str(error)
    hint = "name another with -o, or allow writing to it (chmod u+w)" if reason == _PROTECTED else hints.get(type(error))
    return f"cannot be written: {reason[:1].lower()}{reason[1:]}", Place(file=str(path)), hint
