"""Warnings before a print run: too much ink, too few pixels, lines too thin; each names the place where it can be mended."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from flows import both, sample_flow
from PIL import Image

from docgen.document.blocks import Picture
from docgen.document.theme import Colour
from docgen.errors import Place, Problem
from docgen.writers.options import Profile, RenderOptions
from docgen.writers.pdf import render


def told(path: Path | None, profile: Profile = "print", width: float = 60.0, colours: dict[str, Colour] | None = None) -> list[Problem]:
    said: list[Problem] = []
    blocks = () if path is None else (Picture(path, both("شعار", "Emblem"), None, width),)
    flow = sample_flow("en", extra=blocks)
    named_at = {} if path is None else {str(path): Place("statement.yaml", 7, 5)}
    theme = replace(flow.theme, colours={**flow.theme.colours, **(colours or {})}, named_at={"colours.paper": Place("own.yaml", 4, 3)})
    render(replace(flow, theme=theme, named_at=named_at), RenderOptions(profile, warn=said.append))
    return said


def test_a_picture_of_few_pixels_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "gray.png"
    Image.linear_gradient("L").resize((90, 90)).save(path, dpi=(72, 72))
    (problem,) = told(path, width=90)
    assert (problem.severity, str(problem.place)) == ("warning", "statement.yaml:7:5")
    assert "has 72 pixels an inch" in problem.message
    assert told(path, width=28) == []
    assert told(path, "screen", width=90) == []


def test_black_and_white_needs_more_pixels(tmp_path: Path) -> None:
    path = tmp_path / "line.png"
    Image.linear_gradient("L").resize((100, 100)).convert("1").save(path, dpi=(300, 300))
    (problem,) = told(path, width=24)
    assert "has 300 pixels an inch" in problem.message
    assert told(path, width=12) == []


def test_a_picture_that_was_turned_is_measured_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "turned.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("L", (400, 100)).save(path, exif=exif, dpi=(300, 300))
    assert told(path, width=24) == []


def test_ink_over_the_limit_of_the_press_is_told(tmp_path: Path) -> None:
    path = tmp_path / "full.jpg"
    Image.new("CMYK", (400, 400), (255, 255, 255, 255)).save(path, dpi=(300, 300))
    (problem,) = told(path, width=90)
    assert "lays up to 400 % of ink on the paper; the press takes 300 %" in problem.message
    (problem,) = told(None, colours={"paper": Colour((0, 0, 0), (1, 1, 1, 1)), "ink": Colour((1, 1, 1), (0, 0, 0, 0))})
    assert "the colour 'paper'" in problem.message
    assert "400 %" in problem.message
    assert str(problem.place) == "own.yaml:4:3"


def test_hairlines_of_a_drawing_are_told(tmp_path: Path) -> None:
    path = tmp_path / "thin.svg"
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60"><path d="M5 5H90V40" fill="none" stroke="#000" {}/></svg>'
    path.write_text(drawing.format('stroke-width=".1"'))
    (problem,) = told(path, width=90)
    assert "lines of 0.075 points" in problem.message
    assert told(path, "screen", width=90) == []
    path.write_text(drawing.format('stroke-width=".5"'))
    assert told(path, width=90) == []
    assert "lines of 0.19 points" in told(path, width=45)[0].message


def test_colours_that_mix_on_the_press_are_told(tmp_path: Path) -> None:
    path = tmp_path / "mixed.svg"
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60">{}</svg>'
    path.write_text(drawing.format('<rect width="60" height="60" fill="#7a1f3d" fill-opacity=".5"/>'))
    (problem,) = told(path)
    assert "let others through" in problem.message
    assert told(path, "screen") == []
    path.write_text(drawing.format('<rect width="60" height="60" fill="#7a1f3d"/><rect width="60" height="60" fill="#000" fill-opacity=".5"/>'))
    assert told(path) == []
    stops = '<stop stop-color="#7a1f3d"/><stop offset="1" stop-color="#7a1f3d" stop-opacity="0"/>'
    path.write_text(drawing.format(f'<linearGradient id="g">{stops}</linearGradient><rect width="60" height="60" fill="url(#g)"/>'))
    assert len(told(path)) == 1
