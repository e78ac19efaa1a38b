"""Files that no text editor makes, each as small as it can be, made anew for each test: `MADE[name](path)`."""

from __future__ import annotations

import gzip
import io
import os
import socket
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
MADE: dict[str, Callable[[Path], object]] = {}

Bytes = Callable[[], bytes]


def made(function: Bytes) -> Bytes:
    """A function that gives a file's bytes; it is called by its name."""
    MADE[function.__name__] = lambda path: path.write_bytes(function())
    return function


# Things in the file system


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def _protected(path: Path) -> None:
    path.write_bytes(b"%PDF-old")
    path.chmod(0o444)


MADE |= {
    "link_out": lambda path: path.symlink_to("/etc/hostname"),
    "link_nowhere": lambda path: path.symlink_to("nowhere"),
    "link_loop": lambda path: path.symlink_to(path.name),
    "pipe": os.mkfifo,
    "socket": _socket,
    "protected": _protected,
}


def _theme_chain(path: Path) -> None:
    for number in range(300):
        (path.parent / f"a{number}.yaml").write_text(f"docgen-theme: 1\nextends: a{number + 1}.yaml\n", encoding="utf-8")


MADE["theme_chain"] = _theme_chain

# Texts in other encodings, and other formats

TEXT = 'docgen: 1\nkind: press-statement\nplace: "الدوحة"\n'


@made
def utf16() -> bytes:
    return TEXT.encode("utf-16")


@made
def utf32() -> bytes:
    return TEXT.encode("utf-32")


@made
def cp1256() -> bytes:
    return TEXT.encode("cp1256")


@made
def latin1() -> bytes:
    return "docgen: 1\nplace: Orléans\n".encode("latin-1")


@made
def cut() -> bytes:
    return TEXT.encode()[:-3]


@made
def overlong() -> bytes:
    return b"docgen: 1\nplace: \xc0\xaf\n"


@made
def cesu() -> bytes:
    return b"docgen: 1\nplace: \xed\xa0\xbd\xed\xb8\x80\n"


@made
def zeros() -> bytes:
    return bytes(1000)


@made
def random() -> bytes:
    return zlib.crc32(b"x").to_bytes(4, "big") * 3 + bytes(range(255, 0, -1))


@made
def pdf() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n"


@made
def zip() -> bytes:
    return _zipped({"a": b"a"})


@made
def ole() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@made
def rtf() -> bytes:
    return b"{\\rtf1 hello}"


# Pictures


def _chunk(kind: bytes, data: bytes, crc: int | None = None) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data) if crc is None else crc)


def _png(
    width: int = 2, height: int = 2, *, depth: int = 8, colour: int = 2, header: bytes | None = None, before: bytes = b"", pixels: bytes | None = None
) -> bytes:
    start = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0) if header is None else header
    body = zlib.compress(b"\0" * ((width * 3 + 1) * height) if width < 100 else b"") if pixels is None else pixels
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", start) + before + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _jpeg(width: int = 8, height: int = 8) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.effect_noise((width, height), 90).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def _pillow(format: str) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (2, 2)).save(out, format)
    return out.getvalue()


@made
def png() -> bytes:
    return _png()


@made
def gif() -> bytes:
    return _pillow("GIF")


@made
def bmp() -> bytes:
    return _pillow("BMP")


@made
def tiff() -> bytes:
    return _pillow("TIFF")


@made
def webp() -> bytes:
    return b"RIFF\x24\0\0\0WEBPVP8 " + bytes(24)


@made
def eps() -> bytes:
    return b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n{} loop\n"


@made
def png_cut() -> bytes:
    return _png(60, 60)[:60]


@made
def png_signature() -> bytes:
    return b"\x89PNG\r\n\x1a\n"


@made
def png_no_pixels() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)) + _chunk(b"IEND", b"")


@made
def png_zero() -> bytes:
    return _png(0, 2)


@made
def png_huge() -> bytes:
    return _png(60_000, 60_000)


@made
def png_crc() -> bytes:
    start = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", start, crc=1) + _chunk(b"IDAT", zlib.compress(bytes(14))) + _chunk(b"IEND", b"")


@made
def png_header_long() -> bytes:
    return _png(header=struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0) + b"\0")


@made
def png_header_twice() -> bytes:
    return _png(before=_chunk(b"IHDR", struct.pack(">IIBBBBB", 9, 9, 8, 2, 0, 0, 0)))


@made
def png_depth() -> bytes:
    return _png(depth=3)


@made
def png_no_deflate() -> bytes:
    return _png(pixels=b"these are no packed pixels")


@made
def png_no_palette() -> bytes:
    return _png(colour=3)


@made
def jpeg_cut() -> bytes:
    data = _jpeg(64, 64)
    return data[: len(data) // 2]


@made
def jpeg_start() -> bytes:
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0"


@made
def jpeg_huge() -> bytes:
    return _jpeg_of(0xFFF0, 0xFFF0)


@made
def jpeg_zero() -> bytes:
    return _jpeg_of(0, 8)


def _jpeg_of(width: int, height: int) -> bytes:
    data = bytearray(_jpeg())
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(data)


@made
def jpeg_tables() -> bytes:
    data = bytearray(_jpeg())
    at = data.index(b"\xff\xc4") + 5
    data[at : at + 16] = b"\xff" * 16
    return bytes(data)


@made
def svgz() -> bytes:
    return gzip.compress(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')


# Word files


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _word_parts() -> dict[str, bytes]:
    import docx

    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Words of a file.")
    document.save(out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@made
def docx() -> bytes:
    return _zipped(_word_parts())


@made
def form() -> bytes:
    parts = _word_parts()
    control = b'<w:sdt><w:sdtPr><w:tag w:val="headline"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:sdtContent></w:sdt>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + control)
    return _zipped(parts)


@made
def word_text() -> bytes:
    return b"words\n"


@made
def word_cut() -> bytes:
    data = docx()
    return data[: len(data) // 2]


@made
def word_empty_zip() -> bytes:
    return b"PK\x05\x06" + bytes(18)


@made
def word_no_document() -> bytes:
    return _zipped({name: data for name, data in _word_parts().items() if name != "word/document.xml"})


@made
def word_entities() -> bytes:
    parts = _word_parts()
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip_pairs("abcdefghij")) + "]>"
    start, _, rest = parts["word/document.xml"].partition(b"?>")
    parts["word/document.xml"] = start + b"?>" + laughs.encode() + rest.replace(b"Words of", b"&j;")
    return _zipped(parts)


def zip_pairs(letters: str) -> list[tuple[str, str]]:
    return [(letters[index], letters[index + 1]) for index in range(len(letters) - 1)]


@made
def word_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in _word_parts().items():
            if name != "word/document.xml":
                archive.writestr(name, data)
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(600):
                part.write(b" " * 2**20)
    return out.getvalue()


@made
def word_traversal() -> bytes:
    return _zipped(_word_parts() | {"../../evil.txt": b"evil"})


@made
def word_macro() -> bytes:
    parts = _word_parts()
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(kind, b"application/vnd.ms-word.document.macroEnabled.main+xml")
    return _zipped(parts | {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


@made
def word_ole() -> bytes:
    return ole()


@made
def word_bad_xml() -> bytes:
    parts = _word_parts()
    parts["word/document.xml"] = parts["word/document.xml"][:-20]
    return _zipped(parts)


# PDF files


def _pdf(objects: list[bytes], root: int | None = 1) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    named = b"" if root is None else b"/Root %d 0 R" % root
    return bytes(out) + b"trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, named, start)


def _stream(data: bytes, filters: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), filters, data)


def _one_page(content: bytes) -> bytes:
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", pages, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>", content])


@made
def pdf_plain() -> bytes:
    return _one_page(_stream(b"0 0 m 9 9 l S"))


@made
def pdf_text() -> bytes:
    return b"words\n"


@made
def pdf_head() -> bytes:
    return b"%PDF-1.7\n"


@made
def pdf_cut() -> bytes:
    return pdf_plain()[:90]


@made
def pdf_no_catalog() -> bytes:
    return _pdf([b"<</Type/Pages/Kids[]/Count 0>>"], None)


@made
def pdf_page_loop() -> bytes:
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>"])


@made
def pdf_deep_pages() -> bytes:
    last = 10_000
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 1) for number in range(2, last)]
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", *nodes, b"<</Type/Page/MediaBox[0 0 9 9]>>"])


@made
def pdf_bomb() -> bytes:
    squeezer = zlib.compressobj(9)
    once = b"".join(squeezer.compress(bytes(2**20)) for _ in range(300)) + squeezer.flush()
    return _one_page(_stream(zlib.compress(once, 9), b"/Filter[/FlateDecode/FlateDecode]"))


@made
def pdf_many_q() -> bytes:
    return _one_page(_stream(zlib.compress(b"q " * 30_000_000), b"/Filter/FlateDecode"))


@made
def pdf_encrypted() -> bytes:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_plain())) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


@made
def pdf_zeros() -> bytes:
    return bytes(5000)


# Fonts and colour profiles


def _font() -> bytearray:
    """A good font of the family Brokn."""
    data = (ROOT / "fonts" / "amiri" / "Amiri-Regular.ttf").read_bytes()
    return bytearray(data.replace("Amiri".encode("utf-16-be"), "Brokn".encode("utf-16-be")).replace(b"Amiri", b"Brokn"))


def _table(font: bytearray, tag: bytes) -> int:
    """Where a table's record is, in the directory."""
    count = struct.unpack_from(">H", font, 4)[0]
    return next(12 + 16 * index for index in range(count) if font[12 + 16 * index : 16 + 16 * index] == tag)


@made
def font_text() -> bytes:
    return b"words"


@made
def font_empty() -> bytes:
    return b""


@made
def font_cut() -> bytes:
    font = _font()
    return bytes(font[: len(font) // 3])


@made
def font_no_tables() -> bytes:
    return b"\0\1\0\0" + bytes(8)


@made
def font_tag() -> bytes:
    font = _font()
    at = _table(font, b"head")
    font[at : at + 4] = b"\xff\xfe\xfd\xfc"
    return bytes(font)


@made
def font_loca() -> bytes:
    font = _font()
    offset, length = struct.unpack_from(">II", font, _table(font, b"loca") + 8)
    font[offset + 8 : offset + length] = b"\xff" * (length - 8)
    return bytes(font)


def _overwritten(tag: bytes, at: int, value: bytes) -> bytes:
    font = _font()
    first = struct.unpack_from(">I", font, _table(font, tag) + 8)[0] + at
    font[first : first + len(value)] = value
    return bytes(font)


@made
def font_glyf() -> bytes:
    return _overwritten(b"glyf", 0, b"\x40\x00")


@made
def font_ascent() -> bytes:
    return _overwritten(b"OS/2", 68, b"\x7f\xff")


@made
def font_os2() -> bytes:
    font = _font()
    struct.pack_into(">I", font, _table(font, b"OS/2") + 12, 10)
    return bytes(font)


@made
def font_cff() -> bytes:
    from strange_fonts import font

    out = io.BytesIO()
    font("Brokn", cubic=True).save(out)
    data = bytearray(out.getvalue())
    first = struct.unpack_from(">I", data, _table(data, b"CFF ") + 8)[0]
    data[first : first + 20] = bytes(20)
    return bytes(data)


@made
def font_head() -> bytes:
    font = _font()
    offset = struct.unpack_from(">I", font, _table(font, b"head") + 8)[0]
    font[offset + 18 : offset + 20] = b"\0\0"
    return bytes(font)


@made
def font_offsets() -> bytes:
    font = _font()
    for tag in (b"glyf", b"loca", b"cmap"):
        at = _table(font, tag)
        font[at + 8 : at + 12] = b"\x7f\xff\xff\x00"
    return bytes(font)


@made
def font_type1() -> bytes:
    return b"\x80\x01\x10\0\0\0%!PS-AdobeFont-1.0: A\n"


@made
def font_cmap() -> bytes:
    font = _font()
    offset, length = struct.unpack_from(">II", font, _table(font, b"cmap") + 8)
    font[offset + 4 : offset + length] = b"\xff" * (length - 4)
    return bytes(font)


@made
def icc_rgb() -> bytes:
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@made
def icc_cut() -> bytes:
    return next((ROOT / "src").rglob("*.icc")).read_bytes()[:200]
