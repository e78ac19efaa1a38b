"""Signals that end the program: no traceback, no new file left beside the old one, and the exit code that a shell gives such an end."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

_ENDING = ("SIGINT", "SIGHUP", "SIGTERM")


def install() -> None:
    """SIGINT, SIGHUP and SIGTERM end the program at once with 128 and their number, wherever it is. One that the process was told to ignore (`nohup`)
    stays ignored."""
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _end)


def done() -> None:
    """All is written: Ctrl-C while Python puts its things away changes nothing any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _end(number: int, frame: FrameType | None) -> None:
    """Nothing is raised: in the middle of an import or a callback an exception can turn into another one, or be lost."""
    drop = getattr(sys.modules.get("docgen.temporary"), "drop_live", None)
    if drop is not None:
        drop()
    os._exit(128 + number)
