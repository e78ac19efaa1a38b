"""`docgen schema`: the JSON Schema of a kind."""

from __future__ import annotations

import json
from typing import Annotated

import typer


def command(kind: Annotated[str, typer.Argument(metavar="KIND", help="press-statement, meeting-minutes or glossary.")]) -> None:
    """Print the JSON Schema of a kind: save it beside your files, and an editor completes and checks them."""
    from docgen import reading

    typer.echo(json.dumps(reading.schema(kind), ensure_ascii=False, indent=2))
