"""What a check finds, and how it may be mended."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.errors import Problem


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the source, in code points, and what shall stand there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with its code, and the edits that mend it (none where only the author can). `start` is the index in the source of the value it
    is in, for comments that switch it off there."""

    problem: Problem
    edits: tuple[Edit, ...] = ()
    start: int | None = None
