"""Pages as they are looked at while somebody writes: as wide as a screen shows them, and only those that the looker has not."""

from __future__ import annotations

import hashlib
import io
import math
from collections.abc import Collection
from dataclasses import dataclass

from docgen.document.document import Flow
from docgen.writers.options import RenderOptions
from docgen.writers.png.document import paged
from docgen.writers.png.numbers import page_numbers
from docgen.writers.png.paint import page_count, page_size, painted

MOST_PIXELS = 16_000_000
"""Of a page that is looked at."""


@dataclass(frozen=True, slots=True)
class SeenPage:
    """The picture of a page: its number from 1, its width and height in pixels, and its PNG, `None` where the looker has it. `name` is that of the
    pixels: of two pictures that look the same it is the same."""

    number: int
    name: str
    data: bytes | None
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Seen:
    """Some pages of a document that has `count`."""

    count: int
    pages: tuple[SeenPage, ...]


def seen(flow: Flow, options: RenderOptions, *, width: int, known: Collection[str] = (), most: int = 20) -> Seen:
    """The pages that `options.pages` names (`None`: the first `most`), the first page of the document `width` pixels wide and the others as large
    beside it as on paper; fewer pixels where it would have more than `MOST_PIXELS`. Of those whose names are `known` there are no bytes. Raises what
    `pictures` raises."""
    data = paged(flow, options)
    count = page_count(data)
    numbers = page_numbers(options.pages, count)[:most]
    pages = []
    for number, picture in zip(numbers, painted(data, numbers, _scale(width, *page_size(data))), strict=True):
        name = hashlib.sha256(b"%d %d " % picture.size + picture.tobytes()).hexdigest()[:32]
        made = None
        if name not in known:
            stream = io.BytesIO()
            picture.save(stream, "PNG", compress_level=1)
            made = stream.getvalue()
        pages.append(SeenPage(number, name, made, *picture.size))
    return Seen(count, tuple(pages))


def _scale(pixels: int, width: float, height: float) -> float:
    """Pixels a point."""
    return min(pixels / width, math.sqrt(MOST_PIXELS / (width * height)))
