"""Finds the shipped templates and fonts, in a source checkout and in an installed wheel alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def shipped(name: str) -> Path:
    """The folder `templates` or `fonts` that came with docgen."""
    package = Path(__file__).parent
    for folder in (package / "_shipped" / name, package.parents[1] / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"docgen was installed without its {name} folder; install it again from a wheel or a whole checkout")
