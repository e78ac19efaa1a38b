"""What both Windows and Linux take as the name of a file."""

from __future__ import annotations

import re
import unicodedata

DEVICES = ("CON", "prn", "Aux", "NUL", "COM1", "lpt9", "COM²", "CONIN$")


def is_legal(name: str) -> bool:
    """Whether both Windows and Linux take the name of a file, and a terminal shows it as it is."""
    base = name.split(".")[0].rstrip().upper()
    return (
        0 < len(name.encode()) <= 255
        and name not in (".", "..")
        and not re.search(r'[<>:"/\\|?*]', name)
        and not name.endswith((".", " "))
        and not name.startswith((" ", "-"))
        and not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in name)
        and not any(char in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff" for char in name)
        and base not in {device.upper() for device in DEVICES}
        and not re.fullmatch(r"(COM|LPT)[0-9¹²³]", base)
    )
