"""Checks of a file of whatever kind: an input of docgen's own, or a file of another program."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docgen.checks.run import Report, check, unreadable
from docgen.errors import InputError
from docgen.source import Source
from docgen.types import PathLike


def check_any(source: PathLike | Source, *, ignore: Iterable[str] = (), **options: Any) -> Report:
    """As `checks.run.check`, whose options these are; of another program's file the languages are compared, and no other option is asked."""
    from docgen.bitext.kinds import is_foreign, read

    if isinstance(source, Source):
        return check_foreign(source.data, source.name, ignore=ignore) or check(source, ignore=ignore, **options)
    if not is_foreign(source):
        return check(source, ignore=ignore, **options)
    try:
        bitext = read(source)
    except InputError as error:
        return unreadable(str(Path(source)), error)
    from docgen.checks.bitexts import check_bitext

    return check_bitext(bitext, ignore=ignore)


def check_foreign(data: bytes, name: str, *, ignore: Iterable[str] = ()) -> Report | None:
    """The report of another program's file, given by its bytes; `None` for what may be an input of docgen's own."""
    from docgen.bitext.kinds import from_bytes, kind_of

    if kind_of(data[:1024], name) is None:
        return None
    try:
        bitext = from_bytes(data, name)
    except InputError as error:
        return unreadable(name, error)
    from docgen.checks.bitexts import check_bitext

    return check_bitext(bitext, ignore=ignore)
