"""A stretch of the text of a finished file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of an output's text; `lang` is empty where it may be either's. `line` is where it begins, in formats that have lines."""

    lang: str
    text: str
    line: int | None = None
