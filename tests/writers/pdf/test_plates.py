"""What the screen shows is on the plates: pages for the press separated by Ghostscript, held against the same pages drawn for a screen."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from flows import both, sample_flow
from odd_pictures import SRGB
from pdf_reading import open_pdf
from PIL import Image, ImageChops, ImageFilter
from press_walker import look_into
from proofs import need

from docgen.document.blocks import Picture
from docgen.document.document import Flow
from docgen.document.theme import Colour
from docgen.pictures import NotAPicture, open_picture
from docgen.writers.options import Press, Profile, RenderOptions
from docgen.writers.pdf import render
from docgen.writers.pdf.profiles.inks import inks_of

pytestmark = pytest.mark.filterwarnings("ignore::docgen.errors.DocgenWarning")
INKS = inks_of(None)
DPI = 144
NAMES = ("Cyan", "Magenta", "Yellow", "Black")

STOPS = '<stop offset="0" stop-color="#7a1f3d"/><stop offset="1" stop-color="#f5c542"/>'
GRAYS = '<stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#fff"/>'
EMBLEM = '<rect width="60" height="40" fill="#fff"/><circle cx="20" cy="20" r="18" fill="#000"/><circle cx="20" cy="20" r="11" fill="#fff"/>'
DRAWINGS: dict[str, str] = {
    "white on black": EMBLEM + '<circle cx="20" cy="20" r="4" fill="#17405c"/>',
    "gradient": f'<linearGradient id="g">{STOPS}</linearGradient><rect width="60" height="40" fill="url(#g)"/>',
    "turned gradient": (
        f'<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="60" y2="0" gradientTransform="rotate(90 30 20)">{STOPS}'
        '</linearGradient><rect width="60" height="40" fill="url(#g)"/>'
    ),
    "radial gradient": f'<radialGradient id="g">{STOPS}</radialGradient><rect width="60" height="40" fill="url(#g)"/>',
    "gray gradient": f'<linearGradient id="g">{GRAYS}</linearGradient><rect width="60" height="40" fill="url(#g)"/>',
    "stroked gradient": f'<linearGradient id="g">{STOPS}</linearGradient><path d="M6 6H54V34H6Z" fill="none" stroke="url(#g)" stroke-width="8"/>',
    "gradient that fades": (
        '<linearGradient id="g"><stop offset="0"/><stop offset="1" stop-opacity="0"/></linearGradient><rect width="60" height="40" fill="url(#g)"/>'
    ),
    "classes": (
        "<style>.a{fill:#006233}.b{fill:hsl(350, 80%, 40%)}</style>"
        '<rect class="a" width="30" height="40"/><rect class="b" x="30" width="30" height="40"/>'
    ),
    "clip": (
        f'<clipPath id="c"><circle cx="30" cy="20" r="15"/></clipPath><g clip-path="url(#c)">{EMBLEM}'
        '<rect x="30" width="30" height="40" fill="#17405c"/></g>'
    ),
    "clip of parts": (
        '<defs><circle id="a" r="12"/></defs><clipPath id="c"><use href="#a" transform="translate(20 20)" x="2"/></clipPath>'
        '<rect width="60" height="40" fill="#17405c" clip-path="url(#c)"/>'
    ),
    "half opaque gray": '<rect width="60" height="40" fill="#000" fill-opacity=".5"/>',
}


def svg(body: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="240" height="160" viewBox="0 0 60 40">{body}</svg>'.encode()


def flow_with(path: Path) -> Flow:
    return sample_flow("en", extra=(Picture(path, both("شعار", "Emblem"), None, 180.0),))


def drawn(flow: Flow, profile: Profile, folder: Path) -> tuple[Path, int]:
    """The PDF, and its page (from 1) that shows the picture."""
    press = Press(bleed=0, marks=False) if profile == "print" else Press()
    file = folder / f"{profile}.pdf"
    file.write_bytes(render(flow, RenderOptions(profile, press=press)))
    with open_pdf(file.read_bytes()) as pdf:
        (page,) = [index for index, page in enumerate(pdf.pages, 1) if "/XObject" in page.resources]
    return file, page


def on_screen(flow: Flow, folder: Path) -> Image.Image:
    file, page = drawn(flow, "screen", folder)
    command = ["pdftoppm", "-r", str(DPI), "-f", str(page), "-l", str(page), "-singlefile", "-png", file, folder / "screen"]
    subprocess.run(command, check=True)
    return Image.open(folder / "screen.png").convert("RGB")


def on_plates(flow: Flow, folder: Path, *, masked: bool = False) -> Image.Image:
    """How much ink of each plate (CMYK, 255 is all). Ghostscript 10.0 takes the grays of a luminosity mask for linear light (a mask of 0.5 lets 0.22
    through), which no other program does and ISO 32000-1, 11.5.3 does not say; where such a mask is drawn, MuPDF's inks are taken."""
    file, page = drawn(flow, "print", folder)
    found = look_into(file.read_bytes())
    assert (found.rgb, found.white_overprints) == ([], [])
    if masked:
        command = ["mutool", "draw", "-q", "-r", str(DPI), "-c", "cmyk", "-F", "pam", "-o", f"{folder}/plates.pam", file, str(page)]
        subprocess.run(command, check=True, capture_output=True)
        head, _, samples = (folder / "plates.pam").read_bytes().partition(b"ENDHDR\n")
        width, height = (int(head.split(name + b" ")[1].split()[0]) for name in (b"WIDTH", b"HEIGHT"))
        return Image.frombytes("CMYK", (width, height), samples)
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", f"-r{DPI}", f"-dFirstPage={page}", f"-dLastPage={page}"]
    subprocess.run([*command, "-dSimulateOverprint=true", f"-sOutputFile={folder}/plate.tif", file], check=True, capture_output=True)
    return Image.merge("CMYK", [ImageChops.invert(Image.open(folder / f"plate({name}).tif").convert("L")) for name in NAMES])


def held_against(screen: Image.Image, plates: Image.Image, box: tuple[int, int, int, int]) -> int:
    """Compares small squares that are of one colour on screen; gives how many. White has no ink, gray has black ink, colours have the press's."""
    seen = 0
    for left in range(box[0], box[2] - 12, 12):
        for top in range(box[1], box[3] - 12, 12):
            square = (left, top, left + 12, top + 12)
            around = screen.crop((left - 2, top - 2, left + 14, top + 14))
            if max(high - low for low, high in around.getextrema()) > 14:  # type: ignore[operator, misc]
                continue
            rgb = screen.crop(square).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
            inks = plates.crop(square).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
            wanted = [255 * ink for ink in INKS.of([part / 255 for part in rgb])]  # type: ignore[union-attr]
            if min(rgb) == 255:  # type: ignore[type-var, arg-type]
                assert inks == (0, 0, 0, 0), f"ink where the screen is white, at {square}"
            assert inks == pytest.approx(wanted, abs=14), f"{rgb} at {square}"
            seen += 1
    return seen


@pytest.mark.parametrize("name", DRAWINGS)
def test_what_the_screen_shows_of_a_drawing_is_on_the_plates(name: str, tmp_path: Path) -> None:
    need("gs", "mutool", "pdftoppm")
    path = tmp_path / "drawing.svg"
    path.write_bytes(svg(DRAWINGS[name]))
    flow = flow_with(path)
    screen, plates = on_screen(flow, tmp_path), on_plates(flow, tmp_path, masked="stop-opacity" in DRAWINGS[name])
    # Of the page only the picture is held against the plates: text has inks that its theme gives it.
    with open_pdf((tmp_path / "screen.pdf").read_bytes()) as pdf:
        box = placed(pdf, screen.size)
    assert held_against(screen, plates, box) > 60


def placed(pdf: object, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Where the picture stands, in pixels."""
    import pikepdf

    assert isinstance(pdf, pikepdf.Pdf)
    page = next(page for page in pdf.pages if "/XObject" in page.resources)
    matrices = [[float(part) for part in operands] for operands, operator in pikepdf.parse_content_stream(page) if str(operator) == "cm"]  # type: ignore[arg-type]
    a, _, _, d, x, y = matrices[-1]
    (shown,) = page.resources.XObject.values()  # type: ignore[union-attr]
    wide, high = (a * float(shown.BBox[2]), d * float(shown.BBox[3])) if shown.Subtype == "/Form" else (a, d)
    scale = DPI / 72
    return round(scale * x), round(size[1] - scale * (y + high)), round(scale * (x + wide)), round(size[1] - scale * y)


def pictures() -> dict[str, bytes]:
    """Pictures of flat colours, of every kind that has colours which the press must make."""
    flat = Image.new("RGB", (360, 240), (255, 255, 255))
    for index, colour in enumerate(((0, 0, 0), (122, 31, 61), (23, 64, 92), (128, 128, 128), (245, 197, 66))):
        flat.paste(colour, (72 * index, 0, 72 * (index + 1), 120))
    seen = flat.convert("RGBA")
    seen.putalpha(Image.new("L", flat.size, 255))
    seen.paste((0, 0, 0, 0), (0, 120, 360, 240))
    gray = flat.convert("L")
    made: dict[str, bytes] = {}
    for name, picture, kind, more in (
        ("rgb.png", flat, "PNG", {"icc_profile": SRGB}),
        ("palette.png", flat.quantize(6), "PNG", {"icc_profile": SRGB}),
        ("alpha.png", seen, "PNG", {"icc_profile": SRGB}),
        ("rgb.jpg", flat, "JPEG", {"icc_profile": SRGB, "quality": 98, "subsampling": 0}),
        ("gray.png", gray, "PNG", {}),
        ("gray.jpg", gray, "JPEG", {"quality": 98}),
        ("bilevel.png", gray.convert("1"), "PNG", {}),
    ):
        out = io.BytesIO()
        picture.save(out, kind, **more)  # type: ignore[arg-type]
        made[name] = out.getvalue()
    return made


PICTURES = pictures()


@pytest.mark.parametrize("name", PICTURES)
def test_what_the_screen_shows_of_a_picture_is_on_the_plates(name: str, tmp_path: Path) -> None:
    need("gs", "pdftoppm")
    path = tmp_path / name
    path.write_bytes(PICTURES[name])
    flow = flow_with(path)
    screen, plates = on_screen(flow, tmp_path), on_plates(flow, tmp_path)
    with open_pdf((tmp_path / "screen.pdf").read_bytes()) as pdf:
        box = placed(pdf, screen.size)
    assert held_against(screen, plates, box) > 60


def test_white_rules_on_coloured_paper_are_free_of_ink(tmp_path: Path) -> None:
    need("gs", "pdftoppm")
    path = tmp_path / "emblem.svg"
    path.write_bytes(svg(DRAWINGS["white on black"]))
    white = Colour((1, 1, 1), (0, 0, 0, 0))
    flow = flow_with(path)
    colours = {**flow.theme.colours, "paper": Colour((0.97, 0.91, 0.78), (0, 0.1, 0.3, 0.05)), "tint": white, "hairline": white}
    flow = replace(flow, theme=replace(flow.theme, colours=colours))
    screen, plates = on_screen(flow, tmp_path), on_plates(flow, tmp_path)
    yellow = plates.getchannel("Y")
    # A pixel that is white on screen has no yellow, all around it the paper has.
    whites = screen.convert("L").point(lambda value: 255 if value == 255 else 0).filter(ImageFilter.MinFilter(3))
    assert whites.getbbox() is not None
    assert ImageChops.multiply(whites, yellow.point(lambda value: 255 if value > 20 else 0)).getbbox() is None
    assert yellow.getpixel((10, 10)) == pytest.approx(0.3 * 255, abs=3)


@pytest.mark.parametrize("imposition", [None, "booklet"])
def test_no_page_of_a_print_file_names_red_green_and_blue(imposition: str | None, tmp_path: Path) -> None:
    blocks = []
    for name, body in DRAWINGS.items():
        path = tmp_path / f"{name}.svg"
        path.write_bytes(svg(body))
        blocks.append(Picture(path, both("شعار", "Emblem"), None, 180.0))
    for name, data in PICTURES.items():
        (tmp_path / name).write_bytes(data)
        blocks.append(Picture(tmp_path / name, both("شعار", "Emblem"), None, 180.0))
    found = look_into(render(sample_flow(extra=tuple(blocks)), RenderOptions("print", press=Press(imposition=imposition))))  # type: ignore[arg-type]
    assert (found.rgb, found.white_overprints) == ([], [])
    assert found.spaces <= {"DeviceCMYK", "DeviceGray", "Pattern", "Indexed"}


def test_a_drawing_is_cut_at_its_own_edges(tmp_path: Path) -> None:
    path = tmp_path / "drawing.svg"
    path.write_bytes(svg('<circle cx="0" cy="0" r="99" fill="#c00"/>'))
    with open_pdf(render(flow_with(path), RenderOptions("screen"))) as pdf:
        (shown,) = [shown for page in pdf.pages for shown in page.resources.get("/XObject", {}).values()]
        assert [float(edge) for edge in shown.BBox] == [0, 0, 180, 120]


def test_a_line_that_lets_its_own_fill_through_is_drawn_after_it(tmp_path: Path) -> None:
    """In one operator it would knock the fill out (ISO 32000-1, 11.7.4.4)."""
    half = '<linearGradient id="g"><stop stop-color="#c00" stop-opacity=".5"/><stop offset="1" stop-color="#00c" stop-opacity=".5"/></linearGradient>'
    path = tmp_path / "drawing.svg"
    path.write_bytes(svg(half + '<rect x="9" y="9" width="30" height="20" fill="#0c0" stroke="url(#g)" stroke-width="6"/>'))
    with open_pdf(render(flow_with(path), RenderOptions("screen"))) as pdf:
        (shown,) = [shown for page in pdf.pages for shown in page.resources.get("/XObject", {}).values()]
        assert [operator for operator in shown.read_bytes().split() if operator in (b"f", b"S", b"B")] == [b"f", b"S"]


@pytest.mark.parametrize(
    "shape",
    [
        '<path d="M5 20H55" stroke="url(#g)" stroke-width="8"/>',
        '<path d="M5 5V35" stroke="url(#g)"/>',
        '<path d="M5 20H55" stroke="#000" stroke-width="0"/>',
        '<path d="M5 5L20 20z"/>',
    ],
)
def test_a_line_that_has_no_extent_for_its_gradient_or_no_thickness_is_not_drawn(shape: str, tmp_path: Path) -> None:
    """SVG 2, 8.10: such a gradient paints nothing; one of an opacity of nothing would leave a hairline on Ghostscript's plates."""
    gradient = '<linearGradient id="g"><stop stop-color="#c00"/><stop offset="1" stop-color="#00c"/></linearGradient>'
    path = tmp_path / "drawing.svg"
    path.write_bytes(svg(gradient + shape + '<rect width="1" height="1"/>'))
    with open_pdf(render(flow_with(path), RenderOptions("screen"))) as pdf:
        (shown,) = [shown for page in pdf.pages for shown in page.resources.get("/XObject", {}).values()]
        assert [operator for operator in shown.read_bytes().split() if operator in (b"f", b"S", b"B")] == [b"f"]


def test_an_outline_that_begins_nowhere_is_refused() -> None:
    with pytest.raises(NotAPicture):
        open_picture(svg('<path d="L 1 1"/>'))


def test_gradients_that_begin_again_without_end_cost_no_more_than_they_may(tmp_path: Path) -> None:
    import time

    stops = "".join(f'<stop offset="{index / 250}" stop-color="#{index:02x}8040"/>' for index in range(250))
    path = tmp_path / "drawing.svg"
    path.write_bytes(
        svg(f'<radialGradient id="g" spreadMethod="reflect" r=".01">{stops}</radialGradient>' + '<path d="M0 0H60V40Z" fill="url(#g)"/>' * 200)
    )
    start = time.process_time()
    data = render(flow_with(path), RenderOptions("print"))
    assert time.process_time() - start < 20
    assert len(data) < 400_000
