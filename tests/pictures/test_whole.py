"""Whole pictures of every kind: their size, their pixels, and which way up they are."""

from __future__ import annotations

import io

import pytest
from odd_pictures import JPEG, SRGB, chunk, corners, header, interlaced, png, saved, stored_turned, svg, without
from PIL import Image

from docgen.pictures import Raster, Vector, open_picture


def raster(data: bytes) -> Raster:
    found = open_picture(data)
    assert isinstance(found, Raster)
    return found


def pixels(data: bytes) -> tuple[bytes, bytes | None]:
    """Colours and opacity, all bands together."""
    bands = list(raster(data).bands())
    opacity = None if bands[0][1] is None else b"".join(band[1].tobytes() for band in bands)
    return b"".join(band[0].tobytes() for band in bands), opacity


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_camera_s_mark_turns_the_size(orientation: int, kind: str) -> None:
    found = raster(stored_turned(orientation, kind))
    assert found.head.orientation == orientation
    assert (found.width, found.height) == (36, 12)


def test_resolutions_are_read_wherever_they_are_told() -> None:
    assert raster(saved(corners(), "PNG", dpi=(300, 300))).width == 48 * 72 / 300
    assert raster(saved(corners(), "JPEG", dpi=(150, 300))).width == 48 * 72 / 150
    assert raster(saved(corners(), "JPEG", dpi=(150, 300))).height == 16 * 72 / 300
    exif = Image.Exif()
    exif[0x011A], exif[0x0128] = 144.0, 2
    told = saved(corners(), "JPEG", exif=exif)
    assert raster(without(told, b"\xff\xe0")).width == 24
    assert raster(without(JPEG, b"\xff\xe0")).width == 36


def test_sixteen_bits_keep_their_grays() -> None:
    gray = corners("L")
    assert pixels(interlaced(gray, 16))[0] == gray.tobytes()
    assert pixels(interlaced(gray, 8))[0] == gray.tobytes()
    deep = b"".join(b"\0" + b"".join((257 * value).to_bytes(2, "big") for value in (20, 90, 250)) for _ in range(2))
    colours, opacity = pixels(png(header(3, 2, 16, 0), deep, chunk(b"tRNS", (257 * 90).to_bytes(2, "big"))))
    assert colours == bytes((20, 90, 250)) * 2
    assert opacity == bytes((255, 0, 255)) * 2


@pytest.mark.parametrize("bits", [1, 2, 4, 8])
def test_one_gray_may_be_transparent_whatever_its_bits(bits: int) -> None:
    count = 8 // bits
    line = sum(1 << (8 - bits * (place + 1)) for place in range(0, count, 2)) if bits < 8 else 1  # values 1, 0, 1, 0 …
    colours, opacity = pixels(png(header(count, 1, bits, 0), bytes((0, line)), chunk(b"tRNS", b"\0\1")))
    assert opacity == (bytes((0, 255)) * count)[:count]
    assert colours[0] == 255 // (2**bits - 1)


def test_a_profile_of_another_colour_space_is_none() -> None:
    assert raster(saved(corners(), "PNG", icc_profile=SRGB)).icc == SRGB
    assert raster(saved(corners("L"), "PNG", icc_profile=SRGB)).icc is None
    assert raster(saved(corners("L"), "PNG", icc_profile=SRGB)).known


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + svg(),
        b"<!-- drawn by hand -->\n" + svg(),
        b"<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>" + svg(),
        ("<?xml version='1.0' encoding='utf-16'?>" + svg().decode()).encode("utf-16"),
        svg().replace(b' xmlns="http://www.w3.org/2000/svg"', b""),
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg" width="60" height="40"><s:rect width="30" height="30"/></s:svg>',
    ],
)
def test_an_svg_is_known_however_it_begins_and_given_on_as_utf_8(data: bytes) -> None:
    found = open_picture(data)
    assert isinstance(found, Vector)
    assert (found.width, found.height) == (45, 30)
    text = found.data.decode("utf-8")
    assert "http://www.w3.org/2000/svg" in text
    assert 'encoding="utf-16"' not in text.lower()


def test_dashes_of_no_length_are_a_whole_line() -> None:
    found = open_picture(svg('<path d="M1 1H9" stroke="#000" stroke-dasharray="0 0"/>'))
    assert found.notes == ()


def test_what_a_file_is_called_says_nothing_of_what_it_is() -> None:
    assert raster(JPEG).kind == "jpeg"
    assert raster(saved(corners(), "PNG")).kind == "png"


def test_decoded_pixels_are_pillows() -> None:
    for mode in ("RGBA", "LA", "P", "1"):
        image = corners("RGB").convert(mode) if mode in ("P", "1") else corners(mode)
        found = pixels(saved(image, "PNG"))[0]
        wanted = image.convert("L" if mode in ("LA", "1") else "RGB").tobytes()
        assert found == wanted
    back = Image.open(io.BytesIO(JPEG))
    assert pixels(JPEG)[0] == back.tobytes()
