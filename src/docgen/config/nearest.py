"""The configuration that holds for a folder: the nearest one upward, and one only."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

from docgen.inputs import first_bytes

NAME = "docgen.toml"
SHARED = "pyproject.toml"
MOST_BYTES = 256 * 1024
"""Bytes of a configuration."""
_TABLE = re.compile(rb"^[ \t]*\[+[ \t]*[\"']?tool[\"']?[ \t]*\.[ \t]*[\"']?docgen[\"']?[ \t]*[].]", re.MULTILINE)


def nearest_file(folder: Path) -> Path | None:
    """The `docgen.toml`, or the `pyproject.toml` with a table `[tool.docgen]`, in a folder or the nearest above it; `None` where there is none. Of
    two in one folder it is `docgen.toml`."""
    start = Path(os.path.abspath(folder))  # noqa: PTH100 - links stay as they are, `..` goes
    for above in (start, *start.parents):
        if os.path.lexists(above / NAME):
            return above / NAME
        if os.path.lexists(above / SHARED) and _has_table(above / SHARED):
            return above / SHARED
    return None


def _has_table(path: Path) -> bool:
    """Whether a `pyproject.toml` speaks of docgen. One that cannot be read is another program's, unless it has the table's head."""
    data = first_bytes(path, MOST_BYTES + 1)
    if b"docgen" not in data:
        return False
    if _TABLE.search(data):
        return True
    try:
        tools = tomllib.loads(data.decode("utf-8", "replace")).get("tool")
    except (ValueError, RecursionError):
        return False
    return isinstance(tools, dict) and "docgen" in tools
