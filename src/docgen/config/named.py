"""Names of templates, themes and kinds that stand for every input: one that leads nowhere is an error where it is given, not at the first input."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from docgen.close_matches import did_you_mean
from docgen.errors import DocgenError, Problem, UsageError
from docgen.inputs import shortened
from docgen.reported import reported

if TYPE_CHECKING:
    from docgen.config.file import Configuration
    from docgen.config.house import House


def refuse_unknown(house: House) -> None:
    """Raises UsageError with every template, theme and kind that a configuration or a variable names and that is nowhere, each at its place."""
    told = [problem for one in house.layers for problem in _unknown(one, house)]
    if told:
        raise UsageError(reported(told))


def unknown_family(house: House) -> Iterator[Problem]:
    """A warning for a font family that no folder of fonts has. It is one that --fonts may have, so that rendering alone can refuse it."""
    from docgen.typography.fonts.families import library

    name = house.get("family")
    if name is None:
        return
    try:
        library(house.get("fonts") or ()).family(name)
    except DocgenError as error:
        problem = error.problems[0]
        yield Problem(problem.message, house.place("family"), problem.hint, severity="warning")


def _unknown(one: Configuration, house: House) -> Iterator[Problem]:
    theme, template = one.get("theme"), one.get("template")
    if theme is not None:
        yield from _theme(theme, one, house)
    if isinstance(template, Mapping):
        for kind, name in template.items():
            yield from _kind(kind, one, house)
            yield from _template(name, ("template", kind), one, house)
    elif template is not None:
        yield from _template(template, ("template",), one, house)


def _theme(name: str, one: Configuration, house: House) -> Iterator[Problem]:
    from docgen.reading.standing import theme_in
    from docgen.templating.theme import theme_names

    if _is_path(name) or name in (*theme_names(), "base") or theme_in(house.standing, name, one.folder) is not None:
        return
    hint = f"{did_you_mean(name, theme_names())}; a theme of your own is named by its .yaml file"
    yield Problem(f"no theme '{shortened(name)}'", one.place("theme"), hint)


def _template(name: str, key: tuple[str, ...], one: Configuration, house: House) -> Iterator[Problem]:
    from docgen.model.kinds import is_kind
    from docgen.reading.standing import template_in
    from docgen.templating.template import template_names

    if _is_path(name) or name in template_names() or is_kind(name) or template_in(house.standing, name, one.folder) is not None:
        return
    hint = f"{did_you_mean(name, template_names())}; a template of your own is named by its folder"
    yield Problem(f"no template '{shortened(name)}'", one.place(*key), hint)


def _kind(kind: str, one: Configuration, house: House) -> Iterator[Problem]:
    from docgen.model.kinds import is_kind, kinds
    from docgen.reading.standing import kind_in

    if is_kind(kind) or kind_in(house.standing, kind) is not None or _brought(one.get("template")[kind], kind):
        return
    yield Problem(f"there is no kind '{shortened(kind)}'", one.place("template", kind, key=True), did_you_mean(kind, kinds()))


def _brought(template: str, kind: str) -> bool:
    """Whether the folder of a template brings the kind itself."""
    from pathlib import Path

    from docgen.model.kinds import kind_in

    if not os.path.isdir(template):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
        return False
    try:
        made: Any = kind_in(Path(template), allow_outside=True)
    except DocgenError:  # told when the template is read
        return True
    return made is not None and made.kind == kind


def _is_path(name: str) -> bool:
    """Whether this is a path, which was looked up where it was read."""
    return os.sep in name
