"""`--open`: a file that was made, shown by what the system opens such files with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from docgen.errors import Place, Problem

_OPENERS = {"darwin": (("open",),)}
"""Commands that open a file, by platform, in the order in which they are tried."""
_ELSEWHERE = (("xdg-open",), ("gio", "open"), ("wslview",))


def open_file(path: Path) -> Problem | None:
    """Opens a file and does not wait. Gives a warning where there is nothing to open it with."""
    return _open(str(path), str(path.absolute()))


def open_address(address: str) -> Problem | None:
    """Opens a web page in the browser, as `open_file` does a file."""
    return _open(address, address)


def _open(path: str, target: str) -> Problem | None:
    if sys.platform == "win32":
        try:
            os.startfile(target)
        except OSError as error:
            return _warning(path, f"it could not be opened: {error.strerror}")
        return None
    for command in _OPENERS.get(sys.platform, _ELSEWHERE):
        program = shutil.which(command[0])
        if program is None:
            continue
        quiet = subprocess.DEVNULL
        try:
            subprocess.Popen([program, *command[1:], target], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
        except OSError as error:
            return _warning(path, f"it could not be opened: {error.strerror}")
        return None
    return _warning(path, "there is no program here that opens files")


def _warning(path: str, message: str) -> Problem:
    return Problem(message, Place(path), "open it yourself", severity="warning")
