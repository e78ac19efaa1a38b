"""What a property is once styles have been asked: a paragraph's or run's own, then its styles from the nearest to the root, then the defaults
(ECMA-376 Part 1, 17.7.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.wordfile.names import w
from docgen.wordfile.package import WordFile

_OFF = ("0", "false", "off")


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
        for style in () if self.root is None else self.root.iter(w("style")):
            identity = style.get(w("styleId"), "")
            self.styles[identity] = style
            if style.get(w("type")) == "paragraph" and is_default(style):
                self.default_paragraph = identity

    def chain(self, identity: str | None) -> Iterator[Any]:
        """A style and those it is based on, the nearest first. A circle ends where it would begin again."""
        seen: set[str] = set()
        while identity is not None and identity in self.styles and identity not in seen:
            seen.add(identity)
            style = self.styles[identity]
            yield style
            based = style.find(w("basedOn"))
            identity = None if based is None else based.get(w("val"))

    def paragraph_styles(self, paragraph: Any) -> list[Any]:
        named = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        return list(self.chain(self.default_paragraph if named is None else named.get(w("val"))))

    def of_paragraph(self, paragraph: Any, name: str) -> Any:
        """A paragraph property's element, `None` where nobody sets it."""
        own = paragraph.find(f"{w('pPr')}/{w(name)}")
        if own is not None:
            return own
        for style in self.paragraph_styles(paragraph):
            found = style.find(f"{w('pPr')}/{w(name)}")
            if found is not None:
                return found
        return self._default("pPrDefault", "pPr", name)

    def of_run(self, run: Any, paragraph: Any, name: str) -> Any:
        """A run property's element, `None` where nobody sets it."""
        own = run.find(f"{w('rPr')}/{w(name)}")
        if own is not None:
            return own
        named = run.find(f"{w('rPr')}/{w('rStyle')}")
        character = [] if named is None else list(self.chain(named.get(w("val"))))
        for style in (*character, *self.paragraph_styles(paragraph)):
            found = style.find(f"{w('rPr')}/{w(name)}")
            if found is not None:
                return found
        return self._default("rPrDefault", "rPr", name)

    def _default(self, outer: str, inner: str, name: str) -> Any:
        return None if self.root is None else self.root.find(f"{w('docDefaults')}/{w(outer)}/{w(inner)}/{w(name)}")


def is_default(style: Any) -> bool:
    return str(style.get(w("default"), "0")).lower() in ("1", "true", "on")
