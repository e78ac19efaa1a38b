"""What a font's codes stand for (ISO 32000-1, 9.10.3; Adobe Technical Note 5411)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

BLOCK = 100
"""Mappings in one block, at most."""


def to_unicode(texts: Sequence[str]) -> bytes:
    """A CMap from CIDs to UTF-16BE: `texts[i]` is what CID `i + 1` stands for."""
    return (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        b"%bendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend" % mappings(texts)
    )


def mappings(texts: Sequence[str]) -> bytes:
    """All of them, in blocks. U+FFFD stands for what is no character: a lone surrogate, U+0000, U+FEFF and U+FFFE (ISO 19005-3, 6.2.11.7.2)."""
    pairs = [f"<{cid:04X}> <{_utf16(text)}>\n" for cid, text in enumerate(texts, 1)]
    blocks = [pairs[low : low + BLOCK] for low in range(0, len(pairs), BLOCK)]
    return "".join([f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks]).encode("ascii")


@lru_cache(maxsize=4096)
def _utf16(text: str) -> str:
    readable = "".join("\ufffd" if char in "\x00\ufeff\ufffe" or "\ud800" <= char <= "\udfff" else char for char in text)
    return readable.encode("utf-16-be").hex().upper()
