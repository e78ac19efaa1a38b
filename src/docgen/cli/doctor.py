"""`docgen doctor`: whether everything that docgen works with is there, for people who ask for help."""

from __future__ import annotations

import importlib.util
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from docgen._version import __version__
from docgen.cli.grouped import grouped
from docgen.cli.habits import answer
from docgen.cli.habits.language import spoken
from docgen.cli.habits.options import active
from docgen.cli.jobs.configured import ConfigFlags, houses
from docgen.cli.printing import table
from docgen.errors import DocgenError, UsageError
from docgen.plugins import DISTRIBUTION, install_hint

_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*([^;]*)")

if TYPE_CHECKING:
    from docgen.config.house import House


class Row(NamedTuple):
    """One thing that was looked at. `state` is `ok`, `missing` (docgen works without it) or `broken` (it does not)."""

    subject: str
    name: str
    found: str
    state: str


EXTRAS = (
    ("sign", "pyHanko", "pyhanko"),
    ("sign-token", "python-pkcs11", "pkcs11"),
    ("png", "pypdfium2", "pypdfium2"),
    ("watch", "watchfiles", "watchfiles"),
    ("cluster", "distributed", "distributed"),
    ("serve", "starlette", "starlette"),
    ("serve", "uvicorn", "uvicorn"),
)
"""Extras of docgen, what each brings that none before it does, as a distribution and its module. `html` brings nothing beyond what docgen needs."""
TOOLS = {
    "soffice": "LibreOffice: a DOCX as a picture or a PDF",
    "pdftoppm": "poppler: pages of a PDF as pictures",
    "cc": "a C compiler: docgen's kernels are compiled when it is installed",
}


def rows(house: House | None = None) -> Iterator[Row]:
    """Everything that is looked at, in its order; the fonts are those of a house too."""
    yield Row("docgen", "version", __version__, "ok")
    yield Row("docgen", "kernels", *_kernels())
    yield Row("Python", platform.python_implementation(), platform.python_version(), "ok" if sys.version_info >= (3, 11) else "broken")
    yield Row("system", platform.system(), f"{platform.release()} {platform.machine()}", "ok")
    yield Row("system", "file names", sys.getfilesystemencoding(), "ok" if sys.getfilesystemencoding() == "utf-8" else "broken")
    yield from _libraries()
    yield from _fonts(() if house is None else house.get("fonts") or ())
    yield from _data()
    for extra, distribution, module in EXTRAS:
        there = importlib.util.find_spec(module) is not None
        yield Row("extra", extra, f"{distribution} {_version(distribution)}" if there else f"{distribution}: {install_hint(extra)}", _there(there))
    for tool, use in TOOLS.items():
        path = shutil.which(tool)
        yield Row("tool", tool, path or use, _there(path is not None))


def _there(is_so: bool) -> str:
    return "ok" if is_so else "missing"


def _kernels() -> tuple[str, str]:
    from docgen.compiled import in_use, wanted

    if in_use():
        return "compiled", "ok"
    return ("pure Python (no compiler when it was installed)" if wanted() else "pure Python (DOCGEN_PURE=1)"), "missing"


def _libraries() -> Iterator[Row]:
    """Each distribution that docgen asks for, its version, and which versions are asked for."""
    try:
        asked = [_REQUIREMENT.match(text) for text in metadata.requires(DISTRIBUTION) or () if "extra ==" not in text]
    except metadata.PackageNotFoundError:
        asked = []
    for found in sorted(filter(None, asked), key=lambda found: found[1].lower()):
        version = _version(found[1])
        yield Row("library", found[1], f"{version or 'not installed'} (asked for: {found[2] or 'any'})", "ok" if version else "broken")


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""


def _fonts(folders: tuple[Path, ...]) -> Iterator[Row]:
    from docgen.typography.fonts.families import library

    for searched, name in (((), "shipped families"), (folders, "families of the configuration")):
        if searched or name == "shipped families":
            try:
                found = library(searched)
            except DocgenError as error:
                yield Row("fonts", name, error.problems[0].message, "broken")
                continue
            names = sorted(family.name for family in found.families.values())
            yield Row("fonts", name, ", ".join(names) or "none", "ok" if names else "broken")
            for problem in found.broken:
                yield Row("fonts", str(problem.place), problem.message, "broken")


def _configured(configs: ConfigFlags) -> Iterator[Row]:
    """All rows, and the configuration that holds here, which may be wrong."""
    try:
        house = houses(configs)(None)
    except UsageError as error:
        yield from rows()
        for problem in error.problems:
            yield Row("configuration", str(problem.place), problem.told, "broken")
        return
    yield from rows(house)
    for one in house.layers:
        yield Row("configuration", one.name, ", ".join(one.given) or "none", "ok")


def _data() -> Iterator[Row]:
    """A date through both calendars and a line through shaping: the libraries do not only lie there."""
    from docgen.calendars import parse

    try:
        date = parse("2026-05-11")
        said = "-".join(map(str, date.hijri))
        yield Row("dates", "2026-05-11", f"{said} AH", "ok" if said == "1447-11-24" else "broken")
    except DocgenError as error:
        yield Row("dates", "2026-05-11", error.problems[0].message, "broken")


@grouped
def command(*, configs: ConfigFlags) -> None:
    """Show what docgen finds on this machine: versions, compiled kernels, libraries, fonts, the configuration, extras and outside tools. Exit code 1
    where something that it needs is broken; what is missing and not needed is only told."""
    found = list(_configured(configs))
    if active().json:
        answer.result([row._asdict() for row in found])
    else:
        table(("subject", "name", "found", "state"), [(row.subject, row.name, spoken(row.found), row.state) for row in found])
    if any(row.state == "broken" for row in found):
        raise typer.Exit(1)
