"""Our font object in reportlab's document: Type0, Identity-H, one CID for every (drawing, text) pair.

Because a CID stands for one drawing *and* one text, ToUnicode (ISO 32000-1, 9.10.3) is exact even where one glyph serves several
characters. CIDs count from 1 in order of first use in the document, so the bytes never depend on what was rendered before.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFObject

from docgen.errors import FontError, Place, Problem
from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.families import forbidden
from docgen.typography.shaping.shaper import GlyphCluster, ShapedWord, ShapingContext
from docgen.writers.pdf.fonts.font_file import build
from docgen.writers.pdf.fonts.to_unicode import to_unicode
from docgen.writers.pdf.objects.streams import compressed, font_file
from docgen.writers.pdf.objects.tokens import Raw, num
from docgen.writers.pdf.open_canvas import document_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_IRREGULAR = re.compile("[^A-Za-z0-9._-]")  # what a PDF name would have to escape


class Codes:
    """From a unit of one face at one scale to its CID as four hexadecimal digits: `known`. A unit met for the first time takes the font's next
    number."""

    __slots__ = ("known", "lender", "lenders", "units")

    def __init__(self, units: list[GlyphCluster], lenders: list[int], lender: int) -> None:
        """`units` and `lenders` are the font's, and take what is met; `lender` is this one's number."""
        self.known: dict[GlyphCluster, str] = {}
        self.units, self.lenders, self.lender = units, lenders, lender


class EmbeddedFont:
    """A face in one document, with what companion faces lend it. `name` is its resource name (`/DG1`)."""

    def __init__(self, face: FontFace, name: str) -> None:
        self.face = face
        self.name = name
        self._units: list[GlyphCluster] = []
        """What each CID draws, from 1 on, and by `_lenders` whose it is: the number of a key of `_lent`."""
        self._lenders: list[int] = []
        self._lent: dict[tuple[FontFace, float], tuple[Codes, dict[ShapedWord, str]]] = {}

    def codes(self, face: FontFace, scale: float) -> tuple[Codes, dict[ShapedWord, str]]:
        """The CIDs of a face's units at `scale` of this font's size (rounded to what a composite glyph can say)."""
        key = (face, round(scale * 16384) / 16384)
        found = self._lent.get(key)
        if found is None:
            wrong = forbidden(face)
            if wrong is not None:
                raise FontError(Problem(wrong, Place(str(face.path)), "another font, or one whose maker allows it (fsType)"))
            codes = Codes(self._units, self._lenders, len(self._lent))
            found = self._lent[key] = codes, {}
        return found

    def addObjects(self, document: Any) -> None:
        """Writes the font's objects: reportlab calls it when all pages are laid out."""
        face = self.face
        lenders = list(self._lent)
        file = build(face, [(lenders[lender][0], unit, lenders[lender][1]) for lender, unit in zip(self._lenders, self._units, strict=True)])
        scale = 1000 / face.upem
        tag = "".join(chr(65 + byte % 26) for byte in sha256(file.data).digest()[:6])
        name = f"/{tag}+{_IRREGULAR.sub('', face.postscript_name)}"
        box = " ".join([num(edge * scale) for edge in face.bbox])
        descriptor = self._numbered(document, "descriptor", Raw(
            f"<</Type /FontDescriptor /FontName {name} /Flags {68 if face.italic else 4} /FontBBox [{box}] /ItalicAngle {num(face.italic_angle)}"
            f" /Ascent {num(face.ascent * scale)} /Descent {num(face.descent * scale)} /CapHeight {num(face.cap_height * scale)}"
            f" /StemV {165 if face.bold else 95} /FontFile2 {self._numbered(document, 'file', font_file(file.data))} 0 R>>"
        ))  # fmt: skip
        widths = " ".join([_width(advance, face.upem) for advance in file.advances])
        descendant = self._numbered(document, "descendant", Raw(
            f"<</Type /Font /Subtype /CIDFontType2 /BaseFont {name} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
            f" /FontDescriptor {descriptor} 0 R /W [1 [{widths}]] /CIDToGIDMap {self._stream(document, 'gids', bytes(2) + file.gids)} 0 R>>"
        ))  # fmt: skip
        unicode = self._stream(document, "unicode", to_unicode([unit.text for unit in self._units]))
        font = Raw(
            f"<</Type /Font /Subtype /Type0 /BaseFont {name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R>>"
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font, f"{self.name}.font")

    def _stream(self, document: Any, part: str, data: bytes) -> int:
        """A compressed stream's object number."""
        return self._numbered(document, part, compressed(data))

    def _numbered(self, document: Any, part: str, content: PDFObject) -> int:
        name = f"{self.name}.{part}"
        document.Reference(content, name)
        number: int = document.idToObjectNumberAndVersion[name][0]
        return number


class FontSelection(NamedTuple):
    """How words of one setting are shown: in `font` at `size` (points), `codes` for their units, `words` their strings of CIDs so far."""

    font: EmbeddedFont
    size: float
    codes: Codes
    words: dict[ShapedWord, str]


SPACE_ADJUSTMENT = "|"
"""Stands in a word's string where justification widens the space."""


class _Ways:
    """How each setting is shown in one document, and the faces that this takes."""

    def __init__(self, delayed: list[Any]) -> None:
        self._delayed = delayed
        self._fonts: dict[FontFace, EmbeddedFont] = {}
        self._ways: dict[tuple[ShapingContext, bool], FontSelection] = {}

    def way(self, setting: ShapingContext, rtl: bool) -> FontSelection:
        """How to show a setting in a paragraph of this direction: in the main face of the paragraph's side, at its size, whatever the script."""
        way = self._ways.get((setting, rtl))
        if way is None:
            style = setting.style
            main = style.fonts.faces(rtl, style.bold, style.italic)[0]
            size = style.arabic_size if rtl else style.latin_size
            if not 0.25 <= setting.size / size < 1.999:  # a component's scale is F2Dot14, and small scales lose precision
                main, size = setting.face, setting.size
            font = self._font(main)
            way = self._ways[setting, rtl] = FontSelection(font, size, *font.codes(setting.face, setting.size / size))
        return way

    def settings(self) -> tuple[ShapingContext, ...]:
        """All that was shown, in the order in which it was first shown."""
        return tuple(dict.fromkeys(setting for setting, _ in self._ways))

    def _font(self, face: FontFace) -> EmbeddedFont:
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = EmbeddedFont(face, f"DG{len(self._fonts) + 1}")
            self._delayed.append(font)
        return font


class PdfFonts:
    """The faces used in one document; found on its canvas with `fonts_of`. `way(setting, rtl)` says how a setting is shown in a paragraph.

    Nothing in here leads back to the document or to this: all of it is gone when they are, with nothing left for the collector to find.
    """

    def __init__(self, document: Any) -> None:
        ways = _Ways(document.delayedFonts)
        self.way = ways.way
        self.settings = ways.settings
        self._strings: dict[bool, tuple[dict[ShapedWord, str], dict[ShapedWord, str]]] = {False: ({}, {}), True: ({}, {})}

    def strings(self, rtl: bool) -> tuple[dict[ShapedWord, str], dict[ShapedWord, str]]:
        """The strings of CIDs that show words in a paragraph of this direction, as they are met: without the space after them, and with it."""
        return self._strings[rtl]


def fonts_of(canvas: Canvas) -> PdfFonts:
    """The document's fonts, made when they are first asked for. Works with any reportlab canvas."""
    document = document_of(canvas)
    fonts = getattr(document, "docgen_fonts", None)
    if fonts is None:
        fonts = document.docgen_fonts = PdfFonts(document)
    return fonts


@lru_cache(maxsize=4096)
def _width(advance: int, upem: int) -> str:
    """An advance in font units as `/W` has it, in thousandths of an em (ISO 32000-1, 9.7.4.3)."""
    return num(advance * 1000 / upem)
