"""Inks of a press: one way from sRGB, for theme colours, drawings and pictures."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from flows import sample_flow
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_reading import open_pdf
from PIL import Image
from press_walker import look_into
from proofs import need_file

from docgen.document.theme import Colour
from docgen.pictures import open_picture
from docgen.pictures.raster import Raster
from docgen.writers.options import Press, RenderOptions
from docgen.writers.pdf import render
from docgen.writers.pdf.images.raster import Samples
from docgen.writers.pdf.images.separated import heaviest, separated
from docgen.writers.pdf.profiles.inks import inks_of

PRINT = RenderOptions("print")
INKS = inks_of(None)
_OTHER = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")


def opened(picture: Image.Image, kind: str = "PNG", **more: object) -> Raster:
    out = io.BytesIO()
    picture.save(out, kind, **more)  # type: ignore[arg-type]
    found = open_picture(out.getvalue())
    assert isinstance(found, Raster)
    return found


def pixel(found: Samples, mode: str, place: int) -> tuple[int, ...]:
    """A pixel of unpacked samples."""
    import zlib

    count = len(mode)
    return tuple(zlib.decompress(found.data)[place * count : (place + 1) * count])


def test_grays_are_black_ink_alone() -> None:
    for value in (0, 1, 64, 128, 200, 254, 255):
        assert INKS.of((value / 255,) * 3) == pytest.approx((0, 0, 0, 1 - value / 255))


@settings(max_examples=40, deadline=None)
@given(st.tuples(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255)))
def test_no_colour_takes_more_ink_than_the_press_does(rgb: tuple[int, int, int]) -> None:
    inks = INKS.of([part / 255 for part in rgb])
    assert all(0 <= part <= 1 for part in inks)
    assert not INKS.too_much(sum(inks))


def test_the_most_ink_is_what_the_profile_was_made_for() -> None:
    assert INKS.most == pytest.approx(3.0, abs=0.02)
    assert INKS.too_much(3.2)


def test_a_theme_s_colour_without_inks_of_its_own_takes_those_of_the_profile() -> None:
    rgb = (0x7A / 255, 0x1F / 255, 0x3D / 255)
    flow = sample_flow("en")
    colours = {**flow.theme.colours, "accent": Colour(rgb)}
    with open_pdf(render(replace(flow, theme=replace(flow.theme, colours=colours)), PRINT)) as pdf:
        drawn = [
            tuple(map(float, operands)) for page in pdf.pages for operands, operator in pikepdf.parse_content_stream(page) if str(operator) == "k"
        ]
    assert any(inks == pytest.approx(INKS.of(rgb), abs=0.001) for inks in drawn)
    assert INKS.of(rgb)[0] < 0.02


def test_a_drawing_keeps_its_grays_and_a_photograph_is_separated_whole() -> None:
    drawing = Image.new("RGB", (30, 10), (122, 31, 61))
    drawing.paste((0, 0, 0), (0, 0, 10, 10))
    drawing.paste((128, 128, 128), (10, 0, 20, 10))
    found = separated(opened(drawing), INKS)
    assert found.space == "cmyk"
    assert pixel(found, "CMYK", 5) == (0, 0, 0, 255)
    assert pixel(found, "CMYK", 15) == (0, 0, 0, 127)
    assert pixel(found, "CMYK", 25) == tuple(round(255 * part) for part in INKS.of((122 / 255, 31 / 255, 61 / 255)))
    noise = Image.effect_noise((256, 256), 90)
    photograph = Image.merge("RGB", (noise, noise.rotate(90), noise.rotate(180)))
    photograph.paste((128, 128, 128), (0, 0, 8, 1))
    assert pixel(separated(opened(photograph), INKS), "CMYK", 3)[0] > 0


@pytest.mark.parametrize("mode", ["L", "LA", "1", "RGB", "RGBA", "P"])
def test_what_is_gray_throughout_is_gray_on_the_press(mode: str) -> None:
    gray = Image.linear_gradient("L").resize((16, 16))
    picture = (
        Image.merge("RGBA", (gray,) * 4) if mode == "RGBA" else gray.convert("RGB").quantize(9) if mode == "P" else gray.convert("RGB").convert(mode)
    )
    found = separated(opened(picture), INKS)
    assert found.space == "gray"
    assert (found.alpha is not None) == ("A" in mode)


def test_inks_that_a_picture_is_given_in_stay_and_their_sum_is_known() -> None:
    full = Image.new("CMYK", (16, 16), (255, 255, 255, 255))
    raster = opened(full, "JPEG", quality=100)
    assert separated(raster, INKS).space == "cmyk"
    assert heaviest(raster) == pytest.approx(4, abs=0.02)
    assert heaviest(opened(Image.new("CMYK", (16, 16), (255, 0, 0, 0)), "JPEG", quality=100)) == pytest.approx(1, abs=0.03)


def test_inks_of_a_jpeg_that_no_adobe_program_wrote_are_not_turned_round() -> None:
    from odd_pictures import without

    out = io.BytesIO()
    Image.new("CMYK", (16, 16), (230, 25, 25, 25)).save(out, "JPEG", quality=100)
    found = open_picture(without(out.getvalue(), b"\xff\xee"))
    assert isinstance(found, Raster)
    assert not found.head.inverted
    (band, _), *_ = found.bands()
    # The file's own numbers are the inverted ones, and now they are meant as they are.
    assert band.getpixel((5, 5)) == pytest.approx((25, 230, 230, 230), abs=3)


def test_strokes_and_fills_of_no_ink_knock_out() -> None:
    white = Colour((1, 1, 1), (0, 0, 0, 0))
    for layout in ("en", "side-by-side"):
        flow = sample_flow(layout)  # type: ignore[arg-type]
        colours = {**flow.theme.colours, "paper": Colour((0.97, 0.91, 0.78), (0, 0.1, 0.3, 0.05)), "tint": white, "hairline": white}
        found = look_into(render(replace(flow, theme=replace(flow.theme, colours=colours)), PRINT))
        assert found.white_overprints == []
        assert found.rgb == []
        assert found.spaces == {"DeviceCMYK"}


def test_the_walker_sees_white_that_overprints() -> None:
    data = render(sample_flow("en"), PRINT)
    with open_pdf(data) as pdf:
        page = pdf.pages[0]
        page.contents_add(b"q 0 0 0 0 K /Over gs 10 10 m 99 99 l S Q", prepend=False)
        out = io.BytesIO()
        pdf.save(out)
    assert look_into(out.getvalue()).white_overprints == ["page 1: S"]


def test_blank_pages_of_a_booklet_have_the_colour_of_the_paper() -> None:
    flow = sample_flow("en")
    colours = {**flow.theme.colours, "paper": Colour((0.97, 0.91, 0.78), (0, 0.1, 0.3, 0.05))}
    data = render(replace(flow, theme=replace(flow.theme, colours=colours)), replace(PRINT, press=Press(imposition="booklet")))
    with open_pdf(data) as pdf:
        pages = 0
        blanks = 0
        for page in pdf.pages:
            operators = [(list(operands), str(operator)) for operands, operator in pikepdf.parse_content_stream(page)]
            pages += sum(operator == "Do" for _, operator in operators)
            blanks += sum(operator == "k" and [float(value) for value in operands] == [0, 0.1, 0.3, 0.05] for operands, operator in operators)
        assert blanks > 0
        assert pages + blanks == 2 * len(pdf.pages)


def test_a_profile_of_one_s_own_makes_inks_of_its_own(tmp_path: Path) -> None:
    need_file(_OTHER)
    own = tmp_path / "press.icc"
    own.write_bytes(_OTHER.read_bytes())
    other = inks_of(own)
    assert inks_of(own) is other
    assert inks_of(None) is INKS
    assert other.of((0.48, 0.12, 0.24)) != pytest.approx(INKS.of((0.48, 0.12, 0.24)), abs=0.02)
