"""What holds for an input beside itself: the environment over it, the nearest configuration under it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from docgen.config.texts import bleed_points, page_size, watermark_words
from docgen.config.variables import IN_INPUT
from docgen.errors import Place, UsageError
from docgen.limits import Limits
from docgen.model.paths import Included
from docgen.options import DocumentOptions, FileOptions
from docgen.reading.standing import Standing, template_in, theme_in
from docgen.source import Marked
from docgen.writers.options import Press

T = TypeVar("T")

if TYPE_CHECKING:
    from docgen.config.file import Configuration


@dataclass(frozen=True, slots=True)
class House:
    """`file` is the configuration, `environment` the variables; `None` where there are none."""

    file: Configuration | None = None
    environment: Configuration | None = None

    @property
    def layers(self) -> tuple[Configuration, ...]:
        """Those that there are, the stronger first."""
        return tuple(one for one in (self.environment, self.file) if one is not None)

    def get(self, key: str) -> Any:
        """The value of a key, `None` where nobody gives one."""
        return next((value for one in self.layers if (value := one.get(key)) is not None), None)

    def place(self, key: str) -> Place:
        """Where the value stands that `get` gives."""
        return next((one.place(key) for one in self.layers if one.get(key) is not None), Place())

    @property
    def limits(self) -> Limits | None:
        """The limits that the configuration sets."""
        return None if self.file is None else self.file.limits

    @property
    def output(self) -> tuple[str, Configuration] | None:
        """Where outputs go, from the current folder on, and who says so."""
        return next(((where, one) for one in self.layers if (where := one.output) is not None), None)

    @property
    def ignored(self) -> tuple[tuple[str, Place, bool], ...]:
        """The checks that are left out (`True`) or put back, by the names that are written, each with its place; the weaker layer first."""
        found: list[tuple[str, Place, bool]] = []
        for one in reversed(self.layers):
            found += [(name, one.place("ignore", index), True) for index, name in enumerate(one.values.ignore)]
            found += [(name, one.place("checks", name), not on) for name, on in one.values.checks.items()]
        return tuple(found)

    @property
    def standing(self) -> Standing:
        """What stands for every input of the house."""
        return Standing(
            {} if self.file is None else _in_input(self.file),
            {} if self.environment is None else _in_input(self.environment),
            *((() if (found := self.get(key)) is None else found) for key in ("templates", "themes", "kinds")),
        )

    def template(self, name: T) -> T | str:
        """A template that the caller names, by its path where a folder of templates has it and the current folder has not."""
        return _path(template_in(self.standing, name if isinstance(name, str) else None, Path.cwd())) or name

    def theme(self, name: T) -> T | str:
        """The same of a theme."""
        return _path(theme_in(self.standing, name if isinstance(name, str) else None, Path.cwd())) or name

    def document_options(self) -> DocumentOptions:
        """What changes the tree, but what inputs can say themselves."""
        page = self.get("page")
        options: DocumentOptions = {}
        if (family := self.get("family")) is not None:
            options["family"] = family
        if page is not None:
            options["page"] = page_size(page)
        return options

    def file_options(self) -> FileOptions:
        """What changes files; a format takes of it what it heeds."""
        options: FileOptions = {}
        for key, name in (("profile", "profile"), ("standard", "standard"), ("qr", "qr"), ("embed_fonts", "embed_fonts"), ("for", "channel")):
            if (value := self.get(key)) is not None:
                options[name] = value  # type: ignore[literal-required]
        if (fonts := self.get("fonts")) is not None:
            options["fonts"] = fonts
        if (words := self.get("watermark")) is not None:
            options["watermark"] = watermark_words(words)
        if any(self.get(key) is not None for key in PRESS):
            options["press"] = self._press()
        return options

    def _press(self) -> Press:
        bleed, marks, usual = self.get("bleed"), self.get("marks"), Press()
        points = usual.bleed if bleed is None else bleed_points(bleed)
        return Press(points, marks is not False, self.get("icc"), self.get("imposition"), bool(self.get("assume_srgb")))


def house_of(given: Configuration | House | None) -> House:
    """A house of a configuration alone, for callers who read no environment. Raises UsageError for another kind of thing."""
    if given is None or isinstance(given, House):
        return given or House()
    if not hasattr(given, "values"):
        raise UsageError(f"configuration= is a {type(given).__name__}; it takes what docgen.configuration(path) gives")
    return House(given)


def own_limits(given: Configuration | House | None) -> Limits | None:
    """The limits of a configuration that a caller gives; a house is given by who has made its limits the active ones."""
    return None if given is None or isinstance(given, House) else given.limits


PRESS = ("bleed", "marks", "icc", "imposition", "assume_srgb")
"""Keys of what a press asks."""


def _path(found: str | None) -> str | None:
    return None if found is None else str(found)


def _in_input(one: Configuration) -> dict[str, tuple[Any, Marked]]:
    """The values of keys that inputs have; a path among them leads where it was found."""
    return {key: (_value(one.get(key), one.folder), one.marked) for key in IN_INPUT if one.get(key) is not None}


def _value(value: Any, folder: Path) -> Any:
    if isinstance(value, dict):
        return {kind: _value(name, folder) for kind, name in value.items()}
    if isinstance(value, (str, os.PathLike)):
        return Included.of(os.fspath(value), folder, anywhere=True)
    return value
