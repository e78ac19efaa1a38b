"""The life of a process that does work."""

from __future__ import annotations

import json
import os
import signal
import sys
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any

from docgen.serve import waited

_FIRST = b"""\
docgen: 1
kind: press-statement
territory: QA
date: 2021-10-19
issuer: {name: {ar: \xd8\xa7\xd9\x84\xd9\x85\xd9\x83\xd8\xaa\xd8\xa8, en: Office}}
headline: {ar: \xd8\xb9\xd9\x86\xd9\x88\xd8\xa7\xd9\x86, en: Headline}
body:
- {ar: \xd9\x86\xd8\xb5., en: Text.}
"""


def begin(stopped: Any = None) -> None:
    """The process has begun: signals to end it are for its parent, which lets work be finished; it ends with its parent. `stopped` is a number that
    both share."""
    waited.shared(stopped)
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def ready() -> None:
    """Loads what most work needs, by some."""
    from docgen.serve.seeing import Seeing
    from docgen.serve.ways import Ways
    from docgen.serve.work import Render, answered

    for work in (Seeing(json.dumps({"text": _FIRST.decode()}).encode(), {}, 800), Render(_FIRST, "pdf", {}), Render(_FIRST, "docx", {})):
        answered(work, Ways())


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    sys.stderr.flush()
    os._exit(1)
