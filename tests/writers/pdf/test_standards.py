"""The two pairs of standards of an archive file, each proved by a validator that nobody here wrote, over files with everything in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from flows import both, sample_flow
from long_minutes import long_minutes
from pdf_reading import open_pdf
from PIL import Image
from proofs import need_module
from signing_keys import PASSPHRASE, make_keys
from verapdf import broken_rules

from docgen.document.arrange import arrange
from docgen.document.blocks import Picture
from docgen.document.document import LAYOUTS
from docgen.document.inline import Both
from docgen.errors import RenderError
from docgen.writers.options import RenderOptions, Signing, Standard
from docgen.writers.pdf import render
from docgen.writers.pdf.inspect.read import inspect_pdf

MODERN: Standard = "a-4+ua-2"
FLAVOURS: dict[Standard, tuple[str, ...]] = {"a-3a+ua-1": ("3a", "ua1"), "a-4+ua-2": ("4", "ua2")}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="18" fill="#7a1f3d"/></svg>'
DRAFT = Both("مسودة", "DRAFT")


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> tuple[Picture[Both[object]], ...]:
    folder = tmp_path_factory.mktemp("pictures")
    chart, emblem = folder / "chart.png", folder / "emblem.svg"
    Image.radial_gradient("L").resize((60, 40)).save(chart)
    emblem.write_text(SVG)
    words, caption = both("رسم بياني", "A chart"), both("الصادرات", "Exports")
    return Picture(chart, words, caption, 60.0), Picture(emblem, words, None, 40.0)  # type: ignore[return-value]


def files_of(standard: Standard, folder: Path, pictures: tuple[Picture[Both[object]], ...]) -> list[Path]:
    options = RenderOptions(standard=standard)
    made: dict[str, bytes] = {}
    for layout in LAYOUTS:
        made[layout] = render(sample_flow(layout, extra=pictures), options)  # type: ignore[arg-type]
    made["qr-watermark"] = render(sample_flow(), replace(options, watermark=DRAFT, qr="https://embassy.example/press?ref={reference}"))
    made["contents"] = render(arrange(long_minutes(9), "side-by-side"), options)
    keys = make_keys(folder)
    for visible in (False, True):
        signing = Signing(keys.pkcs12, passphrase=PASSPHRASE, visible=visible)
        made[f"signed-{visible}"] = render(sample_flow(), replace(options, signing=signing))
    paths = []
    for name, data in made.items():
        paths.append(folder / f"{name}.pdf")
        paths[-1].write_bytes(data)
    return paths


@pytest.mark.parametrize("standard", FLAVOURS)
def test_files_with_everything_in_them_break_no_rule(standard: Standard, tmp_path: Path, pictures: tuple[Picture[Both[object]], ...]) -> None:
    need_module("pyhanko")
    files = files_of(standard, tmp_path, pictures)
    for flavour in FLAVOURS[standard]:
        assert broken_rules(files, flavour) == {path.name: [] for path in files}


def test_a_modern_archive_that_carries_its_source_is_of_the_kind_for_files(tmp_path: Path) -> None:
    flow = sample_flow()
    flow = replace(flow, meta=replace(flow.meta, source=b"docgen: 1\n", source_name="statement.yaml"))
    file = tmp_path / "file.pdf"
    file.write_bytes(render(flow, RenderOptions(standard=MODERN, source="full", warn=lambda problem: None)))
    for flavour in ("4f", "ua2"):
        assert broken_rules([file], flavour) == {"file.pdf": []}
    assert list(inspect_pdf(file).standards) == ["PDF/A-4f", "PDF/UA-2"]


def test_a_modern_archive_is_one_of_pdf_2_whose_headings_are_led_to() -> None:
    data = render(arrange(long_minutes(9), "side-by-side"), RenderOptions(standard=MODERN))
    assert data.startswith(b"%PDF-2.0")
    with open_pdf(data) as pdf:
        assert "/Info" not in pdf.trailer
        leading = [found for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/GoTo"]
        leading += [found.A for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and found.get("/A") is not None and "/Dest" not in found
                    and isinstance(found.A, pikepdf.Dictionary) and found.A.get("/S") == "/GoTo"]  # fmt: skip
        assert len(leading) >= 2 * 2 * 9  # items, in the outline and in the contents list, in two languages
        for action in leading:
            assert str(action.SD[0].S).startswith("/H")
            assert action.D[0].Type == "/Page"


def test_the_standard_is_for_the_archive_profile_alone() -> None:
    for profile in ("print", "screen"):
        with pytest.raises(RenderError, match="the standard a-4\\+ua-2 is not for the"):
            render(sample_flow(), RenderOptions(profile=profile, standard=MODERN))  # type: ignore[arg-type]
