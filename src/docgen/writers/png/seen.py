"""Pages as they are looked at while somebody writes: as wide as a screen shows them, first those that are in view, and only those that the looker has
not."""

from __future__ import annotations

import hashlib
import math
import struct
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.document.document import Flow
from docgen.writers.options import RenderOptions
from docgen.writers.png.document import paged
from docgen.writers.png.numbers import page_numbers
from docgen.writers.png.paint import pages_of, painted

if TYPE_CHECKING:
    from PIL.Image import Image

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
class Sheets:
    """A document that is set: how many pages it has, and the numbers of those to be seen, in the order in which they are painted."""

    data: bytes
    count: int
    numbers: tuple[int, ...]
    scale: float

    def pages(self, known: Collection[str] = ()) -> Iterator[SeenPage]:
        """The pages, each painted when it is asked for. Of those whose names are `known` there are no bytes."""
        for number, picture in zip(self.numbers, painted(self.data, self.numbers, self.scale), strict=True):
            pixels = picture.tobytes()
            name = hashlib.sha256(b"%d %d " % picture.size + pixels).hexdigest()[:32]
            yield SeenPage(number, name, None if name in known else _png(picture, pixels), *picture.size)


def sheets(flow: Flow, options: RenderOptions, *, width: int, first: Sequence[int] = (), most: int = 20) -> Sheets:
    """The pages that `options.pages` names (`None`: the first `most`), those that are `first` in view before the others; the first page of the
    document `width` pixels wide and the others as large beside it as on paper; fewer pixels where it would have more than `MOST_PIXELS`. Raises what
    `pictures` raises."""
    data = paged(flow, options)
    count, across, down = pages_of(data)
    numbers = page_numbers(options.pages, count)[:most]
    return Sheets(data, count, tuple(sorted(numbers, key=lambda number: number not in first)), _scale(width, across, down))


def _scale(pixels: int, width: float, height: float) -> float:
    """Pixels a point."""
    return min(pixels / width, math.sqrt(MOST_PIXELS / (width * height)))


def _png(picture: Image, pixels: bytes) -> bytes:
    """A PNG (ISO/IEC 15948) of RGB whose rows are not filtered: of a page of text it is smaller than a filtered one, and made in half the time."""
    width, height = picture.size
    row = 3 * width
    rows = b"".join(b"\x00" + pixels[start : start + row] for start in range(0, row * height, row))
    chunks = ((b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
