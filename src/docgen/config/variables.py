"""Names of environment variables and of keys that are known without a look at any configuration."""

from __future__ import annotations

import os
from collections.abc import Mapping

PREFIX = "DOCGEN_"
OTHERS = frozenset(
    (
        *("LIMITS", "CONFIG", "LANG", "BIDI", "DEBUG", "PURE", "COMPILE", "PASSWORD", "OWNER_PASSWORD", "SIGN_PASSPHRASE"),
        *("HOST", "PORT", "WORKERS", "QUEUE", "API_KEYS", "ALLOW_HOST", "ALLOW_ORIGIN"),
        *("ACTION_FILES", "ACTION_STRICT", "ACTION_IGNORE", "PROOFS", "FUZZ", "MOMENTS", "RENDERS", "TEST_WORKERS"),
    )
)
"""Variables that are read elsewhere, without the prefix: by commands, by `docgen serve`, by the action and the tests."""
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
        "MESSAGES",
        "NO_CONFIG",
    ]
)
"""Options that are asked for one run at a time and have no variable, named as it would be."""
SWITCHES = ("BIDI", "DEBUG", "PURE")
"""Those of OTHERS that are 1 or 0."""
LANGUAGES = ("ar", "en")
"""What DOCGEN_LANG says, a territory behind it or not."""
IN_INPUT = ("layout", "theme", "template", "digits", "calendar", "clock", "territory", "hijri_table", "source", "glossary")
"""Keys that an input has too: it wins over a configuration, and the environment and the command line win over it."""


def any_variable(given: Mapping[str, str] | None = None) -> bool:
    """Whether the environment may set an option, or say something that nobody heeds."""
    found = os.environ if given is None else given
    unread = OTHERS - {"LANG", *SWITCHES}
    return any(name.startswith(PREFIX) and name.removeprefix(PREFIX) not in unread for name in found)


def debugging() -> bool:
    """Whether DOCGEN_DEBUG asks for Python's traceback."""
    return os.environ.get(f"{PREFIX}DEBUG", "") not in ("", "0")
