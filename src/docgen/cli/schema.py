"""`docgen schema`: the JSON Schema of a kind, of templates or of themes."""

from __future__ import annotations

import json
from typing import Annotated

import typer


def command(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="press-statement, meeting-minutes or glossary; template or theme.")],
) -> None:
    """Print the JSON Schema of a kind, or of a template or theme file: save it beside your files, and an editor completes and checks them."""
    if kind == "template":
        from docgen.templating.folder.file import template_schema

        made = template_schema()
    elif kind == "theme":
        from docgen.model.json_schema import json_schema
        from docgen.templating.theme_file import ThemeFile

        made = json_schema(ThemeFile, kind)
    else:
        from docgen import reading

        made = reading.schema(kind)
    typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
