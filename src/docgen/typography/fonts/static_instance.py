"""A face as a font file of its own, for programs that open it by themselves: of a collection the one font, of a variable font the instance, under the
family's name and as the style that it stands for."""

from __future__ import annotations

from functools import lru_cache

import uharfbuzz as hb

from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.sfnt import OutOfRange, name_table, number, read_names, sfnt

_STYLES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "Bold Italic"}
_KEPT = (0, 5, 7, 8, 9, 11, 12, 13, 14)
"""Names that tell whose font it is and on what terms."""
_REGULAR, _BOLD, _ITALIC, _OBLIQUE = 0x40, 0x20, 0x1, 0x200


@lru_cache(maxsize=64)
def static_file(face: FontFace, bold: bool, italic: bool) -> bytes:
    """The file in which `face` is its family's `bold`, `italic`: the font's own, byte for byte, where it says just that. Raises FontError."""
    raw = face.raw
    os2 = raw.table("OS/2")
    names = read_names(raw.table("name"))
    selection = number(os2, 62, "H")
    says = (bool(selection & _BOLD), bool(selection & _ITALIC)) == (bold, italic) and names.get(1) == face.family
    if not face.naming.axes and raw.data[:4] != b"ttcf" and (says or not os2):
        return raw.data
    try:
        tables = _instance(face) if face.naming.axes else {tag: raw.table(tag) for tag in raw.directory}
        for tag in ("DSIG", "STAT"):
            tables.pop(tag, None)
        return sfnt(tables if says and not face.naming.axes else tables | _named(face, tables, bold, italic))
    except (hb.HarfBuzzError, RuntimeError, ValueError, KeyError, OutOfRange):
        raise face.broken("it cannot be made a file of its own") from None


def _instance(face: FontFace) -> dict[str, bytes]:
    """The tables of a variable font at one place of its design space, by hb-subset, which keeps everything but the axes."""
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    for tag, value in face.naming.axes:
        wanted.pin_axis_location(face.face, tag, value)
    made = wanted.subset(face.face)
    return {tag: bytes(made.reference_table(tag).data) for tag in made.table_tags}


def _named(face: FontFace, tables: dict[str, bytes], bold: bool, italic: bool) -> dict[str, bytes]:
    """`name`, `OS/2` and `head` that say family and style."""
    names = read_names(tables.get("name", b""))
    style = _STYLES[bold, italic]
    postscript = f"{face.family.replace(' ', '')}-{style.replace(' ', '')}"
    made = {
        "name": name_table(
            {key: names.get(key, "") for key in _KEPT}
            | {1: face.family, 2: style, 3: f"{postscript} {names.get(5, '')}".strip(), 4: f"{face.family} {style}", 6: postscript}
        )
    }
    os2, head = bytearray(tables.get("OS/2", b"")), bytearray(tables["head"])
    if len(os2) >= 64:
        os2[4:6] = min(max(face.weight, 1), 1000).to_bytes(2, "big")
        kept = number(bytes(os2), 62, "H") & ~(_REGULAR | _BOLD | _ITALIC | _OBLIQUE)
        os2[62:64] = (kept | _BOLD * bold | _ITALIC * italic | _REGULAR * (not bold and not italic)).to_bytes(2, "big")
        made["OS/2"] = bytes(os2)
    head[44:46] = (bold | italic << 1).to_bytes(2, "big")
    return made | {"head": bytes(head)}
