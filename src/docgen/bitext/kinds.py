"""What kind of file of another program this is, by its bytes; its name only where they say nothing."""

from __future__ import annotations

import codecs
import os
import re
from pathlib import PurePath
from typing import Literal

from docgen.bitext.passages import Bitext
from docgen.errors import Diagnostic, InputError, Place
from docgen.inputs import first_bytes, read_file
from docgen.limits import active
from docgen.types import PathLike
from docgen.wordfile.package import open_word

Kind = Literal["word", "workbook", "csv", "xliff"]

_SUFFIXES: dict[str, Kind] = {
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm", ".doc"), "word"),
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods"), "workbook"),
    **dict.fromkeys((".csv", ".tsv", ".tab"), "csv"),
    **dict.fromkeys((".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"), "xliff"),
}
_OWN = (".yaml", ".yml", ".json")
"""Names of docgen's own inputs."""
_LOOKED_AT = 1024
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_XML = re.compile(r"\s*<(?:\?xml\b|xliff\b|\w+:xliff\b|!--|!DOCTYPE)")
_FILE_LIMIT = 32 * 2**20
_OTHERS = ((b"%PDF-", "a PDF file"), (b"{\\rtf", "an RTF file"))


def kind_of(head: bytes, name: str) -> Kind | None:
    """The kind of a file by its first bytes and its name; `None` for what may be an input of docgen's own."""
    suffix = PurePath(name).suffix.lower()
    named = _SUFFIXES.get(suffix)
    if head.startswith(_ZIP):
        return named if named in ("word", "workbook") else "word"
    if suffix in _OWN:
        return None
    if head.startswith(_OLE):
        return named if named in ("word", "workbook") else "word"
    if _XML.match(_as_text(head)):
        return "xliff"
    return named


def _as_text(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")


def is_foreign(path: PathLike) -> bool:
    """Whether a file is one of another program."""
    return kind_of(first_bytes(path, _LOOKED_AT), os.fspath(path)) is not None


def read(path: PathLike) -> Bitext:
    """The pairs of a file of another program. Raises InputError for one that cannot be read."""
    name = os.fspath(path)
    return from_bytes(read_file(path, min(_FILE_LIMIT, active().file_bytes), wanted="a Word file, a workbook, CSV or XLIFF"), name)


def from_bytes(data: bytes, name: str) -> Bitext:
    """As `read`, for bytes that are at hand; `name` stands for the file in messages."""
    kind = kind_of(data[:_LOOKED_AT], name) or "csv"
    if data.startswith(_ZIP):
        return _of_package(data, name)
    if data.startswith(_OLE) and kind == "workbook" and "EncryptedPackage".encode("utf-16-le") not in data:
        raise _error(name, "is a workbook of the old kind (.xls)", "open it in Excel and save it as a workbook (.xlsx)")
    if data.startswith(_OLE):
        open_word(data, name=name)
    for magic, what in _OTHERS:
        if data.startswith(magic):
            raise _error(name, f"is {what}, not {_WANTED[kind]}", None)
    if not data.strip(b"\0 \t\r\n"):
        raise _error(name, "the file is empty", None)
    if kind in ("word", "workbook"):
        raise _error(name, f"is no {_WANTED[kind].removeprefix('a ')}", "a CSV file has a name that ends in .csv")
    if len(data) > active().text_bytes:
        raise _error(name, f"the file is larger than {active().text_bytes >> 20} MiB", "make it smaller")
    if kind == "xliff":
        from docgen.bitext.xliff import read_xliff

        return read_xliff(data, name)
    from docgen.bitext.delimited import read_csv

    return read_csv(data, name)


_WANTED: dict[Kind, str] = {"word": "a Word document (.docx)", "workbook": "a workbook (.xlsx)", "csv": "a CSV file", "xliff": "an XLIFF file"}


def _of_package(data: bytes, name: str) -> Bitext:
    """A ZIP package: what it holds is told by the part that it names as its own."""
    from docgen.bitext.word import read_word
    from docgen.bitext.workbook import read_workbook

    if b"mimetypeapplication/vnd.oasis.opendocument" in data[:200]:
        raise _error(name, "is an OpenDocument file", "save it as a Word document (.docx) or a workbook (.xlsx)")
    if _holds(data, b"xl/workbook.xml"):
        return read_workbook(data, name)
    if _holds(data, b"xl/workbook.bin"):
        raise _error(name, "is a binary workbook (.xlsb)", "save it as a workbook (.xlsx)")
    if _holds(data, b"ppt/presentation.xml"):
        raise _error(name, "is a presentation", "a Word document (.docx) or a workbook (.xlsx)")
    return read_word(open_word(data, name=name, look_only=True, large=True))


def _holds(data: bytes, part: bytes) -> bool:
    """Whether the directory of an archive names a part; parts themselves are packed."""
    return part in data[-(2**20) :] or part in data[:4096]


def _error(name: str, message: str, hint: str | None) -> InputError:
    return InputError(Diagnostic(message, Place(name), hint))
