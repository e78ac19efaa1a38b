"""From a model to the YAML of what its pages show, step by step; every step is kept only if the pages stay as they are."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from docgen.clean.dumping import File, Ref, Said
from docgen.clean.paths import Path, leaves, replaced, without
from docgen.clean.printed import printed
from docgen.clean.pruning import PEOPLE, pruned
from docgen.clean.terms import expanded
from docgen.clean.trial import Look, Trial, pages
from docgen.clean.writing import yaml
from docgen.document.arrange import arrange
from docgen.document.document import Document, InputValues, Layout
from docgen.errors import InputError, Place, Problem, RenderError
from docgen.limits import OverTime
from docgen.model.fields import keys
from docgen.model.kinds import kind_in, model_of
from docgen.source import compose, from_text

UNSHOWN = "…"
"""Stands for a text that must be given but is not shown."""
_VERSION = 1
_NAMED = ("template", "theme")


def cleaned(document: Document, layout: Layout) -> bytes:
    """The input of a document as YAML, in UTF-8, that makes the same pages in this layout. Raises RenderError where it cannot be told what the pages
    show, or that cannot be written, or where the document was made of no model."""
    place = Place(document.meta.origin)
    if document.input is None:
        raise RenderError(Problem("this document was made of no model, so its input cannot be written", place, "source: none"))
    try:
        return _cleaned(document, document.input, layout, place)
    except OverTime as late:
        raise RenderError(Problem(f"finding out what the layout shows: {late}", place, _HINT)) from None


_HINT = "source: full, or none"


def _cleaned(document: Document, given: InputValues, layout: Layout, place: Place) -> bytes:
    folder = None if given.folder is None else given.folder.resolve()
    wanted = pages(arrange(document, layout))
    brought = None if given.kind_folder is None else kind_in(given.kind_folder, allow_outside=True)
    kind = brought or model_of(given.kind)
    trial = Trial(kind, folder, given.terms, _font_only(given.look), wanted, document.theme.page if "page" in document.asked else None)
    data = _asked(given, layout)
    if not trial.same(data):
        raise RenderError(Problem("this input cannot be written so that it makes the same pages", place, _HINT))
    data = _first(trial, _spoken(data, wanted.meta.languages), data)
    data = _first(trial, without(expanded(data, given.terms), {("glossary",)}), data)
    seen = printed(data, trial)
    if seen is None:
        raise RenderError(Problem("it cannot be told which texts of this input the pages show", place, _HINT))
    data = pruned(data, seen, given.defaults, trial.same)
    data = _unshown(data, trial)
    data = _first(trial, _in_languages(data, wanted.meta.languages), data)
    data = _first(trial, _numbered(data), data)
    data = {key: data[key] for key in sorted(data, key=list(keys(kind)).index)}
    paths = _relative(data, folder, place)
    text = yaml({"docgen": _VERSION, "kind": given.kind, **replaced(data, paths)})
    if not _read_back(text, data, paths, trial):
        raise RenderError(Problem("this input cannot be written so that it is read as it was", place, _HINT))
    return text.encode()


def _first(trial: Trial, *candidates: dict[str, Any]) -> dict[str, Any]:
    """The first that makes the wanted pages; the last is known to."""
    return next((data for data in candidates[:-1] if trial.same(data)), candidates[-1])


def _font_only(look: Mapping[str, Any]) -> Look:
    """What of a look has no key in an input."""
    return {"font": look.get("font"), "allow_outside": look.get("allow_outside", False)}


def _asked(given: InputValues, layout: Layout) -> dict[str, Any]:
    """All that the author gave, in the look and layout that the caller asked for."""
    data = dict(given.values)
    for key in ("template", "theme", "digits", "calendar"):
        asked: Any = given.look.get(key)
        if asked is not None:
            data[key] = os.fspath(asked) if key in _NAMED else asked
    for key in _NAMED:
        if key in data and FilePath(data[key]).exists():
            data[key] = File(FilePath(data[key]).resolve())
    return {**data, "layout": layout}


def _spoken(data: dict[str, Any], languages: tuple[str, ...]) -> dict[str, Any]:
    """Without the sides that the layout does not speak."""
    silent = {path for path, leaf in leaves(data) if isinstance(leaf, Said) and path[-1] not in languages}
    return {**without(data, silent), "allow_untranslated": True} if silent else data


def _in_languages(data: dict[str, Any], languages: tuple[str, ...]) -> dict[str, Any]:
    """As a document of those languages only, every text of it given."""
    return {**{key: value for key, value in data.items() if key != "allow_untranslated"}, "languages": list(languages)}


def _unshown(data: dict[str, Any], trial: Trial) -> dict[str, Any]:
    """Texts that must be given but are not shown say so."""
    seen = printed(data, trial)
    hidden = [path for path, leaf in leaves(data) if isinstance(leaf, Said) and seen is not None and path not in seen]
    waiting = [hidden] if hidden else []
    while waiting:
        part = waiting.pop()
        changed = replaced(data, dict.fromkeys(part, Said(UNSHOWN)))
        if trial.same(changed):
            data = changed
        elif len(part) > 1:
            waiting += [part[: len(part) // 2], part[len(part) // 2 :]]
    return data


def _numbered(data: dict[str, Any]) -> dict[str, Any]:
    """The ids of people, which an author makes of their names, as p1, p2, …"""
    people = data.get(PEOPLE)
    if not isinstance(people, dict):
        return data
    ids = {name: f"p{number}" for number, name in enumerate(people, 1)}
    new: dict[Path, Any] = {path: Ref(ids[leaf]) for path, leaf in leaves(data) if isinstance(leaf, Ref) and leaf in ids}
    new[(PEOPLE,)] = {ids[name]: person for name, person in people.items()}
    made: dict[str, Any] = replaced(data, new)
    return made


def _relative(data: dict[str, Any], folder: FilePath | None, place: Place) -> dict[Path, str]:
    """Paths as they can be given beside the input: of the folders above it nothing is said."""
    made: dict[Path, str] = {}
    taken: dict[str, str] = {}
    for path, leaf in leaves(data):
        if not isinstance(leaf, File) and not (path[0] in _NAMED and FilePath(str(leaf)).is_absolute()):
            continue
        file = FilePath(str(leaf))
        inside = folder is not None and file.is_relative_to(folder)
        short = file.relative_to(folder).as_posix() if folder is not None and inside else file.name if file.is_absolute() else file.as_posix()
        name = f"./{short}" if path[0] in _NAMED else short
        if taken.setdefault(name, str(file)) != str(file):
            raise RenderError(Problem(f"two files outside the folder of the input are called {short}", place, "put them beside the input"))
        made[path] = name
    return made


def _read_back(text: str, data: dict[str, Any], paths: Mapping[Path, str], trial: Trial) -> bool:
    """Whether the text, read as any input is, makes the wanted pages."""
    try:
        found = compose(from_text(text)).data
    except InputError:
        return False
    head = {"docgen": found.pop("docgen"), "kind": found.pop("kind")}
    whole = {path: leaf for path, leaf in leaves(data) if path in paths}
    return head == {"docgen": _VERSION, "kind": trial.kind.kind} and trial.same(replaced(found, whole))
