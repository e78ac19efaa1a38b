"""`--limits`: what one input may cost."""

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
    LimitsName, typer.Option("--limits", envvar="DOCGEN_LIMITS", help="What an input may cost; untrusted: for what strangers send.")
]


def limits_of(name: LimitsName) -> Limits:
    """The limits of that name."""
    return Limits.untrusted() if name is LimitsName.untrusted else Limits()
