"""Unicode's test files, as Debian's package `unicode-data` lays them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from proofs import need_file

FOLDER = Path("/usr/share/unicode")


def unicode_lines(name: str, version: str) -> list[str]:
    """The lines of a test file of this version of Unicode. Another version's cases are no measure: skipped, or failed where proofs are required."""
    path = FOLDER / name
    need_file(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    found = re.search(r"-(\d+\.\d+\.\d+)\.txt", lines[0])
    assert found
    if found[1] != version:
        reason = f"{path} is of Unicode {found[1]}, docgen's tables of {version}: scripts/make_unicode_tables.py writes them anew"
        if os.environ.get("DOCGEN_PROOFS") == "required":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return lines
