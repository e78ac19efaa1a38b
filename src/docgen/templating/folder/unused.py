"""What a template of one's own has and does not use: words that no string reads, a theme and an emblem beside it that nothing names."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from jinja2 import nodes

from docgen._data import shipped
from docgen.close_matches import close_matches
from docgen.errors import Place, Problem, TemplateError
from docgen.locales.labels import labels
from docgen.templating.folder.names import trees
from docgen.templating.template import Template
from docgen.templating.theme import files_of

_PICTURES = (".svg", ".png", ".jpg", ".jpeg")
_THEMES = ("theme.yaml", "theme.yml")
_EMBLEM = "emblem"
_WORD_FILE = "letterhead.docx"


@dataclass(frozen=True, slots=True)
class _Read:
    """What the strings of a template read. `labels` are names, `ends` how the others begin and end whose names are put together (`None` where any may
    be read), `texts` the texts in quotes, `joined` how those begin and end that are put together."""

    labels: frozenset[str]
    ends: tuple[tuple[str, str], ...] | None
    texts: frozenset[str]
    joined: frozenset[tuple[str, str]]

    def has_label(self, name: str) -> bool:
        return name in self.labels or self.ends is None or any(name.startswith(first) and name.endswith(last) for first, last in self.ends)

    def has_file(self, name: str) -> bool:
        whole = any(PurePosixPath(text).name == name for text in self.texts)
        return whole or any(name.startswith(first) and name.endswith(last) for first, last in self.joined)


_known: dict[int, tuple[Template, _Read]] = {}


def unused(template: Template, named: Collection[str], *, every_picture: bool = False) -> Iterator[Problem]:
    """A warning for each label, theme and emblem of a template's own files that nothing uses; none for a template that docgen ships.

    `named` are the paths of the files that its input names. With `every_picture` the other pictures of the folder are told too.
    """
    if os.fspath(template.path).startswith(f"{shipped('templates')}{os.sep}"):
        return
    yield from _labels(template)
    yield from _themes(template)
    yield from _pictures(template, named, every=every_picture)


def _labels(template: Template) -> Iterator[Problem]:
    for name, place in template.label_places.items():
        called = name.replace("_", "-")
        # A word of a choice is what a condition of a Word file may compare with
        if _read(template).has_label(called) or ("-" in called and any(os.path.lexists(folder / _WORD_FILE) for folder in template.folders)):
            continue
        near, read = close_matches(called, labels()), called.replace("-", "_")
        hint = f"did you mean {near[0]}?" if near else f"read it in a string as {{{{ label.{read} }}}}, or take it out"
        message = f"no string of the template reads the label '{name}', and docgen has none of that name"
        yield Problem(message, place, hint, severity="warning")


def _themes(template: Template) -> Iterator[Problem]:
    for name in _THEMES:
        path = template.folder / name
        if not os.path.lexists(path):
            continue
        try:
            files = files_of(template.theme.name, template.theme.folder)
        except TemplateError:  # told where the theme is read
            continue
        if os.path.abspath(path) not in map(os.path.abspath, files):  # noqa: PTH100 - links stay as they are
            message = f"this theme lies in the template's folder and nothing names it: the template's look is '{template.theme.name}'"
            yield Problem(message, Place(os.fspath(path)), f"write 'theme: {name}' in template.yaml, or take the file away", severity="warning")


def _pictures(template: Template, named: Collection[str], *, every: bool) -> Iterator[Problem]:
    try:
        files = sorted(path for path in template.folder.iterdir() if path.suffix.lower() in _PICTURES)
    except OSError:
        return
    files = [path for path in files if every or path.stem.lower() == _EMBLEM]
    inputs = {os.path.realpath(path) for path in named} if files else set()
    for path in files:
        if os.path.realpath(path) not in inputs and not _read(template).has_file(path.name):
            name = f"'{path.name}'"
            hint = f'write emblem: "{name}" under furniture in template.yaml, or take the file away'
            if path.stem.lower() != _EMBLEM:
                hint = f'write picture: "{name}" in template.yaml, or take the file away'
            yield Problem("this picture lies in the template's folder and nothing names it", Place(os.fspath(path)), hint, severity="warning")


def _read(template: Template) -> _Read:
    """Found once for a template."""
    known = _known.get(id(template))
    if known is None or known[0] is not template:
        if len(_known) > 256:
            _known.clear()
        known = _known[id(template)] = (template, _found(template))
    return known[1]


def _found(template: Template) -> _Read:
    read: set[str] = {template.kind}
    ends: set[tuple[str, str]] | None = set()
    texts: set[str] = set()
    joined: set[tuple[str, str]] = set()
    for tree in trees(template):
        asked = 0
        fields: list[nodes.Getattr | nodes.Getitem] = [*tree.find_all(nodes.Getattr), *tree.find_all(nodes.Getitem)]
        for node in fields:
            if not isinstance(node.node, nodes.Name) or node.node.name != "label":
                continue
            asked += 1
            if isinstance(node, nodes.Getattr):
                read.add(node.attr.replace("_", "-"))
            elif ends is not None:
                ends.add(_ends(_words(node.arg, template.kind)))
        if asked < sum(node.name == "label" for node in tree.find_all(nodes.Name)):
            ends = None  # all of them, given to a filter or put under another name
        for constant in tree.find_all(nodes.Const):
            if isinstance(constant.value, str):
                texts.add(constant.value)
        joined.update(_ends([one.value if isinstance(one, nodes.Const) else None for one in concat.nodes]) for concat in tree.find_all(nodes.Concat))
    return _Read(frozenset(read), None if ends is None else tuple(ends), frozenset(texts), frozenset(joined - {("", "")}))


def _words(name: nodes.Node, kind: str) -> list[str | None]:
    """The words that a label's name is put together of, `None` for what is not known before there is a document: `label['status-' ~ status]`."""
    parts = name.nodes if isinstance(name, nodes.Concat) else [name]
    said = [part.value if isinstance(part, nodes.Const) else kind if isinstance(part, nodes.Name) and part.name == "kind" else None for part in parts]
    return [None if word is None else str(word).replace("_", "-") for word in said]


def _ends(words: list[str | None]) -> tuple[str, str]:
    """How a text begins and ends that is put together of these; one that is known is its own beginning and end."""
    if None not in words:
        whole = "".join(str(word) for word in words)
        return whole, whole
    return str(words[0] or ""), str(words[-1] or "")
