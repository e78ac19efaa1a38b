"""A Word file that came from somebody else, opened without trusting it.

Nothing is fetched, no entity is expanded, no more than a fixed amount is ever unpacked. Parts that nobody asks for stay packed, so that they can be
written out again byte for byte.
"""

from __future__ import annotations

import datetime
import io
import os
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from docgen.errors import DocgenError, InputError, Place, Problem
from docgen.inputs import read_file
from docgen.limits import active
from docgen.types import PathLike
from docgen.wordfile.archive import Packed, archive, pack
from docgen.wordfile.names import R, W

_FILE_LIMIT = 32 * 2**20
"""Bytes of the file itself."""
_UNPACKED_LIMIT = 256 * 2**20
"""Bytes of all parts together, unpacked one after another and in pieces."""
_XML_LIMIT = 8 * 2**20
"""Bytes of one part of XML, which takes ten times its size once it is a tree: that is some four hundred full pages."""
_LARGE_XML_LIMIT = 32 * 2**20
"""The same for a file that is only looked into or mended, and may be a book."""
_PARTS_LIMIT = 4096
_PIECE = 2**16
_NO_DATE = datetime.datetime(1980, 1, 1)
"""The same file mended twice is the same file."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STRICT = "http://purl.oclc.org/ooxml/"
"""Where the names of a Strict file begin (ISO/IEC 29500-1)."""
_OF_STRICT = {f"{_STRICT}wordprocessingml/main": W, f"{_STRICT}officeDocument/relationships": R}
"""Names of a Strict file that are asked for here, with those that mean the same in a Transitional one (ISO/IEC 29500-4)."""


@dataclass(slots=True)
class WordFile:
    """`entries` by part name, in the archive's order. `main` is the document part's name. `error` is what is raised for anything wrong; `limit` is
    the most bytes that one part of XML may have. A `strict` file is only to be looked into: its trees have the names of a Transitional one. `wanted`
    says in messages what the file should be."""

    name: str
    entries: dict[str, Packed]
    main: str
    error: type[DocgenError] = InputError
    limit: int = _XML_LIMIT
    strict: bool = False
    wanted: str = "a whole Word document (.docx)"
    _trees: dict[str, Any] = field(default_factory=dict)

    def read(self, part: str) -> bytes:
        """A part's bytes. Raises for one that is larger than `limit`."""
        return b"".join(_unpacked(self.entries[part], part, self, self.limit))

    def tree(self, part: str) -> Any:
        """The root of an XML part (an lxml element), parsed once; changes to it are seen by whoever asks again. Raises for what is no XML, or has
        a document type: no part of a Word file may have one (ECMA-376 Part 2, 8.1.4), and it is the way to external entities."""
        if part not in self._trees:
            root = parsed(self.read(part), part, self)
            if self.strict:
                _as_transitional(root)
            self._trees[part] = root
        return self._trees[part]

    def put(self, part: str, root: Any) -> None:
        """A new part of XML, or another tree of one; `saved` writes it where it is named as changed."""
        self._trees[part] = root

    def fault(self, message: str, hint: str | None = None, part: str | None = None) -> DocgenError:
        """An error about this file."""
        return self.error(Problem(message, Place(self.name, path=part), hint))

    def relationships(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """(type, target, external) by id of a part's relationships; targets as they are written."""
        name = relationships_part(part)
        if name not in self.entries:
            return {}
        return {
            entry.get("Id", ""): (entry.get("Type", ""), entry.get("Target", ""), entry.get("TargetMode") == "External")
            for entry in self.tree(name).iter(f"{_RELATIONSHIPS}Relationship")
        }

    def related(self, kind: str, part: str | None = None) -> str | None:
        """The first part of a kind (`styles`, `numbering`, …) that the document, or another part, is related to."""
        base = self.main if part is None else part
        for type_, target, external in self.relationships(base).values():
            if type_.rsplit("/", 1)[-1] == kind and not external:
                found = resolved(base, target)
                if found in self.entries:
                    return found
        return None

    def saved(self, changed: Iterable[str]) -> bytes:
        """The file again: the parts named as their trees are now, every other byte for byte."""
        from lxml import etree

        parts = dict(self.entries)
        for name in changed:
            parts[name] = pack(etree.tostring(self.tree(name), xml_declaration=True, encoding="UTF-8", standalone=True))
        return archive(parts, _NO_DATE)

    def stories(self) -> Iterator[str]:
        """The parts that hold text: the document, then its headers, footers, notes and comments."""
        yield self.main
        seen = {self.main}
        for type_, target, external in self.relationships(self.main).values():
            part = resolved(self.main, target)
            if type_.rsplit("/", 1)[-1] in ("header", "footer", "footnotes", "endnotes", "comments") and not external and part not in seen:
                seen.add(part)
                if part in self.entries:
                    yield part


def open_word(
    source: PathLike | bytes,
    *,
    name: str | None = None,
    error: type[DocgenError] = InputError,
    look_only: bool = False,
    large: bool = False,
) -> WordFile:
    """Opens a Word file by path or bytes. Raises `error`, always with the file's name, for anything that is no whole, open, plain `.docx`.

    `look_only` takes files with macros, with signatures and of the Strict kind too, since nothing will be made of them; `large` takes books.
    """
    said = name or (os.fspath(source) if not isinstance(source, bytes) else "<data>")
    limit = min(_FILE_LIMIT, active().file_bytes)
    data = source if isinstance(source, bytes) else read_file(source, limit, wanted="a Word document (.docx)", error=error)
    file = WordFile(said, {}, "", error, _LARGE_XML_LIMIT if large else _XML_LIMIT)
    if data.startswith(_OLE) and _ENCRYPTED not in data:
        raise file.fault("is a Word file of the old kind (.doc)", "open it in Word and save it as a Word document (.docx)")
    if not data.startswith((b"PK", _OLE)):
        raise file.fault("is no Word file", "a Word document (.docx)")
    open_parts(file, data)
    file.main = _main_part(file)
    if not look_only:
        _plain(file)
    _document(file, look_only)
    return file


def open_parts(file: WordFile, data: bytes) -> None:
    """Puts the parts of a package of any kind, given by its bytes, into `file`. Raises its error for one that is locked, damaged or built to
    swell."""
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise file.fault("is locked with a password", "open it in Word and take the password away")
    file.entries = _entries(data, file)


def _entries(data: bytes, file: WordFile) -> dict[str, Packed]:
    """Every part, still packed, each unpacked once in pieces to see that it is whole and how large it is."""
    if len(data) > _FILE_LIMIT:
        raise file.fault(f"is larger than {_FILE_LIMIT >> 20} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, struct.error, OverflowError):
        raise file.fault("is cut short or damaged", file.wanted) from None
    if len(infos) > _PARTS_LIMIT:
        raise file.fault(f"has more than {_PARTS_LIMIT} parts")
    if any(info.flag_bits & 1 for info in infos):
        raise file.fault("is locked with a password", "open it and take the password away")
    if sum(info.compress_size for info in infos) > len(data):
        raise file.fault("has parts that lie over each other: it is built to swell when it is unpacked")
    entries: dict[str, Packed] = {}
    left = _UNPACKED_LIMIT
    for info in infos:
        if info.filename in entries:
            raise file.fault("has two parts of one name", part=info.filename)
        if info.file_size > left:
            raise file.fault(f"swells to more than {_UNPACKED_LIMIT >> 20} MB when it is unpacked", part=info.filename)
        entry = Packed(_packed(data, info, file), info.CRC, info.file_size, info.compress_type)
        left -= _checked(entry, info.filename, file)
        entries[info.filename] = entry
    return entries


def _packed(data: bytes, info: zipfile.ZipInfo, file: WordFile) -> memoryview:
    """A part's packed bytes, found by its local header (APPNOTE 4.3.7)."""
    header = data[info.header_offset : info.header_offset + 30]
    if len(header) < 30 or header[:4] != b"PK\x03\x04" or info.compress_type not in (0, 8):
        raise file.fault("is cut short or damaged", file.wanted, info.filename)
    start = info.header_offset + 30 + sum(struct.unpack("<2H", header[26:30]))
    packed = memoryview(data)[start : start + info.compress_size]
    if len(packed) < info.compress_size:
        raise file.fault("is cut short", file.wanted, info.filename)
    return packed


def _checked(entry: Packed, part: str, file: WordFile) -> int:
    """The part's real size; raises where it is not the size and not the bytes that the archive says."""
    crc = size = 0
    for piece in _unpacked(entry, part, file, entry.size):
        crc = zlib.crc32(piece, crc)
        size += len(piece)
    if size != entry.size or crc != entry.crc:
        raise file.fault("is damaged", file.wanted, part)
    return size


def _unpacked(entry: Packed, part: str, file: WordFile, limit: int) -> Iterator[bytes]:
    """A part in pieces; raises as soon as there is more than `limit`."""
    if entry.method == 0:
        if len(entry.data) > limit:
            raise file.fault(f"has a part of more than {limit >> 20} MB", part=part)
        yield bytes(entry.data)
        return
    opener = zlib.decompressobj(-15)
    total = 0
    try:
        for start in range(0, len(entry.data), _PIECE):
            waiting: bytes | memoryview = entry.data[start : start + _PIECE]
            while waiting and not opener.eof:
                piece = opener.decompress(waiting, 4 * _PIECE)
                waiting = opener.unconsumed_tail
                total += len(piece)
                if total > limit:
                    raise file.fault(f"has a part that swells to more than {max(limit >> 20, 1)} MB when it is unpacked", part=part)
                yield piece
        yield opener.flush()
    except zlib.error:
        raise file.fault("is damaged", file.wanted, part) from None
    if not opener.eof:
        raise file.fault("is cut short", file.wanted, part)


def parsed(data: bytes, part: str, file: WordFile) -> Any:
    """The root of a part's XML. No network, no entities, no document type."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_pis=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:65536]:
            raise file.fault("declares a document type or entities, which no Word file does", part=part) from None
        if "depth" in str(error):
            raise file.fault("has elements nested too deeply to be read", "at most 250 levels of elements", part) from None
        raise file.fault("is not well-formed XML", file.wanted, part) from None
    if root.getroottree().docinfo.doctype:
        raise file.fault("declares a document type or entities, which no Word file does", part=part)
    return root


def _as_transitional(root: Any) -> None:
    """Gives the elements and attributes of a Strict part the names that a Transitional one has."""
    for element in root.iter("*"):
        space, _, local = element.tag[1:].rpartition("}")
        if space in _OF_STRICT:
            element.tag = f"{{{_OF_STRICT[space]}}}{local}"
        for key, value in element.items():
            space, _, local = key[1:].rpartition("}")
            if key[0] == "{" and space in _OF_STRICT:
                del element.attrib[key]
                element.set(f"{{{_OF_STRICT[space]}}}{local}", value)


def _main_part(file: WordFile) -> str:
    if "[Content_Types].xml" not in file.entries:
        raise file.fault("is a ZIP file, but no Word document", "a Word document (.docx)")
    for type_, target, external in file.relationships("").values():
        if type_.rsplit("/", 1)[-1] == "officeDocument" and not external:
            main = resolved("", target)
            if main in file.entries:
                file.strict = type_.startswith(_STRICT)
                return main
    raise file.fault("has no document in it", "a Word document (.docx)")


def _plain(file: WordFile) -> None:
    """Only a Transitional document (or template) without macros and without signature is taken."""
    if file.strict:
        raise _is_strict(file)
    kind = content_type(file, file.main)
    macros = "macroEnabled" in kind or any(name.rsplit("/", 1)[-1].lower().startswith("vbaproject") for name in file.entries)
    if macros:
        raise file.fault("holds macros", "save it as a Word document without macros (.docx)")
    if kind not in (_MAIN, _TEMPLATE):
        raise file.fault(f"holds no Word document, but {kind or 'something unnamed'}", "a Word document (.docx)")
    if any(name.startswith("_xmlsignatures/") for name in file.entries):
        raise file.fault("is signed, and any change would break the signature", "a copy without signature")


def _document(file: WordFile, look_only: bool) -> None:
    """The part that is named as the document must be one (ECMA-376 Part 1, 17.2.3), by the names of either kind."""
    root = file.tree(file.main)
    if str(root.tag).startswith(f"{{{_STRICT}"):
        if not look_only:
            raise _is_strict(file)
        file.strict = True
        _as_transitional(root)
    if root.tag != f"{{{W}}}document" or root.find(f"{{{W}}}body") is None:
        raise file.fault("has no body", file.wanted, file.main)


def _is_strict(file: WordFile) -> DocgenError:
    return file.fault("is a Strict Open XML document", "save it in Word as a Word document (.docx)")


def content_type(file: WordFile, part: str) -> str:
    """The content type of a part (ECMA-376 Part 2, 10.1.2.4), empty where none is given."""
    by_suffix = ""
    for entry in file.tree("[Content_Types].xml"):
        if entry.tag == f"{_TYPES}Override" and entry.get("PartName", "").lstrip("/").lower() == part.lower():
            return str(entry.get("ContentType", ""))
        if entry.tag == f"{_TYPES}Default" and part.lower().endswith("." + entry.get("Extension", "").lower()):
            by_suffix = str(entry.get("ContentType", ""))
    return by_suffix


def relationships_part(part: str) -> str:
    """Where a part's relationships are."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def resolved(part: str, target: str) -> str:
    """A relationship's target as a part name."""
    if target.startswith("/"):
        return target[1:]
    steps = part.split("/")[:-1]
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
