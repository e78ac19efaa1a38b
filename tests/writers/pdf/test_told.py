"""What a tagged file tells who cannot see it: pictures in each language, heads of rows, links, spaces at lines' ends, letters shown backwards."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from flows import both, runs, sample_flow
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_reading import fragments, open_pdf
from PIL import Image
from proofs import need

import docgen
from docgen.document.blocks import Picture
from docgen.document.inline import Both
from docgen.typography.fonts.families import library
from docgen.typography.paragraph.line_ends import with_space
from docgen.typography.paragraph.line_layout_cy import set_lines
from docgen.typography.paragraph.prepare import prepare
from docgen.typography.types import ParagraphStyle, Span, SpanStyle
from docgen.writers.options import RenderOptions
from docgen.writers.pdf import render
from docgen.writers.pdf.objects.links import joined
from docgen.writers.pdf.tagging.structure import Element

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "chart.png"
    Image.radial_gradient("L").resize((60, 40)).save(path)
    return path


def elements(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Object]:
    return [found for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and found.get("/S") == f"/{tag}"]


def language_of(element: pikepdf.Object) -> str:
    while "/Lang" not in element:
        element = element.P
    return str(element.Lang).split("-")[0]


@pytest.mark.parametrize("layout", ["side-by-side", "stacked", "sequential"])
def test_each_language_has_every_picture_with_its_own_words_and_caption(layout: docgen.Layout, picture: Path) -> None:
    block = Picture(picture, both("رسم بياني", "A chart"), both("الصادرات", "Exports"), 60.0)
    with open_pdf(render(sample_flow(layout, extra=(block,)), RenderOptions())) as pdf:
        figures = {language_of(found): str(found.Alt) for found in elements(pdf, "Figure")}
        assert figures == {"ar": "رسم بياني", "en": "A chart"}
        assert all("/BBox" in found.A and len(found.K) == 1 for found in elements(pdf, "Figure"))
        captions = [found for found in elements(pdf, "Caption") if found.P.S == "/Div"]
        assert sorted(map(language_of, captions)) == ["ar", "en"]
        assert all("/Figure" in [str(kid.S) for kid in found.P.K] for found in captions)


def test_a_picture_that_one_language_describes_stands_in_its_sequence_alone(picture: Path) -> None:
    block = Picture(picture, Both(runs("رسم بياني"), None), None, 60.0)
    with open_pdf(render(sample_flow("side-by-side", extra=(block,)), RenderOptions())) as pdf:
        (figure,) = elements(pdf, "Figure")
        assert (language_of(figure), str(figure.Alt)) == ("ar", "رسم بياني")


def test_what_a_row_is_of_is_its_head() -> None:
    with open_pdf(render(sample_flow("side-by-side"), RenderOptions())) as pdf:
        for table in elements(pdf, "Table"):
            rows = [row for part in table.K if part.S in ("/TBody", "/TFoot") for row in part.K]
            assert rows
            for row in rows:
                scopes = [str(cell.A.get("/Scope", "")) if "/A" in cell else "" for cell in row.K]
                assert scopes.count("/Row") == 1
                assert [str(cell.S) for cell in row.K].count("/TH") == 1


@pytest.mark.parametrize("name", ["statement", "minutes"])
@pytest.mark.parametrize("layout", ["side-by-side", "stacked"])
def test_no_two_words_are_glued_at_a_line_s_end(name: str, layout: docgen.Layout, tmp_path: Path) -> None:
    """As poppler reads the structure, beside what the same document says in one line a paragraph."""
    need("pdfinfo")
    model = docgen.load(EXAMPLES / f"{name}.yaml")
    narrow, wide = tmp_path / "narrow.pdf", tmp_path / "wide.pdf"
    docgen.render(model, narrow, layout=layout)
    docgen.render(model, wide, layout="en", page=(2400.0, 842.0))
    said = " ".join(told(narrow).split())
    for text in re.findall(r'^ *"(.*)"$', structure(wide), re.MULTILINE):
        if len(text.split()) > 3 and text.isascii():
            assert " ".join(text.split()) in said, f"{text!r} is not told whole"


def structure(path: Path) -> str:
    return subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, check=True).stdout


def told(path: Path) -> str:
    """All that poppler tells of a structure: what stands in one element follows without anything between."""
    return re.sub(r'"\n *"', "", structure(path))


def test_an_arabic_paragraph_is_told_in_logical_order() -> None:
    with open_pdf(render(sample_flow("ar"), RenderOptions())) as pdf:
        said = [part.text for part in fragments(pdf)]
        content = b"\n".join(page.Contents.read_bytes() for page in pdf.pages)
    assert "اللجنة المشتركة تفتح مجالات جديدة للشراكة بين أذربيجان وقطر" in said
    assert content.count(b"/ReversedChars") > 20


def test_what_is_shown_backwards_and_no_more_is_marked_so() -> None:
    """A line with a number is not: whoever turns it round would read other figures."""
    with open_pdf(render(sample_flow("side-by-side"), RenderOptions())) as pdf:
        for part in fragments(pdf):
            for figure in re.findall("[0-9]{4}", part.text):
                assert figure[:2] in ("20", "14", "44", "19", "12"), part


def test_no_marked_content_stands_within_another() -> None:
    """Poppler takes the end of an inner sequence for that of the outer."""
    with open_pdf(render(sample_flow("side-by-side"), RenderOptions())) as pdf:
        for page in pdf.pages:
            depth = 0
            for _, operator in pikepdf.parse_content_stream(page):
                depth += (str(operator) in ("BDC", "BMC")) - (str(operator) == "EMC")
                assert depth <= 1


def test_a_drawing_leaves_no_font_that_is_not_embedded(tmp_path: Path) -> None:
    path = tmp_path / "emblem.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="18" fill="#123"/></svg>')
    flow = sample_flow("side-by-side", extra=(Picture(path, both("شعار", "Emblem"), None, 40.0),))
    for profile in ("archive", "print"):
        with open_pdf(render(flow, replace(RenderOptions(), profile=profile))) as pdf:
            assert all(name.startswith("/DG") for page in pdf.pages for name in page.Resources.Font)
            assert b" Tf" not in b"".join(line for page in pdf.pages for line in page.Contents.read_bytes().splitlines() if b"/F1" in line)


def test_a_link_over_two_lines_is_one_annotation_unless_another_would_be_hit() -> None:
    one, other = Element("Link", None), Element("Link", None)
    upper, lower = (100.0, 20.0, 180.0, 34.0), (0.0, 4.0, 60.0, 18.0)
    (whole,) = joined([("a", upper, one), ("a", lower, one)])
    assert whole.boxes == (upper, lower)
    assert whole.around == (0.0, 4.0, 180.0, 34.0)
    apart = list(joined([("a", upper, one), ("a", lower, one), ("b", (80.0, 4.0, 120.0, 18.0), other)]))
    assert [stretch.boxes for stretch in apart] == [(upper,), (lower,), ((80.0, 4.0, 120.0, 18.0),)]


WORDS = {"ltr": ("The", "committee", "met", "and/or", "2021", "well-known", "x"), "rtl": ("اجتمعت", "اللجنة", "في", "مقر", "الوزارة", "٢٠٢١", "ثم")}


@given(st.sampled_from(["ltr", "rtl"]), st.lists(st.integers(0, 6), min_size=2, max_size=40), st.integers(40, 300), st.sampled_from([" ", "\u2028"]))
@settings(max_examples=150)
def test_the_words_of_lines_are_parted_as_those_of_the_text(direction: str, chosen: list[int], width: int, between: str) -> None:
    words = [WORDS[direction][index] for index in chosen]
    text = " ".join(words[:3]) + between + " ".join(words[3:]) if len(words) > 3 else " ".join(words)
    look = SpanStyle(library().stack("Amiri", "Amiri"), 10.0, 11.6)
    lang = "en" if direction == "ltr" else "ar"
    paragraph = prepare((Span(text, look, lang),), ParagraphStyle("ltr" if direction == "ltr" else "rtl", "justify", 15.0))
    lines = set_lines(paragraph, float(width))
    for line in lines:
        after = text[line.end : line.end + 1]
        added = [word for word in with_space(line, paragraph).words if word not in line.words]
        edge = line.words[0 if direction == "rtl" else -1]
        follows = bool(after) and after in " \u2028" and bool(text[line.end :].strip(" \u2028")) and edge.end == line.end
        assert [word.shaped.text for word in added] == ([" "] if follows else [])
