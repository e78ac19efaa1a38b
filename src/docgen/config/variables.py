"""Names of environment variables and of keys that are known without a look at any configuration."""

from __future__ import annotations

import os
from collections.abc import Mapping

PREFIX = "DOCGEN_"
OTHERS = frozenset(
    (
        *("LIMITS", "CONFIG", "LANG", "BIDI", "DEBUG", "PURE", "COMPILE", "PROOFS", "PASSWORD", "OWNER_PASSWORD", "SIGN_PASSPHRASE", "MESSAGES"),
        *("HOST", "PORT", "WORKERS", "QUEUE", "API_KEYS", "ALLOW_HOST", "ALLOW_ORIGIN"),
    )
)
"""Variables that are read elsewhere, without the prefix."""
COMMAND_LINE_ALONE = frozenset(
    [
        "PPI",
        "PAGES",
        "CARD",
        "ALLOW",
        "SET",
        "SIGN",
        "SIGN_TOKEN",
        "SIGN_VISIBLE",
        "SIGN_FIELDS",
        "ALLOW_OUTSIDE",
        "STDIN_NAME",
        "OPEN",
        "QUIET",
        "VERBOSE",
        "JSON",
    ]
)
"""Options that are asked for one run at a time and have no variable, named as it would be."""
IN_INPUT = ("layout", "theme", "template", "digits", "calendar", "clock", "territory", "hijri_table", "source", "glossary")
"""Keys that an input has too: it wins over a configuration, and the environment and the command line win over it."""


def any_variable(given: Mapping[str, str] | None = None) -> bool:
    """Whether the environment may set an option."""
    found = os.environ if given is None else given
    return any(name.startswith(PREFIX) and name.removeprefix(PREFIX) not in OTHERS for name in found)
