"""Names in WordprocessingML."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
XML = "http://www.w3.org/XML/1998/namespace"


@lru_cache(maxsize=1024)
def w(name: str) -> str:
    """`p` as lxml names it; `pPr/jc` as a path of two such names."""
    return "/".join(f"{{{W}}}{step}" for step in name.split("/"))


def val(element: Any, path: str) -> str | None:
    """The `w:val` of the child, or child's child, that a path leads to; `None` where there is none."""
    found = element.find(w(path))
    return None if found is None else found.get(w("val"))


def r(name: str) -> str:
    return f"{{{R}}}{name}"


def whole(said: str, default: int = 0) -> int:
    """A whole number of a Word file (xsd:int); `default` where a text is none, or has more digits than any that a program writes."""
    return int(said) if said.lstrip("-").isdecimal() and said.isascii() and len(said) <= 11 else default
