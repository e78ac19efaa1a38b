"""How far a batch is: on standard error, of a terminal, from the second on in which it is not done."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from docgen.cli.habits.options import active

_PATIENCE = 1.0
"""Seconds."""


@dataclass(slots=True)
class Progress:
    """`total` are the documents to be made, `done` those that are."""

    total: int
    done: int = 0
    started: float = field(default_factory=time.monotonic)
    _bar: Any = None
    _task: Any = None

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        if self._bar is None and time.monotonic() - self.started > _PATIENCE and self.done < self.total and _shown():
            self._begin()
        if self._bar is not None:
            seconds = time.monotonic() - self.started
            self._bar.update(self._task, completed=self.done, rate=f"{self.done / seconds:.1f}/s")

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Meanwhile others may write to the terminal."""
        if self._bar is not None:
            self._bar.stop()
        try:
            yield
        finally:
            if self._bar is not None:
                self._bar.start()

    def end(self) -> None:
        """Nothing more comes."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _begin(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)
        self._task = self._bar.add_task("", total=self.total, completed=self.done, rate="")
        self._bar.start()


def _shown() -> bool:
    asked = active()
    return sys.stderr is not None and sys.stderr.isatty() and not (asked.quiet or asked.verbose or asked.json)
