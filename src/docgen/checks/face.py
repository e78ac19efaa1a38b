"""The library's checks of one input, however it is at hand."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike as OsPathLike
from os import fspath
from typing import IO, TYPE_CHECKING, Any

from docgen import arguments
from docgen.bounded import bounded
from docgen.checks.any_file import check_any, check_foreign
from docgen.checks.names import left_out
from docgen.checks.run import Report, unreadable
from docgen.config.house import house_of
from docgen.dumping import dumps
from docgen.errors import InputError
from docgen.limits import Limits
from docgen.model.root import Model
from docgen.source import Source, from_bytes, from_text
from docgen.streams import read_source, stream_name
from docgen.types import PathLike

if TYPE_CHECKING:
    from docgen.config.file import Configuration


def check(
    source: PathLike | str | bytes | IO[str] | IO[bytes] | Source | Model,
    *,
    template: PathLike | None = None,
    allow_outside: bool = False,
    ignore: Iterable[str] = (),
    configuration: Configuration | None = None,
    limits: Limits | None = None,
) -> Report:
    """Everything that is wrong with an input, or may be.

    `source` is a path; or YAML itself, as bytes or as text of more than one line; or an open file; or a model, which is checked by the file that it
    was read from, or as `docgen.dumps` writes it. `template` is the one that it is made with, if not its own; its folder may bring the input's kind.
    `ignore` names codes that are not looked for, `limits` is what the input may cost; `configuration` is what holds for all inputs of a house, its
    checks among it (`docgen.configuration(path)`). What is wrong is in the report and no error; raises UsageError
    for another kind of thing, and InputError for an input that passes a limit of time.
    """
    if isinstance(ignore, str):
        ignore = [ignore]
    folder = source.input_folder if isinstance(source, Model) else None
    house = house_of(configuration)
    off = (*left_out(house.ignored), *ignore)
    with bounded(limits or house.limits, _name(source)):
        if isinstance(source, (bytes, bytearray)) and (report := check_foreign(bytes(source), "<data>", ignore=off)) is not None:
            return report
        try:
            given = _source(source)
        except InputError as error:
            return unreadable(_name(source), error)
        chosen = house.template(template)
        profile = house.get("profile") or "archive"
        return check_any(given, folder=folder, template=chosen, allow_outside=allow_outside, ignore=off, standing=house.standing, profile=profile)


def _name(source: Any) -> str:
    if isinstance(source, Model):
        return source.origin
    if isinstance(source, Source):
        return source.name
    if isinstance(source, (str, OsPathLike)) and not _is_text(source):
        return str(fspath(source))
    return stream_name(source, "<data>")


def _is_text(source: Any) -> bool:
    return isinstance(source, str) and "\n" in source


def _source(source: Any) -> PathLike | Source:
    if isinstance(source, Source):
        return source
    if isinstance(source, Model):
        read = source.input_bytes and not source.input_changed
        return from_bytes(source.input_bytes, source.origin) if read else from_text(dumps(source), source.origin)
    if isinstance(source, (bytes, bytearray)):
        return from_bytes(bytes(source))
    if _is_text(source):
        return from_text(source)
    if hasattr(source, "read") and not isinstance(source, OsPathLike):
        return read_source(source)
    return arguments.path("source", source)
