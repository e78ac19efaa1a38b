"""Ctrl-C in a batch: what is being made is finished, nothing more is begun, and a second time ends all at once."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
_WARNINGS = "PYTHONWARNINGS"


@dataclass(slots=True)
class Stop:
    """`number` is the signal that came; 0 while there was none."""

    number: int = 0

    def asked(self) -> bool:
        return bool(self.number)


@contextmanager
def stopping() -> Iterator[Stop]:
    """Signals that end the program ask it to stop meanwhile. What ignores them (`nohup`) goes on ignoring them; in a thread nothing is changed."""
    stop = Stop()
    before: dict[int, Any] = {}

    def ask(number: int, frame: FrameType | None) -> None:
        if stop.number:
            again = before[number]
            signal.signal(number, again)
            signal.raise_signal(number)
        stop.number = number

    try:
        for name in _ENDING:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) != signal.SIG_IGN:
                before[number] = signal.signal(number, ask)
    except ValueError:  # not the main thread, which alone has signals
        pass
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def quiet_tracker() -> None:
    """Starts Python's tracker of semaphores so that it says nothing where the program ends at once: it takes away what is left all the same."""
    from multiprocessing import resource_tracker

    before = os.environ.get(_WARNINGS)
    os.environ[_WARNINGS] = f"ignore:resource_tracker,{before}" if before else "ignore:resource_tracker"
    try:
        resource_tracker.ensure_running()
    finally:
        if before is None:
            del os.environ[_WARNINGS]
        else:
            os.environ[_WARNINGS] = before
