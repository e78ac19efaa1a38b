"""The lists of a file: which level of which definition an item belongs to (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

from typing import Any

from docgen.wordfile.names import w
from docgen.wordfile.package import WordFile


class Lists:
    """The numbering part. A file without one has no lists."""

    def __init__(self, file: WordFile) -> None:
        part = file.related("numbering")
        root = None if part is None else file.tree(part)
        self._definitions: dict[str, Any] = {}
        self._linked: dict[str, Any] = {}
        self._instances: dict[str, Any] = {}
        for definition in () if root is None else root.iterfind(w("abstractNum")):
            self._definitions[definition.get(w("abstractNumId"), "")] = definition
            link = definition.find(w("styleLink"))
            if link is not None:
                self._linked[link.get(w("val"), "")] = definition
        for instance in () if root is None else root.iterfind(w("num")):
            self._instances[instance.get(w("numId"), "")] = instance

    @property
    def any(self) -> bool:
        return bool(self._instances)

    def level(self, properties: Any, style: str | None) -> Any:
        """The `w:lvl` that a `w:numPr` names, `None` where there is none. In a style's the level is the one linked to that style (17.9.23)."""
        number, deep = properties.find(w("numId")), properties.find(w("ilvl"))
        instance = None if number is None else self._instances.get(number.get(w("val"), ""))
        if instance is None:
            return None
        named = instance.find(w("abstractNumId"))
        definition = None if named is None else self._definitions.get(named.get(w("val"), ""))
        link = None if definition is None else definition.find(w("numStyleLink"))
        if link is not None:
            definition = self._linked.get(link.get(w("val"), ""), definition)
        if definition is None:
            return None
        wanted = "0" if deep is None else deep.get(w("val"), "0")
        for level in definition.iterfind(w("lvl")) if style is not None else ():
            linked = level.find(w("pStyle"))
            if linked is not None and linked.get(w("val")) == style:
                wanted = level.get(w("ilvl"), "0")
                break
        for override in instance.iterfind(w("lvlOverride")):
            own = override.find(w("lvl"))
            if own is not None and override.get(w("ilvl")) == wanted:
                return own
        return next((level for level in definition.iterfind(w("lvl")) if level.get(w("ilvl")) == wanted), None)
