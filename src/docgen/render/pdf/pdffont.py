"""Our font object in reportlab's document: Type0, Identity-H, one CID for every (drawing, text) pair.

Because a CID stands for one drawing *and* one text, ToUnicode (ISO 32000-1, 9.10.3) is exact even where one glyph serves several
characters. CIDs count from 1 in order of first use in the document, so the bytes never depend on what was rendered before.
"""

from __future__ import annotations

import zlib
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFStream, PDFString

from docgen.errors import RenderError
from docgen.render.pdf.fontfile import build
from docgen.typography.fonts import FontFace
from docgen.typography.shaping import Shaped, Unit

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_LAST_CID = 0xFFFF


class Codes(dict[Unit, str]):
    """From a unit to its CID as four hexadecimal digits; a unit met for the first time takes the next number."""

    def __missing__(self, unit: Unit) -> str:
        if len(self) >= _LAST_CID:
            raise RenderError("one document uses more than 65,535 different glyphs of one font file; make it two documents")
        code = self[unit] = f"{len(self) + 1:04X}"
        return code


class Words(dict[Shaped, str]):
    """From a shaped word to its string of CIDs, in visual order; joined once a document."""

    def __init__(self, codes: Codes) -> None:
        super().__init__()
        self._code = codes.__getitem__

    def __missing__(self, word: Shaped) -> str:
        text = self[word] = "".join(map(self._code, word.units))
        return text


class EmbeddedFont:
    """One face in one document. `name` is its resource name (`/DG1`)."""

    def __init__(self, face: FontFace, name: str) -> None:
        self.face = face
        self.name = name
        self.codes = Codes()
        self.words = Words(self.codes)

    def addObjects(self, document: Any) -> None:
        """Writes the font's objects: reportlab calls it when all pages are laid out."""
        units = list(self.codes)
        file = build(self.face, units)
        scale = 1000 / self.face.upem
        tag = "".join(chr(65 + byte % 26) for byte in sha256(file.data).digest()[:6])
        base = PDFName(f"{tag}+{self.face.postscript_name}")
        box = PDFArray([_number(edge * scale) for edge in self.face.bbox])
        stream = _stream(document, file.data, f"{self.name}.file")
        descriptor = PDFDictionary({
            "Type": PDFName("FontDescriptor"), "FontName": base, "Flags": 4 | (64 if self.face.italic else 0), "FontBBox": box,
            "ItalicAngle": _number(self.face.italic_angle), "Ascent": _number(self.face.ascent * scale),
            "Descent": _number(self.face.descent * scale), "CapHeight": _number(self.face.cap_height * scale),
            "StemV": 165 if self.face.bold else 95, "FontFile2": stream,
        })  # fmt: skip
        gids = b"\x00\x00" + b"".join(gid.to_bytes(2, "big") for gid in file.gids)
        descendant = PDFDictionary({
            "Type": PDFName("Font"), "Subtype": PDFName("CIDFontType2"), "BaseFont": base,
            "CIDSystemInfo": PDFDictionary({"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}),
            "FontDescriptor": document.Reference(descriptor, f"{self.name}.descriptor"),
            "W": PDFArray([1, PDFArray([_number(max(unit.advance, 0) * scale) for unit in units])]),
            "CIDToGIDMap": _stream(document, gids, f"{self.name}.gids"),
        })  # fmt: skip
        font = PDFDictionary({
            "Type": PDFName("Font"), "Subtype": PDFName("Type0"), "BaseFont": base, "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.Reference(descendant, f"{self.name}.descendant")]),
            "ToUnicode": _stream(document, _to_unicode(self.codes), f"{self.name}.unicode"),
        })  # fmt: skip
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font, f"{self.name}.font")


class PdfFonts:
    """The faces used in one document; found on its canvas with `fonts_of`."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._fonts: dict[FontFace, EmbeddedFont] = {}

    def __getitem__(self, face: FontFace) -> EmbeddedFont:
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = EmbeddedFont(face, f"DG{len(self._fonts) + 1}")
            self._document.delayedFonts.append(font)
        return font


def fonts_of(canvas: Canvas) -> PdfFonts:
    """The document's fonts, made when they are first asked for. Works with any reportlab canvas."""
    document = canvas._doc
    fonts = getattr(document, "docgen_fonts", None)
    if fonts is None:
        fonts = document.docgen_fonts = PdfFonts(document)
    return fonts


def _stream(document: Any, data: bytes, name: str) -> PDFObjectReference:
    dictionary = PDFDictionary(
        {"Filter": PDFName("FlateDecode"), "Length1": len(data)} if name.endswith(".file") else {"Filter": PDFName("FlateDecode")}
    )
    return document.Reference(PDFStream(dictionary, zlib.compress(data), filters=None), name)


def _number(value: float) -> float | int:
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def _to_unicode(codes: Codes) -> bytes:
    """A CMap from CIDs to UTF-16BE (ISO 32000-1, 9.10.3; Adobe Technical Note 5411)."""
    pairs = [f"<{code}> <{unit.text.encode('utf-16-be').hex().upper()}>" for unit, code in codes.items()]
    blocks = [pairs[low : low + 100] for low in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode()
