"""Empty lines of texts whose lines YAML folds.

A line end of such a text becomes a space, an empty line a line end, two empty lines two (YAML 1.2.2, 6.5). In a block after | an empty line stays an
empty line. So that one text means the same however it was written, what an empty line made gets back the line end that folding took.
"""

from __future__ import annotations

import re

_ENDS = re.compile("(\n+)")


def with_empty_lines(value: str, style: str, written: str) -> str:
    """`value` of a folded scalar (`>`, quoted, plain) with an empty line where its source has one. `written` is the source of the scalar.

    Lines of > that are indented more keep their ends without an empty line, and so do the escapes \\n of double quotes: these stay as they are.
    """
    if style == '"' and "\\n" in written:
        return value
    parts = _ENDS.split(value)
    for place in range(1, len(parts) - 1, 2):
        before, after = parts[place - 1].rpartition("\n")[2], parts[place + 1]
        folded = bool(before) and bool(after) and not (style == ">" and (before[0] in " \t" or after[0] in " \t"))
        if folded:
            parts[place] += "\n"
    return "".join(parts)
