"""PNG files (ISO/IEC 15948), read chunk by chunk and checked to be whole in pieces: no more of one is ever in memory than its compressed bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from docgen.pictures.exif import read_exif
from docgen.pictures.head import ColourSpace, Head, check_size
from docgen.pictures.kinds import NotAPicture, damaged

_PIECE = 2**20
_MOST_PROFILE = 2**22
_SPACES: dict[int, ColourSpace] = {0: "gray", 2: "rgb", 3: "rgb", 4: "gray", 6: "rgb"}
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_BITS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
# Adam7 (8.2): first column and row of each pass, and how far apart its columns and rows are.
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_ONCE = (b"IHDR", b"PLTE", b"tRNS", b"iCCP", b"sRGB", b"pHYs", b"eXIf")


def read_png(data: bytes) -> Head:
    """Raises NotAPicture for a file that is damaged, cut short, larger than the limits allow, or of a kind that ISO/IEC 15948 does not know."""
    chunks: dict[bytes, bytes] = {}
    lines: list[bytes] = []
    header: tuple[int, int, int, int, bool] | None = None
    ended = False
    for index, (kind, content) in enumerate(_chunks(data)):
        if (index == 0) != (kind == b"IHDR"):
            raise damaged("its IHDR chunk does not come first, or comes twice")
        if kind == b"IDAT":
            if ended:
                raise damaged("its pixels are parted by other chunks")
            lines.append(content)
            continue
        ended = bool(lines)
        if kind in _ONCE:
            if kind in chunks:
                raise damaged(f"its {kind.decode()} chunk comes twice")
            chunks[kind] = content
            if kind == b"IHDR":
                header = _header(content)
    if header is None:
        raise damaged("it has no IHDR chunk")
    width, height, bits, colour, interlaced = header
    palette = chunks.get(b"PLTE") if colour == 3 else None
    if colour == 3 and (palette is None or not palette or len(palette) % 3 or len(palette) > 3 << bits):
        raise damaged("it has no whole palette")
    transparent = chunks.get(b"tRNS") if colour in (0, 2, 3) else None
    if transparent is not None and (len(transparent) != {0: 2, 2: 6}.get(colour, len(transparent)) or len(transparent) > 256):
        raise damaged("its transparent colours cannot be read")
    _check_pixels(lines, width, height, bits * _SAMPLES[colour], interlaced)
    across, down = _resolution(chunks.get(b"pHYs", b""))
    exif = read_exif(chunks.get(b"eXIf", b""))
    return Head(
        width,
        height,
        _SPACES[colour],
        bits,
        dpi=across,
        dpi_down=down,
        orientation=exif.orientation,
        icc=_profile(chunks[b"iCCP"]) if b"iCCP" in chunks else None,
        srgb=b"sRGB" in chunks or exif.srgb,
        palette=palette,
        transparent=transparent,
        alpha=colour in (4, 6),
        interlaced=interlaced,
        lines=b"".join(lines),
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of every chunk but the last (5.3)."""
    at = 8
    while at + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        content = data[at + 8 : at + 8 + length]
        if len(content) < length or at + 12 + length > len(data):
            break
        if zlib.crc32(content, zlib.crc32(kind)) != struct.unpack(">I", data[at + 8 + length : at + 12 + length])[0]:
            raise damaged("a check sum is wrong")
        if kind == b"IEND":
            return
        yield kind, content
        at += 12 + length
    raise damaged("it is cut short")


def _header(content: bytes) -> tuple[int, int, int, int, bool]:
    if len(content) != 13:
        raise damaged("its IHDR chunk has a wrong length")
    width, height, bits, colour, compression, filters, interlaced = struct.unpack(">IIBBBBB", content)
    if bits not in _BITS.get(colour, ()) or compression or filters or interlaced > 1:
        raise damaged("it is of a kind that PNG does not have")
    if width > 2**31 - 1 or height > 2**31 - 1:
        raise damaged("its size is none that PNG allows")
    check_size(width, height)
    return width, height, bits, colour, bool(interlaced)


def _check_pixels(lines: list[bytes], width: int, height: int, depth: int, interlaced: bool) -> None:
    """Unpacks the lines in pieces and counts them; each begins with a filter that exists (9.2). `depth` is a pixel's, in bits."""
    passes = [
        (-(-(width - left) // step), -(-(height - top) // rise))
        for left, top, step, rise in (_PASSES if interlaced else ((0, 0, 1, 1),))
        if width > left and height > top
    ]
    counter = _Lines([(1 + (columns * depth + 7) // 8, rows) for columns, rows in passes])
    opener = zlib.decompressobj()
    try:
        for part in lines:
            waiting = part
            while waiting and not opener.eof:
                counter.take(opener.decompress(waiting, _PIECE))
                waiting = opener.unconsumed_tail
        while not opener.eof and (rest := opener.decompress(b"", _PIECE)):
            counter.take(rest)
    except zlib.error:
        raise damaged("its pixels cannot be unpacked") from None
    if counter.left or not opener.eof:
        raise damaged("it is cut short")


class _Lines:
    """Counts unpacked lines. `shapes` are (bytes of a line, number of lines) of each pass."""

    def __init__(self, shapes: list[tuple[int, int]]) -> None:
        self.shapes = shapes
        self.left = sum(length * count for length, count in shapes)
        self._pass, self._done = 0, 0

    def take(self, piece: bytes) -> None:
        if len(piece) > self.left:
            raise damaged("it holds more pixels than its size says")
        self.left -= len(piece)
        at = 0
        while at < len(piece):
            length, count = self.shapes[self._pass]
            here = min(len(piece) - at, length * count - self._done)
            first = -self._done % length
            if max(piece[at + first : at + here : length], default=0) > 4:
                raise damaged("its pixels are filtered in a way that PNG does not know")
            at += here
            self._done += here
            if self._done == length * count:
                self._pass, self._done = self._pass + 1, 0


def _resolution(content: bytes) -> tuple[float | None, float | None]:
    """Dots an inch, across and down (11.3.5.3)."""
    if len(content) != 9 or content[8] != 1:
        return None, None
    across, down = (count * 0.0254 for count in struct.unpack(">II", content[:8]))
    return _meant(across), _meant(down)


def _meant(dpi: float) -> float:
    """The whole number that was rounded to pixels a metre, if there is one so near."""
    return float(round(dpi)) if abs(dpi - round(dpi)) < 0.0128 else dpi


def _profile(content: bytes) -> bytes:
    """An embedded colour profile, unpacked (11.3.3.3)."""
    _, _, rest = content.partition(b"\0")
    opener = zlib.decompressobj()
    try:
        profile = opener.decompress(rest[1:], _MOST_PROFILE)
    except zlib.error:
        profile = b""
    if not profile or not opener.eof:
        raise NotAPicture("has a damaged colour profile", "the same picture saved without one, or with a whole one")
    return profile
