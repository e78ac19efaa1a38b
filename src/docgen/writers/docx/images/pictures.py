"""Pictures: inline drawings with their alternative text (ECMA-376 Part 1, 20.4.2.8)."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from docgen.document.shown import pictures_of
from docgen.pictures import Opened, Raster, Vector
from docgen.pictures.bare import bare_jpeg, bare_png
from docgen.pictures.bare_svg import bare_svg
from docgen.types import Lang
from docgen.writers.docx import names
from docgen.writers.docx.build_state import DocxBuildState
from docgen.writers.docx.measure import emu
from docgen.writers.docx.relationships import IMAGE
from docgen.writers.docx.xml_text import escape
from docgen.writers.pictures import opened

_SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_QUALITY = 95
"""Of a JPEG that had to be written anew; the loss is less than what its camera threw away."""


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


def image(path: Path, draft: DocxBuildState) -> Image:
    """The picture in a file. Raises RenderError."""
    if path not in draft.images:
        draft.images.update(opened([path], draft.flow, draft.options.warn, image_of))
    return draft.images[path]


def open_all(draft: DocxBuildState) -> None:
    """Every picture of the flow. Raises RenderError with all that is wrong with them."""
    draft.images.update(opened(dict.fromkeys(path for path, _ in pictures_of(draft.flow)), draft.flow, draft.options.warn, image_of))


def image_of(found: Opened) -> Image:
    if isinstance(found, Vector):
        return Image(_painted(found), "image/png", found.width, found.height, bare_svg(found.data))
    data = found.data if found.head.orientation == 1 else _upright(found)
    return Image(bare_png(data) if found.kind == "png" else bare_jpeg(data), f"image/{found.kind}", found.width, found.height)


@lru_cache(maxsize=16)
def _painted(vector: Vector) -> bytes:
    from docgen.writers.docx.images.svg import painted

    return painted(vector)


@lru_cache(maxsize=2)
def _upright(raster: Raster) -> bytes:
    """The picture as it is shown, without the mark that tells how to turn it: Word does not heed it. Raises NotAPicture."""
    from PIL import Image as Pillow
    from PIL.JpegImagePlugin import get_sampling

    picture = raster.decoded()
    sampling = get_sampling(picture) if raster.kind == "jpeg" else -1
    way = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90"}
    turned = picture.transpose(Pillow.Transpose[way[raster.head.orientation]])
    del picture
    options = {"icc_profile": raster.head.icc} if raster.head.icc else {}
    out = io.BytesIO()
    if raster.kind == "jpeg":
        turned.save(out, "JPEG", quality=_QUALITY, subsampling=max(sampling, 0), exif=b"", **options)
    else:
        transparency = turned.info.get("transparency")
        turned.save(out, "PNG", exif=b"", **options, **({} if transparency is None else {"transparency": transparency}))
    return out.getvalue()


def picture_xml(path: Path, alt: str, lang: Lang, width: float | None, available: float, draft: DocxBuildState, *, keep_next: bool = False) -> str:
    """A picture in a paragraph of its own, `width` points wide or as wide as its pixels ask for, never wider than `available`."""
    found = image(path, draft)
    page = draft.theme.page
    size = found.fitted(available, (page.height - page.margin_top - page.margin_bottom) * 0.8, width)
    keep = "<w:keepNext/>" if keep_next else ""
    bidi = "<w:bidi/>" if lang == "ar" else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{names.PICTURE}"/>{keep}{bidi}</w:pPr><w:r>{drawing(found, alt, size, draft)}</w:r></w:p>'


def drawing(found: Image, alt: str, size: tuple[float, float], draft: DocxBuildState) -> str:
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


def _related(data: bytes, kind: str, draft: DocxBuildState) -> str:
    """The relationship of a picture's part, which the file then holds."""
    name = part_name(data, kind)
    draft.media[f"word/{name}"] = (data, kind)
    return draft.rels.add(IMAGE, name)
