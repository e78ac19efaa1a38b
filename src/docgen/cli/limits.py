"""`--limits` and `--allow-outside`: what an input may cost, and where its paths may lead."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from docgen.limits import Limits


class LimitsName(StrEnum):
    """What `--limits` takes."""

    default = "default"
    untrusted = "untrusted"


LimitsOption = Annotated[
    LimitsName | None,
    typer.Option("--limits", envvar="DOCGEN_LIMITS", help="What an input may cost; untrusted: for what strangers send. Default: default."),
]


AllowOutside = Annotated[bool, typer.Option("--allow-outside", help="Let paths in the input, its template and its theme leave their folders.")]


def limits_of(name: LimitsName | None, configured: Limits | None = None) -> Limits:
    """The limits of that name; where none is given those of the configuration, or the default ones."""
    if name is None:
        return configured or Limits()
    return Limits.untrusted() if name is LimitsName.untrusted else Limits()
