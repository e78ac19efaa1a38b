"""`docgen schema`: the JSON Schema of a kind, of templates, of themes or of configurations."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Annotated

import typer

from docgen.cli.config import known_kind
from docgen.cli.grouped import grouped
from docgen.cli.habits import answer
from docgen.cli.habits.options import active
from docgen.cli.jobs.configured import ConfigFlags
from docgen.errors import InputError


@grouped
def command(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="press-statement, meeting-minutes or glossary; template, theme or config; output (of --json).")
    ],
    *,
    configs: ConfigFlags,
) -> None:
    """Print the JSON Schema of a kind, or of a template, a theme or a configuration: save it beside your files, and an editor completes and checks
    them."""
    if kind == "output":
        from docgen.cli.habits.schema import output_schema

        made = output_schema()
    elif kind == "config":
        from docgen.config import configuration_schema

        made = configuration_schema()
    elif kind == "template":
        from docgen.templating.folder.file import template_schema

        made = template_schema()
    elif kind == "theme":
        from docgen.model.json_schema import json_schema
        from docgen.templating.theme_file import ThemeFile

        made = json_schema(ThemeFile, kind)
    else:
        from docgen import reading
        from docgen.close_matches import close_matches
        from docgen.model.kinds import kinds

        try:
            made = reading.schema(known_kind(kind, configs))
        except InputError as error:
            near = close_matches(kind, (*kinds(), "glossary", "template", "theme", "config", "output"))
            if not near:
                raise
            raise InputError(replace(error.problems[0], hint=f"did you mean {near[0]}?")) from None
    if active().json:
        answer.result(made)
        return
    typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
