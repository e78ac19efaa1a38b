"""The lists of a file: which level of which definition an item belongs to (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

from typing import Any

from docgen.wordfile.names import val, w
from docgen.wordfile.package import WordFile


class Lists:
    """The numbering part. A file without one has no lists."""

    def __init__(self, file: WordFile) -> None:
        part = file.related("numbering")
        root = None if part is None else file.tree(part)
        self._definitions: dict[str | None, Any] = {}
        self._linked: dict[str | None, Any] = {}
        self._instances: dict[str | None, Any] = {}
        for definition in () if root is None else root.iterfind(w("abstractNum")):
            self._definitions[definition.get(w("abstractNumId"), "")] = definition
            if (link := val(definition, "styleLink")) is not None:
                self._linked[link] = definition
        for instance in () if root is None else root.iterfind(w("num")):
            self._instances[instance.get(w("numId"), "")] = instance

    @property
    def any(self) -> bool:
        return bool(self._instances)

    def level(self, properties: Any, style: str | None) -> Any:
        """The `w:lvl` that a `w:numPr` names, `None` where there is none. In a style's the level is the one linked to that style (17.9.23)."""
        instance = self._instances.get(val(properties, "numId"))
        definition = None if instance is None else self._definitions.get(val(instance, "abstractNumId"))
        if instance is None or definition is None:
            return None
        definition = self._linked.get(val(definition, "numStyleLink"), definition)
        wanted = val(properties, "ilvl") or "0"
        if style is not None:
            linked = (level for level in definition.iterfind(w("lvl")) if val(level, "pStyle") == style)
            wanted = next((level.get(w("ilvl"), "0") for level in linked), wanted)
        for override in instance.iterfind(w("lvlOverride")):
            own = override.find(w("lvl"))
            if own is not None and override.get(w("ilvl")) == wanted:
                return own
        return next((level for level in definition.iterfind(w("lvl")) if level.get(w("ilvl")) == wanted), None)
