"""Patterns mean the same on every Python that docgen allows."""

from __future__ import annotations

import io
import re
import tokenize
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "docgen"
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\{?\d*,?\d*\}\}?)\+")
ALLOWED = "!#$%&'()*+,-./"
"""No pattern: the signs that an address keeps."""


def test_no_group_is_repeated_possessively() -> None:
    """Python before 3.11.5 leaves what such a group has read of a repetition that fails, as if it belonged to the match (`(?:[ ]\\d++)*+` takes the
    space after a number). An atomic group round a plain repetition says the same, and is right everywhere."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        for token in tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline):
            if token.type == tokenize.STRING and ALLOWED not in token.string and POSSESSIVE_GROUP.search(token.string):
                found.append(f"{path.relative_to(SOURCE)}:{token.start[0]}")
    assert found == []
