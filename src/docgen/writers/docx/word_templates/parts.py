"""What a body needs outside itself, added to the parts of somebody else's package: lists, fonts, settings, relationships, content types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docgen.wordfile.archive import pack
from docgen.wordfile.names import w, whole
from docgen.wordfile.package import WordFile, parsed, relationships_part, resolved
from docgen.writers.docx import package as kinds
from docgen.writers.docx import relationships as relations
from docgen.writers.docx.fonts.embedding import FontTable
from docgen.writers.docx.relationships import Relationships
from docgen.writers.docx.xml_text import NAMESPACES, W, part

_BEFORE_EMBEDDING = (
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries", "displayBackgroundShape",
    "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData",
)  # fmt: skip
"""What stands before `w:embedTrueTypeFonts` in CT_Settings."""
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """Somebody else's package while docgen adds to it. `touched` are the XML parts that change, `new` the ones that were not there."""

    def __init__(self, file: WordFile) -> None:
        self.file = file
        self.touched: set[str] = set()
        self.new: dict[str, bytes] = {}

    def touch(self, name: str) -> Any:
        """The root of a part that is going to change."""
        self.touched.add(name)
        return self.file.tree(name)

    def outputs(self) -> dict[str, bytes]:
        """Every part that is not as it was."""
        from lxml import etree

        changed = {name: etree.tostring(self.file.tree(name), xml_declaration=True, encoding="UTF-8", standalone=True) for name in self.touched}
        return changed | self.new

    def fresh(self, wanted: str) -> str:
        """A part name that is not taken: the one wanted, or one like it."""
        stem, dot, suffix = wanted.rpartition(".")
        name, count = wanted, 1
        while name in self.file.entries or name in self.new:
            count += 1
            name = f"{stem}-{count}{dot}{suffix}"
        return name

    def relate(self, part_name: str, added: Iterable[str]) -> None:
        """Adds relationship elements (as XML) to a part's."""
        name = relationships_part(part_name)
        if name in self.file.entries:
            root = self.touch(name)
            for xml in added:
                root.append(_element(xml, self.file))
        else:
            self.new[name] = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_RELATIONSHIP[1:-13]}">'.encode()
            self.new[name] += "".join(added).encode() + b"</Relationships>"

    def declare(self, name: str, kind: str) -> None:
        """Gives a new part its content type."""
        root = self.touch("[Content_Types].xml")
        for entry in list(root):  # a package may declare parts that it does not have, and takes no part declared twice
            if entry.tag == f"{_TYPES}Override" and entry.get("PartName", "").lower() == f"/{name}".lower():
                root.remove(entry)
        override = root.makeelement(f"{_TYPES}Override", {"PartName": f"/{name}", "ContentType": kind})
        root.append(override)

    def declare_suffix(self, suffix: str, kind: str) -> None:
        """Gives a suffix its content type where it has none."""
        root = self.file.tree("[Content_Types].xml")
        if not any(entry.tag == f"{_TYPES}Default" and entry.get("Extension", "").lower() == suffix for entry in root):
            self.touch("[Content_Types].xml").insert(0, root.makeelement(f"{_TYPES}Default", {"Extension": suffix, "ContentType": kind}))

    def ensure(self, kind: str, wanted: str, content_type: str, relation: str, empty: bytes) -> str:
        """The document's part of a kind; a new one, related and declared, where it has none."""
        found = self.file.related(kind)
        if found is not None:
            return found
        name = self.fresh(wanted)
        self.file.entries[name] = pack(empty)
        self.touched.add(name)
        self.declare(name, content_type)
        base = self.file.main.rpartition("/")[0]
        target = name.removeprefix(f"{base}/") if base else name
        self.relate(self.file.main, [_relationship(self.free_id(self.file.main, f"docgen-{kind}"), relation, target)])
        return name

    def free_id(self, part_name: str, wanted: str) -> str:
        known = self.file.relationships(part_name)
        name, count = wanted, 1
        while name in known:
            count += 1
            name = f"{wanted}-{count}"
        return name


def _element(xml: str, file: WordFile) -> Any:
    return parsed(xml.replace(" ", ' xmlns="http://schemas.openxmlformats.org/package/2006/relationships" ', 1).encode(), "", file)


def _relationship(identity: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"/>'


def fragment(xml: str, file: WordFile) -> list[Any]:
    """Elements of docgen's XML, to be put into a tree."""
    return list(parsed(part("w:fragment", xml), "", file))


def add_styles(package: Package, root_part: str, added: Iterable[str]) -> None:
    root = package.touch(root_part)
    for xml in added:
        root.append(parsed(xml.encode(), root_part, package.file))


def highest(root: Any, tag: str, attribute: str) -> int:
    """The highest number that an attribute of these elements holds, -1 where there is none."""
    return max((whole(element.get(w(attribute), ""), -1) for element in root.iter(w(tag))), default=-1)


def add_lists(package: Package, numbering: str, definitions: str, instances: str) -> None:
    """Definitions stand before all instances (CT_Numbering)."""
    root = package.touch(numbering)
    at = next((index for index, child in enumerate(root) if child.tag in (w("num"), w("numIdMacAtCleanup"))), len(root))
    for element in fragment(definitions, package.file):
        root.insert(at, element)
        at += 1
    at = next((index for index, child in enumerate(root) if child.tag == w("numIdMacAtCleanup")), len(root))
    for element in fragment(instances, package.file):
        root.insert(at, element)
        at += 1


def add_fonts(package: Package, table: FontTable, *, subset: bool = False) -> dict[str, Any]:
    """docgen's fonts in the font table; a family that the letterhead carries itself stays the letterhead's. Gives the font parts by name."""
    file = package.file
    name = package.ensure("fontTable", "word/fontTable.xml", kinds.FONT_TABLE, relations.FONT_TABLE, part("w:fonts", "", NAMESPACES))
    root = package.touch(name)
    theirs = {font.get(w("name"), ""): font for font in root.iter(w("font"))}
    ours = parsed(table.table, name, file)
    targets = (
        {}
        if table.relationships is None
        else {entry.get("Id"): entry.get("Target") for entry in parsed(table.relationships, name, file).iter(_RELATIONSHIP)}
    )
    base = name.rpartition("/")[0]
    parts: dict[str, Any] = {}
    related: list[str] = []
    for font in ours.iter(w("font")):
        known = theirs.get(font.get(w("name"), ""))
        if known is not None and any(child.tag.startswith(w("embed")) for child in known):
            continue
        for child in [child for child in font if child.tag.startswith(w("embed"))]:
            key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
            identity = package.free_id(name, f"docgen-font{len(related) + 1}")
            packed = table.parts[f"word/{targets[child.get(key)]}"]
            new = package.fresh(f"{base}/fonts/docgen{len(related) + 1}.odttf" if base else f"fonts/docgen{len(related) + 1}.odttf")
            parts[new] = packed
            related.append(_relationship(identity, relations.FONT, new.removeprefix(f"{base}/")))
            child.set(key, identity)
            if known is not None:
                known.append(child)
        if known is None:
            root.append(font)
    if related:
        package.relate(name, related)
        package.declare_suffix("odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont")
        embed_in_settings(package, subset=subset)
    return parts


def embed_in_settings(package: Package, *, subset: bool = False) -> None:
    """Says that the file carries fonts; `subset`, that they are cut. A letterhead that carries fonts already goes on saying of them what it says."""
    name = package.ensure("settings", "word/settings.xml", kinds.SETTINGS, relations.SETTINGS, part("w:settings", "", f'xmlns:w="{W}"'))
    root = package.file.tree(name)
    if root.find(w("embedTrueTypeFonts")) is None:
        before = {w(tag) for tag in _BEFORE_EMBEDDING}
        at = next((index for index, child in enumerate(root) if child.tag not in before and isinstance(child.tag, str)), len(root))
        package.touch(name).insert(at, root.makeelement(w("embedTrueTypeFonts"), {}))
        if subset:
            root.insert(at + 1, root.makeelement(w("saveSubsetFonts"), {}))


def add_relationships(package: Package, part_name: str, added: Relationships) -> None:
    """The links and pictures of what was put into a part."""
    if added.entries:
        package.relate(part_name, added.each())


def replace_properties(package: Package, core: bytes) -> None:
    """The document's own title, author, language and dates in the place of the letterhead's."""
    for kind, target, external in package.file.relationships("").values():
        if kind.rsplit("/", 1)[-1] == "core-properties" and not external:
            package.new[resolved("", target)] = core
            return
    name = package.fresh("docProps/core.xml")
    package.new[name] = core
    package.declare(name, kinds.CORE)
    package.relate("", [_relationship(package.free_id("", "docgen-core"), relations.CORE_PROPERTIES, name)])
