"""Files of fonts, of whatever format, as the tables of the fonts in them.

TrueType and OpenType (.ttf, .otf), collections of them (.ttc, .otc) and web fonts (.woff, .woff2) are read, told by their bytes and not by their
names. Bytes are read, not mapped into memory: a file that is rewritten or cut short meanwhile is an error and not a signal that ends the process.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import FontError, Place, Problem
from docgen.inputs import read_file
from docgen.limits import active
from docgen.typography.fonts.sfnt import APPLE, CFF, TRUETYPE, Damaged, checksum, directory_of, sfnt

SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2"})
"""What a folder of fonts is searched for."""

PASSED_OVER = frozenset({".pfb", ".pfa", ".pfm", ".afm", ".dfont", ".suit", ".fon", ".fnt", ".bdf", ".pcf", ".eot", ".t1", ".cff", ".otb", ".pfr"})
"""Fonts too, but of formats that nothing here can embed."""

_MOST_FACES = 256
_WANTED = "a TrueType or OpenType file (.ttf, .otf, .ttc, .woff, .woff2)"
_CONVERT = "convert it to .ttf or .otf"

Stamp = tuple[int, int, int]
"""When a file was changed (nanoseconds), its size in bytes, its inode."""


@dataclass(frozen=True, slots=True)
class RawFont:
    """One font of a file. `data` is the unpacked file, `index` says which font of it; `directory` has each table's first byte and its end."""

    data: bytes
    index: int
    directory: dict[str, tuple[int, int]]
    packed: bool = False
    """Was the file squeezed, so that reading it again costs much?"""

    def table(self, tag: str) -> bytes:
        """A table's bytes, empty where the font has none."""
        start, end = self.directory.get(tag, (0, 0))
        return self.data[start:end]


_SUMMED = ("glyf", "loca", "CFF ", "CFF2", "cmap", "hmtx", "hhea", "maxp", "OS/2", "name", "GSUB", "GPOS", "GDEF", "fvar", "gvar", "avar", "HVAR")
"""Tables whose damage would be seen in a document; `head` has a checksum that many tools make wrong."""


def unlike_checksums(raw: RawFont) -> list[str]:
    """The tables that do not add up to the checksums that the font's directory has for them (OpenType, "Calculating Checksums")."""
    at = struct.unpack_from(">L", raw.data, 12 + 4 * raw.index)[0] if raw.data[:4] == b"ttcf" else 0
    said: dict[str, int] = {}
    for index in range(struct.unpack_from(">H", raw.data, at + 4)[0]):
        tag, value = struct.unpack_from(">4sL", raw.data, at + 12 + 16 * index)
        said.setdefault(tag.decode("ascii"), value)
    return [tag for tag in _SUMMED if tag in said and checksum(raw.table(tag)) != said[tag]]


def stamp_of(path: Path) -> Stamp:
    """Raises FontError."""
    try:
        stat = path.stat()
    except (OSError, ValueError) as missing:
        reason = getattr(missing, "strerror", None) or str(missing)
        raise FontError(Problem(f"cannot be opened ({reason[:1].lower()}{reason[1:]})", Place(str(path)))) from None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def read_fonts(path: Path, stamp: Stamp) -> tuple[RawFont, ...]:
    """Every font of a file. Raises FontError for what is no font, is damaged, or has changed since `stamp`."""
    data = read_file(path, active().file_bytes, wanted=_WANTED, error=FontError)
    if stamp_of(path) != stamp or len(data) != stamp[1]:
        raise FontError(Problem("the file was changed while it was read", Place(str(path)), "render again"))
    try:
        return tuple(_fonts(data))
    except Damaged as damage:
        raise FontError(Problem(f"is not a font, or is damaged: {damage}", Place(str(path)), _WANTED)) from None


def _fonts(data: bytes) -> list[RawFont]:
    packed = data[:4] in (b"wOFF", b"wOF2")
    if packed:
        data = _woff(data) if data[3:4] == b"F" else _woff2(data)
    magic = data[:4]
    if magic in (TRUETYPE, APPLE, CFF):
        return [RawFont(data, 0, directory_of(data), packed)]
    if magic == b"ttcf":
        return [RawFont(data, index, directory_of(data, at)) for index, at in enumerate(_collection(data))]
    if not data:
        raise Damaged("it is empty")
    other = _other(data)
    raise Damaged(f"it is {other}; {_CONVERT}" if other else "it does not begin as a font does")


def _other(data: bytes) -> str | None:
    if data[:2] == b"\x80\x01" or data[:14] == b"%!PS-AdobeFont" or data[:11] == b"%!FontType1":
        return "a PostScript font (Type 1)"
    if data[:4] == b"typ1":
        return "a PostScript font (Type 1)"
    if data[:2] == b"MZ" or data[:9] == b"STARTFONT" or data[:4] == b"\x01fcp":
        return "a font of bitmaps"
    if data[34:36] == b"LP":
        return "an Embedded OpenType font (.eot)"
    if data[:4] == b"\0\0\1\0":
        return "a Macintosh font (.dfont)"
    if data.lstrip()[:1] == b"<":
        return "a text in XML or HTML"
    return None


def _collection(data: bytes) -> tuple[int, ...]:
    """Where the directory of each font begins (OpenType, "Font Collections")."""
    if len(data) < 12:
        raise Damaged("the collection is cut short")
    count = struct.unpack_from(">L", data, 8)[0]
    if not 0 < count <= _MOST_FACES or len(data) < 12 + 4 * count:
        raise Damaged("the collection's directory is cut short")
    return struct.unpack_from(f">{count}L", data, 12)


def _woff(data: bytes) -> bytes:
    """WOFF 1.0 unpacked: its tables are squeezed by zlib or not at all."""
    if len(data) < 44:
        raise Damaged("it is cut short")
    count = struct.unpack_from(">H", data, 12)[0]
    if not count or len(data) < 44 + 20 * count:
        raise Damaged("its table directory is cut short")
    left = active().file_bytes
    tables: dict[str, bytes] = {}
    for index in range(count):
        tag, offset, squeezed, length, _ = struct.unpack_from(">4s4L", data, 44 + 20 * index)
        if not all(0x20 <= byte < 0x7F for byte in tag):
            raise Damaged("its table directory is damaged (a name of a table is no ASCII)")
        name = tag.decode()
        left -= length
        if left < 0:
            raise Damaged("it unpacks to more than a font may hold")
        raw = data[offset : offset + squeezed]
        if len(raw) < squeezed:
            raise Damaged(f"its table {name.strip()} is cut short")
        if squeezed < length:
            try:
                raw = zlib.decompressobj().decompress(raw, length + 1)
            except zlib.error:
                raise Damaged(f"its table {name.strip()} cannot be unpacked") from None
        if len(raw) != length:
            raise Damaged(f"its table {name.strip()} is not as long as it says")
        tables.setdefault(name, raw)
    if "head" not in tables:
        raise Damaged("it has no table head")
    return sfnt(tables)


def _woff2(data: bytes) -> bytes:
    """WOFF 2.0, unpacked by fontTools, once it is known that it unpacks to no more than a font may hold."""
    if len(data) < 48:
        raise Damaged("it is cut short")
    size, squeezed = struct.unpack_from(">L", data, 16)[0], struct.unpack_from(">L", data, 20)[0]
    if max(size, squeezed) > active().file_bytes:
        raise Damaged("it unpacks to more than a font may hold")
    if data[4:8] == b"ttcf":
        raise Damaged(f"it is a collection in WOFF 2; {_CONVERT}")
    _check_brotli(data)
    import io
    import logging

    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    out = io.BytesIO()
    try:
        font = TTFont(io.BytesIO(data), lazy=True)
        font.flavor = None
        font.save(out, reorderTables=None)
    except Exception:  # fontTools promises nothing of what it raises for damaged bytes
        raise Damaged("it cannot be unpacked") from None
    return out.getvalue()


_PIECE = 1024


def _check_brotli(data: bytes) -> None:
    """Raises Damaged where the squeezed tables of a WOFF 2 file come to more than twice what it says: such a file is made to fill memory."""
    import brotli

    most = min(2 * struct.unpack_from(">L", data, 16)[0] + 0x10000, active().file_bytes)
    start = _directory_end(data)
    end = start + struct.unpack_from(">L", data, 20)[0]
    if end > len(data):
        raise Damaged("it is cut short")
    total = 0
    try:
        unpacking = brotli.Decompressor()
        waiting = data[start:end]
        at = 0
        while not unpacking.is_finished():
            piece = b""
            if unpacking.can_accept_more_data():
                piece, at = waiting[at : at + _PIECE], at + _PIECE
                if not piece:
                    raise Damaged("it is cut short")
            total += len(unpacking.process(piece, output_buffer_limit=0x40000))
            if total > most:
                raise Damaged("it unpacks to more than it says")
    except brotli.error:
        raise Damaged("it cannot be unpacked") from None


def _directory_end(data: bytes) -> int:
    """Where the table directory of a WOFF 2 file ends, and the squeezed data begins (WOFF 2.0, 5.1)."""
    at = 48
    count = struct.unpack_from(">H", data, 12)[0]
    try:
        for _ in range(count):
            flags = data[at]
            at += 1 + (4 if flags & 0x3F == 0x3F else 0)
            known = flags & 0x3F
            at = _base128(data, at)
            transformed = (flags >> 6 != 3) if known in (10, 11) else flags >> 6 != 0
            if transformed:
                at = _base128(data, at)
    except IndexError:
        raise Damaged("its table directory is cut short") from None
    return at


def _base128(data: bytes, at: int) -> int:
    """The place after a UIntBase128."""
    for _ in range(5):
        at += 1
        if not data[at - 1] & 0x80:
            return at
    raise Damaged("its table directory is damaged")
