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

_SUFFIXES = {"image/png": "png", "image/jpeg": "jpg"}
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's bytes, its content type, and its natural size in points."""

    data: bytes
    kind: str
    width: float
    height: float

    @property
    def part(self) -> str:
        """Its name under `word/`, made from its bytes: the same picture is one part however often it is shown."""
        return f"media/{hashlib.sha256(self.data).hexdigest()[:16]}.{_SUFFIXES[self.kind]}"

    def fitted(self, most_width: float, most_height: float = 1e6, width: float | None = None) -> tuple[float, float]:
        """Width and height in points: as asked for, never enlarged, never beyond the room there is."""
        scale = min(1.0, most_width / self.width, most_height / self.height, (width or self.width) / self.width)
        return self.width * scale, self.height * scale


def image(path: Path) -> Image:
    """The picture in a file. Raises RenderError for one that is missing or no PNG or JPEG."""
    try:
        stat = path.stat()
        return _image(path, stat.st_mtime_ns, stat.st_size)
    except OSError as missing:
        raise RenderError(Problem(f"the picture cannot be opened: {missing.strerror}", Place(str(path)))) from None


@lru_cache(maxsize=16)
def _image(path: Path, _changed: int, _size: int) -> Image:
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.image.image import Image as Measured

    data = path.read_bytes()
    try:
        found = Measured.from_file(io.BytesIO(data))
        kind, size = found.content_type, (found.px_width * 72 / found.horz_dpi, found.px_height * 72 / found.vert_dpi)
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, KeyError, ValueError, ZeroDivisionError):
        raise RenderError(Problem("cannot be read as a picture", Place(str(path)), "a whole PNG or JPEG file")) from None
    if kind not in _SUFFIXES:
        raise RenderError(Problem(f"is a picture of type {kind}, which docgen does not put into Word files", Place(str(path)), "a PNG or JPEG file"))
    return Image(data, kind, *size)


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
    draft.media[f"word/{found.part}"] = (found.data, found.kind)
    relation = draft.rels.add(IMAGE, found.part)
    number = next(draft.drawings)
    extent = f'cx="{emu(size[0])}" cy="{emu(size[1])}"'
    described = f'id="{number}" name="Picture {number}" descr="{escape(alt)}"'
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:docPr {described}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr {described}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
