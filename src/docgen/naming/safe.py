"""Text as the name of a file, or as a part of one, that Linux, macOS and Windows all take and that shows what it is.

Windows refuses more than the others: `<>:"/\\|?*`, control characters, a dot or a space at the end, and the names of its old devices (Microsoft,
"Naming Files, Paths, and Namespaces"). What cannot be seen, or turns the direction of what stands around it (UAX #9), goes too.
"""

from __future__ import annotations

import re
import unicodedata

MOST_BYTES = 200
"""Bytes (UTF-8) of one name, of the 255 that file systems give: some keep a part for themselves."""

_LETTERS = re.compile('[<>:"/\\\\|?*]+')
_LINES = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029 \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
"""What parts words or lines: a space stands for it."""
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ufdd0-\ufdef\ud800-\udfff"
    "\U000e0000-\U000e007f]|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\U000ffffe\U000fffff\U0010fffe\U0010ffff]"
)
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9\u00b9\u00b2\u00b3])\s*(?:\.|$)", re.IGNORECASE)


def safe_value(text: str) -> str:
    """A value as a part of a name: a hyphen for each run of letters that no name may have, nothing for what cannot be seen, NFC; `_` where nothing
    is left. It has no separator of folders, and does not begin or end with a dot, a space or a hyphen that was none."""
    kept = unicodedata.normalize("NFC", _LINES.sub(" ", _UNSEEN.sub("", text)))
    kept = _LETTERS.sub("-", kept).strip(" ")
    if kept.strip("-. ") == "":
        return "_"
    return (kept.strip(" .") if kept == text else kept.strip(" .-")) or "_"


def safe_name(text: str, most: int = MOST_BYTES) -> str:
    """A text as a whole name of a file or folder, not longer than `most` bytes; its suffix stays."""
    name = legal(safe_value(text))
    stem, dot, suffix = name.rpartition(".")
    if not dot or not stem or len(suffix) > 10:
        stem, dot, suffix = name, "", ""
    return legal(shortened(stem, most - len(f"{dot}{suffix}".encode())) + dot + suffix)


def legal(name: str) -> str:
    """A name put together of literal text and safe values: no dot or space at its end, no name of a device, no hyphen that a program would take for
    an option."""
    name = name.rstrip(" .").lstrip(" ") or "_"
    return f"_{name}" if _DEVICE.match(name) or name.startswith("-") else name


def shortened(text: str, most: int) -> str:
    """As much of a text as `most` bytes hold; a letter keeps the marks above and below it, or goes with them."""
    if len(text.encode()) <= most:
        return text
    kept = text.encode()[: max(most, 0)].decode("utf-8", "ignore")
    at = len(kept)
    while at and at < len(text) and (unicodedata.combining(text[at]) or text[at] in "\u200c\u200d\ufe0f"):
        at -= 1
    return text[:at].rstrip(" .-") or "_"
