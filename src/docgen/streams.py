"""Open files of a caller, of text or of bytes: what is read from them, and what is written."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import IO, Any

from docgen.errors import InputError, OutputError, Place, Problem, UsageError
from docgen.limits import active
from docgen.source import Source, from_bytes, from_text


def read_source(stream: IO[str] | IO[bytes]) -> Source:
    """What an open file holds from where it stands. Raises UsageError for what is no file of text or bytes, InputError for what cannot be read."""
    name = stream_name(stream, "<data>")
    try:
        data: Any = stream.read(active().text_bytes + 1)
    except (OSError, ValueError) as error:
        raise InputError(Problem(f"the open file cannot be read ({error})", Place(name), "open it to be read")) from None
    lies = Path(name) if name != "<data>" and Path(name).is_file() else None
    if isinstance(data, str):
        return from_text(data, name, lies)
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise UsageError(Problem(f"read() of a {type(stream).__name__} gives a {type(data).__name__}", hint="an open file gives text or bytes"))
    return from_bytes(bytes(data), name, lies)


def stream_name(stream: Any, otherwise: str) -> str:
    """The name of an open file, or `otherwise` where it has none."""
    name = getattr(stream, "name", None)
    return os.fsdecode(name) if isinstance(name, (str, bytes, os.PathLike)) else otherwise


def writable(target: Any) -> Any:
    """`target`, if it is an open file of bytes, else `None`. Raises UsageError for an open file of text."""
    if isinstance(target, (str, os.PathLike)) or not hasattr(target, "write"):
        return None
    if isinstance(target, io.TextIOBase):
        raise UsageError(Problem("a document is bytes, and this open file takes text", hint='open it with mode "wb", or use io.BytesIO'))
    return target


def write_stream(stream: Any, data: bytes) -> None:
    """Writes a whole file into an open one, of bytes. Raises OutputError where it cannot be written."""
    rest = memoryview(data)
    try:
        while rest:
            written = stream.write(rest)
            if written == 0:
                raise OSError("it takes no more bytes")
            rest = rest[len(rest) if written is None else written :]  # None: a writer of its own kind, which takes all
    except (OSError, ValueError) as error:
        raise OutputError(
            Problem(f"the open file cannot be written ({error})", Place(stream_name(stream, "<data>")), "open it to be written")
        ) from None
