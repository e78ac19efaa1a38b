"""A stretch of source."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A value's stretch of the source: code-point indices, and its style: '' plain, ' or " quoted, | or > block, [ or { collection."""

    start: int
    end: int
    style: str
