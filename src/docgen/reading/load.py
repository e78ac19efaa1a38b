"""From a file or a mapping to a model."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from docgen.errors import InputError, Place, Problem, Warn, warn
from docgen.model.counted import beyond
from docgen.model.kinds import model_of
from docgen.model.root import Model
from docgen.model.setting import NOWHERE, Setting, current
from docgen.model.text import Bilingual
from docgen.model.walk import Path, walk
from docgen.model.wording import problems_of
from docgen.reading.glossary import glossary_of
from docgen.reading.head import GLOSSARY, HEAD, kind_of
from docgen.reading.include import KEY as INCLUDE
from docgen.reading.include import with_included
from docgen.reading.lost import lost_in_texts, surely_lost
from docgen.reading.notes import notes
from docgen.reading.overrides import overridden
from docgen.reading.own_kind import own_kind
from docgen.reading.standing import NOTHING, Standing, standing_keys, stands_in, with_standing
from docgen.reading.terms import termless
from docgen.reported import reported
from docgen.source import Marked, Source, compose, measured, read
from docgen.source.keys import invisible_in_keys
from docgen.types import PathLike


class NoDocument(InputError):
    """The input is a glossary, which documents name and nobody renders."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A model with the data it was made of and where each part of it stands; `notes` are the warnings that came up, `values` all values of the model
    with their paths, its texts whole."""

    model: Model
    marked: Marked
    notes: tuple[Problem, ...]
    values: Sequence[tuple[Path, Any]]


AnyInput = PathLike | Source
"""A path, or a file that was read already (`docgen.source.from_bytes`): without a path of its own it stands in the current folder."""


def load(
    path: AnyInput,
    *,
    folder: FilePath | None = None,
    template: PathLike | None = None,
    allow_outside: bool = False,
    settings: Mapping[str, Any] | None = None,
    standing: Standing = NOTHING,
    warn: Warn = warn,
) -> Model:
    """The model of a YAML or JSON file.

    Relative paths in it start at `folder` (default: its own) and may not leave it, unless `allow_outside`. `settings` puts values in the place of the
    file's, by field path (`headline.en`); text among them is read as YAML reads a plain scalar. `template` is the folder of a template, which may
    bring the kind of the file. `standing` is what holds for all files of a house. Warnings go to `warn`. Raises InputError with every error of the
    file, TemplateError for a schema that is wrong.
    """
    loaded = open_input(path, folder=folder, template=template, allow_outside=allow_outside, settings=settings, standing=standing)
    return _told(loaded, warn)


def parse(
    mapping: Mapping[str, Any],
    name: str = "<data>",
    *,
    folder: FilePath | None = None,
    template: PathLike | None = None,
    allow_outside: bool = False,
    warn: Warn = warn,
) -> Model:
    """The model of a mapping of the same shape as a file. `name` stands for the file in messages; relative paths start at `folder`, if one is
    given; `template` as for `load`. Raises InputError with every error."""
    return _told(open_mapping(mapping, name, folder=folder, template=template, allow_outside=allow_outside), warn)


def _told(loaded: Loaded, warn: Warn) -> Model:
    """The model, its notes told. Raises InputError for terms without a glossary, of which the checks make findings of their own."""
    lacking = list(termless(loaded.model, loaded.values, loaded.marked))
    if lacking:
        raise InputError(reported(lacking))
    for note in loaded.notes:
        warn(note)
    return loaded.model


def open_input(
    path: AnyInput,
    *,
    folder: FilePath | None = None,
    template: PathLike | None = None,
    allow_outside: bool = False,
    settings: Mapping[str, Any] | None = None,
    standing: Standing = NOTHING,
) -> Loaded:
    """As `load`, but gives the places along with the model, and the warnings as data."""
    source = path if isinstance(path, Source) else read(path, pipes=True)
    problems: list[Problem] = []
    setting = _setting(source, folder, allow_outside)
    first = {path: value for path, value in (settings or {}).items() if path.partition("[")[0] == INCLUDE}
    included = with_included(overridden(compose(source, problems), first), setting, problems)
    whole = with_standing(included, standing, setting.folder)
    marked = overridden(whole, {path: value for path, value in (settings or {}).items() if path not in first})
    loaded = _build(marked, problems, setting, template)
    loaded.model.with_standing(standing_keys(whole, included) - frozenset(settings or ()))
    loaded.model.with_input(source.data, source.name, changed=bool(settings), includes=bool(included.included) or stands_in(whole, included))
    return loaded


def model_class_of(
    path: AnyInput,
    *,
    folder: FilePath | None = None,
    template: PathLike | None = None,
    allow_outside: bool = False,
    standing: Standing = NOTHING,
) -> type[Model]:
    """The model of a file's kind, whatever else is in the file. Raises InputError for a file that cannot be read, or names no kind that there is."""
    source = path if isinstance(path, Source) else read(path)
    problems: list[Problem] = []
    setting = _setting(source, folder, allow_outside)
    marked = with_standing(with_included(compose(source, problems), setting, problems), standing, setting.folder)
    return _class_of(marked, problems, setting, template)


def _setting(source: Source, folder: FilePath | None, allow_outside: bool) -> Setting:
    if folder is None:
        folder = FilePath.cwd() if source.path is None else source.path.resolve().parent
    return replace(NOWHERE, folder=folder.resolve(), allow_outside=allow_outside)


def open_mapping(
    mapping: Mapping[str, Any],
    name: str = "<data>",
    *,
    folder: FilePath | None = None,
    template: PathLike | None = None,
    allow_outside: bool = False,
) -> Loaded:
    """As `parse`, but gives the paths of parts along with the model, and the warnings as data."""
    measured(mapping, name)
    problems: list[Problem] = []
    setting = replace(NOWHERE, folder=folder, allow_outside=allow_outside)
    return _build(with_included(Marked(mapping, name), setting, problems), problems, setting, template)


def _build(marked: Marked, problems: list[Problem], setting: Setting, template: PathLike | None) -> Loaded:
    """The model of marked data; `problems` are those found so far. Raises InputError with all of them and the model's."""
    problems += [problem for one in marked.files() for problem in invisible_in_keys(one)]
    model_class = _class_of(marked, problems, setting, template)
    data = {key: value for key, value in marked.data.items() if key not in HEAD}
    glossary = glossary_of(data.get("glossary"), setting, problems)
    files: list[FilePath] = []
    token = current.set(replace(setting, terms=None if glossary is None else glossary.terms, named=files))
    try:
        model = model_class.__pydantic_validator__.validate_python(data)
    except ValidationError as error:
        lost = tuple(problem for one in marked.files() for problem in surely_lost(one))
        told_already = {_spot(problem) for problem in (*problems, *lost)} | {problem.place.path for problem in lost}
        wrong = [
            one
            for one in problems_of(error, model_class, marked)
            if (_spot(one) is None or _spot(one) not in told_already) and one.place.path not in told_already
        ]
        raise InputError(reported(in_order([*problems, *lost, *wrong], marked.name))) from None
    finally:
        current.reset(token)
    values = tuple(walk(model, whole=Bilingual))
    if (passed := beyond(values, marked.place)) is not None:
        raise InputError(passed)
    lost = tuple(problem for one in marked.files() for problem in lost_in_texts(values, one))
    problems += [problem for problem in lost if problem.severity == "error"]
    if problems:
        raise InputError(reported(in_order(problems, marked.name)))
    model.in_folder(setting.folder)
    if glossary is not None:
        model.with_terms(glossary.terms)
    if files or model.template or model.theme:
        model.with_named_at(_named_at(model, marked))
    model.with_places(partial(_place_in, marked))
    return Loaded(model, marked, (*lost, *notes(model, values, marked)), values)


def _class_of(marked: Marked, problems: list[Problem], setting: Setting, template: PathLike | None) -> type[Model]:
    own = own_kind(marked.data, template, setting)
    kind = kind_of(marked, problems, None if own is None else own.kind)
    if kind == GLOSSARY:
        raise NoDocument([*problems, Problem("a glossary is no document", marked.place(("kind",)), "name it in a document: 'glossary: FILE'")])
    return own if own is not None and own.kind == kind else model_of(kind)


def _named_at(model: Model, marked: Marked) -> dict[str, Place]:
    """Where the input names files (by path), its template and its theme (by name or path); the first place of each."""
    places = {os.fspath(value): marked.place(path) for path, value in reversed(list(walk(model))) if isinstance(value, FilePath)}
    for key, named in (("template", model.template), ("theme", model.theme)):
        if named is not None:
            places[named] = marked.place((key,))
    return places


def _spot(problem: Problem) -> tuple[str | None, int | None, int | None] | None:
    return (problem.place.file, problem.place.line, problem.place.column) if problem.place.line is not None else None


def _place_in(marked: Marked, path: tuple[str | int, ...], offset: int | None) -> Place:
    return marked.place(path, offset=offset)


def in_order(problems: list[Problem], name: str) -> list[Problem]:
    """Problems in the order of the source, those of other files after those of `name`."""
    return sorted(
        problems, key=lambda problem: (problem.place.file != name, problem.place.file or "", problem.place.line or 0, problem.place.column or 0)
    )
