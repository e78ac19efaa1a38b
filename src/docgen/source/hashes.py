"""A # that begins a comment with no white space before it.

YAML 1.2.2, 6.6: comments must be separated from other tokens by white space. libyaml reads `"text"#word` as a text and a comment all the same,
and the word would be lost.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

_TOUCHING = re.compile("(?<=['\"\\]},\\[{])#[^\r\n]*")


def touching(text: str, scalars: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Each comment that touches the quotation mark, bracket or comma before it. `scalars` are the stretches of all texts and keys."""
    first = _TOUCHING.search(text)
    if first is None:
        return
    spans = sorted(set(scalars))
    starts = [start for start, _ in spans]
    done = 0
    for found in _TOUCHING.finditer(text):
        at = found.start()
        before = bisect_right(starts, at) - 1
        end = spans[before][1] if before >= 0 else 0
        if at < max(end, done):
            continue
        begun = max(end, text.rfind("\n", 0, at) + 1, text.rfind("\r", 0, at) + 1)
        done = found.end()
        if "#" not in text[begun:at]:
            yield found
