"""All checks of one input."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen import plugins
from docgen.checks.added import added
from docgen.checks.catalogue import ALWAYS
from docgen.checks.days import days
from docgen.checks.figures import typed_figures
from docgen.checks.lengths import lengths
from docgen.checks.letters import letters
from docgen.checks.meeting import meeting
from docgen.checks.panels import panels
from docgen.checks.parity import parity
from docgen.checks.punctuation import punctuation
from docgen.checks.seen import unseen
from docgen.checks.slots import Subject
from docgen.checks.structure import structure
from docgen.checks.suppressions import silences_of
from docgen.checks.tables import tables
from docgen.checks.terms import terms
from docgen.checks.words import words
from docgen.document.document import Document
from docgen.errors import Diagnostic, DocgenError, InputError, PluginError, TemplateError
from docgen.limits import check_time
from docgen.reading import Loaded, NoDocument, load_glossary, open_input
from docgen.reading.standing import NOTHING, Standing
from docgen.source import Source
from docgen.types import PathLike

if TYPE_CHECKING:
    from docgen.writers.options import Profile

CHECKS: tuple[Callable[[Subject], Iterator[Diagnostic]], ...]
CHECKS = (parity, lengths, days, letters, typed_figures, punctuation, words, meeting, terms, structure)
"""Every check that looks at a whole document."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one input, in its order. `loaded` is the document, `None` where it cannot be read."""

    name: str
    problems: tuple[Diagnostic, ...]
    loaded: Loaded | None = None

    def failed(self, *, strict: bool = False) -> bool:
        """Whether there is an error, or with `strict` a warning."""
        return any(problem.severity == "error" or (strict and problem.severity == "warning") for problem in self.problems)


def check(
    path: PathLike | Source,
    *,
    folder: Path | None = None,
    template: PathLike | None = None,
    allow_outside: bool = False,
    ignore: Iterable[str] = (),
    build: bool = True,
    standing: Standing = NOTHING,
    profile: Profile = "archive",
) -> Report:
    """Everything that is wrong with an input (a file, or one that was read), or may be. `folder` is where its paths start, if not its own; `template`
    is the one that it is made with, if not its own.

    `ignore` names codes that are not looked for, `standing` is what holds for all inputs of a house. With `build` the document is also built by its
    template and theme, so that their errors are told too, with a warning of what a PDF of the `profile` would refuse. Never raises for what
    is wrong in the input; raises PluginError for a check of an installed package that fails.
    """
    name = path.name if isinstance(path, Source) else os.fspath(path)
    try:
        loaded = open_input(path, folder=folder, template=template, allow_outside=allow_outside, standing=standing)
    except NoDocument:
        return Report(name, tuple(_glossary(path)))
    except (InputError, TemplateError) as error:
        return unreadable(name, error)
    return check_loaded(loaded, name, template=template, allow_outside=allow_outside, ignore=ignore, build=build, profile=profile)


def unreadable(name: str, error: DocgenError) -> Report:
    """The report of an input that cannot be read."""
    return Report(name, tuple(map(_coded, error.problems)))


def check_loaded(
    loaded: Loaded,
    name: str,
    *,
    template: PathLike | None = None,
    allow_outside: bool = False,
    ignore: Iterable[str] = (),
    build: bool = True,
    profile: Profile = "archive",
    tree: Built | None = None,
) -> Report:
    """As `check`, for an input that has been read; `tree` is what `built` made of it, where that was done already."""
    subject = Subject(loaded)
    silence = silences_of(loaded.marked)
    off = {code.upper() for code in ignore} - ALWAYS
    findings = [*loaded.notes, *silence.unknown]
    for look in (*CHECKS, _added):
        for finding in look(subject):
            check_time()
            findings.append(finding)
    # A term without a glossary would be told again by the template, without its place.
    if build and not any(finding.code == "DG503" for finding in findings):
        findings += map(_coded, _told_by(tree or built(loaded, template, allow_outside), loaded, profile))
    # A date that contradicts its twin beside it is told once, not as missing in the other language too.
    contradicted = {finding.place for finding in findings if finding.code == "DG202"}
    findings = [finding for finding in findings if not (finding.code == "DG102" and finding.place in contradicted)]
    kept = [finding for finding in findings if finding.code not in off and not silence.covers(finding)]
    return Report(name, tuple(unseen(subject, _in_order(kept, name))), loaded)


def _added(subject: Subject) -> Iterator[Diagnostic]:
    """What the checks of installed packages find. Raises PluginError for one that fails."""
    for plugin, check in added():
        known = {code.code for code in check.codes}
        found = []
        with plugins.at_work(plugin):
            for finding in check.look(subject):
                check_time()
                found.append(finding)
        for finding in found:
            if not isinstance(finding, Diagnostic) or finding.code not in known:
                raise PluginError(f"{plugin} gives what is no finding of its own codes: {finding!r}"[:400])
            yield finding


def _glossary(path: PathLike | Source) -> Iterator[Diagnostic]:
    try:
        load_glossary(path)
    except InputError as error:
        yield from map(_coded, error.problems)


@dataclass(frozen=True, slots=True)
class Built:
    """The tree of a document, `None` where none can be made of it, and what building it told."""

    tree: Document | None
    said: tuple[Diagnostic, ...]


def built(loaded: Loaded, template: PathLike | None, allow_outside: bool) -> Built:
    """The document as a check looks at it."""
    from docgen.api import document

    said: list[Diagnostic] = []
    try:
        tree = document(loaded.model, template=template, allow_outside=allow_outside, warn=said.append)
    except DocgenError as error:
        return Built(None, (*said, *error.problems))
    return Built(tree, tuple(said))


def _told_by(made: Built, loaded: Loaded, profile: Profile) -> tuple[Diagnostic, ...]:
    """What the template, the theme, the pictures and the profile have to say."""
    if made.tree is None:
        return made.said
    return (*made.said, *_shown(made.tree), *tables(made.tree), *panels(made.tree, loaded.model), *_left_out(made.tree, profile))


def _left_out(tree: Document, profile: Profile) -> Iterator[Diagnostic]:
    """A warning for each annex that is to follow in an archive, which would refuse it."""
    if profile == "archive" and any(one.heading is not None for one in tree.supplements):
        from docgen.writers.pdf.underlay.appending import not_archived

        yield from (replace(problem, severity="warning") for problem in not_archived(tree.supplements))


def _shown(tree: Document) -> Iterator[Diagnostic]:
    """What is wrong with the pictures of a document, and what in them is not drawn."""
    from docgen.document.arrange import arrange
    from docgen.document.shown import pictures_of
    from docgen.pictures import open_file, undrawn

    for path in dict.fromkeys(path for path, _ in pictures_of(arrange(tree))):
        place = tree.named_at.get(str(path))
        try:
            yield from undrawn(open_file(path, place), path, place)
        except DocgenError as error:
            yield from error.problems


def _coded(problem: Diagnostic) -> Diagnostic:
    return problem if problem.code else replace(problem, code="DG001")


def _in_order(findings: list[Diagnostic], name: str) -> list[Diagnostic]:
    """Findings in the order of the source `name`, those in files that it includes after them."""
    unique = {(finding.place, finding.code, finding.message): finding for finding in findings}
    return sorted(
        unique.values(), key=lambda finding: (_file_order(finding, name), finding.place.line or 0, finding.place.column or 0, finding.code or "")
    )


def _file_order(finding: Diagnostic, name: str) -> str:
    file = finding.place.file or ""
    return "" if file == name or finding.place.line is None else file
