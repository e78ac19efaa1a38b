"""Word files that mean harm or are none: each made as small as it can be."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path

import letterheads


def _parts(folder: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(letterheads.by_hand(folder)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def bomb(folder: Path) -> bytes:
    """A gigabyte of nothing in a picture that nobody asks for."""
    parts = _parts(folder)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        with archive.open("word/media/image1.png", "w", force_zip64=True) as part:
            for _ in range(1024):
                part.write(bytes(2**20))
    return out.getvalue()


def lying_bomb(folder: Path) -> bytes:
    """A document of a hundred megabytes whose directory says that it has a thousand bytes."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(squeezer.compress(bytes(2**20)) for _ in range(100)) + squeezer.flush()
    data = bytearray(_zipped(_parts(folder) | {"word/document.xml": b"?" * 997}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = archive.getinfo("word/document.xml")
    start = info.header_offset + 30 + len(info.filename)
    moved = len(packed) - info.compress_size
    central = data.index(b"PK\x01\x02")
    data[start : start + info.compress_size] = packed
    for at in (info.header_offset + 18, _central(data, central + moved, b"word/document.xml") + 20):
        data[at : at + 4] = struct.pack("<I", len(packed))
    at = central + moved
    while data[at : at + 4] == b"PK\x01\x02":
        (offset,) = struct.unpack("<I", data[at + 42 : at + 46])
        if offset > info.header_offset:
            data[at + 42 : at + 46] = struct.pack("<I", offset + moved)
        at += 46 + sum(struct.unpack("<3H", data[at + 28 : at + 34]))
    data[at + 16 : at + 20] = struct.pack("<I", central + moved)
    return bytes(data)


def _central(data: bytes | bytearray, at: int, name: bytes) -> int:
    """Where a name's entry in the directory is."""
    while data[at + 46 : at + 46 + len(name)] != name:
        at += 46 + sum(struct.unpack("<3H", data[at + 28 : at + 34]))
    return at


def overlapping(folder: Path) -> bytes:
    """A thousand names for the same packed bytes."""
    data = bytearray(_zipped(_parts(folder) | {"word/media/a.png": bytes(2**18)}))
    central = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    at = _central(data, central, b"word/media/a.png")
    entry = data[at : at + 46 + 16]
    more = b"".join(bytes(entry).replace(b"word/media/a.png", b"word/media/%04d" % number + b"x") for number in range(1000))
    (count,) = struct.unpack("<H", data[end + 10 : end + 12])
    tail = bytearray(data[end:])
    tail[8:12] = struct.pack("<2H", count + 1000, count + 1000)
    tail[12:16] = struct.pack("<I", end - central + len(more))
    return bytes(data[:end]) + more + bytes(tail)


def external_entity(folder: Path) -> bytes:
    """A document that asks for a file of the machine's, and one of the network's."""
    parts = _parts(folder)
    target = (folder / "secret.txt").as_uri()
    (folder / "secret.txt").write_text("SECRET")
    doctype = f'<!DOCTYPE w:document [<!ENTITY a SYSTEM "{target}"><!ENTITY b SYSTEM "http://127.0.0.1:9/x">]>'
    text = parts["word/document.xml"].decode()
    parts["word/document.xml"] = text.replace("?>\n", f"?>\n{doctype}", 1).replace("Below the body.", "&a;&b;").encode()
    return _zipped(parts)


def many_laughs(folder: Path) -> bytes:
    """Entities of entities, in the styles."""
    parts = _parts(folder)
    names = "abcdefghij"
    entities = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names))
    text = parts["word/styles.xml"].decode()
    parts["word/styles.xml"] = text.replace("?>\n", f"?>\n<!DOCTYPE w:styles [{entities}]>", 1).replace("Price quote", "&j;").encode()
    return _zipped(parts)


def with_macros(folder: Path) -> bytes:
    parts = _parts(folder)
    kinds = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", b"application/vnd.ms-word.document.macroEnabled.main+xml"
    )
    return _zipped(parts | {"[Content_Types].xml": kinds, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def cut_short(folder: Path) -> bytes:
    data = letterheads.by_hand(folder).read_bytes()
    return data[: len(data) // 2]


def damaged(folder: Path) -> bytes:
    """One byte of the document is another."""
    data = bytearray(letterheads.by_hand(folder).read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = archive.getinfo("word/document.xml")
    data[info.header_offset + 30 + len(info.filename) + info.compress_size // 2] ^= 0xFF
    return bytes(data)


def old_word(folder: Path) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(2000)


def locked(folder: Path) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)


def no_word(folder: Path) -> bytes:
    return b"%PDF-1.7\n"


def a_workbook(folder: Path) -> bytes:
    parts = _parts(folder)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")
    return _zipped(parts)


def plain_zip(folder: Path) -> bytes:
    return _zipped({"readme.txt": b"hello"})


def broken_xml(folder: Path) -> bytes:
    return _zipped(_parts(folder) | {"word/document.xml": b"<w:document"})


def nested(folder: Path) -> bytes:
    """Four hundred content controls inside each other."""
    deep = b"<w:sdt><w:sdtContent>" * 400 + b"</w:sdtContent></w:sdt>" * 400
    return _zipped(_parts(folder) | {"word/document.xml": _parts(folder)["word/document.xml"].replace(b"<w:body>", b"<w:body>" + deep)})


def signed(folder: Path) -> bytes:
    return _zipped(_parts(folder) | {"_xmlsignatures/sig1.xml": b"<Signature/>"})


HOSTILE = {
    bomb: "swells to more than 256 MB",
    lying_bomb: "swells to more than",
    overlapping: "lie over each other",
    external_entity: "document type or entities",
    many_laughs: "document type or entities",
    with_macros: "holds macros",
    cut_short: "cut short or damaged",
    damaged: "is damaged",
    old_word: "of the old kind (.doc)",
    locked: "locked with a password",
    no_word: "is no Word file",
    a_workbook: "holds no Word document",
    plain_zip: "but no Word document",
    nested: "nested too deeply",
    broken_xml: "not well-formed XML",
    signed: "is signed",
}
"""Each with words of the error that it must give."""
