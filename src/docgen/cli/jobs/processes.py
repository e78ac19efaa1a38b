"""How many processes a command may be told to start."""

from __future__ import annotations

import os

import typer

_ALWAYS = 64
"""As many may be asked for on the smallest machine."""
_EACH = 4
"""Processes for each processor, more than which only get in each other's way."""


def most_processes() -> int:
    """The most that may be asked for on this machine."""
    return max(_ALWAYS, _EACH * (os.cpu_count() or 1))


def processes(asked: int | None) -> int | None:
    """The number that was asked for. Raises BadParameter for one that would bring the machine down before anything is done."""
    most = most_processes()
    if asked is not None and asked > most:
        raise typer.BadParameter(f"{asked} processes are more than this machine has a use for; it can be 1 to {most}")
    return asked
