"""Fonts inside the file: whole or cut down to its characters, obfuscated as ECMA-376 Part 4 (font embedding) asks, and only where the font's own
rights allow it."""

from __future__ import annotations

import struct
import uuid
from dataclasses import dataclass
from functools import lru_cache

from docgen.document.theme import Theme
from docgen.errors import Place, Problem, Warn
from docgen.typography.fonts.cut import cut_file, may_cut
from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.families import Family, FontLibrary, forbidden
from docgen.typography.fonts.static_instance import static_file
from docgen.wordfile.archive import Packed, pack
from docgen.writers.docx.fonts.faces_used import Use
from docgen.writers.docx.fonts.small_font import SmallFont, Style
from docgen.writers.docx.relationships import FONT, Relationships
from docgen.writers.docx.xml_text import NAMESPACES, escape, part
from docgen.writers.options import EmbedFonts

_SLOTS = {(False, False): "embedRegular", (True, False): "embedBold", (False, True): "embedItalic", (True, True): "embedBoldItalic"}
_SPACE = uuid.UUID("6f9c2e4a-54f5-5d0c-9d53-5a2f0c1b7e11")
"""Keys are made from the font's own bytes, in this name space, so that the same font gives the same part."""


@dataclass(frozen=True, slots=True)
class FontTable:
    """`word/fontTable.xml`, its relationships, and the font parts by name."""

    table: bytes
    relationships: bytes | None
    parts: dict[str, Packed]
    refused: tuple[Problem, ...] = ()
    """What fonts forbid, as warnings."""


def may_embed(face: FontFace) -> bool:
    """Whether fsType (OpenType, OS/2) lets a file that others edit carry the font whole: installable or editable, and not only its bitmaps."""
    rights = face.naming.rights
    usage = rights & 0x000F
    return not rights & 0x0200 and (usage == 0 or bool(usage & 0x0008))


def _why_not(face: FontFace) -> str:
    if face.naming.rights & 0x000F == 0x0004 and not face.naming.rights & 0x0200:
        return "the font allows itself to be embedded only for viewing and printing, not in a file that others edit"
    return forbidden(face) or "the font does not allow itself to be embedded"


def obfuscated(data: bytes, key: uuid.UUID) -> bytes:
    """The first 32 bytes XORed with the key's 16 bytes, last byte first, twice."""
    mask = key.bytes[::-1] * 2
    return bytes(byte ^ mask[index] for index, byte in enumerate(data[:32])) + data[32:]


def font_key(data: bytes) -> uuid.UUID:
    return uuid.uuid5(_SPACE, data.hex() if len(data) < 64 else _digest(data))


def _digest(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


@lru_cache(maxsize=64)
def _packed(face: FontFace, style: Style) -> tuple[uuid.UUID, Packed]:
    """A face ready for the archive as its family's `style`, made once a process: squeezing a font costs more than the whole of the rest."""
    return _pack(static_file(face, *style))


@lru_cache(maxsize=32)
def _pack(data: bytes) -> tuple[uuid.UUID, Packed]:
    key = font_key(data)
    return key, pack(obfuscated(data, key))


def font_table(
    theme: Theme,
    library: FontLibrary,
    mode: EmbedFonts,
    used: frozenset[Style],
    lent: frozenset[Use],
    small: tuple[SmallFont, ...],
    warn: Warn,
    characters: frozenset[str] = frozenset(),
) -> FontTable:
    """The families of the theme, those that lend them characters (`lent`: only the faces that lend), and the `small` ones made for the file. `mode`
    says which faces of the theme's: `all`, those in `used`, the same cut down to `characters` (`subset`), or none. A font that forbids it stays out,
    with a warning; one that forbids to be cut is carried whole, with a warning too."""
    own = tuple(dict.fromkeys((theme.families.arabic, theme.families.latin)))
    wanted = [(library.family(name), frozenset(_SLOTS) if mode == "all" else used) for name in own]
    lenders = sorted({use.family for use in lent if use.family is not None} - set(own))
    wanted += [(library.family(name), frozenset((use.bold, use.italic) for use in lent if use.family == name)) for name in lenders]
    carried = tuple(wanted) if mode != "none" else tuple((family, frozenset[Style]()) for family, _ in wanted)
    made = _font_table((*own, *lenders), carried, small, characters if mode == "subset" else None)
    for problem in made.refused:
        warn(problem)
    return made


@lru_cache(maxsize=32)
def _font_table(
    names: tuple[str, ...], wanted: tuple[tuple[Family, frozenset[Style]], ...], small: tuple[SmallFont, ...], characters: frozenset[str] | None
) -> FontTable:
    """`characters` are those that fonts are cut down to, `None` for whole ones."""
    rels = Relationships()
    parts: dict[str, Packed] = {}
    refused: list[Problem] = []

    def embedded(style: Style, key: uuid.UUID, packed: Packed) -> str:
        target = f"fonts/font{len(parts) + 1}.odttf"
        parts[f"word/{target}"] = packed
        return f'<w:{_SLOTS[style]} r:id="{rels.add(FONT, target)}" w:fontKey="{{{str(key).upper()}}}"/>'

    entries = []
    for name, (family, styles) in zip(names, wanted, strict=True):
        faces = ""
        for style, face in _faces(family, styles):
            if may_embed(face) and characters is not None and may_cut(face):
                faces += embedded(style, *_pack(cut_file(face, *style, characters)))
            elif may_embed(face):
                faces += embedded(style, *_packed(face, style))
                if characters is not None:
                    message = "the font does not allow that a part of it be embedded; the document carries it whole"
                    refused.append(Problem(message, Place(str(face.path)), severity="warning"))
            else:
                message = f"{_why_not(face)}; the document names it only"
                refused.append(Problem(message, Place(str(face.path)), severity="warning"))
        entries.append(_entry(name, family.face().table("OS/2"), faces))
    for font in small:
        faces = "".join(embedded(style, *_pack(data)) for style, data in font.faces)
        entries.append(_entry(font.name, wanted[0][0].face().table("OS/2"), faces))
    return FontTable(part("w:fonts", "".join(entries), NAMESPACES), rels.part() if parts else None, parts, tuple(refused))


def _faces(family: Family, styles: frozenset[Style]) -> list[tuple[Style, FontFace]]:
    """The family's own faces of these styles, and those that Word makes the others of, by their places in the table."""
    slots = {face: style for style, face in family.faces.items()}
    sources = {slots[family.face(*style).source] for style in styles}
    return [(style, family.faces[style]) for style in _SLOTS if style in sources]


def _entry(name: str, table: bytes, embedded: str) -> str:
    """`w:font`, in CT_Font's order; panose and the ranges covered come from the font's OS/2 table."""
    details = '<w:charset w:val="00"/><w:family w:val="auto"/><w:pitch w:val="variable"/>'
    if len(table) >= 86:
        panose = table[32:42].hex().upper()
        ranges = struct.unpack(">4I", table[42:58])
        pages = struct.unpack(">2I", table[78:86])
        usb = " ".join(f'w:usb{index}="{value:08X}"' for index, value in enumerate(ranges))
        csb = " ".join(f'w:csb{index}="{value:08X}"' for index, value in enumerate(pages))
        details = f'<w:panose1 w:val="{panose}"/>{details}<w:sig {usb} {csb}/>'
    return f'<w:font w:name="{escape(name)}">{details}{embedded}</w:font>'
