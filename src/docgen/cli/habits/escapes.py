"""Text that cannot steer the terminal on which it is printed, nor turn the line in which it stands."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\u206a-\u206f\u2028\u2029\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]")
"""C1 controls; embeddings, overrides and isolates of UAX #9 (marks of direction are let be: they turn nothing but themselves); deprecated formats,
line separators, annotations, tags; bytes of a name that is no UTF-8."""


def one_line(text: str) -> str:
    """Text that keeps to one line and cannot steer a terminal: line breaks become spaces; other control characters, and those that turn the direction
    of what follows or cannot be seen, become their escapes."""
    return "".join(_shown(char) for char in " ".join(text.splitlines()))


def safe_json(written: str) -> str:
    """JSON that is written already, as `json_text` writes it."""
    return _UNSEEN.sub(lambda found: _escape(found[0]), written)


def _shown(char: str) -> str:
    if char == "\t":
        return " "
    if unicodedata.category(char) == "Cc":
        return f"\\x{ord(char):02x}"
    return _escape(char) if _UNSEEN.match(char) and not "\ud800" <= char <= "\udfff" else char


def _escape(char: str) -> str:
    """UTF-16 code units, as JSON writes them."""
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
