"""`docgen schema`: the JSON Schema of a kind, of templates, of themes or of configurations, or all of them as files."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from docgen.cli.config import known_kind
from docgen.cli.grouped import grouped
from docgen.cli.habits import answer
from docgen.cli.habits.options import active
from docgen.cli.jobs.configured import ConfigFlags, houses
from docgen.cli.printing import report, wrote
from docgen.errors import DocgenError, InputError, UsageError
from docgen.files import make_folder, write_whole
from docgen.inputs import first_bytes

OTHERS = ("glossary", "template", "theme", "config", "output")
"""What has a schema and is no kind of document."""


@grouped
def command(
    kind: Annotated[
        str | None,
        typer.Argument(metavar="KIND", help="press-statement, meeting-minutes or glossary; template, theme or config; output (of --json)."),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option("--all", metavar="DIR", help="Write all of them, each to DIR/NAME.schema.json, where the first lines of a starter name it."),
    ] = None,
    *,
    configs: ConfigFlags,
) -> None:
    """Print the JSON Schema of a kind, or of a template, a theme or a configuration: save it beside your files, and an editor completes and checks
    them."""
    if (kind is None) == (into is None):
        raise UsageError("name a kind, or a folder with --all" if kind is None else "name a kind or --all, not both")
    if into is not None:
        _write_all(into, configs)
        return
    made = _schema(str(kind), configs)
    if active().json:
        answer.result(made)
        return
    typer.echo(_text(made), nl=False)


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(name: str, configs: ConfigFlags) -> dict[str, Any]:
    if name == "output":
        from docgen.cli.habits.schema import output_schema

        return output_schema()
    if name == "config":
        from docgen.config import configuration_schema

        return configuration_schema()
    if name == "template":
        from docgen.templating.folder.file import template_schema

        return template_schema()
    if name == "theme":
        from docgen.model.json_schema import json_schema
        from docgen.templating.theme_file import ThemeFile

        return json_schema(ThemeFile, name)
    return _of_kind(name, configs)


def _of_kind(kind: str, configs: ConfigFlags) -> dict[str, Any]:
    from docgen import reading
    from docgen.close_matches import close_matches
    from docgen.model.kinds import kinds

    try:
        return reading.schema(known_kind(kind, configs))
    except InputError as error:
        near = close_matches(kind, (*kinds(), *OTHERS))
        if not near:
            raise
        raise InputError(replace(error.problems[0], hint=f"did you mean {near[0]}?")) from None


def _write_all(into: Path, configs: ConfigFlags) -> None:
    """The schema of every kind there is here and of what else has one. One that cannot be made (of a package, of a folder) is told and stops no
    other."""
    from docgen.reading.starter import schema_file

    files, failed = {}, False
    for name in dict.fromkeys((*_kinds(configs), *OTHERS)):
        try:
            files[into / schema_file(name)] = _text(_schema(name, configs)).encode()
        except DocgenError as error:
            report(error)
            failed = True
    for path in files:
        if os.path.lexists(path) and not _is_ours(path):
            raise UsageError(f"{path} exists already and is no schema of docgen's; name another folder with --all")
    make_folder(into)
    write_whole(files)
    wrote(files)
    if failed:
        raise typer.Exit(1)


def _kinds(configs: ConfigFlags) -> Iterator[str]:
    """The kinds of docgen and of packages, then those of the configuration's folders."""
    from docgen.model.kinds import kinds

    yield from kinds()
    for folder in houses(configs)(None).standing.kinds:
        yield from (path.parent.name for path in sorted(Path(folder).glob("*/schema.yaml")))


def _is_ours(path: Path) -> bool:
    """Whether a file is a schema that docgen wrote, of whatever version."""
    return b'"$id": "urn:docgen:schema:' in first_bytes(path, 400)
