"""The words of a web page, block by block, each with its language and its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docgen.checks.readback.hiding import LOOK, ground_said, is_hidden, rules_of, style_of
from docgen.checks.readback.page_traits import page_traits
from docgen.checks.readback.sight import Look, inside
from docgen.checks.readback.stretch import Words
from docgen.checks.readback.traits import Trait
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
    """A text block by block: what is seen of it, and what is there and is not seen, each with its line."""

    lang: str
    line: int
    pieces: list[str] = field(default_factory=list)

    def said(self) -> Words | None:
        text = " ".join("".join(self.pieces).split())
        return Words(self.lang, text, self.line) if text else None


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: the texts that are seen, those that are there and are not seen, where its links lead, what else it does, and
    what a tab calls it."""

    words: tuple[Words, ...]
    hidden: tuple[Words, ...]
    links: tuple[Words, ...]
    traits: tuple[Trait, ...] = ()
    title: str = ""


def words_of_page(data: bytes, name: str) -> Iterator[Words]:
    """What a reader of a page sees, but for what its style sheets add. Raises InputError for what is no page."""
    yield from read_page(data, name).words


def read_page(data: bytes, name: str) -> Page:
    """All that a page says. Raises InputError for what is no page."""
    from lxml import etree

    encoding = "utf-8" if _is_utf8(data) else None
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding=encoding)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise InputError(Diagnostic("cannot be read as a web page", Place(name), "a whole HTML file"))
    hidden: list[Words] = []
    words = []
    for text in _texts(root, hidden):
        check_time()
        if (said := text.said()) is not None:
            words.append(said)
    links = (
        Words("", element.get("href").strip(), element.sourceline) for element in root.iter("a", "area") if (element.get("href") or "#")[0] != "#"
    )
    title = " ".join(next(("".join(one.itertext()) for one in root.iter("title")), "").split())
    return Page(tuple(words), tuple(hidden), tuple(links), tuple(page_traits(root, _rules(root))), title)


def _rules(root: Any) -> dict[str, dict[str, str]]:
    return rules_of("\n".join(sheet.text or "" for sheet in root.iter("style") if sheet.get("media") in (None, "", "all", "screen")))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _texts(root: Any, hidden: list[Words]) -> Iterator[_Text]:
    """The texts of a tree in its order; words that are not seen go into `hidden`. Without recursion: pages are nested as deep as they like."""
    rules = _rules(root)
    current = _Text("", root.sourceline or 1)
    waiting: list[tuple[Any, str, bool, Look]] = [(root, "", False, LOOK)]
    while waiting:
        element, lang, closing, look = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        inline = tag in _INLINE
        if closing:
            above = element.getparent()
            if not inline and tag != "br":
                yield current
                current = _Text(lang, (above if above is not None else element).sourceline or 1)
            _put(element.tail, current, above if above is not None else element, look, hidden)
            continue
        waiting.append((element, lang, True, look))
        if not tag or tag in _UNSEEN:
            continue
        style = style_of(element, rules)
        inner_look = inside(look, style, ground_said(element))
        if is_hidden(element, style, inner_look):
            _put("".join(element.itertext()), None, element, inner_look, hidden)
            continue
        if tag == "br":
            current.pieces.append(" ")
            continue
        own = (element.get("lang") or "").lower().split("-")[0]
        inner = lang if inline or not own else own if own in ("ar", "en") else ""
        if not inline:
            yield current
            current = _Text(inner, element.sourceline or 1)
        _put(element.text, current, element, inner_look, hidden)
        waiting += [(child, inner, False, inner_look) for child in reversed(element)]
    yield current


def _put(text: str | None, current: _Text | None, element: Any, look: Look, hidden: list[Words]) -> None:
    """Puts words where they belong: to the text that is seen, or to what is not."""
    if not text:
        return
    if current is not None and look.is_seen():
        current.pieces.append(text)
    elif said := " ".join(text.split()):
        check_time()
        hidden.append(Words("", said, element.sourceline))
