"""A configuration file, read and checked: every error of it at once, each with its line and column and the nearest name that there is.

It names values and runs nothing. It may lie where strangers write: what it names by a path lies in its own folder, its outputs go below that folder,
and it loosens no limit, unless the user named it himself. One in the current folder or above it that is his own may loosen limits.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from docgen.bounded import bounded
from docgen.config.nearest import MOST_BYTES, NAME, SHARED, nearest_file
from docgen.config.settings import Settings
from docgen.errors import DocgenError, Place, Problem, UsageError
from docgen.inputs import is_folder, read_file
from docgen.limits import Limits
from docgen.model.json_schema import json_schema
from docgen.model.setting import NOWHERE, current
from docgen.model.wording import problems_of
from docgen.reported import reported
from docgen.source import Marked, Source
from docgen.source.marked import Mark
from docgen.source.span import Span
from docgen.source.toml import compose_toml
from docgen.types import PathLike

_DECIDED = {
    "allow_outside": "whether paths leave their folders is for the command line alone: --allow-outside",
    "password": "passwords stand in no file that others read: DOCGEN_PASSWORD, or --password",
    "owner_password": "passwords stand in no file that others read: DOCGEN_OWNER_PASSWORD, or --owner-password",
    "sign": "keys are named on the command line: --sign",
    "sign_passphrase": "passwords stand in no file that others read: DOCGEN_SIGN_PASSPHRASE",
    "set": "a field of one document is set with --set; what all have stands in a file that they include",
}
"""Options that no configuration has, and why."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """A configuration. `name` is how messages call it, `folder` where its paths start, `path` its file. `own` says that the user named it, so that it
    may name what lies elsewhere."""

    values: Settings
    marked: Marked
    name: str
    folder: Path
    path: Path | None = None
    own: bool = False

    def get(self, key: str) -> Any:
        """The value of a key, `None` where it is not given; a key is written with `_`."""
        return getattr(self.values, _field(key)) if key in self.marked.data else None

    @property
    def given(self) -> tuple[str, ...]:
        """The keys that are given, in the order of the file."""
        return tuple(self.marked.data)

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Where a value stands."""
        return self.marked.place(path, key=key)

    @property
    def limits(self) -> Limits | None:
        """The limits that it sets, if it does."""
        return None if self.values.limits is None else self.values.limits.limits()

    @property
    def output(self) -> str | None:
        """Where outputs go, from the current folder on."""
        named = self.values.output
        if named is None:
            return None
        base = os.path.relpath(self.folder) if self.path is not None else ""
        literal = base.replace("{", "{{").replace("}", "}}") if "{" in named or "}" in named else base
        return named if base in ("", ".") or os.path.isabs(named) else f"{literal}/{named}"  # noqa: PTH117


def configuration(path: PathLike = ".") -> Configuration | None:
    """The configuration that holds for a file or a folder: the nearest `docgen.toml` or `[tool.docgen]` upward; `None` where there is none. A
    `docgen.toml` or `pyproject.toml` is read itself. Raises UsageError with everything that is wrong in it."""
    given = Path(path)
    if given.name in (NAME, SHARED) and given.is_file():
        return _known(read_configuration(given, own=True))
    real = Path(os.path.realpath(given))
    found = nearest_file(real if is_folder(real) else real.parent)
    return None if found is None else _known(read_configuration(found))


def _known(found: Configuration) -> Configuration:
    from docgen.config.house import House
    from docgen.config.named import refuse_unknown

    refuse_unknown(House(found))
    return found


def read_configuration(path: Path, *, own: bool = False, allow_outside: bool = False) -> Configuration:
    """The configuration of a file, a `pyproject.toml` by its table. `own` says that the user named it, `allow_outside` that its paths may leave its
    folder in any case. Raises UsageError with everything that is wrong in it."""
    name = _called(path)
    with _as_usage(), bounded(None, name):
        marked = _table(compose_toml(_source(path, name)), path)
    real = Path(os.path.realpath(path))
    made = checked(marked, real.parent, allow_outside=own or allow_outside)
    found = Configuration(made, marked, name, real.parent, real, own)
    _confined(found, allow_outside=own or allow_outside)
    return found


def checked(marked: Marked, folder: Path, *, allow_outside: bool) -> Settings:
    """The settings of marked data, whose paths start at `folder`. Raises UsageError."""
    told = [Problem(f"'{key}' is no key of a configuration", marked.place((key,), key=True), _DECIDED[key]) for key in marked.data if key in _DECIDED]
    data = {key: value for key, value in marked.data.items() if key not in _DECIDED}
    token = current.set(replace(NOWHERE, folder=folder, allow_outside=allow_outside, owner="the configuration"))
    try:
        made: Settings = Settings.__pydantic_validator__.validate_python(data)
    except ValidationError as error:
        raise UsageError(reported([*told, *problems_of(error, Settings, marked)])) from None
    finally:
        current.reset(token)
    if told:
        raise UsageError(told)
    return made


def configuration_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a configuration."""
    return json_schema(Settings, "configuration", name="config")


def _field(key: str) -> str:
    return "channel" if key == "for" else key


def _called(path: Path) -> str:
    """As short as can be: from the current folder on where it lies there or above."""
    relative = os.path.relpath(path)
    return relative if relative.count("..") <= 3 else str(path)


def _source(path: Path, name: str) -> Source:
    data = read_file(name, MOST_BYTES, wanted="a TOML file")
    for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if data.startswith(mark):
            raise UsageError(Problem("the file is UTF-16, not UTF-8", Place(name, 1, 1), "save it as UTF-8"))
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Source(name, data, body.decode("utf-8"), path)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise UsageError(Problem(f"byte 0x{body[error.start]:02X} is not UTF-8", Place(name, line), "save the file as UTF-8")) from None


def _table(marked: Marked, path: Path) -> Marked:
    """The data of a configuration, its keys written with `_`. Raises UsageError."""
    data, mark = marked.data, marked.mark
    if path.name == SHARED:
        for key in ("tool", "docgen"):
            below = data.get(key) if isinstance(data, Mapping) else None
            mark = mark.keys[key][1] if mark is not None and key in mark.keys else None
            data = {} if below is None else below
        if not isinstance(data, Mapping):
            raise UsageError(Problem("[tool.docgen] is no table", Place(marked.name)))
    elif isinstance(data.get("tool"), Mapping) and "docgen" in data["tool"]:
        hint = "[tool.docgen] is for a pyproject.toml; here the keys stand at the top"
        raise UsageError(Problem("this table is not for this file", marked.place(("tool",), key=True), hint))
    data, mark = _underscored(data, mark, marked.name)
    return replace(marked, data=data, mark=mark)


def _underscored(data: Mapping[str, Any], mark: Mark | None, name: str, *, top: bool = True) -> tuple[dict[str, Any], Mark | None]:
    """Keys as they are written in inputs, `embed_fonts` for `embed-fonts`: those at the top, and those of the table of limits."""
    made: dict[str, Any] = {}
    keys: dict[str, tuple[Span, Mark]] = {}
    for key, value in data.items():
        own = key.replace("-", "_")
        if own in made:
            raise UsageError(Problem(f"'{own}' is given twice, as '{key}' too", Place(name, path=own), "leave one out"))
        found = mark.keys.get(key) if mark is not None else None
        if top and own == "limits" and isinstance(value, Mapping):
            value, inner = _underscored(value, None if found is None else found[1], name, top=False)
            found = None if found is None or inner is None else (found[0], inner)
        made[own] = value
        if found is not None:
            keys[own] = found
    return made, None if mark is None else Mark(mark.span, keys, mark.items)


def _confined(found: Configuration, *, allow_outside: bool) -> None:
    """Raises UsageError for what a configuration may not say where it lies."""
    wrong = []
    output = found.values.output
    if output is not None and not allow_outside and (os.path.isabs(output) or ".." in Path(output).parts or ":" in output[:2]):  # noqa: PTH117
        hint = "name this file with --config, or its outputs with -o"
        wrong.append(Problem("outputs would be written outside the folder of the configuration", found.place("output"), hint))
    limits = found.values.limits
    if limits is not None and not found.own and not _is_mine(found):
        usual = Limits()
        for name, value in limits.given().items():
            if value > getattr(usual, name):
                hint = "it is neither yours nor in the current folder or above it; name it with --config"
                wrong.append(Problem(f"this limit is wider than the usual {getattr(usual, name):,}", found.place("limits", name), hint))
    if wrong:
        raise UsageError(wrong)


def _is_mine(found: Configuration) -> bool:
    """Whether a configuration lies in the current folder or above it, and belongs to the user or to the system's administrator."""
    if found.path is None:
        return True
    try:
        owner, above = found.path.stat().st_uid, Path(os.path.realpath(".")).is_relative_to(found.folder)
    except OSError:
        return False
    return above and (not hasattr(os, "geteuid") or owner in (0, os.geteuid()))


@contextmanager
def _as_usage() -> Iterator[None]:
    """What is wrong with a configuration is wrong with how docgen was called: exit code 2."""
    try:
        yield
    except UsageError:
        raise
    except DocgenError as error:
        raise UsageError(error.problems) from None
