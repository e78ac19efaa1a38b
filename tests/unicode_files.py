"""Unicode's files, as they are kept in `tests/unicode`."""

from __future__ import annotations

import lzma
import re
from pathlib import Path

FOLDER = Path(__file__).parent / "unicode"


def unicode_lines(name: str, version: str) -> list[str]:
    """The lines of a file, which must be of the version of Unicode that is asked for: another version's cases are no measure."""
    lines = lzma.decompress((FOLDER / f"{name}.xz").read_bytes()).decode("utf-8").splitlines()
    found = re.search(r"-(\d+\.\d+\.\d+)\.txt", lines[0])
    assert found is not None
    assert found[1] == version, f"{name} is of Unicode {found[1]}, docgen's tables of {version}: scripts/make_unicode_tables.py writes them anew"
    return lines
