"""Relationships of one part (ECMA-376 Part 2, 9.3), and the types that docgen writes."""

from __future__ import annotations

from docgen.writers.docx.xml_text import HEAD, escape

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = f"{_OFFICE}/officeDocument"
STYLES = f"{_OFFICE}/styles"
SETTINGS = f"{_OFFICE}/settings"
NUMBERING = f"{_OFFICE}/numbering"
FONT_TABLE = f"{_OFFICE}/fontTable"
THEME = f"{_OFFICE}/theme"
FONT = f"{_OFFICE}/font"
HEADER = f"{_OFFICE}/header"
FOOTER = f"{_OFFICE}/footer"
IMAGE = f"{_OFFICE}/image"
HYPERLINK = f"{_OFFICE}/hyperlink"
EXTENDED_PROPERTIES = f"{_OFFICE}/extended-properties"
CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

_EXTERNAL = ' TargetMode="External"'


class Relationships:
    """Ids are given in order, with a prefix, so that they can stand beside another program's in one part."""

    def __init__(self, prefix: str = "rId") -> None:
        self.prefix = prefix
        self.entries: dict[tuple[str, str, bool], str] = {}

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the relationship, the same for the same target."""
        key = (kind, target, external)
        if key not in self.entries:
            self.entries[key] = f"{self.prefix}{len(self.entries) + 1}"
        return self.entries[key]

    def each(self) -> list[str]:
        """The elements, in the order they were added."""
        return [
            f'<Relationship Id="{identity}" Type="{kind}" Target="{escape(target)}"{_EXTERNAL if external else ""}/>'
            for (kind, target, external), identity in self.entries.items()
        ]

    def part(self) -> bytes:
        return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(self.each())}</Relationships>'.encode()


def outer_relationships() -> bytes:
    """`_rels/.rels` of a file that docgen writes whole."""
    outer = Relationships()
    outer.add(DOCUMENT, "word/document.xml")
    outer.add(CORE_PROPERTIES, "docProps/core.xml")
    outer.add(EXTENDED_PROPERTIES, "docProps/app.xml")
    return outer.part()
