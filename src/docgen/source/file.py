"""A file's bytes and text, or one clear error that says why there are none."""

from __future__ import annotations

import codecs
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import InputError, Place, Problem

MAX_BYTES = 32 * 1024 * 1024
"""An input file may be as large as this, in bytes; a 500-page minutes has about one hundredth of it."""

# All but what YAML 1.2 calls printable (production [1] c-printable); libyaml refuses it without saying where. What is refused is listed, not what
# is allowed: that compiles ten times faster.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

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


def read(path: str | os.PathLike[str]) -> Source:
    """The file at `path`. Raises InputError for one that is missing, a folder, unreadable, too large, empty, or not UTF-8 text."""
    where = Path(path)
    name = os.fspath(path)
    try:
        with where.open("rb") as stream:
            if stat.S_ISCHR(os.fstat(stream.fileno()).st_mode):
                raise _error(name, "this is a device, not a file", "give the path of a YAML file")
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _error(name, "there is no such file", _nearest_file(where)) from None
    except (IsADirectoryError, PermissionError) as problem:
        if os.path.isdir(where):  # noqa: PTH112 - Path.is_dir raises where a folder above may not be searched
            raise _error(name, "this is a folder, not a file", "give the path of a YAML file inside it") from None
        raise _error(name, f"the file may not be read ({_reason(problem)})", "ask for permission to read it") from None
    except (OSError, ValueError) as problem:
        raise _error(name, f"the file cannot be read ({_reason(problem)})") from None
    return from_bytes(data, name, where)


def from_bytes(data: bytes, name: str = "<data>", path: Path | None = None) -> Source:
    """A Source of bytes that are at hand. Raises InputError as `read` does."""
    if len(data) > MAX_BYTES:
        raise _error(name, f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB", "split it, or keep pictures in files of their own")
    for magic, what in _OTHER_FORMATS:
        if data.startswith(magic):
            raise _error(name, f"this is {what}, not YAML", "give the YAML file that the document is made from")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _error(name, "the file is UTF-16, not UTF-8", "save it as UTF-8", 1, 1)
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
    before = text[:index] if index >= 0 else text
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    start = before.rfind("\n") + 1
    return before.count("\n") + 1, len(before) - start + 1


def _check_characters(source: Source) -> None:
    found = _UNPRINTABLE.search(source.text)
    if found is None:
        return
    line, column = position(source.text, found.start())
    what = f"the control character U+{ord(found[0]):04X} may not stand in YAML"
    raise _error(source.name, what, 'take it out, or write it in double quotes as "\\x.." if it is meant', line, column)


def _nearest_file(where: Path) -> str | None:
    from difflib import get_close_matches

    try:
        names = [entry.name for entry in where.parent.iterdir() if entry.is_file()]
    except OSError:
        return f"there is no folder {where.parent} either" if not where.parent.exists() else None
    near = get_close_matches(where.name, names, n=1, cutoff=0.75)
    return f"did you mean {near[0]}?" if near else None


def _reason(problem: Exception) -> str:
    return (getattr(problem, "strerror", None) or str(problem)).lower()


def _error(name: str, message: str, hint: str | None = None, line: int | None = None, column: int | None = None) -> InputError:
    return InputError(Problem(message, Place(name, line, column), hint))
