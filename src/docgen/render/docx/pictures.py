"""Pictures: inline drawings with their alternative text (ECMA-376 Part 1, 20.4.2.8)."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from docgen.document.inline import Lang
from docgen.errors import Place, Problem, RenderError
from docgen.render.docx import names
from docgen.render.docx.draft import Draft
from docgen.render.docx.measure import emu
from docgen.render.docx.relationships import IMAGE
from docgen.render.docx.xmltext import escape

_SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's bytes, its content type, and its natural size in points; of an SVG, `svg` is the file and `data` a PNG of it."""

    data: bytes
    kind: str
    width: float
    height: float
    svg: bytes = b""

    def fitted(self, most_width: float, most_height: float = 1e6, width: float | None = None) -> tuple[float, float]:
        """Width and height in points: as asked for, never enlarged, never beyond the room there is."""
        scale = min(1.0, most_width / self.width, most_height / self.height, (width or self.width) / self.width)
        return self.width * scale, self.height * scale


def part_name(data: bytes, kind: str) -> str:
    """A picture's name under `word/`, made from its bytes: the same picture is one part however often it is shown."""
    return f"media/{hashlib.sha256(data).hexdigest()[:16]}.{_SUFFIXES[kind]}"


def image(path: Path) -> Image:
    """The picture in a file. Raises RenderError for one that is missing or no PNG, JPEG or SVG."""
    try:
        stat = path.stat()
        return _image(path, stat.st_mtime_ns, stat.st_size)
    except OSError as missing:
        raise RenderError(Problem(f"the picture cannot be opened: {missing.strerror}", Place(str(path)))) from None


@lru_cache(maxsize=16)
def _image(path: Path, _changed: int, _size: int) -> Image:
    data = path.read_bytes()
    if path.suffix.lower() == ".svg" or data.lstrip()[:5] in (b"<svg ", b"<?xml"):
        from docgen.render.docx.svg import opened, painted

        drawing = opened(data, path)
        return Image(painted(drawing), "image/png", float(drawing.width), float(drawing.height), data)
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.image.image import Image as Measured

    try:
        found = Measured.from_file(io.BytesIO(data))
        kind, size = found.content_type, (_points(found.px_width, found.horz_dpi), _points(found.px_height, found.vert_dpi))
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, KeyError, ValueError, ZeroDivisionError):
        raise RenderError(Problem("cannot be read as a picture", Place(str(path)), "a whole PNG, JPEG or SVG file")) from None
    if kind not in _SUFFIXES:
        raise RenderError(Problem(f"is a picture of type {kind}", Place(str(path)), "a PNG, JPEG or SVG file"))
    return Image(data, kind, *size)


def _points(pixels: int, dpi: int) -> float:
    """python-docx gives 72 to the inch where a picture does not say; docgen counts such pictures as browsers do, 96 to the inch."""
    return pixels * 72 / (96 if dpi == 72 else dpi)


def picture_xml(path: Path, alt: str, lang: Lang, width: float | None, available: float, draft: Draft, *, keep_next: bool = False) -> str:
    """A picture in a paragraph of its own, `width` points wide or as wide as its pixels ask for, never wider than `available`."""
    found = image(path)
    page = draft.theme.page
    size = found.fitted(available, (page.height - page.margin_top - page.margin_bottom) * 0.8, width)
    keep = "<w:keepNext/>" if keep_next else ""
    bidi = "<w:bidi/>" if lang == "ar" else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{names.PICTURE}"/>{keep}{bidi}</w:pPr><w:r>{drawing(found, alt, size, draft)}</w:r></w:p>'


def drawing(found: Image, alt: str, size: tuple[float, float], draft: Draft) -> str:
    """The `w:drawing` of a picture, `size` points wide and high, with its relationship in the part that is being written."""
    relation = _related(found.data, found.kind, draft)
    vector = ""
    if found.svg:
        svg = _related(found.svg, "image/svg+xml", draft)
        vector = f'<a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{svg}"/></a:ext></a:extLst>'
    number = next(draft.drawings)
    extent = f'cx="{emu(size[0])}" cy="{emu(size[1])}"'
    described = f'id="{number}" name="Picture {number}" descr="{escape(alt)}"'
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:docPr {described}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr {described}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}">{vector}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _related(data: bytes, kind: str, draft: Draft) -> str:
    """The relationship of a picture's part, which the file then holds."""
    name = part_name(data, kind)
    draft.media[f"word/{name}"] = (data, kind)
    return draft.rels.add(IMAGE, name)
