"""Derived data as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.clean.dumping import File
from docgen.clean.paths import Path as Steps
from docgen.clean.paths import leaves, replaced
from docgen.clean.writing import yaml
from docgen.derive.paper import Paper
from docgen.inputs import read_file
from docgen.limits import active
from docgen.model.fields import keys
from docgen.model.kinds import model_of


@dataclass(frozen=True, slots=True)
class Written:
    """The YAML of a paper, what its author must know, and copies of the files that it names, for its folder."""

    text: str
    notes: tuple[str, ...]
    copies: dict[Path, bytes]


def written(paper: Paper, folder: Path, *, copy: bool = True) -> Written:
    """A paper whose file stands in `folder`, its keys in the order of its kind. Files that it names and that lie elsewhere (emblem, glossary) are to
    be copied into the folder, under a name that no other file has there; without `copy`, and where a theme or a template is one of them, they stay
    where they are and are told. Raises InputError for one that cannot be read."""
    data = paper.data
    order = ["docgen", "kind", *keys(model_of(data["kind"]))]
    ordered = {key: data[key] for key in sorted(data, key=order.index)}
    base = folder.resolve()
    notes: list[str] = []
    copies: dict[Path, bytes] = {}
    paths: dict[Steps, str] = {}
    for steps, file in _files(ordered):
        if not file.is_absolute():
            paths[steps] = file.as_posix()
        elif file.resolve().is_relative_to(base):
            paths[steps] = file.resolve().relative_to(base).as_posix()
        elif copy and isinstance(_at(ordered, steps), File):
            content = read_file(file, active().file_bytes)
            beside = _free(base, file.name, content, lambda path: copies.get(folder / path.name))
            copies[folder / beside] = content
            paths[steps] = beside
        else:
            paths[steps] = str(file)
            notes.append(f"{steps[-1]}: {file} lies outside of the folder of this file; put a copy beside it, or render with --allow-outside")
    named = {steps: f"./{path}" if steps[-1] in ("theme", "template") and not Path(path).is_absolute() else path for steps, path in paths.items()}
    return Written(yaml(replaced(ordered, named)), (*paper.notes, *notes), copies)


def _files(data: dict[str, Any]) -> Iterator[tuple[Steps, Path]]:
    """The files that an input names, with their places; a theme and a template are files where they are paths."""
    for steps, leaf in leaves(data):
        if isinstance(leaf, File) or (steps in (("theme",), ("template",)) and Path(leaf).is_absolute()):
            yield steps, Path(leaf)


def _at(data: Any, steps: Steps) -> Any:
    for step in steps:
        data = data[step]
    return data


def _free(folder: Path, name: str, content: bytes, copied: Callable[[Path], bytes | None]) -> str:
    """A name for a copy: its own, or with a number where another file has that."""
    wanted, number = Path(name), 1
    while (there := copied(folder / name) or _content(folder / name)) is not None and there != content:
        number += 1
        name = f"{wanted.stem}-{number}{wanted.suffix}"
    return name


def _content(path: Path) -> bytes | None:
    """What is there; nothing of what is no file."""
    if not path.exists():
        return None
    return read_file(path, active().file_bytes) if path.is_file() else b""
