"""The print profile: PDF/X-4, looked into by a preflight of the tests' own and by Ghostscript's separations."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from flows import sample_flow
from pdf_reading import open_pdf
from PIL import Image
from proofs import need

from docgen.document.document import LAYOUTS, Layout
from docgen.document.theme import MM, Colour, Page
from docgen.errors import RenderError
from docgen.writers.options import Press, RenderOptions
from docgen.writers.pdf import render
from docgen.writers.pdf.pagination.booklet import Spread, spreads

PRINT = RenderOptions("print")


def operators(page: pikepdf.Page) -> list[tuple[list[object], str]]:
    return [(list(operands), str(operator)) for operands, operator in pikepdf.parse_content_stream(page)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_there_is_no_rgb_nothing_interactive_and_nothing_attached(layout: Layout) -> None:
    flow = sample_flow(layout)
    flow = replace(flow, meta=replace(flow.meta, source=b"docgen: 1"))
    with open_pdf(render(flow, PRINT)) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert not list(pdf.attachments)
        for page in pdf.pages:
            assert "/Annots" not in page.obj
            names = {name for _, name in operators(page)}
            assert not names & {"rg", "RG", "g", "G", "cs", "CS", "sc", "SC", "scn", "SCN"}
            assert {"k", "K"} & names


def test_black_text_is_of_black_ink_alone_and_overprints() -> None:
    with open_pdf(render(sample_flow("side-by-side"), PRINT)) as pdf:
        page = pdf.pages[0]
        states = page.resources.ExtGState
        inks: tuple[object, ...] = ()
        state = ""
        black = 0
        for operands, name in operators(page):
            if name == "k":
                inks = tuple(float(value) for value in operands)  # type: ignore[arg-type]
            elif name == "gs":
                state = str(operands[0])
            elif name in ("Tj", "TJ") and inks == (0, 0, 0, 1):
                black += 1
                assert states[state].op is True or bool(states[state].op)
                assert int(states[state].OPM) == 1
        assert black > 20


def test_boxes_nest_and_the_trim_is_the_page_s_own_size() -> None:
    with open_pdf(render(sample_flow(), PRINT)) as pdf:
        for page in pdf.pages:
            media, bleed, trim = ([float(edge) for edge in page.obj[key]] for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
            assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([210 * MM, 297 * MM], abs=0.01)
            assert [trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]] == pytest.approx([3 * MM] * 4, abs=0.01)
            assert media[0] < bleed[0] < trim[0] < trim[2] < bleed[2] < media[2]
            assert "/ArtBox" not in page.obj


def test_without_marks_the_sheet_ends_with_the_bleed() -> None:
    with open_pdf(render(sample_flow(), replace(PRINT, press=Press(bleed=5 * MM, marks=False)))) as pdf:
        page = pdf.pages[0]
        assert list(page.obj.MediaBox) == list(page.obj.BleedBox)
        assert float(page.obj.TrimBox[0]) == pytest.approx(5 * MM, abs=0.01)
        assert not [operands for operands, name in operators(page) if name == "K" and len(operands) == 4 and all(value == 1 for value in operands)]


def test_the_standard_and_the_printing_condition_are_named() -> None:
    data = render(sample_flow(), PRINT)
    assert data.startswith(b"%PDF-1.6")
    with open_pdf(data) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
        assert int(intent.DestOutputProfile.N) == 4
        assert intent.DestOutputProfile.read_bytes()[16:20] == b"CMYK"
        assert pdf.docinfo["/Trapped"] == "/False"
        assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in pdf.Root.Metadata.read_bytes()


def plates(file: Path, folder: Path) -> dict[str, Image.Image]:
    """Page 1 as one grey picture a plate, black where ink is."""
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", "-r144", "-dFirstPage=1", "-dLastPage=1"]
    subprocess.run([*command, "-dSimulateOverprint=true", f"-sOutputFile={folder}/page.tif", file], check=True, capture_output=True)
    return {name: Image.open(folder / f"page({name}).tif").convert("L") for name in ("Cyan", "Magenta", "Yellow", "Black")}


def test_black_text_is_on_the_black_plate_and_the_marks_are_on_all(tmp_path: Path) -> None:
    need("gs")
    flow = sample_flow("en")
    black = Colour((0, 0, 0), (0, 0, 0, 1))
    colours = {**flow.theme.colours, "accent": black, "ornament": black, "muted": black, "tint": flow.theme.colours["paper"], "hairline": black}
    file = tmp_path / "file.pdf"
    file.write_bytes(render(replace(flow, theme=replace(flow.theme, colours=colours)), PRINT))
    found = plates(file, tmp_path)
    with pikepdf.open(file) as pdf:
        trim = [float(edge) for edge in pdf.pages[0].obj.TrimBox]
        height = float(pdf.pages[0].obj.MediaBox[3])
    left, top, right, bottom = (int(2 * edge) for edge in (trim[0], height - trim[3], trim[2], height - trim[1]))
    inside, corner = (left + 4, top + 4, right - 4, bottom - 4), (0, 0, left + 4, top + 4)
    for name, plate in found.items():
        darkest = plate.crop(inside).getextrema()[0]
        assert (darkest < 100) == (name == "Black"), name
        assert plate.crop(corner).getextrema()[0] < 160, f"no crop mark on {name}"


def test_the_colour_of_the_paper_reaches_into_the_bleed(tmp_path: Path) -> None:
    need("gs")
    flow = sample_flow("en")
    colours = {**flow.theme.colours, "paper": Colour((0.5, 1, 1), (0.5, 0, 0, 0))}
    file = tmp_path / "file.pdf"
    file.write_bytes(render(replace(flow, theme=replace(flow.theme, colours=colours)), PRINT))
    with pikepdf.open(file) as pdf:
        left, bottom = (float(edge) for edge in list(pdf.pages[0].obj.BleedBox)[:2])
        height = float(pdf.pages[0].obj.MediaBox[3])
    cyan = plates(file, tmp_path)["Cyan"]
    assert cyan.getpixel((2 * int(left) + 4, 2 * int(height - bottom) - 6)) == pytest.approx(128, abs=12)
    assert cyan.getpixel((2 * int(left) - 4, 2 * int(height - bottom) - 120)) == 255


def test_a_press_profile_that_is_none_is_refused(tmp_path: Path) -> None:
    missing, text, screen = (
        tmp_path / "missing.icc",
        tmp_path / "text.icc",
        Path(__file__).parents[3] / "src/docgen/writers/pdf/profiles/icc/sRGB.icc",
    )
    text.write_text("no profile")
    for path, said in ((missing, "no such file"), (text, "is not a colour profile"), (screen, "class mntr for RGB")):
        with pytest.raises(RenderError, match=said):
            render(sample_flow(), replace(PRINT, press=Press(icc=path)))


def test_a_press_profile_of_one_s_own_goes_into_the_file(tmp_path: Path) -> None:
    own = tmp_path / "press.icc"
    own.write_bytes((Path(__file__).parents[3] / "src/docgen/writers/pdf/profiles/icc/FOGRA39L.icc").read_bytes())
    with open_pdf(render(sample_flow(), replace(PRINT, press=Press(icc=own)))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "Coated offset after FOGRA39L characterization data"
        assert intent.DestOutputProfile.read_bytes() == own.read_bytes()


def test_press_options_belong_to_the_print_profile() -> None:
    with pytest.raises(RenderError, match="not for the archive profile"):
        render(sample_flow(), RenderOptions("archive", press=Press(bleed=0)))
    with pytest.raises(RenderError, match="bleed of -1 mm"):
        render(sample_flow(), replace(PRINT, press=Press(bleed=-1 * MM)))


def test_a_booklet_puts_the_last_page_beside_the_first() -> None:
    assert spreads(8, right_bound=False) == [Spread(7, 0), Spread(1, 6), Spread(5, 2), Spread(3, 4)]
    assert spreads(8, right_bound=True) == [Spread(0, 7), Spread(6, 1), Spread(2, 5), Spread(4, 3)]


def test_a_booklet_has_no_outline() -> None:
    with open_pdf(render(sample_flow("sequential"), replace(PRINT, press=Press(imposition="booklet")))) as pdf:
        assert "/Outlines" not in pdf.Root


def test_a_booklet_is_filled_up_with_blank_pages() -> None:
    assert spreads(3, right_bound=False) == [Spread(None, 0), Spread(1, 2)]
    assert spreads(1, right_bound=True) == [Spread(0, None), Spread(None, None)]


def test_a_booklet_of_arabic_first_opens_from_the_right(tmp_path: Path) -> None:
    need("pdftotext", "qpdf", "gs")
    file = tmp_path / "file.pdf"
    file.write_bytes(render(sample_flow("sequential"), replace(PRINT, press=Press(imposition="booklet"))))
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) == 2
        trim = [float(edge) for edge in pdf.pages[0].obj.TrimBox]
        assert trim[2] - trim[0] == pytest.approx(420 * MM, abs=0.02)
    left = subprocess.run(
        ["pdftotext", "-f", "1", "-l", "1", "-x", "0", "-y", "0", "-W", "620", "-H", "900", file, "-"], capture_output=True, text=True
    )
    assert "سفارة" in left.stdout
    assert "١" in left.stdout
    assert "Chairperson" not in left.stdout
    subprocess.run(["qpdf", "--check", file], capture_output=True, check=True)
    said = subprocess.run(["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage", file], capture_output=True, text=True, check=True)
    assert not said.stdout + said.stderr


def test_pages_of_other_sizes(tmp_path: Path) -> None:
    flow = sample_flow("en")
    small = replace(flow, theme=replace(flow.theme, page=Page(width=148 * MM, height=210 * MM, margin_side=15 * MM)))
    with open_pdf(render(small, PRINT)) as pdf:
        trim = [float(edge) for edge in pdf.pages[0].obj.TrimBox]
        assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([148 * MM, 210 * MM], abs=0.01)
