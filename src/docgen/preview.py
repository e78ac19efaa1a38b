"""An input as it is looked at while somebody writes it: its pages as pictures, and all that there is to say of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docgen.bounded import bounded
from docgen.errors import Diagnostic, DocgenError
from docgen.options import Options, document_options, file_options
from docgen.reading.standing import NOTHING, Standing
from docgen.reported import reported

if TYPE_CHECKING:
    from pathlib import Path

    from docgen.document.document import Document
    from docgen.limits import Limits
    from docgen.reading import Loaded
    from docgen.source import Source
    from docgen.writers.png.seen import Seen

WIDTHS = (100, 2400)
"""Pixels of a page, the fewest and the most."""


@dataclass(frozen=True, slots=True)
class Look:
    """How an input is looked at: pixels of a page's width, the names of the pictures that the looker has, options of the library's (`png` heeds), and
    what holds for the input beside itself. `most` pages are drawn."""

    width: int = 800
    known: Collection[str] = ()
    options: Options = field(default_factory=Options)
    folder: Path | None = None
    standing: Standing = NOTHING
    ignore: tuple[str, ...] = ()
    most: int = 20


@dataclass(frozen=True, slots=True)
class Preview:
    """What is seen: `None` where the input makes no pages. `findings` are those of `docgen check` and what making the pages tells, each once."""

    seen: Seen | None
    findings: tuple[Diagnostic, ...]
    kind: str | None = None


def preview(source: Source, look: Look, limits: Limits | None = None) -> Preview:
    """What is seen of an input. Raises nothing for what is wrong in it; UsageError for options that are wrong, PluginError for a plug-in that is."""
    from docgen.checks.run import check_loaded, unreadable
    from docgen.reading import open_input

    options = look.options
    template, outside = options.get("template"), bool(options.get("allow_outside"))
    with bounded(limits, source.name):
        try:
            loaded = open_input(source, folder=look.folder, template=template, allow_outside=outside, standing=look.standing)
        except DocgenError as error:
            return Preview(None, tuple(reported(unreadable(source.name, error).problems)))
        report = check_loaded(loaded, source.name, template=template, allow_outside=outside, ignore=look.ignore)
        told: list[Diagnostic] = []
        made = _made(loaded, look, told)
        return Preview(made, tuple(reported(_once((*report.problems, *told)))), loaded.model.kind)


def _made(loaded: Loaded, look: Look, told: list[Diagnostic]) -> Seen | None:
    from docgen import api
    from docgen.errors import UsageError

    ignored: list[Diagnostic] = []  # the check has told what building tells
    try:
        tree = api.document(loaded.model, warn=ignored.append, **document_options(look.options))
        return _seen(tree, look, told)
    except UsageError:
        raise
    except DocgenError as error:
        told += error.problems
        return None


def _seen(tree: Document, look: Look, told: list[Diagnostic]) -> Seen:
    from docgen import api

    def maker() -> Any:
        from docgen.writers.png.seen import seen

        return lambda flow, options: seen(flow, options, width=look.width, known=look.known, most=look.most)

    made: Seen = api.made_by(tree, "png", maker, told.append, None, file_options(look.options))
    return made


def _once(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each once: a check gives a code to what the renderer tells without one."""
    found: dict[tuple[int | None, int | None, str], Diagnostic] = {}
    for problem in problems:
        found.setdefault((problem.place.line, problem.place.column, problem.message), problem)
    return list(found.values())
