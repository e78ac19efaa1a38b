"""`include: FILE`: what several inputs share (people, issuers, standing words), said once in a file of its own.

What is included lies under the file that includes it, key by key, and people id by id: the file itself wins, and of several that it includes the
last. Every value keeps its place in the file where it stands, and its paths start there.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from docgen.errors import InputError, Problem
from docgen.inputs import NotFound, check_named, locate
from docgen.limits import active, check_time
from docgen.model.paths import Included
from docgen.model.setting import Setting
from docgen.model.validation_errors import name_of
from docgen.reading.head import VERSION
from docgen.reported import reported
from docgen.source import Marked, compose, measured, read

KEY = "include"
_BY_ID = ("people",)
"""Keys whose values are joined id by id."""
_INSTEAD = {"issuer": "issuers", "issuers": "issuer"}
"""Keys of which a document has one."""
_MIB = 1024 * 1024


def with_included(marked: Marked, setting: Setting, problems: list[Problem]) -> Marked:
    """`marked` with what it includes under it. What is wrong in the files goes to `problems`; raises InputError with all of them where a file cannot
    be read, without which nobody knows what is missing."""
    if not isinstance(marked.data, Mapping) or KEY not in marked.data:
        return marked
    folder = Path.cwd() if setting.folder is None else setting.folder
    path = marked.source.path if marked.source is not None else None
    size = len(marked.source.data) if marked.source is not None else 0
    reader = _Reader(setting, folder, marked.data.get("kind"), problems, active().text_bytes - size)
    own = folder / path.name if path is not None else folder
    whole = reader.joined(marked, folder, (path.resolve() if path is not None else own,), beside=path is not None and path.resolve().parent == folder)
    if reader.unread:
        raise InputError(reported(problems))
    measured(whole.data, marked.name)
    return whole


@dataclass(slots=True)
class _Reader:
    """Reads each file once, however often it is included."""

    setting: Setting
    root: Path
    kind: Any
    problems: list[Problem]
    left: int
    """Bytes that may still be read."""
    read: dict[Path, Marked] = field(default_factory=dict)
    unread: bool = False

    def joined(self, marked: Marked, folder: Path, chain: tuple[Path, ...], *, beside: bool) -> Marked:
        """`marked`, a file in `folder`, with what it includes; `chain` are the files that lead to it, itself the last. `beside` says that paths which
        begin with its name's folder lead to what lies beside it."""
        under: dict[str, Any] = {}
        homes: dict[tuple[str | int, ...], Marked] = {}
        named = marked.data[KEY]
        several = isinstance(named, (list, tuple))
        taken: set[Path] = set()
        for index, name in enumerate(named if several else (named,)):
            check_time()
            at = (KEY, index) if several else (KEY,)
            found = self._file(name, marked, at, folder, chain, taken, beside=beside)
            if found is not None:
                _lay(found, under, homes)
        if several and not named:
            self._wrong(marked, (KEY,), "nothing is included", "name a file, or leave the key out")
        own = {key: value for key, value in marked.data.items() if key != KEY}
        return replace(marked, data=_over(own, under, homes), included=homes)

    def _wrong(self, marked: Marked, at: tuple[str | int, ...], message: str, hint: str | None = None) -> None:
        self.problems.append(Problem(message, marked.place(at), hint))
        self.unread = True

    def _file(
        self, name: Any, marked: Marked, at: tuple[str | int, ...], folder: Path, chain: tuple[Path, ...], taken: set[Path], *, beside: bool
    ) -> Marked | None:
        """The file of that name with what it includes itself; `None` where there is none that can be read."""
        if not isinstance(name, (str, os.PathLike)):
            self._wrong(marked, at, f"this must be the path of a file, not {name_of(name)}", "write include: office.yaml, or a list of such")
            return None
        text = os.fspath(name)
        try:
            path = self._located(text, folder)
        except NotFound as missing:
            self._wrong(marked, at, missing.message, missing.hint)
            return None
        if path.is_dir():
            self._wrong(marked, at, f"{path.name} is a folder, not a file")
        elif path in taken:
            self._wrong(marked, at, f"{path.name} is included twice", "once is enough")
        elif path in chain:
            way = " → ".join(one.name for one in (*chain[chain.index(path) :], path))
            self._wrong(marked, at, f"the files include each other without an end: {way}", "take one include out")
        elif len(chain) > active().nesting:
            self._wrong(marked, at, f"files include each other more than {active().nesting} deep", "make it flatter")
        else:
            taken.add(path)
            if path not in self.read:
                called = str(Path(marked.name).parent / text) if beside else str(path)
                self.read[path] = self._opened(path, os.path.normpath(called), chain, marked, at, beside=beside)
            return self.read[path]
        return None

    def _located(self, text: str, folder: Path) -> Path:
        """The file, which lies inside the folder of the input, or of the file that names it where that lies outside."""
        check_named()
        if not folder.is_relative_to(self.root):
            return locate(text, folder, allow_outside=True, owner="the file that names it")
        if folder == self.root or "://" in text or not text.strip():
            return locate(text, self.root, allow_outside=self.setting.allow_outside, owner="the input")
        return locate(f"{folder.relative_to(self.root).as_posix()}/{text}", self.root, allow_outside=self.setting.allow_outside, owner="the input")

    def _opened(self, path: Path, called: str, chain: tuple[Path, ...], above: Marked, at: tuple[str | int, ...], *, beside: bool) -> Marked:
        try:
            source = replace(read(path), name=called)
            self.left -= len(source.data)
            if self.left < 0:
                limit = active().text_bytes
                size = f"{limit / _MIB:g} MiB" if limit >= _MIB else f"{limit:,} bytes"
                raise InputError(Problem(f"the input with the files that it includes is larger than {size}", above.place(at), "make them smaller"))
            marked = compose(source, self.problems)
        except InputError as error:
            self.problems += (replace(one, place=replace(one.place, file=called)) if one.place.file == str(path) else one for one in error.problems)
            self.unread = True
            return Marked({}, called)
        if not isinstance(marked.data, Mapping):
            self._wrong(marked, (), f"this must be a mapping of keys to values, not {name_of(marked.data)}", "write it as in a document: issuer: {…}")
            return Marked({}, called)
        self._check_head(marked)
        data = {key: value for key, value in marked.data.items() if key not in ("docgen", "kind")}
        if path.parent != self.setting.folder:
            data = {key: value if key == KEY else _starting(value, path.parent) for key, value in data.items()}
        marked = replace(marked, data=data)
        return self.joined(marked, path.parent, (*chain, path), beside=beside) if KEY in data else marked

    def _check_head(self, marked: Marked) -> None:
        """A shared file needs no `docgen:` and no `kind:`; where it has them they are those of the document."""
        version, kind = marked.data.get("docgen", VERSION), marked.data.get("kind", self.kind)
        if isinstance(version, bool) or version != VERSION:
            self._wrong(marked, ("docgen",), f"this docgen reads version {VERSION} of the format, not {version}", f"write 'docgen: {VERSION}'")
        if kind != self.kind:
            hint = "a glossary is named by glossary: FILE" if kind == "glossary" else "leave 'kind' out of a file that is only included"
            self._wrong(marked, ("kind",), f"a document of the kind {self.kind} cannot include one of the kind {kind}", hint)


def _lay(found: Marked, under: dict[str, Any], homes: dict[tuple[str | int, ...], Marked]) -> None:
    """Lays what a file says over what others before it said."""
    for key, value in found.data.items():
        if other := _INSTEAD.get(key):
            under.pop(other, None)
            homes.pop((other,), None)
        before = under.get(key)
        if key in _BY_ID and isinstance(value, Mapping) and isinstance(before, Mapping):
            if (first := homes.pop((key,), None)) is not None:
                homes |= {(key, str(name)): first for name in before}
            homes |= {(key, str(name)): found for name in value}
            under[key] = {**before, **value}
        else:
            for path in [path for path in homes if path[0] == key]:
                del homes[path]
            under[key], homes[(key,)] = value, found


def _over(own: Mapping[str, Any], under: dict[str, Any], homes: dict[tuple[str | int, ...], Marked]) -> dict[str, Any]:
    """What a file says itself over what it includes; `homes` loses what does not show."""
    made = dict(own)
    for key, value in under.items():
        mine = own.get(key)
        if key not in own and _INSTEAD.get(key) not in own:
            made[key] = value
            continue
        home = homes.pop((key,), None)
        if key in _BY_ID and isinstance(mine, Mapping) and isinstance(value, Mapping):
            if home is not None:
                homes |= {(key, str(name)): home for name in value}
            for name in mine:
                homes.pop((key, str(name)), None)
            made[key] = {**value, **mine}
        else:
            for path in [path for path in homes if path[0] == key]:
                del homes[path]
    return made


def _starting(value: Any, folder: Path) -> Any:
    """The value of a file in `folder`, its texts knowing where paths start."""
    if type(value) is str:
        return Included.of(value, folder)
    if isinstance(value, Mapping):
        return {key: _starting(inner, folder) for key, inner in value.items()}
    return [_starting(inner, folder) for inner in value] if isinstance(value, list) else value
