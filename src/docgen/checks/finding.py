"""What a check finds, and how it may be mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from docgen.errors import Problem


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the source, in code points, and what shall stand there.

    `offset` and `length` are the same stretch in the text that it belongs to, as it was read. `forms` says that presentation forms become letters.
    """

    start: int
    end: int
    text: str
    offset: int = 0
    length: int = 0
    forms: bool = False


def apart(edits: Iterable[Edit]) -> bool:
    """Whether no two edits touch the same characters of the source."""
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    return all(one.end <= other.start and (one.start, one.end) != (other.start, other.end) for one, other in pairwise(ordered))


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with its code, and the edits that mend it (none where only the author can). `start` is the index in the source of the value it
    is in, for comments that switch it off there."""

    problem: Problem
    edits: tuple[Edit, ...] = ()
    start: int | None = None
