"""`docgen watch`: one input, rendered again whenever it or a file that it is made with is saved."""

from __future__ import annotations

import json
import sys
from collections.abc import Set
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from docgen.cli.grouped import grouped
from docgen.cli.habits import answer, carets
from docgen.cli.habits.escapes import safe_json
from docgen.cli.habits.options import active
from docgen.cli.inputs import STDIN
from docgen.cli.jobs.asked import FORMATS, OUTPUT, Asked, DocumentFlags, FileFlags
from docgen.cli.jobs.configured import ConfigFlags
from docgen.cli.limits import LimitsOption
from docgen.cli.outputs import STDOUT
from docgen.cli.pdfoptions import PdfFlags
from docgen.cli.printing import detail, failed, print_problems, report
from docgen.cli.watching.saves import Stamp, saves, stamps, watcher
from docgen.errors import DocgenError, Place, Problem, UsageError
from docgen.inputs import is_folder

if TYPE_CHECKING:
    from docgen.cli.watching.live import Live

_CONFIGURATION = "docgen.toml"


@grouped
def command(
    watched: Annotated[Path, typer.Argument(metavar="FILE", help="A YAML (or JSON) file.")],
    output: Annotated[str | None, OUTPUT] = None,
    wanted: Annotated[str | None, FORMATS] = None,
    *,
    document: DocumentFlags,
    pdf: PdfFlags,
    file: FileFlags,
    configs: ConfigFlags,
    limits: LimitsOption = None,
    opens: Annotated[bool, typer.Option("--open", help="Show its pages and findings in the browser, as they are after each save.")] = False,
) -> None:
    """Render a YAML file again at each save, until Ctrl-C.

    What it includes and names is watched too: pictures, theme, template, letterhead, glossary, configuration. Where something is wrong the last good
    output stays.
    """
    if watched == STDIN or output == str(STDOUT):
        raise UsageError("watch takes a file and writes files; standard input and output are for docgen render")
    if is_folder(watched):
        raise UsageError(Problem("this is a folder, not a file", Place(str(watched)), "give a YAML file"))
    watcher()
    asked = Asked(output, wanted, document, pdf, file, configs, limits)
    watching = Watching(watched, asked)
    known = watching.turn(first=True)
    if opens:
        watching.show()
    for _ in saves(watching.watched, known):
        watching.turn()


@dataclass(slots=True)
class Watching:
    """A file and what it was made with so far. Caches may keep a file from being read again, so that what was asked for once is watched on."""

    source: Path
    asked: Asked
    live: Live | None = None
    seen: set[Path] = field(default_factory=set)
    written: set[Path] = field(default_factory=set)

    def watched(self) -> Set[Path]:
        """The files to look at: not those that come with docgen, and not those that are written."""
        from docgen._data import shipped

        folder = self.source.absolute().parent
        own = {self.source.absolute(), folder / _CONFIGURATION}
        ours = (shipped("templates"), shipped("fonts"))
        asked_for = {path for path in self.seen if not any(path.is_relative_to(one) for one in ours)}
        return (own | asked_for) - self.written

    def turn(self, *, first: bool = False) -> dict[Path, Stamp]:
        """Renders, and tells what came of it. Returns how the files stood before that. Raises UsageError for a command line that is wrong, the first
        time."""
        from docgen.inputs import noting

        started = perf_counter()
        before = stamps(self.watched())
        carets.forget()
        answer.begin()
        with noting(self.seen):
            try:
                jobs, _ = self.asked.render_all([self.source])
                self.written |= {path.absolute() for job in jobs for path in job.outputs.values()}
            except UsageError as error:
                if first:
                    raise
                report(error)
            except DocgenError as error:
                report(error)
            except Exception as error:
                failed(error, str(self.source))
            if active().json:
                self._print_line()
            detail(f"{self.source}: {(perf_counter() - started) * 1000:.0f} ms from the save to the files")
            if self.live is not None:
                self.live.show()
        return {**stamps(self.watched()), **before}

    def show(self) -> None:
        """Serves the live page and shows it in the browser; where that is, is told on standard error."""
        from docgen.cli.habits.opening import open_address
        from docgen.cli.watching.live import Live
        from docgen.cli.watching.server import serve
        from docgen.inputs import noting

        self.live = Live(self.source, self.asked)
        with noting(self.seen):
            self.live.show()
        address = serve(self.live)
        print(address, file=sys.stderr, flush=True)
        problem = open_address(address)
        if problem is not None and not active().json:
            print_problems(problem)

    def _print_line(self) -> None:
        document = answer.finished() or {}
        answer.begin()
        print(safe_json(json.dumps(document, ensure_ascii=False)), flush=True)
