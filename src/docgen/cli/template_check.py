"""What is wrong with a template's folder, or with a theme: everything that can be told before somebody writes an input for it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from docgen.errors import DocgenError, InputError, Place, Problem, TemplateError


def folder_problems(folder: Path) -> Iterator[Problem]:
    """What is wrong with a template in a folder: its own files, names that are nowhere, its theme, and what its starter (or that of its kind) makes.
    Raises TemplateError for what keeps it from being read at all."""
    from docgen.model.kinds import kind_in, model_of
    from docgen.model.schemas.common import SchemaModel
    from docgen.templating.folder.names import unknown_names
    from docgen.templating.folder.unused import unused
    from docgen.templating.kind_checks import compiled, title_label
    from docgen.templating.template import load_template
    from docgen.templating.theme import load_theme
    from docgen.templating.theme_checks import theme_problems

    kind = kind_in(folder, allow_outside=True)
    template = load_template(folder.absolute())
    if kind is None:
        kind = model_of(template.kind)
    elif kind.kind != template.kind:
        hint = f"write kind: {kind.kind} in one of them"
        raise TemplateError(
            Problem(f"template.yaml is for {template.kind}, and schema.yaml for {kind.kind}", Place(os.fspath(folder / "template.yaml")), hint)
        )
    labels = title_label(kind).under(template.labels)
    unknown = unknown_names(template, kind, labels)
    yield from unknown
    if issubclass(kind, SchemaModel):
        for check in kind._kind_checks:
            compiled(check)
    yield from theme_problems(load_theme(template.theme.name, template.theme.folder, named_at=template.theme.place, allow_outside=True))
    if unknown:  # a word that nothing reads may be the one whose name is wrong
        return
    named: set[str] = set()
    tried = list(_tried(folder, kind.kind, named))
    told = {(problem.place, problem.message) for problem in tried}
    yield from (problem for problem in unused(template, named, every_picture=True) if (problem.place, problem.message) not in told)
    yield from tried


def _tried(folder: Path, kind: str, named: set[str]) -> Iterator[Problem]:
    """What the checks and the writers say of a document that the template makes of a starter; the files that the starter names go into `named`."""
    from docgen.api import render_bytes
    from docgen.checks.run import check
    from docgen.reading import load
    from docgen.source import from_text

    text = starter_for(folder, kind)
    if text is None:
        message = f"there is no starter.yaml, and the kind '{kind}' has no other: no document was made of the template"
        hint = "put a starter.yaml beside template.yaml, an input with every field that the template shows"
        yield Problem(message, Place(os.fspath(folder)), hint, severity="warning")
        return
    own = os.path.lexists(folder / "starter.yaml")
    source = from_text(text, os.fspath(folder / "starter.yaml") if own else f"<starter of {kind}>")
    found = check(source, folder=folder, template=folder.absolute())
    yield from found.problems
    if found.loaded is not None:
        named.update(found.loaded.model.named_at)
    if found.failed():
        return
    said: list[Problem] = []
    model = load(source, folder=folder, template=folder.absolute(), warn=said.append)
    try:
        for format in ("pdf", "docx"):
            render_bytes(model, format, template=folder.absolute(), allow_outside=True, warn=said.append)
    except DocgenError as error:
        said += error.problems
    told = {(problem.place, problem.message) for problem in found.problems}
    yield from (problem for problem in dict.fromkeys(said) if (problem.place, problem.message) not in told)


def starter_for(folder: Path, kind: str) -> str | None:
    """The starter of a template's folder, or that of its kind; `None` where there is neither."""
    from docgen.reading import starter
    from docgen.reading.starter import read_starter

    own = read_starter(folder)
    if own is not None:
        return own
    try:
        return starter(kind)
    except InputError:
        return None


def theme_file_problems(path: Path) -> Iterator[Problem]:
    """What is wrong with a theme file. Raises TemplateError for what keeps it from being read."""
    from docgen.templating.theme import load_theme
    from docgen.templating.theme_checks import theme_problems

    yield from theme_problems(load_theme(path, allow_outside=True))
