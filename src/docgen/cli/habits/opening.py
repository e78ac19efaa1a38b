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
    if sys.platform == "win32":
        try:
            os.startfile(path)
        except OSError as error:
            return _warning(path, f"it could not be opened: {error.strerror}")
        return None
    for command in _OPENERS.get(sys.platform, _ELSEWHERE):
        program = shutil.which(command[0])
        if program is None:
            continue
        quiet = subprocess.DEVNULL
        try:
            subprocess.Popen([program, *command[1:], str(path.absolute())], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
        except OSError as error:
            return _warning(path, f"it could not be opened: {error.strerror}")
        return None
    return _warning(path, "there is no program here that opens files")


def _warning(path: Path, message: str) -> Problem:
    return Problem(message, Place(str(path)), "open it yourself", severity="warning")
