"""Image XObjects (ISO 32000-1, 8.9.5): each picture once in a file, in a colour space that the file's profile allows."""

from __future__ import annotations

from hashlib import sha256

from reportlab.pdfbase import pdfdoc

from docgen.pictures import Raster
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.images.raster import Samples, components, samples
from docgen.writers.pdf.images.separated import separated
from docgen.writers.pdf.objects.literals import reference
from docgen.writers.pdf.objects.streams import Stream, compressed

_DEVICE = {"gray": "/DeviceGray", "rgb": "/DeviceRGB", "cmyk": "/DeviceCMYK"}


def place_image(canvas: PageCanvas, raster: Raster) -> str:
    """Puts a picture among the resources of the page being drawn; its name there."""
    document = canvas.document
    name = f"picture-{raster.digest}"
    resource: str = pdfdoc.xObjectName(name)
    if resource not in document.idToObject:
        document.Reference(_xobject(canvas, samples(raster) if canvas.inks is None else separated(raster, canvas.inks), name), resource)
    canvas.use_form(name)
    return resource


def _xobject(canvas: PageCanvas, picture: Samples, name: str) -> Stream:
    entries = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": str(picture.width),
        "Height": str(picture.height),
        "BitsPerComponent": str(picture.bits),
        "ColorSpace": _colour_space(canvas, picture),
        **picture.entries,
    }
    if picture.alpha is not None:
        mask = {"Type": "/XObject", "Subtype": "/Image", "Width": str(picture.width), "Height": str(picture.height), "BitsPerComponent": "8"}
        mask |= {"ColorSpace": "/DeviceGray", "Filter": "/FlateDecode"}
        entries["SMask"] = _reference(canvas, Stream(picture.alpha, mask), f"{name}-mask")
    return Stream(picture.data, entries)


def _colour_space(canvas: PageCanvas, picture: Samples) -> str:
    """Its own profile where it has one; else the device's, which the output intent defines: RGB is sRGB, CMYK the press's inks."""
    base = _DEVICE[picture.space]
    if picture.icc is not None:
        key = f"icc-{sha256(picture.icc).hexdigest()[:16]}"
        stream = compressed(picture.icc, {"N": components(picture.space)})
        base = f"[/ICCBased {_reference(canvas, stream, key)}]"
    if picture.palette is None:
        return base
    return f"[/Indexed {base} {len(picture.palette) // components(picture.space) - 1} <{picture.palette.hex()}>]"


def _reference(canvas: PageCanvas, stream: Stream, name: str) -> str:
    document = canvas.document
    return reference(document, document.idToObject.get(name) or stream, name)
