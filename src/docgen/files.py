"""Files written whole or not at all: every byte goes to a new file in the same folder, which then takes the old one's place."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

from docgen.errors import OutputError, Place, Problem


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Write several files, each whole. None is put in place before all are on the disk, so that a full disk leaves every old file as it was.

    A link is followed; a device or a pipe (`/dev/stdout`) is written to as it is. Raises OutputError.
    """
    waiting: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, data in files.items():
            target = Path(os.path.realpath(path))
            if target.exists() and not target.is_file():
                if target.is_dir():
                    raise IsADirectoryError(f"{path} is a folder")
                target.write_bytes(data)
            else:
                waiting.append((_beside(target, data), target))
        while waiting:
            path = waiting[0][1]
            waiting[0][0].replace(path)
            waiting.pop(0)
    except OSError as error:
        raise OutputError(Problem(*_said(path, error))) from error
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder for outputs, with those above it. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(Problem(*_said(folder, error))) from error


def _beside(target: Path, data: bytes) -> Path:
    """A new file in the target's folder that holds `data`, on the disk, with the mode that the target has or would have."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask())
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _said(path: Path, error: OSError) -> tuple[str, Place, str | None]:
    hints = {
        FileNotFoundError: "make the folder first, or name another with -o",
        PermissionError: "name another folder with -o, or change who may write there",
        IsADirectoryError: "name a file, or leave the suffix off to write into a folder",
    }
    reason = error.strerror or str(error)
    return f"cannot be written: {reason[:1].lower()}{reason[1:]}", Place(file=str(path)), hints.get(type(error))
