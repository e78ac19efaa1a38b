"""An input as it is looked at while somebody writes it: its pages as pictures, those in view first, and all that there is to say of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from time import perf_counter
from typing import TYPE_CHECKING, Any

from docgen.bounded import bounded
from docgen.errors import Diagnostic, DocgenError
from docgen.options import Options, document_options, file_options
from docgen.reading.standing import NOTHING, Standing
from docgen.reported import reported

if TYPE_CHECKING:
    from pathlib import Path

    from docgen.checks.run import Built
    from docgen.document.document import Document
    from docgen.limits import Limits
    from docgen.reading import Loaded
    from docgen.source import Source
    from docgen.writers.png.seen import SeenPage, Sheets

WIDTHS = (100, 2400)
"""Pixels of a page, the fewest and the most."""
_AT_ONCE = 4
"""Pages that come together, when those in view are there."""
_OF_CHECKS = ("template", "allow_outside")
"""Options with which a check builds the document too."""


@dataclass(frozen=True, slots=True)
class Look:
    """How an input is looked at: pixels of a page's width, the names of the pictures that the looker has, options of the library's (`png` heeds), and
    what holds for the input beside itself. `most` pages are drawn; the numbers of those in view are `first`."""

    width: int = 800
    known: Collection[str] = ()
    options: Options = field(default_factory=Options)
    folder: Path | None = None
    standing: Standing = NOTHING
    ignore: tuple[str, ...] = ()
    most: int = 20
    first: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What is seen by and by. The first has the `kind`, how many pages there are, and those in view (`None` where the input makes none); of those
    after it one has the `findings`, which are those of `docgen check` and what making the pages tells, each once, and others have `pages`. `took` are
    the seconds of each stage since the one before."""

    kind: str | None = None
    count: int = 0
    pages: tuple[SeenPage, ...] | None = ()
    findings: tuple[Diagnostic, ...] | None = None
    took: Mapping[str, float] = field(default_factory=dict)


class _Clock:
    """Seconds of stages, one after the other."""

    def __init__(self) -> None:
        self.since = perf_counter()
        self.took: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """What was done since the last stage was that one."""
        now = perf_counter()
        self.took[stage] = now - self.since
        self.since = now

    def all(self) -> dict[str, float]:
        """The stages since this was asked last."""
        took, self.took = self.took, {}
        return took


def looked(source: Source, look: Look, limits: Limits | None = None) -> Iterator[Glimpse]:
    """What is seen of an input: first the pages in view, then what is found, then the other pages. Raises nothing for what is wrong in it; UsageError
    for options that are wrong, PluginError for a plug-in that is."""
    from docgen.checks.run import built, check_loaded, unreadable
    from docgen.reading import open_input

    options = look.options
    template, outside = options.get("template"), bool(options.get("allow_outside"))
    clock = _Clock()
    with bounded(limits, source.name):
        try:
            loaded = open_input(source, folder=look.folder, template=template, allow_outside=outside, standing=look.standing)
        except DocgenError as error:
            clock.lap("read")
            yield Glimpse(None, 0, None, tuple(reported(unreadable(source.name, error).problems)), clock.all())
            return
        clock.lap("read")
        kind = loaded.model.kind
        told: list[Diagnostic] = []
        one = None
        if all(value is None for name, value in document_options(options).items() if name not in _OF_CHECKS):
            one = built(loaded, template, outside)  # the check builds the same
        sheets = _set(loaded, look, told, one, clock)
        clock.lap("set")
        pages = iter(()) if sheets is None else sheets.pages(look.known)
        if sheets is None:
            yield Glimpse(kind, 0, None, None, clock.all())
        else:
            shown = sum(number in look.first for number in sheets.numbers)
            first = tuple(islice(pages, shown or min(2, len(sheets.numbers))))
            clock.lap("paint")
            yield Glimpse(kind, sheets.count, first, None, clock.all())
        report = check_loaded(loaded, source.name, template=template, allow_outside=outside, ignore=look.ignore, tree=one)
        clock.lap("check")
        yield Glimpse(findings=tuple(reported(_once((*report.problems, *told)))), took=clock.all())
        while more := tuple(islice(pages, _AT_ONCE)):
            clock.lap("others")
            yield Glimpse(pages=more, took=clock.all())


def _set(loaded: Loaded, look: Look, told: list[Diagnostic], one: Built | None, clock: _Clock) -> Sheets | None:
    """The document on its pages; `one` is the tree of it, if it is built already. `None` where it cannot be set, which is told."""
    from docgen import api
    from docgen.errors import UsageError

    ignored: list[Diagnostic] = []  # the check tells what building tells
    try:
        if one is None:
            tree = api.document(loaded.model, warn=ignored.append, **document_options(look.options))
        elif one.tree is None:
            return None
        else:
            tree = one.tree
        clock.lap("build")
        return _sheets(tree, look, told)
    except UsageError:
        raise
    except DocgenError as error:
        told += error.problems
        return None


def _sheets(tree: Document, look: Look, told: list[Diagnostic]) -> Sheets:
    from docgen import api

    def maker() -> Any:
        from docgen.writers.png.seen import sheets

        return lambda flow, options: sheets(flow, options, width=look.width, first=look.first, most=look.most)

    made: Sheets = api.made_by(tree, "png", maker, told.append, None, file_options(look.options))
    return made


def _once(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each once: a check gives a code to what the renderer tells without one."""
    found: dict[tuple[int | None, int | None, str], Diagnostic] = {}
    for problem in problems:
        found.setdefault((problem.place.line, problem.place.column, problem.message), problem)
    return list(found.values())
