"""Inputs as the command line names them: files, folders of files, globs, `-`. What a folder or a glob finds is sorted and is documents alone."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.cli.inputs import STDIN
from docgen.errors import Place, Problem
from docgen.inputs import first_bytes, is_folder, reason, shortened

SUFFIXES = (".yaml", ".yml", ".json")
_HEAD = 256 * 1024
"""Bytes of a file in which its keys are looked for."""
_KEY = re.compile(rb"""(?:^|\A\s*\{\s*|,\s*)(["']?)docgen\1\s*:""", re.MULTILINE)
_KIND = re.compile(rb"""^["']?kind["']?\s*:\s*["']?([\w-]+)""", re.MULTILINE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MAGIC = re.compile(r"[*?]|\[.[^]]*\]")
_PASSED = ("__pycache__", "node_modules")
_OF_TEMPLATES = ("template.yaml", "schema.yaml", "pyvenv.cfg")
"""What marks a folder that is no folder of inputs: a template's, a kind's, a Python environment."""
_TOLD = 3
"""Names of files that a note names."""


@dataclass(frozen=True, slots=True)
class Input:
    """An input. `folder` is where it lies below the folder, or the fixed part of the glob, that found it; empty for one that was named itself."""

    path: Path
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The inputs in the order of the command line, and what there is to tell: errors of what finds nothing, notes of what is left out."""

    inputs: tuple[Input, ...]
    problems: tuple[Problem, ...] = ()


def found(given: Iterable[Path], *, glossaries: bool = False) -> Found:
    """The files that the words of a command line name. A name that is a file's is that file, whatever is in it; what a folder or a glob has is taken
    where it has the key `docgen`, each file once; glossaries only where they are asked for."""
    words = tuple(given)
    inputs: list[Input] = []
    problems: list[Problem] = []
    named = {os.path.realpath(path) for path in words if path != STDIN}
    for word in words:
        if word == STDIN or not (is_folder(word) or (_MAGIC.search(str(word)) and not os.path.lexists(word))):
            inputs.append(Input(word))
            continue
        files, left, told = _below(word, glossaries=glossaries)
        problems += told
        fresh = [file for file in files if os.path.realpath(file.path) not in named]
        named |= {os.path.realpath(file.path) for file in fresh}
        inputs += fresh
        if left:
            problems.append(_left_out(word, left))
        if not files:
            problems.append(_nothing(word))
    return Found(tuple(inputs), tuple(problems))


def _below(word: Path, *, glossaries: bool) -> tuple[list[Input], list[Path], list[Problem]]:
    """The inputs of a folder or a glob, the files that are left out, and what cannot be read."""
    from docgen.bitext.kinds import is_foreign

    problems: list[Problem] = []
    whole = is_folder(word)
    root = word if whole else _fixed(word)
    found = _walked(word, problems) if whole else _globbed(word, problems)
    files: list[Input] = []
    left: list[Path] = []
    for path in sorted(set(found), key=lambda path: path.parts):
        what = _what(path)
        if what == "other" and glossaries and not whole and is_foreign(path):
            what = "document"  # a file of another program, which only a check reads, and only where it is asked for
        if what == "document" or (what == "glossary" and glossaries):
            folder = path.parent.relative_to(root).as_posix() if path.is_relative_to(root) else ""
            files.append(Input(path, "" if folder == "." else folder))
        elif what == "other":
            left.append(path)
    return files, left, problems


def _fixed(pattern: Path) -> Path:
    """The folder above the first step of a glob that has a wildcard."""
    steps: list[str] = []
    for step in pattern.parts[:-1]:
        if _MAGIC.search(step):
            break
        steps.append(step)
    return Path(*steps)


def _globbed(pattern: Path, problems: list[Problem]) -> Iterator[Path]:
    for name in glob.glob(str(pattern), recursive=True):  # noqa: PTH207 - Path.glob takes no absolute pattern, and finds what is hidden
        path = Path(name)
        if path.is_dir():
            yield from _walked(path, problems) if pattern.name != "**" else ()
        elif path.suffix.lower() in SUFFIXES or pattern.suffix == path.suffix:
            yield path


def _walked(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    def unread(error: OSError) -> None:
        problems.append(Problem(f"the folder cannot be read ({reason(error)})", Place(str(error.filename or folder))))

    for above, folders, names in os.walk(folder, onerror=unread):
        if Path(above) != folder and any(name in names for name in _OF_TEMPLATES):
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _PASSED]
        yield from (Path(above, name) for name in names if not name.startswith(".") and name.lower().endswith(SUFFIXES))


def _what(path: Path) -> str:
    """`document`, `glossary`, or `other`. A file that cannot be read is taken for a document: that it cannot is told when it is opened."""
    head = first_bytes(path, _HEAD)
    if not head and not _is_empty(path):
        return "document"
    kind = _KIND.search(head)
    if head.startswith(_UTF16) or _KEY.search(head):
        return "glossary" if kind and kind[1] == b"glossary" else "document"
    return "other"


def _is_empty(path: Path) -> bool:
    try:
        return path.stat().st_size == 0 and os.access(path, os.R_OK)
    except OSError:
        return False


def _left_out(word: Path, left: list[Path]) -> Problem:
    names = ", ".join(shortened(str(path)) for path in left[:_TOLD])
    more = f" and {len(left) - _TOLD} more" if len(left) > _TOLD else ""
    return Problem(f"left out, without the key 'docgen': {names}{more}", Place(str(word)), severity="note")


def _nothing(word: Path) -> Problem:
    what = "there is no input in this folder" if is_folder(word) else "no input matches this"
    return Problem(what, Place(str(word)), "an input is a YAML or JSON file with the keys 'docgen' and 'kind'; 'docgen new KIND' writes one")
