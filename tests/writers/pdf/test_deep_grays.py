"""Grays of 16 bits keep their shades in every profile, whatever transparency or profile they have."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pikepdf
import pytest
from flows import both, sample_flow
from odd_pictures import chunk, header, interlaced, png
from pdf_reading import open_pdf
from PIL import Image, ImageCms

from docgen.document.blocks import Picture
from docgen.writers.options import Profile, RenderOptions
from docgen.writers.pdf import render

WIDTH, HEIGHT = 256, 8
LINE = b"".join(struct.pack(">H", 257 * value) for value in range(WIDTH))
LINE_WITH_ALPHA = b"".join(struct.pack(">HH", 257 * value, 65535) for value in range(WIDTH))


def gray_profile(gamma: float) -> bytes:
    """A profile of grays whose light is their value to the power of `gamma` (ICC.1:2010, version 2)."""

    def fixed(*values: float) -> bytes:
        return b"".join(struct.pack(">i", round(value * 65536)) for value in values)

    white = fixed(0.9642, 1, 0.8249)
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", 5) + b"gray\0" + bytes(78) + b"\0",
        b"wtpt": b"XYZ " + bytes(4) + white,
        b"kTRC": b"curv" + bytes(4) + struct.pack(">IHH", 1, round(gamma * 256), 0),
        b"cprt": b"text" + bytes(4) + b"none",
    }
    table, body, start = struct.pack(">I", len(tags)), b"", 132 + 12 * len(tags)
    for name, content in tags.items():
        table += name + struct.pack(">II", start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    size = 128 + len(table) + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"none", 0x02100000, b"mntr", b"GRAY", b"XYZ ") + bytes(12) + b"acsp" + bytes(28) + white
    return head.ljust(128, b"\0") + table + body


GAMMA = 1.5
PROFILE = chunk(b"iCCP", b"gray\0\0" + zlib.compress(gray_profile(GAMMA)))
PLAIN, DEEP, WITH_ALPHA = header(WIDTH, HEIGHT, 16, 0), (b"\0" + LINE) * HEIGHT, (b"\0" + LINE_WITH_ALPHA) * HEIGHT
KEY = chunk(b"tRNS", struct.pack(">H", 257 * 3))
KINDS = {
    "plain": png(PLAIN, DEEP),
    "interlaced": interlaced(Image.frombytes("L", (WIDTH, HEIGHT), bytes(range(256)) * HEIGHT), 16),
    "alpha": png(header(WIDTH, HEIGHT, 16, 4), WITH_ALPHA),
    "one transparent": png(PLAIN, DEEP, KEY),
    "profile": png(PLAIN, DEEP, PROFILE),
    "profile and alpha": png(header(WIDTH, HEIGHT, 16, 4), WITH_ALPHA, PROFILE),
    "profile and one transparent": png(PLAIN, DEEP, PROFILE + KEY),
}


def as_shown(value: int, *, profiled: bool) -> float:
    """An sRGB gray, of 255 (IEC 61966-2-1)."""
    if not profiled:
        return value
    light = (value / 255) ** GAMMA
    return 255 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055)


@pytest.mark.filterwarnings("ignore::docgen.errors.DocgenWarning")
@pytest.mark.parametrize("profile", ["archive", "screen", "print"])
@pytest.mark.parametrize("name", KINDS)
def test_shades_come_back(name: str, profile: Profile, tmp_path: Path) -> None:
    path = tmp_path / "gray.png"
    path.write_bytes(KINDS[name])
    with open_pdf(render(sample_flow("en", extra=(Picture(path, both("صورة", "Picture"), None, 180.0),)), RenderOptions(profile))) as pdf:
        (shown,) = [shown for page in pdf.pages for shown in page.resources.get("/XObject", {}).values()]
        step = int(shown.BitsPerComponent) // 8
        line = shown.read_bytes()[: WIDTH * step : step]
        own = shown.ColorSpace[1].read_bytes() if isinstance(shown.ColorSpace, pikepdf.Array) else None
        masked = "/SMask" in shown
    assert masked == ("alpha" in name or "transparent" in name)
    if own is not None:
        assert profile != "print"
        gray = Image.frombytes("L", (WIDTH, 1), line)
        converted = ImageCms.profileToProfile(gray, ImageCms.ImageCmsProfile(io.BytesIO(own)), ImageCms.createProfile("sRGB"), outputMode="RGB")
        assert converted is not None
        line = converted.getchannel("G").tobytes()
    wanted = [as_shown(value, profiled="profile" in name) for value in range(WIDTH)]
    assert list(line) == pytest.approx(wanted, abs=2.5)
