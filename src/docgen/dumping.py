"""A model as the YAML that it could have been read from.

    text = docgen.dumps(model)
    docgen.dump(model, "statement.yaml")

What was given is written, by the keys of the input format and in their order; what was not given is not. `loads(dumps(model)) == model`.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import IO, Any

from docgen import arguments
from docgen.clean.dumping import File, dumped
from docgen.clean.paths import leaves, replaced
from docgen.clean.writing import yaml
from docgen.errors import Problem, UsageError
from docgen.files import write_whole
from docgen.model.fields import keys
from docgen.model.root import Model
from docgen.types import PathLike

_VERSION = 1


def dumps(model: Model, *, folder: PathLike | None = None) -> str:
    """The YAML of a model.

    The paths of files in it (emblem, pictures, glossary) are written as they stand from `folder` (default: the folder that the model was read from);
    those outside of it, and all of a model without a folder, are absolute. Raises UsageError for what is no model.
    """
    arguments.a_model(model)
    start = model.input_folder if folder is None else arguments.path("folder", folder)
    data = dumped(model, set())
    ordered = {key: data[key] for key in sorted(data, key=list(keys(type(model))).index)}
    given: dict[str, Any] = {"docgen": _VERSION, "kind": model.kind, **ordered}
    base = None if start is None else start.resolve()
    return yaml(replaced(given, {path: _from(Path(leaf), base) for path, leaf in leaves(given) if isinstance(leaf, File)}))


def _from(file: Path, folder: Path | None) -> str:
    """A path as it is written in an input of `folder`."""
    if not file.is_absolute():
        return file.as_posix()
    return file.relative_to(folder).as_posix() if folder is not None and file.is_relative_to(folder) else str(file)


def dump(model: Model, target: PathLike | IO[str] | IO[bytes]) -> None:
    """The YAML of a model in a file, written whole or not at all, or in an open file, of text or of bytes (UTF-8).

    Paths in it start at the folder of the file, or at that of the model where the file is open. Raises UsageError, and OutputError where the file
    cannot be written; a file that was there stays as it was.
    """
    if isinstance(target, (str, os.PathLike)):
        path = arguments.path("target", target)
        write_whole({path: dumps(model, folder=path.absolute().parent).encode()})
        return
    if not hasattr(target, "write"):
        raise UsageError(Problem(f"target= is a {type(target).__name__}", hint="target= takes a path or an open file"))
    text: Any = dumps(model)
    target.write(text if isinstance(target, io.TextIOBase) else text.encode())
