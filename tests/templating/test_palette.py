"""A theme's colours made of one or two, and what is told of colours and families that do not go together."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.document.contrast import ENOUGH, contrast, palette
from docgen.errors import TemplateError
from docgen.templating.theme import load_theme
from docgen.templating.theme_checks import contrast_problems, theme_problems

WHITE = (1.0, 1.0, 1.0)


def theme(folder: Path, text: str):
    (folder / "look.yaml").write_text(f"docgen-theme: 1\nextends: classic\n{text}\n", encoding="utf-8")
    return load_theme(folder / "look.yaml")


def test_black_on_white_has_all_the_contrast_that_there_is() -> None:
    assert contrast((0, 0, 0), WHITE) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == 1


@given(st.tuples(*[st.integers(0, 255)] * 3), st.none() | st.tuples(*[st.integers(0, 255)] * 3))
@settings(max_examples=60, deadline=None)
def test_text_in_any_palette_can_be_read(first: tuple[int, int, int], second: tuple[int, int, int] | None) -> None:
    made = palette(tuple(part / 255 for part in first), None if second is None else tuple(part / 255 for part in second))  # type: ignore[arg-type]
    for role in ("accent", "ornament", "muted"):
        assert contrast(made[role].rgb, WHITE) >= ENOUGH
        assert contrast(made[role].rgb, made["tint"].rgb) >= ENOUGH


def test_a_dark_colour_is_the_accent_as_it_is(tmp_path: Path) -> None:
    made = theme(tmp_path, 'palette: "#7a1f3d"')
    assert made.colours["accent"].rgb == pytest.approx((0x7A / 255, 0x1F / 255, 0x3D / 255))
    assert made.colours["ornament"] == made.colours["accent"]
    assert made.colours["accent"].cmyk is None
    assert made.colours["alert"] == load_theme("classic").colours["alert"]


def test_a_second_colour_is_that_of_ornaments_and_colours_of_the_file_win(tmp_path: Path) -> None:
    made = theme(tmp_path, 'palette: ["#17405c", "#7a1f3d"]\ncolours: {tint: "#ffffff"}')
    assert made.colours["ornament"].rgb[0] == pytest.approx(0x7A / 255)
    assert made.colours["tint"].rgb == WHITE


def test_a_theme_that_extends_one_with_a_palette_has_its_colours(tmp_path: Path) -> None:
    theme(tmp_path, 'palette: "#17405c"')
    (tmp_path / "other.yaml").write_text("docgen-theme: 1\nextends: look\nkashida: none\n", encoding="utf-8")
    assert load_theme(tmp_path / "other.yaml").colours == load_theme(tmp_path / "look.yaml").colours


@pytest.mark.parametrize("text", ["palette: red", 'palette: ["#112233", "#445566", "#778899"]', "palette: []", "palette: '#12345'", "palette: 7"])
def test_what_is_no_palette_is_told_at_its_place(tmp_path: Path, text: str) -> None:
    with pytest.raises(TemplateError, match="is not one colour such as") as caught:
        theme(tmp_path, text)
    assert caught.value.problems[0].place.line == 3


@pytest.mark.parametrize("name", ["official", "heritage", "report", "agency", "classic"])
def test_the_designed_themes_have_contrast_and_balance(name: str) -> None:
    assert theme_problems(load_theme(name)) == []


def test_text_that_is_hard_to_read_is_told_with_its_ratio_and_its_place(tmp_path: Path) -> None:
    (problem,) = contrast_problems(theme(tmp_path, 'colours: {accent: "#c9a0b0"}'))[:1]
    assert "accent on paper has a contrast of 2." in problem.message
    assert (problem.place.line, problem.severity) == (3, "warning")


def test_words_in_the_colour_of_the_paper_are_asked_about_on_the_band(tmp_path: Path) -> None:
    found = contrast_problems(theme(tmp_path, 'forms: {letterhead: band}\ncolours: {accent: "#c9a0b0"}'))
    assert any("paper on accent" in problem.message for problem in found)


def test_latin_that_looks_small_beside_arabic_is_told_with_a_better_ratio(tmp_path: Path) -> None:
    found = theme_problems(theme(tmp_path, "families: {latin-ratio: 0.6}"))
    assert any("capitals of Amiri are 0.5" in problem.message and problem.hint == "latin-ratio: 0.95" for problem in found)


@pytest.mark.parametrize("name", ["base", "classic", "noto", "plex", "official", "heritage", "report", "agency"])
def test_quiet_text_of_a_shipped_theme_can_be_read_on_its_tint_too(name: str) -> None:
    colours = load_theme(name).colours
    assert contrast(colours["muted"].rgb, colours["tint"].rgb) >= ENOUGH
