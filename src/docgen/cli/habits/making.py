"""The files of one input while they are made: what was told of each and how long it took, for `--json` and `-v`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from docgen.cli.habits.options import active
from docgen.errors import Problem

if TYPE_CHECKING:
    from docgen.cli.habits.results import Written


@dataclass(slots=True)
class File:
    """A file that is being made."""

    path: Path
    format: str
    data: bytes = b""
    ms: float = 0.0
    warnings: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class Making:
    """Takes what is told of inputs in their turn. `say` prints a problem; with `--json` a warning goes to the files that it is about alone."""

    say: Callable[[Problem], None]
    password: str = ""
    name: str = ""
    files: list[File] = field(default_factory=list)
    common: list[Problem] = field(default_factory=list)
    started: float = 0.0
    ready: float = 0.0

    def begin(self, name: str) -> None:
        """The next input."""
        self.name, self.files, self.common, self.started, self.ready = name, [], [], perf_counter(), 0.0

    @contextmanager
    def of(self, path: Path, format: str) -> Iterator[File]:
        """A file is made of it."""
        file = File(path, format)
        self.ready = self.ready or perf_counter()
        self.files.append(file)
        start = perf_counter()
        try:
            yield file
        finally:
            file.ms = (perf_counter() - start) * 1000

    def parted(self, file: File, parts: Mapping[Path, bytes]) -> None:
        """What was made of a file: itself, or several, each of which is told with what it was made with."""
        self.files.remove(file)
        self.files += [replace(file, path=path, data=data) for path, data in parts.items()]

    def tell(self, problem: Problem) -> None:
        """Of the file that is being made, or of all that are still to be made."""
        if not active().json or problem.severity == "error" or not self.started:
            self.say(problem)
        else:
            (self.files[-1].warnings if self.files else self.common).append(problem)

    def lost(self) -> None:
        """No file came of the input: its warnings are told of the run."""
        for problem in dict.fromkeys([*self.common, *(problem for file in self.files for problem in file.warnings)]):
            self.say(problem)

    def rows(self) -> list[Written]:
        """What `--json` tells of the files."""
        from docgen.cli.habits.facts import written

        return [
            written(one.path, one.data, one.format, warnings=dict.fromkeys([*self.common, *one.warnings]), ms=one.ms, password=self.password)
            for one in self.files
        ]

    def detail(self) -> None:
        """What `-v` tells of them."""
        if not active().verbose:
            return
        from docgen.cli.habits.facts import facts
        from docgen.cli.habits.language import pages, spoken
        from docgen.cli.printing import detail

        detail(f"{self.name}: read and laid out in {(self.ready - self.started) * 1000:.0f} ms")
        for one in self.files:
            found = facts(one.data, self.password)
            told = [one.format, f"{len(one.data):,} bytes", *([] if found.pages is None else [pages(found.pages)])]
            told += [f"attached: {', '.join(found.attached)}"] if found.attached else []
            detail(spoken(str(one.path), spoken(*told, f"made in {one.ms:.0f} ms"), between=": "))
            if found.fonts:
                detail(f"{one.path}: fonts {', '.join(found.fonts)}")
