"""What a property is once styles have been asked: a paragraph's or run's own, then its styles from the nearest to the root, then the defaults
(ECMA-376 Part 1, 17.7.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.wordfile.names import w
from docgen.wordfile.package import WordFile

_OFF = ("0", "false", "off")
_DEEPEST = 100
"""Styles based on one another; Word stops sooner."""


def is_on(element: Any) -> bool:
    """Whether an on/off property is there and not switched off."""
    return element is not None and str(element.get(w("val"), "1")).lower() not in _OFF


class Cascade:
    """The styles of a file. Table styles are left out: direction is hardly ever theirs."""

    def __init__(self, file: WordFile) -> None:
        part = file.related("styles")
        self.root = None if part is None else file.tree(part)
        self.part = part
        self.styles: dict[str, Any] = {}
        self.default_paragraph: str | None = None
        self._known: dict[tuple[str | None, str, str], Any] = {}
        self._asked: tuple[Any, str | None] | None = None
        for style in () if self.root is None else self.root.iter(w("style")):
            identity = style.get(w("styleId"), "")
            self.styles[identity] = style
            if style.get(w("type")) == "paragraph" and is_default(style):
                self.default_paragraph = identity

    def chain(self, identity: str | None) -> Iterator[Any]:
        """A style and those it is based on, the nearest first. A circle ends where it would begin again."""
        seen: set[str] = set()
        while identity is not None and identity in self.styles and identity not in seen and len(seen) < _DEEPEST:
            seen.add(identity)
            style = self.styles[identity]
            yield style
            based = style.find(w("basedOn"))
            identity = None if based is None else based.get(w("val"))

    def of_paragraph(self, paragraph: Any, name: str) -> Any:
        """A paragraph property's element, `None` where nobody sets it."""
        own = paragraph.find(f"{w('pPr')}/{w(name)}")
        if own is not None:
            return own
        found = self._of_style(self._style_of(paragraph), "pPr", name)
        return self._default("pPrDefault", "pPr", name) if found is None else found

    def of_run(self, run: Any, paragraph: Any, name: str) -> Any:
        """A run property's element, `None` where nobody sets it."""
        own = run.find(f"{w('rPr')}/{w(name)}")
        if own is not None:
            return own
        named = run.find(f"{w('rPr')}/{w('rStyle')}")
        found = None if named is None else self._of_style(named.get(w("val")), "rPr", name)
        if found is None:
            found = self._of_style(self._style_of(paragraph), "rPr", name)
        return self._default("rPrDefault", "rPr", name) if found is None else found

    def _style_of(self, paragraph: Any) -> str | None:
        """The style that a paragraph names. Its runs ask one after the other: the last answer is kept."""
        if self._asked is None or self._asked[0] is not paragraph:
            named = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
            self._asked = (paragraph, self.default_paragraph if named is None else named.get(w("val")))
        return self._asked[1]

    def _of_style(self, identity: str | None, inner: str, name: str) -> Any:
        """What a style, or the nearest of those it is based on, says. Styles do not change while they are asked, so the answer is kept."""
        key = (identity, inner, name)
        if key not in self._known:
            path = f"{w(inner)}/{w(name)}"
            self._known[key] = next((found for style in self.chain(identity) if (found := style.find(path)) is not None), None)
        return self._known[key]

    def _default(self, outer: str, inner: str, name: str) -> Any:
        key = (None, outer, name)
        if key not in self._known:
            self._known[key] = None if self.root is None else self.root.find(f"{w('docDefaults')}/{w(outer)}/{w(inner)}/{w(name)}")
        return self._known[key]


def is_default(style: Any) -> bool:
    return str(style.get(w("default"), "0")).lower() in ("1", "true", "on")
