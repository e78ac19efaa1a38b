"""Pages as they are looked at while somebody writes: as wide as a screen shows them, and only those that the looker has not."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection
from dataclasses import dataclass

from docgen.document.document import Flow
from docgen.writers.options import RenderOptions
from docgen.writers.png.document import paged
from docgen.writers.png.numbers import page_numbers
from docgen.writers.png.paint import page_count, page_width, painted


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
    beside it as on paper. Of those whose names are `known` there are no bytes. Raises what `pictures` raises."""
    data = paged(flow, options)
    count = page_count(data)
    numbers = page_numbers(options.pages, count)[:most]
    pages = []
    for number, picture in zip(numbers, painted(data, numbers, width / page_width(data)), strict=True):
        name = hashlib.sha256(b"%d %d " % picture.size + picture.tobytes()).hexdigest()[:32]
        made = None
        if name not in known:
            stream = io.BytesIO()
            picture.save(stream, "PNG", compress_level=1)
            made = stream.getvalue()
        pages.append(SeenPage(number, name, made, *picture.size))
    return Seen(count, tuple(pages))
