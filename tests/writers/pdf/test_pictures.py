"""Pictures: what goes into the file, and what is refused."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from flows import both, sample_flow
from pdf_reading import fragments, open_pdf
from PIL import Image, ImageCms
from verapdf import broken_rules

from docgen.document.blocks import Picture
from docgen.document.document import Flow
from docgen.errors import RenderError
from docgen.pictures import open_picture
from docgen.writers.options import Press, Profile, RenderOptions
from docgen.writers.pdf import render

ICC = Path(__file__).parents[3] / "src/docgen/writers/pdf/profiles/icc"
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def picture(mode: str, kind: str = "PNG", size: tuple[int, int] = (40, 20), **more: object) -> bytes:
    image = Image.radial_gradient("L").resize(size)
    image = image.convert(mode) if mode != "RGBA" else Image.merge("RGBA", (image, image, image, image))
    out = io.BytesIO()
    image.save(out, kind, **more)  # type: ignore[arg-type]
    return out.getvalue()


def flow_with(path: Path, *, alt: bool = True) -> Flow:
    block = Picture(path, both("شعار", "Emblem") if alt else None, both("شعار السفارة", "Emblem of the Embassy"), 60.0)
    return sample_flow("side-by-side", extra=(block,))


def images(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [shown for page in pdf.pages for shown in page.resources.get("/XObject", {}).values() if shown.Subtype == "/Image"]


KINDS = {
    "gray.png": picture("L"),
    "bilevel.png": picture("1"),
    "palette.png": picture("P"),
    "rgb.png": picture("RGB"),
    "alpha.png": picture("RGBA"),
    "gray-alpha.png": picture("LA"),
    "profile.png": picture("RGB", icc_profile=SRGB),
    "rgb.jpg": picture("RGB", "JPEG"),
    "gray.jpg": picture("L", "JPEG"),
    "cmyk.jpg": picture("CMYK", "JPEG"),
    "cmyk-profile.jpg": picture("CMYK", "JPEG", icc_profile=(ICC / "FOGRA39L.icc").read_bytes()),
}


def test_every_kind_of_picture_is_fit_for_an_archive(tmp_path: Path) -> None:
    files: list[Path] = []
    for name, data in KINDS.items():
        (tmp_path / name).write_bytes(data)
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(render(flow_with(tmp_path / name), RenderOptions()))
        files.append(file)
    for flavour in ("3a", "ua1"):
        assert broken_rules(files, flavour) == {file.name: [] for file in files}


@pytest.mark.parametrize("name", KINDS)
def test_pixels_come_back_as_they_went_in(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(KINDS[name])
    with open_pdf(render(flow_with(path), RenderOptions())) as pdf:
        (shown,) = images(pdf)
        back = pikepdf.PdfImage(shown).as_pil_image().convert("RGB")
    asked = Image.open(path)
    if asked.mode == "CMYK" and "icc_profile" in asked.info:
        own = ImageCms.ImageCmsProfile(io.BytesIO(asked.info["icc_profile"]))
        asked = ImageCms.profileToProfile(asked, own, ImageCms.createProfile("sRGB"), outputMode="RGB") or asked
    wanted = asked.convert("RGBA").convert("RGB") if "A" in asked.getbands() else asked.convert("RGB")
    assert back.size == wanted.size
    differences = [abs(one - other) for one, other in zip(back.tobytes(), wanted.tobytes(), strict=True)]
    assert max(differences) <= (6 if name.endswith("jpg") else 0)


def test_a_jpeg_is_passed_through_and_a_png_keeps_its_compressed_lines(tmp_path: Path) -> None:
    for name, filter_name in (("rgb.jpg", "/DCTDecode"), ("rgb.png", "/FlateDecode")):
        path = tmp_path / name
        path.write_bytes(KINDS[name])
        with open_pdf(render(flow_with(path), RenderOptions())) as pdf:
            (shown,) = images(pdf)
            assert shown.Filter == filter_name
            assert shown.read_raw_bytes().strip(b"\n") in KINDS[name]


def test_transparency_is_a_mask(tmp_path: Path) -> None:
    path = tmp_path / "alpha.png"
    path.write_bytes(KINDS["alpha.png"])
    with open_pdf(render(flow_with(path), RenderOptions())) as pdf:
        (shown,) = images(pdf)
        assert shown.SMask.ColorSpace == "/DeviceGray"


def test_a_picture_is_never_enlarged_and_stands_once_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "small.png"
    path.write_bytes(picture("RGB", size=(8, 4)))
    block = Picture(path, both("شعار", "Emblem"), None, 300.0)
    with open_pdf(render(sample_flow("en", extra=(block, block)), RenderOptions())) as pdf:
        assert len({shown.objgen for shown in images(pdf)}) == 1
        widths = [float(operands[0]) for operands, operator in pikepdf.parse_content_stream(pdf.pages[-1]) if str(operator) == "cm"]
        assert widths == [6.0, 6.0]


def test_alternative_text_and_caption_are_told(tmp_path: Path) -> None:
    path = tmp_path / "rgb.png"
    path.write_bytes(KINDS["rgb.png"])
    with open_pdf(render(flow_with(path), RenderOptions())) as pdf:
        told = [(part.tag, part.text) for part in fragments(pdf)]
    assert ("Figure", "شعار") in told
    assert ("Caption", "شعار السفارة") in told
    assert ("Caption", "Emblem of the Embassy") in told


def test_a_picture_turned_by_its_camera_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    raster = open_picture(picture("RGB", "JPEG", size=(40, 20), exif=exif))
    assert raster.width < raster.height


@pytest.mark.parametrize(
    ("name", "data", "profile", "said"),
    [
        ("missing.png", None, "archive", "there is no such file"),
        ("cut.png", KINDS["rgb.png"][:60], "archive", "cannot be read as a picture"),
        ("text.png", b"no picture at all", "archive", "cannot be read as a picture"),
        ("other.gif", picture("P", "GIF"), "archive", "is a GIF file"),
        ("broken.svg", b"<svg ", "archive", "SVG"),
        ("rgb.png", KINDS["rgb.png"], "print", "RGB picture without a colour profile"),
        ("palette.png", KINDS["palette.png"], "print", "RGB picture without a colour profile"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_clear_line(tmp_path: Path, name: str, data: bytes | None, profile: Profile, said: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(RenderError, match=said) as caught:
        render(flow_with(path), RenderOptions(profile))
    assert [problem.place.file for problem in caught.value.problems] == [str(path)]


def test_an_archive_asks_for_alternative_text_and_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "rgb.png"
    path.write_bytes(KINDS["rgb.png"])
    blocks = (Picture(path, None), Picture(tmp_path / "missing.png", both("شعار", "Emblem")))
    with pytest.raises(RenderError) as caught:
        render(sample_flow(extra=blocks), RenderOptions())
    assert [problem.message.split(",")[0].split(":")[0] for problem in caught.value.problems] == ["has no alternative text", "there is no such file"]
    assert render(sample_flow(extra=blocks[:1]), RenderOptions("screen"))


@pytest.mark.filterwarnings("ignore::docgen.errors.DocgenWarning")
def test_the_press_gets_inks_and_grays_alone(tmp_path: Path) -> None:
    spaces = {
        "gray.png": "/DeviceGray",
        "gray-alpha.png": "/DeviceGray",
        "cmyk.jpg": "/DeviceCMYK",
        "cmyk-profile.jpg": "/DeviceCMYK",
        "profile.png": "/DeviceGray",
        "coloured.png": "/DeviceCMYK",
        "coloured.jpg": "/DeviceCMYK",
        "coloured-palette.png": "/Indexed",
    }
    coloured = Image.merge("RGB", (*[Image.radial_gradient("L").resize((40, 20))] * 2, Image.linear_gradient("L").resize((40, 20))))
    more = {
        "coloured.png": coloured,
        "coloured.jpg": coloured,
        "coloured-palette.png": coloured.quantize(9),
    }
    for name, space in spaces.items():
        path = tmp_path / name
        if name in KINDS:
            path.write_bytes(KINDS[name])
        else:
            more[name].save(path, icc_profile=SRGB)
        with open_pdf(render(flow_with(path), RenderOptions("print"))) as pdf:
            (shown,) = images(pdf)
            found = shown.ColorSpace[0] if isinstance(shown.ColorSpace, pikepdf.Array) else shown.ColorSpace
            assert (name, found) == (name, space)
            if found == "/Indexed":
                assert shown.ColorSpace[1] == "/DeviceCMYK"


@pytest.mark.filterwarnings("ignore::docgen.errors.DocgenWarning")
def test_a_picture_that_says_nothing_of_its_colours_is_taken_for_srgb_where_asked(tmp_path: Path) -> None:
    path = tmp_path / "rgb.png"
    path.write_bytes(KINDS["rgb.png"])
    assert render(flow_with(path), RenderOptions("print", press=Press(assume_srgb=True)))
    pointer, colours = struct.pack("<HHHIII", 1, 0x8769, 4, 1, 26, 0), struct.pack("<HHHIHHI", 1, 0xA001, 3, 1, 1, 0, 0)  # ColorSpace: sRGB
    path.write_bytes(picture("RGB", "JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0" + pointer + colours))
    assert render(flow_with(path), RenderOptions("print"))


def test_an_svg_is_drawn_as_lines_and_its_text_is_refused(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#7a1f3d"/>{}</svg>'
    plain, lettered = tmp_path / "plain.svg", tmp_path / "lettered.svg"
    plain.write_text(drawing.format(""))
    lettered.write_text(drawing.format('<text x="2" y="9">A</text>'))
    with open_pdf(render(flow_with(plain), RenderOptions("print"))) as pdf:
        assert not images(pdf)
        names = {str(operator) for page in pdf.pages for _, operator in pikepdf.parse_content_stream(page)}
        assert not names & {"rg", "RG"}
    with pytest.raises(RenderError, match="has text in it"):
        render(flow_with(lettered), RenderOptions())


def test_an_emblem_stands_in_the_letterhead(tmp_path: Path) -> None:
    path = tmp_path / "emblem.png"
    path.write_bytes(picture("RGBA", size=(400, 400), dpi=(300, 300)))
    flow = sample_flow("side-by-side")
    furniture = replace(flow.furniture, emblem=path, emblem_alt=both("شعار الدولة", "State emblem"))
    with open_pdf(render(replace(flow, furniture=furniture), RenderOptions())) as pdf:
        assert ("Figure", "شعار الدولة") in [(part.tag, part.text) for part in fragments(pdf)]
        (matrix,) = [operands for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]) if str(operator) == "cm"]
        width, _, _, height, x, _ = (float(value) for value in matrix)
        assert (width, height) == (48, 48)
        assert x + width / 2 == pytest.approx(flow.theme.page.width / 2, abs=0.01)
