"""What a batch has made: a line of JSON for each document, in the folder of its outputs, from which it goes on where it was stopped.

A line says what the document was made of (a hash over docgen's version, the options and what the row sets; and the SHA-256 of every file that was
read for it) and which files were made, with their SHA-256. A document is done where all of that still is so. Only whole lines count: the last may be
cut short where the process was killed. Paths of what was made start at the manifest's folder.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AnySet
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import IO, Any

from docgen._version import __version__
from docgen.batch.task import Rendered, Task
from docgen.config.house import House
from docgen.errors import Diagnostic, InputError, OutputError, Place, Warn
from docgen.files import make_folder, write_whole
from docgen.inputs import read_file, reason
from docgen.reading.overrides import Set
from docgen.source import Source

NAME = "manifest.jsonl"
_FAILED = "failed"
"""The key of a line that says what a file of failed rows was when it was written."""
_BEGINS = ('{"n": ', f'{{"{_FAILED}": ')
_MOST = 2**31
"""Bytes of a manifest, or of a file that is looked at."""
_FONTS = 4096
"""Files of the folders of fonts that are asked for, at most, that are looked at."""


def made_of(task: Task) -> str:
    """The hash of what a document is made of, but for the files that are read for it. Places do not count: a row may move."""
    job = task.job
    parts: list[Any] = [__version__, os.environ.get("SOURCE_DATE_EPOCH", ""), job.source, job.settings, task.formats, task.loading, task.options]
    parts += [task.limits, sorted(shared_files(task))]  # a font that is added later is one that was not read
    return hashlib.sha256(json.dumps(_plain(parts), sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: Any) -> Any:
    """A value as JSON has it, the same in every process."""
    if isinstance(value, Set):
        return _plain(value.value)
    if isinstance(value, Source):
        return [value.name, hashlib.sha256(value.data).hexdigest()]
    if isinstance(value, House):
        return [[str(one.marked.name), hashlib.sha256(repr(one.marked.data).encode()).hexdigest()] for one in value.layers]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, AnySet):
        return sorted(map(str, value))
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    written = getattr(value, "written", None)
    return value if written is None and isinstance(value, (str, int, float, bool, type(None))) else str(written or value)


def shared_files(task: Task) -> frozenset[str]:
    """Files that a process reads once for many documents: those of the folders of fonts that are asked for, and a press's profile."""
    icc = getattr(task.options.get("press"), "icc", None)
    return _fonts_of(tuple(map(str, task.options.get("fonts") or ()))) | ({str(icc)} if icc else set())


@lru_cache(maxsize=16)
def _fonts_of(folders: tuple[str, ...]) -> frozenset[str]:
    found = (path for folder in folders for path in islice(sorted(Path(folder).rglob("*")), _FONTS))
    return frozenset(str(path) for path in found if path.is_file())


@dataclass(slots=True)
class Manifest:
    """The manifest of a folder. `lines` are those of earlier runs and of this one, by the files that were made."""

    folder: Path
    lines: dict[tuple[str, ...], dict[str, Any]]
    stream: IO[str]
    lock: int | None = None
    made: bool = False
    hashes: dict[str, str | None] = field(default_factory=dict)
    by_hash: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """The lines of earlier runs, by what their documents were made of."""

    @classmethod
    def begin(cls, folder: Path, tell: Warn) -> Manifest:
        """The manifest of a folder, made where there is none; `tell` takes that the folder has no lock. Raises OutputError, also for a file of that
        name that is no manifest, and for a folder into which another batch writes."""
        path = folder / NAME
        made = not os.path.lexists(folder)
        make_folder(folder)
        lock = _locked(folder)
        if lock is None:
            message = "nothing keeps another batch out of this folder: the system, or its file system, has no locks"
            tell(Diagnostic(message, Place(str(folder)), "let one batch at a time write into it", severity="warning"))
        _fonts_of.cache_clear()
        lines, whole = _read(path)
        if not whole:
            hint = "move it away, or name another folder with -o"
            raise OutputError(Diagnostic("is there, and is no manifest of a batch", Place(str(path)), hint))
        write_whole({path: _text(lines.values())})  # whole lines alone: what is added must not hang on one that was cut short
        try:
            return cls(folder, lines, path.open("a", encoding="utf-8", newline="\n"), lock, made)
        except OSError as error:
            raise OutputError(Diagnostic(f"cannot be written: {reason(error)}", Place(str(path)))) from error

    def done(self, of: str, outputs: Iterable[Path]) -> dict[str, Any] | None:
        """The line of a document that was made already of the same, its files there as they were written, under the names that they get now."""
        stems = {self._relative(path) for path in outputs}
        if not self.by_hash:
            for one in self.lines.values():
                self.by_hash.setdefault(one.get("of", ""), []).append(one)
        line = next((one for one in self.by_hash.get(of, ()) if {_whole(file) for file in one["files"]} == stems), None)
        if line is None:
            return None
        same = all(self._hash(name) == digest for name, digest in line["read"].items())
        there = all(_hash(self.folder / file["path"]) == file["sha256"] for file in line["files"])
        return line if same and there else None

    def add(self, number: int, record: str, of: str, result: Rendered, shared: AnySet[str]) -> None:
        """A line for a document that was made."""
        files = [
            {"path": self._relative(file.path), "format": file.format, "bytes": file.size, "sha256": file.sha256, "part": file.part}
            for file in result.files
            if file.path is not None
        ]
        source = result.job.source
        own = {os.path.abspath(source)} if isinstance(source, (str, os.PathLike)) else set()  # noqa: PTH100 - links are not followed
        read = {name: self._hash(name) for name in sorted({*result.read, *shared, *own})}
        line = {"n": number, "record": record, "of": of, "read": read, "files": files}
        self.lines[tuple(file["path"] for file in files if isinstance(file["path"], str))] = line
        try:
            self.stream.write(json.dumps(line, ensure_ascii=False) + "\n")
            self.stream.flush()
        except OSError as error:
            raise OutputError(Diagnostic(f"cannot be written: {reason(error)}", Place(str(self.folder / NAME)))) from error

    def close(self) -> None:
        """Puts the lines in the order of the documents; nothing is left where there are none."""
        try:
            self.stream.close()
            self._end()
        finally:
            if self.lock is not None:
                os.close(self.lock)

    def _end(self) -> None:
        if self.lines:
            _write(self.folder, self.lines)
            return
        (self.folder / NAME).unlink(missing_ok=True)
        if self.made:
            with suppress(OSError):  # something else was put into it
                self.folder.rmdir()

    def _relative(self, path: Path) -> str:
        return Path(os.path.relpath(path, self.folder)).as_posix()

    def _hash(self, name: str) -> str | None:
        """The hash of a file that was read, looked at once a run; `None` where there is no file."""
        if name not in self.hashes:
            self.hashes[name] = _hash(Path(name))
        return self.hashes[name]


def _whole(file: Mapping[str, Any]) -> str:
    """The path that a file was asked for by, without the number of a page that is a file of its own."""
    path, part = Path(str(file["path"])), file.get("part")
    return path.as_posix() if part is None else path.with_name(f"{path.stem.removesuffix(f'-{part}')}{path.suffix}").as_posix()


def _locked(folder: Path) -> int | None:
    """Keeps other batches out of a folder until this process closes what is returned, or ends; `None` where the system has no such lock."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        hint = "wait for it, or name another folder with -o"
        raise OutputError(Diagnostic("another batch writes into this folder", Place(str(folder)), hint)) from None
    except OSError:  # as of some network file systems
        os.close(handle)
        return None
    return handle


def _write(folder: Path, lines: Mapping[tuple[str, ...], Mapping[str, Any]]) -> None:
    write_whole({folder / NAME: _text(sorted(lines.values(), key=lambda line: (line.get("n", 0), str(line.get("record", "")))))})


def is_as_written(path: Path) -> bool:
    """Whether a file of failed rows is as the batch wrote it: nobody has mended it since."""
    line = _read(path.parent / NAME)[0].get((_FAILED, path.name))
    return line is not None and line["sha256"] == _hash(path)


def remember(path: Path) -> None:
    """Writes down what a file of failed rows is, now that it is written. Raises OutputError."""
    lines, _ = _read(path.parent / NAME)
    lines[_FAILED, path.name] = {_FAILED: path.name, "sha256": _hash(path)}
    _write(path.parent, lines)


def forget(path: Path) -> None:
    """The other way round: it is gone, or somebody's own by now. Raises OutputError."""
    lines, _ = _read(path.parent / NAME)
    if lines.pop((_FAILED, path.name), None) is not None:
        _write(path.parent, lines)


def _text(lines: Iterable[Mapping[str, Any]]) -> bytes:
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode("utf-8", "surrogatepass")


def _read(path: Path) -> tuple[dict[tuple[str, ...], dict[str, Any]], bool]:
    """The whole lines of a manifest, none where there is none; and whether it is one: a line may be cut short, but not all be another thing."""
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    try:
        text = read_file(path, _MOST).decode("utf-8", "replace")
    except InputError:
        return found, not os.path.lexists(path)
    for one in text.split("\n"):
        try:
            line = json.loads(one)
            if line.keys() == {_FAILED, "sha256"}:
                found[_FAILED, str(line[_FAILED])] = line
            elif isinstance(line["n"], int) and isinstance(line["of"], str) and isinstance(line["read"], dict):
                found[tuple(_path(file) for file in line["files"])] = line
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue  # cut short
    return found, bool(found) or not text.strip() or (text.startswith(_BEGINS) and "\n" not in text)


def _path(file: Mapping[str, Any]) -> str:
    if not isinstance(file["sha256"], str) or not isinstance(file["path"], str):
        raise TypeError
    return file["path"]


def _hash(path: Path) -> str | None:
    try:
        return hashlib.sha256(read_file(path, _MOST)).hexdigest()
    except InputError:
        return None


def paths_of(line: Mapping[str, Any], folder: Path) -> Sequence[tuple[str, Path]]:
    """The format and the path of each file of a line."""
    return [(str(file["format"]), folder / str(file["path"])) for file in line["files"]]
