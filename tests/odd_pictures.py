"""Pictures made by hand, whole and broken: bytes of PNG, JPEG and SVG files."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageCms

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
SHAPE = '<rect width="30" height="30" fill="#7a1f3d"/>'


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def header(width: int, height: int, bits: int, colour: int, *rest: int) -> bytes:
    return struct.pack(">IIBBBBB", width, height, bits, colour, *(rest or (0, 0, 0)))


def png(head: bytes, lines: bytes | None = None, extra: bytes = b"", *, packed: bytes | None = None, end: bytes = chunk(b"IEND", b"")) -> bytes:
    """A PNG of a header; its lines are of one colour unless they are given."""
    width, height, bits, colour = struct.unpack(">IIBB", head[:10])
    if lines is None:
        lines = (b"\0" + b"\x55" * ((width * _SAMPLES.get(colour, 1) * bits + 7) // 8)) * height
    return SIGNATURE + chunk(b"IHDR", head) + extra + chunk(b"IDAT", zlib.compress(lines) if packed is None else packed) + end


def interlaced(image: Image.Image, bits: int) -> bytes:
    """A gray picture in seven passes (Adam7)."""
    lines = b""
    for left, top, step, rise in _PASSES:
        if left < image.width and top < image.height:
            for y in range(top, image.height, rise):
                values = [int(image.getpixel((x, y))) * (257 if bits == 16 else 1) for x in range(left, image.width, step)]  # type: ignore[arg-type]
                lines += b"\0" + b"".join(value.to_bytes(bits // 8, "big") for value in values)
    return png(header(image.width, image.height, bits, 0, 0, 0, 1), lines)


def corners(mode: str = "RGB") -> Image.Image:
    """Three times as wide as high, each quarter of another shade, so that no turning of it looks like another."""
    image = Image.new("L", (48, 16), 250)
    for box, shade in (((0, 0, 24, 8), 20), ((24, 0, 48, 8), 90), ((0, 8, 24, 16), 170)):
        image.paste(shade, box)
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


def stored_turned(orientation: int, kind: str) -> bytes:
    """`corners` as a camera that was held otherwise stores it: turned, with the mark that says so."""
    way = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}.get(orientation)
    exif = Image.Exif()
    exif[0x0112] = orientation
    turned = corners() if way is None else corners().transpose(Image.Transpose(way))
    return saved(turned, kind, exif=exif, **({"quality": 98} if kind == "JPEG" else {}))


def svg(body: str = SHAPE, attributes: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" {attributes}>{body}</svg>'.encode()


def without(data: bytes, marker: bytes) -> bytes:
    """A JPEG without its segments of a marker."""
    out, at = data[:2], 2
    while data[at : at + 2] != b"\xff\xda":
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at : at + 2] != marker:
            out += data[at:end]
        at = end
    return out + data[at:]


JPEG = saved(corners(), "JPEG")
_FRAME = JPEG.index(b"\xff\xc0")
PNG = saved(corners(), "PNG")
_HEAD = header(5, 4, 8, 2)
_PALETTED = header(5, 4, 8, 3)

BROKEN: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "cannot be read as a picture"),
    "words": (b"no picture at all", "cannot be read as a picture"),
    "gif": (saved(corners("P"), "GIF"), "is a GIF file"),
    "tiff": (saved(corners(), "TIFF"), "is a TIFF file"),
    "webp": (saved(corners(), "WEBP"), "is a WebP file"),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n{} loop\n", "is a PostScript file"),
    "dos postscript": (b"\xc5\xd0\xd3\xc6" + bytes(60), "is a PostScript file"),
    "pdf": (b"%PDF-1.7\n", "is a PDF file"),
    "heic": (b"\0\0\0\x18ftypheic" + bytes(20), "is a HEIF or AVIF file"),
    "svgz": (b"\x1f\x8b\x08\0", "is a compressed file"),
    "signature alone": (SIGNATURE, "cut short"),
    "no header": (SIGNATURE + chunk(b"IEND", b""), "has no IHDR"),
    "long header": (png(_HEAD + b"\0"), "IHDR chunk has a wrong length"),
    "short header": (SIGNATURE + chunk(b"IHDR", _HEAD[:9]) + chunk(b"IEND", b""), "IHDR chunk has a wrong length"),
    "two headers": (png(_HEAD, extra=chunk(b"IHDR", _HEAD)), "comes twice"),
    "no width": (png(header(0, 4, 8, 2)), "without a size"),
    "seven bits": (png(header(5, 4, 7, 2)), "of a kind that PNG does not have"),
    "palette of 16 bits": (png(header(5, 4, 16, 3)), "of a kind that PNG does not have"),
    "no palette": (png(_PALETTED), "no whole palette"),
    "half a colour": (png(_PALETTED, extra=chunk(b"PLTE", b"abcd")), "no whole palette"),
    "two palettes": (png(_PALETTED, extra=chunk(b"PLTE", b"abc") * 2), "comes twice"),
    "check sum": (PNG[:45] + bytes([PNG[45] ^ 1]) + PNG[46:], "a check sum is wrong"),
    "cut": (PNG[:60], "cut short"),
    "no end": (png(_HEAD, end=b""), "cut short"),
    "no pixels": (SIGNATURE + chunk(b"IHDR", _HEAD) + chunk(b"IEND", b""), "cut short"),
    "few pixels": (png(header(5, 400, 8, 2), bytes(16 * 3)), "cut short"),
    "many pixels": (png(_HEAD, bytes(90_000_000)), "more pixels than its size says"),
    "unknown filter": (png(_HEAD, (b"\x09" + bytes(15)) * 4), "filtered in a way"),
    "no deflate": (png(_HEAD, packed=b"nonsense"), "cannot be unpacked"),
    "parted pixels": (png(_HEAD, end=chunk(b"tEXt", b"a\0b") + chunk(b"IDAT", b"") + chunk(b"IEND", b"")), "parted by other chunks"),
    "too large": (png(header(20_000, 20_000, 1, 0), b""), "has 20,000 × 20,000 pixels, and 100,000,000 are the most"),
    "profile of nothing": (png(_HEAD, extra=chunk(b"iCCP", b"x\0\0nonsense")), "a damaged colour profile"),
    "hollow profile": (png(_HEAD, extra=chunk(b"iCCP", b"x\0\0" + zlib.compress(SRGB[:140] + bytes(900)))), "a damaged colour profile"),
    "swelling profile": (png(_HEAD, extra=chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(50_000_000)))), "a damaged colour profile"),
    "one deep colour transparent": (png(header(5, 4, 16, 2), extra=chunk(b"tRNS", bytes(6))), "one colour that is transparent"),
    "cut jpeg": (JPEG[: len(JPEG) - 40], "cut short"),
    "jpeg head": (JPEG[:30], "cut short"),
    "jpeg without frame": (without(JPEG, b"\xff\xc0"), "no picture in it"),
    "jpeg without size": (JPEG[: _FRAME + 5] + bytes(4) + JPEG[_FRAME + 9 :], "without a size"),
    "large jpeg": (JPEG[: _FRAME + 5] + b"\xff" * 4 + JPEG[_FRAME + 9 :], "65,535 × 65,535 pixels"),
    "arithmetic jpeg": (JPEG.replace(b"\xff\xc0", b"\xff\xc9", 1), "a JPEG of a rare kind"),
    "two components": (JPEG[: _FRAME + 9] + b"\2" + JPEG[_FRAME + 10 :], "2 colour components"),
    "no quantisation": (without(JPEG, b"\xff\xdb"), "it is damaged"),
    "no codes": (without(JPEG, b"\xff\xc4"), "no Huffman tables"),
    "inks with a broken profile": (saved(corners("CMYK"), "JPEG", icc_profile=bytes(16) + b"CMYK" + bytes(200)), "a damaged colour profile"),
    "html": (b"<html><body/></html>", "is no SVG picture"),
    "cut svg": (svg()[:50], "cannot be read as an SVG picture"),
    "svg without size": (b'<svg xmlns="http://www.w3.org/2000/svg">' + SHAPE.encode() + b"</svg>", "without a size"),
    "endless svg": (svg().replace(b'width="60"', b'width="1e999"'), "without a size"),
    "entities": (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(), "declares entities"),
    "outside entity": (b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + svg("<title>&a;</title>"), "declares entities"),
    "style sheet outside": (b'<?xml-stylesheet href="http://127.0.0.1/a.css"?>' + svg(), "a style sheet outside it"),
}
"""Bytes, and what is said of them."""

BROKEN_SHAPES: dict[str, tuple[str, str]] = {
    "nothing": ("", "shows nothing"),
    "definitions alone": (f"<defs>{SHAPE}</defs>", "shows nothing"),
    "scaled to nothing": (f'<g transform="scale(0)">{SHAPE}</g>', "leaves nothing to be seen"),
    "matrix of nothing": (f'<g transform="matrix(0 0 0 0 0 0)">{SHAPE}</g>', "leaves nothing to be seen"),
    "scaled to a line": (f'<g transform="scale(1 0)">{SHAPE}</g>', "leaves nothing to be seen"),
    "scaled without end": (f'<g transform="scale(1e308)">{SHAPE}</g>', "far too large or small"),
    "matrix of no number": (f'<g transform="matrix(nan 0 0 1 0 0)">{SHAPE}</g>', "far too large or small"),
    "point without end": ('<path d="M0 0 L 1e999 5" stroke="#000"/>', "far too large or small"),
    "negative dash": ('<path d="M1 1H9" stroke="#000" stroke-dasharray="-1"/>', "dashes are no lengths"),
    "dash of no number": ('<path d="M1 1H9" stroke="#000" stroke-dasharray="-1 nan"/>', "dashes are no lengths"),
    "width of no number": ('<path d="M1 1H9" stroke="#000" stroke-width="nan"/>', "far too large or small"),
    "radius of no number": ('<circle r="nan"/>', "far too large or small"),
    "gradient of no number": (
        '<linearGradient id="g" x1="nan"><stop/><stop offset="1"/></linearGradient><rect fill="url(#g)" width="9" height="9"/>',
        "far too large or small",
    ),
    "path without a start": ('<path d="L 1 1"/>', "cannot be drawn"),
    "path of junk": ('<path d="M M L 1 z q ,,"/>', "shows nothing"),
    "text": ("<text>a</text>", "has text in it"),
    "pixels": ('<image width="9" height="9" href="data:image/png;base64,AAAA"/>', "a picture made of pixels"),
    "file": ('<image href="/etc/hostname" width="5" height="5"/>', "points at another file"),
    "address": ('<use href="http://127.0.0.1:9/a.svg#b"/>', "points at another file"),
    "data": ('<use href="data:image/svg+xml,x#b"/>', "points at another file"),
    "colour from a file": ('<rect width="9" height="9" fill="url(file:///etc/hostname#x)"/>', "points at another file"),
    "style from a file": ("<style>@IMPORT 'a.css';</style>" + SHAPE, "a style sheet outside it"),
    "style with an address": ("<style>rect{fill:url(http://127.0.0.1/x#a)}</style>" + SHAPE, "points at another file"),
    "style with escapes": ('<style>@\\69mport "a.css";</style>' + SHAPE, "escapes in its style"),
    "font": ("<style>@font-face{font-family:x;src:url(x.ttf)}</style>" + SHAPE, "points at another file"),
    "base": (f'<g xml:base="http://127.0.0.1/">{SHAPE}</g>', "points at another file"),
    "script": ("<script>1</script>" + SHAPE, "holds a <script>"),
    "handler": ('<rect onload="x()" width="9" height="9"/>', "holds a script"),
    "foreign": ("<foreignObject/>" + SHAPE, "holds a <foreignObject>"),
    "movement": ('<rect width="9" height="9"><animate attributeName="x"/></rect>', "moves"),
    "itself": ('<use id="a" href="#a"/>', "a part that holds itself"),
    "circle of parts": ('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', "a part that holds itself"),
    "clipped by itself": (f'<clipPath id="c"><g clip-path="url(#c)">{SHAPE}</g></clipPath><g clip-path="url(#c)">{SHAPE}</g>', "holds itself"),
    "laughs": (
        '<defs><path id="a0" d="M1 1H9V9Z"/>'
        + "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9))
        + '</defs><use href="#a8"/>',
        "more than 20,000 shapes",
    ),
    "clipped a thousand times": (
        '<clipPath id="c">' + "<path d='M1 1H9V9Z'/>" * 900 + "</clipPath>" + '<rect width="3" height="3" clip-path="url(#c)"/>' * 900,
        "more than 20,000 shapes",
    ),
    "many shapes": ("<path d='M1 1H9V9Z'/>" * 20_001, "more than 20,000 shapes"),
    "long outline": ('<path d="M0 0' + "L1 2" * 1_500_000 + '"/>', "more than 20,000 shapes"),
    "deep": ("<g>" * 150 + SHAPE + "</g>" * 150, "nested more than"),
    "long transformation": ('<g transform="' + "rotate(1) " * 3000 + f'">{SHAPE}</g>', "a value too long to be drawn (transform)"),
    "long style": ('<rect style="' + "a" * 1_000_000 + f'"/>{SHAPE}', "a value too long to be drawn (style)"),
    "long paint": ('<rect fill="' + "url(" * 250_000 + '" width="9" height="9"/>', "a value too long to be drawn (fill)"),
    "long list of dashes": ('<g stroke-dasharray="' + "1 " * 20_000 + f'">{SHAPE}</g>', "a value too long to be drawn (stroke-dasharray)"),
    "long list of dashes in a rule": ("<style>*{stroke-dasharray:" + "1 " * 20_000 + "}</style>" + SHAPE, "a value too long to be drawn"),
    "many attributes": ("<rect " + " ".join(f'a{n}="1"' for n in range(50_000)) + "/>", "more than 200 attributes"),
    "many stops": ('<linearGradient id="g">' + "<stop/>" * 300 + "</linearGradient>" + SHAPE, "more than 256 colours"),
    "intricate selectors": ("<style>" + "g " * 14 + "rect{fill:red}</style>" + SHAPE, "selectors too intricate"),
    "nested selectors": ("<style>:not(:not(g g)){fill:red}</style>" + SHAPE, "selectors too intricate"),
    "many rules": ("<style>" + "*{fill:red}" * 20_000 + "</style>" + SHAPE * 300, "rules of style"),
}
"""What stands in an SVG, and what is said of it."""

UNDRAWN: dict[str, tuple[str, str]] = {
    "mask": (f'<mask id="m">{SHAPE}</mask><rect mask="url(#m)" width="9" height="9"/>', "a mask"),
    "filter": ('<filter id="f"/><rect style="filter:url(#f)" width="9" height="9"/>', "a filter"),
    "opacity": (f'<g opacity=".5">{SHAPE}{SHAPE}</g>', "opacity of a group"),
    "pattern": ('<pattern id="p"/><rect fill="url(#p)" width="9" height="9"/>', "a pattern"),
    "pattern by a class": ('<style>.a{fill:url(#p)}</style><pattern id="p"/><rect class="a" width="9" height="9"/>', "a pattern"),
    "order": ('<rect style="paint-order:stroke" stroke="red" width="9" height="9"/>', "lines under their fills"),
    "dashes": ('<path d="M1 1H9" stroke="red" stroke-dasharray="2" stroke-dashoffset="1"/>', "where dashes begin"),
    "clip of a box": (
        f'<clipPath id="c" clipPathUnits="objectBoundingBox">{SHAPE}</clipPath><rect clip-path="url(#c)" width="9" height="9"/>',
        "box",
    ),
    "basic clip": ('<rect style="clip-path:circle(40%)" width="9" height="9"/>', "a basic shape"),
    "no clip": ('<rect clip-path="url(#nope)" width="9" height="9"/>', "a clipping path that it does not have"),
    "symbol": (f'<symbol id="s" viewBox="0 0 99 99">{SHAPE}</symbol><use href="#s" width="9" height="9"/>', "the scale of a symbol"),
    "corners": (
        '<path d="M1 1H9V9" stroke="red" stroke-miterlimit="2"/><path d="M1 1H9V9" stroke="red" stroke-miterlimit="9"/>',
        "corners of several sharpnesses",
    ),
    "colour": ('<rect fill="url(#none)" width="9" height="9"/>', "a colour that it does not have"),
    "part": (f'{SHAPE}<use href="#nope"/>', "a part that it does not have"),
}
"""What stands in an SVG and is not drawn, and what is said of it."""
