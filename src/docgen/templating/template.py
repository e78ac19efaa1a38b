"""Template folders: found by name or path, laid over what they extend, read once until a file changes, and checked whole."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from docgen._data import shipped
from docgen.close_matches import did_you_mean
from docgen.errors import Place, Problem, TemplateError
from docgen.inputs import NotFound, lies, locate, shortened
from docgen.limits import active
from docgen.model.kinds import is_kind, model_of
from docgen.source import Marked
from docgen.templating.file_part import FilePart, composed, validated
from docgen.templating.folder.file import (
    DocumentTemplate,
    GivenTemplate,
    LetterheadMargins,
    PageTemplate,
    TemplateSettings,
    WholeTemplate,
)
from docgen.templating.folder.labels import FILE as LABELS
from docgen.templating.folder.labels import labels_beside, own_places
from docgen.templating.folder.parts import Blocks, Parts, Resolver, named_once, references
from docgen.templating.markdown_str import Labels
from docgen.templating.slots import placed
from docgen.types import PathLike

P = TypeVar("P", bound=FilePart)
FILE = "template.yaml"
_THEME = "theme"
"""The name of a theme that lies in a template's folder as `theme.yaml`."""


@dataclass(frozen=True, slots=True)
class NamedTheme:
    """The theme that a template names: in which folder it is looked for first, and where it is named."""

    name: str
    folder: Path
    place: Place | None


@dataclass(frozen=True, slots=True)
class Template:
    """A template, its strings compiled, its parts in their places.

    `folders` are its own and those of the templates that it extends, nearest first. `own_blocks` and `parts` are as they were written, for whoever
    extends it.
    """

    path: Path
    kind: str
    theme: NamedTheme
    settings: TemplateSettings
    labels: Labels
    document: DocumentTemplate
    furniture: PageTemplate
    letterhead: LetterheadMargins
    letterhead_place: Place | None
    blocks: Blocks
    own_blocks: Blocks
    parts: Parts
    folders: tuple[Path, ...]
    label_places: Mapping[str, Place] = field(default_factory=dict)
    """Where its own files give words by names that docgen has not."""

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.folder.name

    @property
    def folder(self) -> Path:
        """The folder of its file."""
        return self.path.parent


State = tuple[tuple[str, int, int], ...]
"""The files that a template was read from: path, time of change in ns, size."""

_cache: dict[tuple[str, bool], tuple[State, Template]] = {}


def template_names() -> tuple[str, ...]:
    """The shipped templates."""
    return tuple(sorted(path.parent.name for path in shipped("templates").glob(f"*/{FILE}")))


def load_template(name: PathLike, *, named_at: Place | None = None, allow_outside: bool = False) -> Template:
    """A shipped template by its name, or a folder of one's own with a `template.yaml`.

    A template that an input names (`named_at` is where) is a folder by its path, which the input's own checks have confined, or a shipped one; its
    `template.yaml` may be no link that leaves the folder, unless `allow_outside`. Any other is looked for in the current folder first. A template
    that it extends is a shipped one, or lies in its folder. Read again only after one of its files has changed. Raises TemplateError: unknown name,
    missing file, or everything that is wrong in it.
    """
    path = _find(os.fspath(name), named_at, allow_outside)
    return _loaded(path, allow_outside or named_at is None, ())[1]


def _loaded(path: Path, allow_outside: bool, above: tuple[Path, ...]) -> tuple[State, Template]:
    key = (os.fspath(path), allow_outside)
    known = _cache.get(key)
    if known is not None and all(_state(file) == (changed, size) for file, changed, size in known[0]):
        return known
    own = tuple((os.fspath(file), *_state(file)) for file in (path, path.parent / LABELS, path.parent / f"{_THEME}.yaml"))
    marked = composed(path)
    extends = isinstance(marked.data, dict) and "extends" in marked.data
    given = validated(GivenTemplate if extends else WholeTemplate, placed(marked.data, marked), marked)
    words, places = labels_beside(path.parent, allow_outside=allow_outside)
    labels = words.under(given.labels)
    if isinstance(given, WholeTemplate):
        state, template = own, _whole(given, path, marked, labels)
    else:
        below, base = _base(given, path, marked, allow_outside, above)
        state, template = (*own, *below), _laid_over(base, given, path, marked, labels)
    places |= own_places(marked, "labels")
    if places:
        template = replace(template, label_places=places)
    _cache[key] = (state, template)
    return state, template


def _state(path: PathLike) -> tuple[int, int]:
    try:
        found = os.stat(path)  # noqa: PTH116 - asked for every document
    except OSError:
        return (0, -1)
    return (found.st_mtime_ns, found.st_size)


def _base(given: GivenTemplate, path: Path, marked: Marked, allow_outside: bool, above: tuple[Path, ...]) -> tuple[State, Template]:
    """The template that one extends: a folder in its own folder, else a shipped one. Raises TemplateError."""
    name, place = given.extends or "", marked.place(("extends",))
    if len(above) >= active().nesting:
        raise TemplateError(Problem(f"templates extend one another more than {active().nesting} deep", place))
    found = _extended(name, path, place, allow_outside)
    if found.resolve() in (*above, path.resolve()):
        raise TemplateError(Problem(f"the template extends itself through '{shortened(name)}'", place, "name a shipped template, or another folder"))
    return _loaded(found, allow_outside, (*above, path.resolve()))


def _extended(name: str, path: Path, place: Place, allow_outside: bool) -> Path:
    is_path = "/" in name or "\\" in name or name.startswith(".")
    beside = path.parent / name / FILE
    if not is_path and (not lies(beside) or beside.resolve() == path.resolve()):
        found = _of_kind(name)
        if found is None:
            hint = f"{did_you_mean(name, template_names())}; a template of your own is named by its folder: ./NAME"
            raise TemplateError(Problem(f"no template '{shortened(name)}'", place, hint))
        return found
    try:
        return locate(f"{name}/{FILE}", path.parent, allow_outside=allow_outside, owner="the template")
    except NotFound as missing:
        message = f"there is no {FILE} in {shortened(name)}" if missing.message.startswith("there is no") else missing.message
        raise TemplateError(Problem(message, place, missing.hint)) from None


def _named_theme(given: GivenTemplate, path: Path, marked: Marked) -> NamedTheme | None:
    if given.theme is not None:
        return NamedTheme(given.theme, path.parent, marked.place(("theme",)))
    return NamedTheme(_THEME, path.parent, None) if lies(path.parent / f"{_THEME}.yaml") else None


def _letterhead_place(given: GivenTemplate, marked: Marked) -> Place | None:
    return marked.place(("letterhead",), key=True) if given.letterhead is not None else None


def _whole(given: WholeTemplate, path: Path, marked: Marked, labels: Labels) -> Template:
    parts = _parts({}, given, marked)
    return Template(
        path,
        given.kind,
        _named_theme(given, path, marked) or NamedTheme("classic", path.parent, None),
        given.settings or TemplateSettings(),
        labels,
        given.document,
        given.furniture,
        given.letterhead or LetterheadMargins(),
        _letterhead_place(given, marked),
        _placed(given.blocks, parts, {}, given, marked),
        given.blocks,
        parts,
        (path.parent,),
    )


def _laid_over(base: Template, given: GivenTemplate, path: Path, marked: Marked, labels: Labels) -> Template:
    """A template with what it says itself in the place of what its base says."""
    if given.kind is not None and given.kind != base.kind:
        message = f"this template is for {given.kind}, and extends one for {base.kind}"
        raise TemplateError(Problem(message, marked.place(("kind",)), "leave 'kind' out: it is that of the template below"))
    blocks = base.own_blocks if given.blocks is None else given.blocks
    parts = _parts(base.parts, given, marked)
    return Template(
        path,
        base.kind,
        _named_theme(given, path, marked) or base.theme,
        _over(base.settings, given.settings),
        base.labels.under(labels),
        _over(base.document, given.document),
        _over(base.furniture, given.furniture),
        base.letterhead if given.letterhead is None else given.letterhead,
        _letterhead_place(given, marked) or base.letterhead_place,
        _placed(blocks, parts, base.parts, given, marked),
        blocks,
        parts,
        (path.parent, *base.folders),
    )


def _over(base: P, given: FilePart | None) -> P:
    """A part of the base with the keys that are given in the place of its own. Both were checked by themselves."""
    return base if given is None else base.model_copy(update=given.given())


def _parts(below: Parts, given: GivenTemplate, marked: Marked) -> Parts:
    """The blocks of every name: those of the base, the blocks of this template that have a name, its `parts`. Raises TemplateError."""
    own = named_once(given.blocks or ())
    for name in given.parts:
        if name in own:
            raise TemplateError(Problem(f"two parts are called '{name}'", marked.place(("parts", name), key=True), "give one of them another name"))
    return {**below, **own, **given.parts}


def _find(name: str, named_at: Place | None, allow_outside: bool) -> Path:
    is_path = os.sep in name
    if is_path or named_at is None:
        if os.path.isdir(name):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
            return _in_folder(Path(name), named_at, allow_outside)
        if os.path.isfile(name):  # noqa: PTH113
            return Path(name)
    if is_path:
        raise TemplateError(Problem(f"there is no template {shortened(name)}", named_at or Place(name)))
    path = _of_kind(name)
    if path is not None:
        return path
    if is_kind(name):
        raise TemplateError(Problem(f"the kind '{name}' brings no template", named_at or Place(), "give a folder with one: --template DIR"))
    hint = f"{did_you_mean(name, template_names())}; a template of your own is named by its folder"
    raise TemplateError(Problem(f"no template '{shortened(name)}'", named_at or Place(), hint))


def _of_kind(name: str) -> Path | None:
    """The shipped template of a name, or that of a kind which an installed package adds."""
    path = shipped("templates") / name / FILE
    if os.sep not in name and name.strip(".") and os.path.isfile(path):  # noqa: PTH113
        return path
    folder = model_of(name).template_folder if is_kind(name) else None
    return None if folder is None else folder / FILE


def own_page(kind: str, allow_outside: bool) -> PageTemplate | None:
    """What stands outside the text in the template that a kind has by itself; `None` for a kind without one."""
    path = _of_kind(kind)
    return None if path is None else _loaded(path, allow_outside, ())[1].furniture


def _in_folder(folder: Path, named_at: Place | None, allow_outside: bool) -> Path:
    try:
        path = locate(FILE, folder, allow_outside=allow_outside or named_at is None, owner="the template")
    except NotFound as missing:
        message = f"there is no {FILE} in {shortened(str(folder))}" if missing.message.startswith("there is no") else missing.message
        raise TemplateError(Problem(message, named_at or Place(str(folder)), missing.hint if named_at else None)) from None
    return folder / FILE if named_at is None else path


def _placed(blocks: Blocks, parts: Parts, below: Parts, given: GivenTemplate, marked: Marked) -> Blocks:
    """The blocks with every part in its place. Raises TemplateError for a part that is not there, and for one that nothing places."""
    resolved = Resolver(parts).blocks(blocks)
    asked = {part.part.text for some in (blocks, *given.parts.values()) for part in references(some)}
    for name in given.parts:
        if name not in below and name not in asked:
            hint = did_you_mean(name, sorted(below)) if below else "place it among the blocks: '- part: NAME'"
            raise TemplateError(Problem(f"nothing places the part '{name}'", marked.place(("parts", name), key=True), hint))
    return resolved
