"""What a batch has done: a line of JSON for each document, in the folder of its outputs, from which it goes on where it was stopped.

A line says what the document was made of (a hash over docgen's version, the options, the template, its files and the row) and the files that were
made, with their SHA-256. A document is done where its line has the same hash and its files are there as they were written. Only whole lines count: the
last may be cut short where the process was killed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any

from docgen._version import __version__
from docgen.batch.task import Rendered
from docgen.errors import Diagnostic, OutputError, Place
from docgen.inputs import reason
from docgen.reading.overrides import Set

NAME = "manifest.jsonl"


def fingerprint(shared: str, settings: Mapping[str, Any]) -> str:
    """The hash of a document's input: what all of a batch share, and what its row sets. Places do not count: a row may move."""
    values = {path: value.value if isinstance(value, Set) else value for path, value in settings.items()}
    return hashlib.sha256(f"{shared}\0{json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)}".encode()).hexdigest()


def of_shared(options: Mapping[str, Any], files: Iterable[Path]) -> str:
    """The hash of what all documents share: docgen's version, the options, the bytes of the template and of every file that it names. A folder
    counts with all files in it."""
    parts = [__version__, os.environ.get("SOURCE_DATE_EPOCH", ""), repr(sorted(options.items(), key=lambda item: item[0]))]
    for path in sorted({file for named in files for file in _files(named)}):
        parts += [str(path), hashlib.sha256(path.read_bytes()).hexdigest()]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _files(path: Path) -> Iterable[Path]:
    if path.is_dir():
        return (file for file in path.rglob("*") if file.is_file() and file.name != NAME)
    return (path,) if path.is_file() else ()


class Manifest:
    """The lines of a folder's manifest, by what they were made of; `add` writes one at once."""

    def __init__(self, path: Path, done: Mapping[str, Mapping[str, Any]], stream: IO[str]) -> None:
        self.path, self._done, self._stream = path, done, stream

    @classmethod
    def open(cls, folder: Path, *, resume: bool) -> Manifest:
        """The manifest of a folder. With `resume` its lines are kept, otherwise it begins anew. Raises OutputError."""
        path = folder / NAME
        try:
            done = _read(path) if resume else {}
            if done:
                # Whole lines alone: what is added must not hang on a line that was cut short.
                kept = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in done.values())
                path.with_suffix(".new").write_text(kept, encoding="utf-8")
                path.with_suffix(".new").replace(path)
            return cls(path, done, path.open("a" if done else "w", encoding="utf-8"))
        except OSError as error:
            raise OutputError(Diagnostic(f"cannot be written: {reason(error)}", Place(str(path)))) from error

    def has(self, made_of: str, outputs: Iterable[Path]) -> bool:
        """Whether a document was made already, and its files are there as they were written, under the names that they would get now."""
        line = self._done.get(made_of)
        if line is None:
            return False
        hashes = {str(file["path"]): str(file["sha256"]) for file in line["files"]}
        wanted = [str(path) for path in outputs]
        return sorted(hashes) == sorted(wanted) and all(_hash(Path(path)) == hashes[path] for path in wanted)

    def add(self, made_of: str, record: str, result: Rendered) -> None:
        """A line for a document that was made."""
        files = [{"path": str(file.path), "format": file.format, "bytes": file.size, "sha256": file.sha256} for file in result.files]
        self._stream.write(json.dumps({"of": made_of, "record": record, "files": files}, ensure_ascii=False) + "\n")
        self._stream.flush()

    def close(self) -> None:
        self._stream.close()


def _read(path: Path) -> dict[str, dict[str, Any]]:
    """The whole lines of a manifest by what they are of; none where there is no manifest."""
    found: dict[str, dict[str, Any]] = {}
    if not path.is_file():
        return found
    for text in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            line = json.loads(text)
            if isinstance(line, dict) and all({"path", "sha256"} <= set(file) for file in line["files"]):
                found[str(line["of"])] = line
        except (ValueError, KeyError, TypeError):
            continue  # cut short
    return found


def _hash(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
