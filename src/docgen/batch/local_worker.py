"""What Dask runs in each process that `docgen.cluster("local:N")` starts (`preload`, <https://docs.dask.org/en/stable/customize-initialization.html>)."""

from __future__ import annotations

import signal


def dask_setup(worker: object) -> None:
    """Ctrl-C in a terminal is for the process that started this one, which lets it finish."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
