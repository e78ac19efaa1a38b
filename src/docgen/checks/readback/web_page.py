"""The words of a web page, block by block, each with its language and its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docgen.checks.readback.stretch import Words
from docgen.errors import Diagnostic, InputError, Place
from docgen.limits import check_time

_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp"),
        *("small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    )
)
"""Elements that stand inside a line (HTML, 3.2.5.2.5 Phrasing content); any other begins a text of its own."""
_UNSEEN = frozenset(("head", "script", "style", "template", "noscript", "svg", "object", "iframe", "del", "title", "math"))


@dataclass(slots=True)
class _Text:
    lang: str
    line: int
    pieces: list[str] = field(default_factory=list)


def words_of_page(data: bytes, name: str) -> Iterator[Words]:
    """What a reader of a page sees, but for what its style sheets add. Raises InputError for what is no page."""
    from lxml import etree

    encoding = "utf-8" if _is_utf8(data) else None
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding=encoding)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise InputError(Diagnostic("cannot be read as a web page", Place(name), "a whole HTML file"))
    for text in _texts(root):
        check_time()
        said = " ".join("".join(text.pieces).split())
        if said:
            yield Words(text.lang, said, text.line)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _texts(root: Any) -> Iterator[_Text]:
    """The texts of a tree in its order. Without recursion: pages are nested as deep as they like."""
    current = _Text("", root.sourceline or 1)
    waiting: list[tuple[Any, str, bool]] = [(root, "", False)]
    while waiting:
        element, lang, closing = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        inline = tag in _INLINE
        if closing:
            if not inline and tag != "br":
                yield current
                above = element.getparent()
                current = _Text(lang, (above if above is not None else element).sourceline or 1)
            current.pieces.append(element.tail or "")
            continue
        waiting.append((element, lang, True))
        if not tag or tag in _UNSEEN or element.get("hidden") is not None:
            continue
        if tag == "br":
            current.pieces.append(" ")
            continue
        own = (element.get("lang") or "").lower().split("-")[0]
        inner = lang if inline or not own else own if own in ("ar", "en") else ""
        if not inline:
            yield current
            current = _Text(inner, element.sourceline or 1)
        current.pieces.append(element.text or "")
        waiting += [(child, inner, False) for child in reversed(element)]
    yield current
