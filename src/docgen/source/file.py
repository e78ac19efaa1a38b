"""A file's bytes and text, or one clear error that says why there are none."""

from __future__ import annotations

import codecs
import os
import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from docgen.errors import InputError, Place, Problem
from docgen.inputs import read_file
from docgen.limits import active
from docgen.types import PathLike

_MIB = 1024 * 1024

# All but what YAML 1.2 calls printable (production [1] c-printable); libyaml refuses it without saying where. What is refused is listed, not what
# is allowed: that compiles ten times faster.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What may stand in no text: it is no character of XML, and none that a reader sees."""

_LINE_END = re.compile("\r\n?|\n")

_OTHER_FORMATS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP package (a .docx or .xlsx file?)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc or .xls)"),
    (b"{\\rtf", "an RTF file"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read. `name` is how messages call it, `data` its bytes, `text` the same decoded, without a byte order mark.

    `path` is where it lies; `None` for text that came from elsewhere.
    """

    name: str
    data: bytes
    text: str
    path: Path | None = None


def read(path: PathLike, *, pipes: bool = False) -> Source:
    """The file at `path`. Raises InputError for one that is missing, a folder, unreadable, too large, empty, or not UTF-8 text; for a pipe too,
    unless `pipes`."""
    data = read_file(path, active().text_bytes, wanted="the path of a YAML file", pipes=pipes)
    return from_bytes(data, os.fspath(path), Path(path))


def from_bytes(data: bytes, name: str = "<data>", path: Path | None = None) -> Source:
    """A Source of bytes that are at hand. Raises InputError as `read` does."""
    limit = active().text_bytes
    if len(data) > limit:
        raise _error(name, f"the file is larger than {limit / _MIB:g} MiB", "make it smaller")
    for magic, what in _OTHER_FORMATS:
        if data.startswith(magic):
            raise _error(name, f"this is {what}, not YAML", "give the YAML file that the document is made from")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        width = 32 if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) else 16
        raise _error(name, f"the file is UTF-{width}, not UTF-8", "save it as UTF-8", 1, 1)
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as problem:
        line, column = position(body[: problem.start].decode("utf-8"), -1)
        found = f"byte 0x{body[problem.start]:02X} is not UTF-8"
        raise _error(name, found, "save the file as UTF-8 (it may be Windows-1256 or UTF-16 now)", line, column) from None
    source = Source(name, data, text, path)
    _check_characters(source)
    if not text.strip():
        raise _error(name, "the file is empty", "'docgen new KIND' writes a starter file", 1, 1)
    return source


def from_text(text: str, name: str = "<data>", path: Path | None = None) -> Source:
    """A Source of text that is at hand. Raises InputError as `read` does."""
    return from_bytes(text.encode("utf-8", "surrogatepass"), name, path)


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column, counted from 1, of a code-point index; -1 is the end of the text. Lines end at LF, CR or CR LF (YAML 1.2, 5.4)."""
    starts = _line_starts(text)
    index = len(text) if index < 0 else min(index, len(text))
    line = bisect_right(starts, index)
    return line, index - starts[line - 1] + 1


@lru_cache(maxsize=4)
def _line_starts(text: str) -> array[int]:
    """Where each line begins. Found once for a text, however many places in it are told."""
    return array("L", [0, *(found.end() for found in _LINE_END.finditer(text))])


def _check_characters(source: Source) -> None:
    found = UNPRINTABLE.search(source.text)
    if found is None:
        return
    line, column = position(source.text, found.start())
    what = f"the control character U+{ord(found[0]):04X} may not stand in YAML"
    raise _error(source.name, what, 'take it out, or write it in double quotes as "\\x.." if it is meant', line, column)


def _error(name: str, message: str, hint: str | None = None, line: int | None = None, column: int | None = None) -> InputError:
    return InputError(Problem(message, Place(name, line, column), hint))
