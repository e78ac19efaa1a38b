"""Where outputs go: `-o`, `-f` and the inputs make a list of files to write, or an error before anything is rendered."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.cli.habits.options import active
from docgen.cli.inputs import STDIN, once
from docgen.cli.streams import write_out
from docgen.errors import OutputError, Place, Problem, UsageError
from docgen.files import numbered, write_whole
from docgen.inputs import reason
from docgen.writers import formats, is_format

if TYPE_CHECKING:
    from docgen.naming import Pattern

STDOUT = Path("-")
IN_PARTS = ("png",)
"""Formats whose pages are files of their own."""


@dataclass(frozen=True, slots=True)
class Job:
    """One input and the file that each format goes to. `STDOUT` stands for standard output. `numbered` names the files of a format whose pages are
    files of their own, where a pattern says where their numbers stand."""

    source: Path
    outputs: dict[str, Path]
    numbered: Mapping[str, Callable[[int], Path]] = field(default_factory=dict)


def plan(sources: Sequence[Path], output: Path | None, wanted: str | None, *, stdin_name: Path | None = None) -> list[Job]:
    """What to write for each input.

    `output` is a file where its suffix names a format, else a folder; `None` is the input's own folder. `wanted` is a list of formats with commas;
    without it the suffix of `output` decides, else PDF. `stdin_name` is the name of what comes from standard input. Raises UsageError where that
    cannot be, or would write over an input or twice to one file, and OutputError for a name that the system cannot look up.
    """
    once(sources)
    asked = asked_formats(wanted)
    jobs = planned(sources, output, [asked] * len(sources), stdin_name=stdin_name)
    refuse_clashes(jobs)
    return jobs


def planned(sources: Sequence[Path], output: Path | None, asked: Sequence[tuple[str, ...]], *, stdin_name: Path | None = None) -> list[Job]:
    """As `plan`, for inputs with formats of their own, without a look at what they would be written over."""
    if output == STDOUT:
        refuse_stdout_and_json()
        if len(sources) > 1 or len(asked[0]) > 1:
            raise UsageError("-o - takes one input and one format")
        return [Job(sources[0], {(asked[0] or ("pdf",))[0]: STDOUT})]
    if output is not None and _is_file(output):
        return [_to_file(sources, output, asked[0])]
    return [_to_folder(source, output, formats or ("pdf",), stdin_name) for source, formats in zip(sources, asked, strict=True)]


def by_pattern(source: Path, pattern: Pattern, asked: tuple[str, ...], value: Callable[[str, str, int], str]) -> Job:
    """The outputs of an input by a pattern of names; `value` gives that of a name in a format, of a part. Raises UsageError for a pattern that names
    no format, or another than is asked, and what `value` raises."""

    def path(format: str, part: int) -> Path:
        return pattern.path(lambda key: value(key, format, part))

    names = formats_of(pattern, asked)
    numbers = {name: partial(path, name) for name in names if name in IN_PARTS and "part" in pattern.names}
    return Job(source, {name: path(name, 1) for name in names}, numbers)


def formats_of(pattern: Pattern, asked: tuple[str, ...]) -> tuple[str, ...]:
    """The formats that a pattern is to name files of. Raises UsageError."""
    suffix, said = pattern.suffix, f"{pattern.called} {pattern.written}"
    if suffix == "":
        return asked or ("pdf",)
    if suffix is None or not is_format(suffix):
        ends = f"ends in .{suffix}, which is no format" if suffix else "names no format"
        raise UsageError(Problem(f"{said} {ends}", hint="end it with .{ext}, or with the suffix of a format"))
    if asked and asked != (suffix,):
        raise UsageError(Problem(f"{said} ends in .{suffix}, but the formats are {', '.join(asked)}", hint="end it with .{ext}"))
    return (suffix,)


class Taken:
    """The files that one run of the program has made: pages that are files of their own have names that are known only when they are made."""

    def __init__(self) -> None:
        self._by: dict[str, str] = {}

    def by(self, source: str, files: dict[Path, bytes]) -> dict[Path, bytes]:
        """The files of an input. Raises UsageError where another input has made one of them, or it is the input itself."""
        for path in files:
            target = os.path.realpath(path)
            other = self._by.setdefault(target, source)
            if path != STDOUT and (other != source or target == os.path.realpath(source)):
                raise UsageError(f"{other} and {source} would both be written to {path}; render them to two folders")
        return files


def of_parts(path: Path, parts: Sequence[tuple[int, bytes]], name: Callable[[int], Path] | None = None) -> dict[Path, bytes]:
    """The files of a document that is made in parts, by their numbers where `name` says where those stand. Raises UsageError for several on standard
    output."""
    if path == STDOUT and len(parts) > 1:
        raise UsageError(f"-o - takes one file, and there are {len(parts)} pages; choose one with --pages")
    return numbered(path, parts) if name is None else {name(number): data for number, data in parts}


def refuse_input(output: Path, source: Path) -> None:
    """Raises UsageError for an output that is the input."""
    if output != STDOUT and os.path.realpath(output) == os.path.realpath(source):
        raise UsageError(Problem("the output is the input", Place(str(output)), "another name: docgen never writes over what it was given"))


def refuse_stdout_and_json() -> None:
    """Raises UsageError with `--json`, which prints on standard output as `-o -` does."""
    if active().json:
        raise UsageError(Problem("--json prints on standard output, and -o - would write there too", hint="name a file with -o"))


def put(files: dict[Path, bytes]) -> bool:
    """Writes files, each whole, or the one to standard output; gives whether there are files then. Raises OutputError, and UsageError where standard
    output is for `--json`."""
    if STDOUT in files:
        refuse_stdout_and_json()
        write_out(files[STDOUT])
        return False
    write_whole(files)
    return True


def asked_formats(wanted: str | None) -> tuple[str, ...]:
    """The formats of a list with commas. Raises UsageError for one that there is not, and for an empty list."""
    names = tuple(dict.fromkeys(name.strip().lower() for name in (wanted or "").split(",") if name.strip()))
    for name in names:
        if not is_format(name):
            raise UsageError(f"no format {name!r}; there are {', '.join(formats())}")
    if wanted is not None and not names:
        raise UsageError(f"-f names no format; there are {', '.join(formats())}")
    return names


def _is_file(output: Path) -> bool:
    try:
        return not output.is_dir() and (output.exists() or bool(output.suffix))
    except (OSError, ValueError) as error:
        raise OutputError(Problem(f"cannot be written: {reason(error)}", Place(str(output)))) from None


def _to_file(sources: Sequence[Path], output: Path, asked: tuple[str, ...]) -> Job:
    if len(sources) > 1:
        raise UsageError(f"-o {output} is one file, but there are {len(sources)} inputs; name a folder")
    if len(asked) > 1:
        raise UsageError(f"-o {output} is one file, but there are {len(asked)} formats; name a folder")
    suffix = output.suffix.removeprefix(".").lower()
    if is_format(suffix):
        if asked and asked[0] != suffix:
            raise UsageError(f"-o {output} ends in .{suffix}, but -f says {asked[0]}")
        return Job(sources[0], {suffix: output})
    if asked and not output.suffix:  # a device or a pipe
        return Job(sources[0], {asked[0]: output})
    raise UsageError(f"-o {output} names no format that there is; there are {', '.join('.' + name for name in formats())}")


def _to_folder(source: Path, folder: Path | None, asked: tuple[str, ...], stdin_name: Path | None) -> Job:
    own = stdin_name if source == STDIN else source
    if own is None:
        raise UsageError("what comes from standard input has no name; name the output with -o (- is standard output), or give --stdin-name")
    place = own.parent if folder is None else folder
    return Job(source, {name: place / f"{own.stem}.{name}" for name in asked})


def refuse_clashes(jobs: Sequence[Job]) -> None:
    """Raises UsageError for an output that would be written over an input, or over another output."""
    # os.path.realpath, unlike Path.resolve, takes a loop of links as it is; it is told when it is opened.
    inputs = {os.path.realpath(job.source): job.source for job in jobs if job.source != STDIN}
    taken: dict[str, Job] = {}
    for job in jobs:
        for path in job.outputs.values():
            target = os.path.realpath(path)
            if target in inputs:
                raise UsageError(f"{path} would be written over the input {inputs[target]}; name another file with -o")
            if target in taken and taken[target] is job:
                raise UsageError(f"two formats of {job.source} would both be written to {path}; put {{ext}} into the name")
            if target in taken:
                ways = "render them to two folders, or give -o a pattern such as out/{folder}/{stem}.{ext}"
                raise UsageError(f"{taken[target].source} and {job.source} would both be written to {path}; {ways}")
            taken[target] = job
