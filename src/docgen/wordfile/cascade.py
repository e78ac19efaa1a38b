"""What a property is once everybody has been asked (ECMA-376 Part 1, 17.7.2): a paragraph's or run's own, then the level of its list, then its
styles from the nearest to the root, then the style of the table it stands in, then the document's defaults.

A style that names a list itself comes before that list's level; a list named by the paragraph comes before its style. Formats that a table's style
has for certain rows and columns are left out: no direction is theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docgen.wordfile.names import val, w
from docgen.wordfile.numbering import Lists
from docgen.wordfile.package import WordFile

_OFF = ("0", "false", "off")
_DEEPEST = 100
"""Styles based on one another; Word stops sooner."""


def is_on(element: Any) -> bool:
    """Whether an on/off property is there and not switched off."""
    return element is not None and str(element.get(w("val"), "1")).lower() not in _OFF


class Cascade:
    """The styles and lists of a file. Answers about styles are kept: whoever changes a style makes a new one."""

    def __init__(self, file: WordFile) -> None:
        part = file.related("styles")
        self.root = None if part is None else file.tree(part)
        self.part = part
        self.styles: dict[str, Any] = {}
        self.default_paragraph: str | None = None
        self._default_table: str | None = None
        self._lists = Lists(file)
        self._known: dict[tuple[str | None, str, str], Any] = {}
        self._asked: tuple[Any, str | None] | None = None
        for style in () if self.root is None else self.root.iter(w("style")):
            identity = style.get(w("styleId"), "")
            self.styles[identity] = style
            if is_default(style) and style.get(w("type")) == "paragraph":
                self.default_paragraph = identity
            elif is_default(style) and style.get(w("type")) == "table":
                self._default_table = identity
        tables = [style for style in self.styles.values() if style.get(w("type")) == "table"]
        self._by_tables = {(inner, child.tag) for style in tables for inner in ("pPr", "rPr") for child in style.iterfind(f"{w(inner)}/*")}

    def chain(self, identity: str | None) -> Iterator[Any]:
        """A style and those it is based on, the nearest first. A circle ends where it would begin again."""
        seen: set[str] = set()
        while identity is not None and identity in self.styles and identity not in seen and len(seen) < _DEEPEST:
            seen.add(identity)
            style = self.styles[identity]
            yield style
            identity = val(style, "basedOn")

    def of_paragraph(self, paragraph: Any, name: str) -> Any:
        """A paragraph property's element, `None` where nobody sets it."""
        return next(self.said(paragraph, name), None)

    def merged(self, paragraph: Any, name: str) -> dict[str, str]:
        """The attributes of a paragraph property that is inherited attribute by attribute, as `w:ind` and `w:spacing` are, by their local names."""
        return attributes(self.said(paragraph, name))

    def merged_style(self, identity: str | None, name: str) -> dict[str, str]:
        """The same of a paragraph style."""
        found = (element for style in self.chain(identity) if (element := style.find(w(f"pPr/{name}"))) is not None)
        default = self._default("pPrDefault", "pPr", name)
        return attributes((*found, *(() if default is None else (default,))))

    def said(self, paragraph: Any, name: str) -> Iterator[Any]:
        """Every element of the cascade that sets it, the nearest first."""
        own = paragraph.find(w("pPr"))
        direct = None if own is None else own.find(w(name))
        if direct is not None:
            yield direct
        number = None if own is None else own.find(w("numPr"))
        if number is not None:
            yield from self._of_level(self._lists.level(number, None), name)
        style = self.style_of(paragraph)
        found = self._of_style(style, "pPr", name)
        if found is not None:
            yield from self._along(style, name, number is not None)
        elif number is None and self._lists.any and (level := self._level_of_style(style)) is not None:
            yield from self._of_level(level, name)
        for element in (self._of_table_style(paragraph, "pPr", name), self._default("pPrDefault", "pPr", name)):
            if element is not None:
                yield element

    def is_base(self, element: Any) -> bool:
        """Whether a paragraph property is one that all paragraphs share: of the default style or what that is based on, of a table's, a default."""
        owner = element.getparent().getparent()
        if owner.tag != w("style"):
            return bool(owner.tag == w("pPrDefault"))
        return owner.get(w("type")) == "table" or any(owner is style for style in self.chain(self.default_paragraph))

    def _along(self, style: str | None, name: str, numbered: bool) -> Iterator[Any]:
        """What the styles of a chain say, and the level of the list that one of them names."""
        for one in self.chain(style):
            found = one.find(w(f"pPr/{name}"))
            if found is not None:
                yield found
            number = None if numbered else one.find(w("pPr/numPr"))
            if number is not None:
                numbered = True
                yield from self._of_level(self._lists.level(number, one.get(w("styleId"))), name)

    def _level_of_style(self, style: str | None) -> Any:
        key = (style, "list", "")
        if key not in self._known:
            named = next((one for one in self.chain(style) if one.find(w("pPr/numPr")) is not None), None)
            number = None if named is None else named.find(w("pPr/numPr"))
            self._known[key] = (None if named is None else self._lists.level(number, named.get(w("styleId"))), number)
        return self._known[key][0]

    @staticmethod
    def _of_level(level: Any, name: str) -> Iterator[Any]:
        found = None if level is None else level.find(w(f"pPr/{name}"))
        if found is not None:
            yield found

    def list_of(self, paragraph: Any) -> str | None:
        """The number (`w:numId`) of the list that a paragraph is an item of, by itself or by its style; `None` outside lists."""
        number = paragraph.find(w("pPr/numPr"))
        if number is None:
            style = self.style_of(paragraph)
            self._level_of_style(style)
            number = self._known[style, "list", ""][1]
        value = None if number is None else val(number, "numId")
        return None if value == "0" else value

    def of_run(self, run: Any, paragraph: Any, name: str) -> Any:
        """A run property's element, `None` where nobody sets it."""
        own = run.find(w("rPr"))
        if own is not None:
            direct = own.find(w(name))
            if direct is not None:
                return direct
        named = None if own is None else val(own, "rStyle")
        found = None if named is None else self._of_style(named, "rPr", name)
        if found is None:
            found = self._of_style(self.style_of(paragraph), "rPr", name)
        if found is None:
            found = self._of_table_style(paragraph, "rPr", name)
        return self._default("rPrDefault", "rPr", name) if found is None else found

    def of_table(self, table: Any, name: str) -> Any:
        """A table property's element: its own, or its style's."""
        own = table.find(w(f"tblPr/{name}"))
        return self._of_style(self._style_of_table(table), "tblPr", name) if own is None else own

    def of_style(self, identity: str | None, inner: str, name: str) -> Any:
        """What a style says, or the nearest of those it is based on, or the defaults. `inner` is `pPr` or `rPr`."""
        found = self._of_style(identity, inner, name)
        return self._default(f"{inner}Default", inner, name) if found is None else found

    def style_of(self, paragraph: Any) -> str | None:
        """The style that a paragraph names, or the default one. Its runs ask one after the other: the last answer is kept."""
        if self._asked is None or self._asked[0] is not paragraph:
            identity = val(paragraph, "pPr/pStyle")
            # A style that the file does not have is the default one (17.3.1.27).
            self._asked = (paragraph, identity if identity in self.styles else self.default_paragraph)
        return self._asked[1]

    def style_name(self, paragraph: Any) -> str:
        """The name of a paragraph's style, empty where it has none."""
        style = self.styles.get(self.style_of(paragraph) or "")
        return "" if style is None else val(style, "name") or ""

    def _style_of_table(self, table: Any) -> str | None:
        identity = val(table, "tblPr/tblStyle")
        return identity if identity in self.styles else self._default_table

    def _of_table_style(self, paragraph: Any, inner: str, name: str) -> Any:
        """What the style of the table says that a paragraph stands in. Hardly any says anything, so it is asked first whether one does."""
        if (inner, w(name)) not in self._by_tables:
            return None
        for above in paragraph.iterancestors(w("tbl"), w("txbxContent")):
            return None if above.tag == w("txbxContent") else self._of_style(self._style_of_table(above), inner, name)
        return None

    def _of_style(self, identity: str | None, inner: str, name: str) -> Any:
        """What a style, or the nearest of those it is based on, says. Styles do not change while they are asked, so the answer is kept."""
        key = (identity, inner, name)
        if key not in self._known:
            path = w(f"{inner}/{name}")
            self._known[key] = next((found for style in self.chain(identity) if (found := style.find(path)) is not None), None)
        return self._known[key]

    def _default(self, outer: str, inner: str, name: str) -> Any:
        key = (None, outer, name)
        if key not in self._known:
            self._known[key] = None if self.root is None else self.root.find(w(f"docDefaults/{outer}/{inner}/{name}"))
        return self._known[key]


_SIDES = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
"""The newer names of an indent's sides (17.3.1.12) by the older, which mean the same."""


def attributes(elements: Iterable[Any]) -> dict[str, str]:
    """The attributes of elements of one name, the first's before all others'. A first line's indent and a hanging one shut each other out."""
    out: dict[str, str] = {}
    for element in elements:
        for key, value in element.attrib.items():
            local = str(key).rpartition("}")[2]
            local = _SIDES.get(local, local)
            other = {"firstLine": "hanging", "hanging": "firstLine"}.get(local)
            if other not in out:
                out.setdefault(local, str(value))
    return out


def is_default(style: Any) -> bool:
    return str(style.get(w("default"), "0")).lower() in ("1", "true", "on")
