"""Pages of a PDF as pictures, by pdfium, and a picture as a PNG file (ISO/IEC 15948)."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

from docgen.errors import Problem, UsageError
from docgen.limits import active, check_time
from docgen.plugins import install_hint

if TYPE_CHECKING:
    from PIL.Image import Image

_DRAWN = 4
"""How many times the pixels of a picture that is read a page may have that is drawn: an A3 page has 70 million at 600 pixels an inch."""
_ONE_AT_A_TIME = Lock()
"""Pdfium keeps one state for the whole process."""


def page_count(data: bytes) -> int:
    """How many pages a PDF has. Raises UsageError where pdfium is not installed."""
    return pages_of(data)[0]


def pages_of(data: bytes) -> tuple[int, float, float]:
    """How many pages a PDF has, and the width and the height of the first one in points."""
    pdfium = _pdfium()
    with _ONE_AT_A_TIME:
        document = pdfium.PdfDocument(data)
        try:
            width, height = document[0].get_size()
            return len(document), float(width), float(height)
        finally:
            document.close()


def painted(data: bytes, numbers: Sequence[int], scale: float) -> Iterator[Image]:
    """Pages by their numbers from 1, each in RGB without transparency, `scale` pixels a point. Raises UsageError where pdfium is not installed, and
    for a page that would have more pixels than are drawn."""
    pdfium = _pdfium()
    with _ONE_AT_A_TIME:
        document = pdfium.PdfDocument(data)
    try:
        for number in numbers:
            check_time()
            with _ONE_AT_A_TIME:
                page = document[number - 1]
                _check(number, page.get_width(), page.get_height(), scale)
                bitmap = page.render(scale=scale)
                picture = bitmap.to_pil().convert("RGB")
                picture.load()
                page.close()
            yield picture
    finally:
        with _ONE_AT_A_TIME:
            document.close()


def _check(number: int, width: float, height: float, scale: float) -> None:
    pixels = width * scale * height * scale
    if pixels > _DRAWN * active().pixels:
        message = f"page {number} would be a picture of {pixels / 1e6:,.0f} million pixels; {_DRAWN * active().pixels / 1e6:,.0f} are drawn"
        raise UsageError(Problem(message, hint="take fewer pixels an inch, or a smaller page"))


def png_file(picture: Image, ppi: float, title: str) -> bytes:
    """A PNG that says its colours are sRGB, how large it is, and its title; it has no time of its own."""
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    told.add(b"sRGB", b"\x00")  # 11.3.2.5: perceptual
    if title:
        told.add_itxt("Title", title)
    made = io.BytesIO()
    picture.save(made, "PNG", pnginfo=told, dpi=(ppi, ppi), compress_level=6)
    return made.getvalue()


def _pdfium() -> Any:
    try:
        import pypdfium2
    except ImportError:
        raise UsageError(Problem("pictures of pages need the package pypdfium2, which is not installed", hint=install_hint("png"))) from None
    return pypdfium2
