"""Theme files: what they give, how one extends another, and what is said of a wrong one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import get_args

import pytest

from docgen.document.theme import MM, TEXT_STYLES, ColourRole
from docgen.errors import FontError, TemplateError
from docgen.templating.theme import families_of, load_theme, theme_names
from docgen.templating.theme_checks import theme_problems


def write(folder, text, name="own.yaml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def problems(path):
    with pytest.raises(TemplateError) as caught:
        load_theme(path)
    return caught.value.problems


@pytest.mark.parametrize("name", theme_names())
def test_every_shipped_theme_has_all_styles_and_colours_and_nothing_small(name):
    theme = load_theme(name)
    assert set(theme.styles) == set(TEXT_STYLES)
    assert set(theme.colours) == set(get_args(ColourRole))
    assert all(min(style.latin, style.arabic) >= 8.5 for style in theme.styles.values())
    # Below 1.3 times the size, lines of vocalised Arabic collide; headlines are short and not vocalised.
    assert all(
        style.leading >= 1.29 * style.arabic
        for key, style in theme.styles.items()
        if key not in ("headline", "heading1", "heading2", "issuer", "notice")
    )
    assert theme.colours["ink"].cmyk == (0, 0, 0, 1)


def test_the_classic_theme_has_the_sizes_that_face_each_other():
    styles = load_theme("classic").styles
    sizes = {name: (styles[name].latin, styles[name].arabic) for name in ("body", "headline", "heading1", "table")}
    assert sizes == {"body": (10.0, 12.4), "headline": (15.4, 17.6), "heading1": (12.4, 14.4), "table": (9.4, 10.8)}
    assert (styles["body"].leading, styles["headline"].leading, styles["table"].leading) == (16, 21.5, 14)


def test_a_theme_that_extends_another_keeps_all_it_does_not_name(tmp_path):
    path = write(tmp_path, 'docgen-theme: 1\nextends: heritage\ncolours:\n  accent: {rgb: "#ff0000"}\npage: {size: A5, margin-side: 15 mm}\n')
    theme, base = load_theme(path), load_theme("heritage")
    assert theme.name == "own"
    assert theme.styles == base.styles
    assert theme.colours["tint"] == base.colours["tint"]
    assert theme.colours["accent"].rgb == (1, 0, 0)
    assert theme.colours["accent"].cmyk is None
    assert (round(theme.page.width / MM), round(theme.page.height / MM), round(theme.page.margin_side / MM)) == (148, 210, 15)
    assert theme.page.gutter == base.page.gutter


@pytest.mark.parametrize("empty", ["families:", "colours:", "page:", "styles:", "styles: {headline: }"])
def test_a_key_with_nothing_behind_it_says_nothing(tmp_path, empty):
    theme = load_theme(write(tmp_path, f"docgen-theme: 1\nextends: classic\n{empty}\n"))
    base = load_theme("classic")
    assert (theme.families, theme.colours, theme.styles, theme.page) == (base.families, base.colours, base.styles, base.page)
    alone = [problem.message for problem in problems(write(tmp_path, f"docgen-theme: 1\n{empty}\n", "alone.yaml"))]
    assert "the theme names no Arabic family" in alone


def test_a_value_that_is_left_empty_is_told(tmp_path):
    [problem] = problems(write(tmp_path, "docgen-theme: 1\nextends: classic\npage: {size: }\n"))
    assert problem.message.startswith("an empty value is not one of A3")


def test_a_theme_may_extend_a_file_beside_it(tmp_path):
    write(tmp_path, "docgen-theme: 1\nextends: classic\nkashida: none\n", "house.yaml")
    theme = load_theme(write(tmp_path, "docgen-theme: 1\nextends: house.yaml\njustify-from: 60 mm\n"))
    assert theme.kashida == "none"
    assert theme.justify_from == pytest.approx(60 * MM)


def test_latin_sizes_come_from_the_families_ratio_and_never_fall_below_the_smallest():
    theme = load_theme("noto")
    assert theme.styles["body"].latin == pytest.approx(theme.styles["body"].arabic * 0.75, abs=0.06)  # running text
    assert theme.styles["issuer"].latin == pytest.approx(theme.styles["issuer"].arabic * 0.8, abs=0.06)
    assert theme.styles["footer"].latin == 8.5


@pytest.mark.parametrize(("size", "millimetres"), [("A3", (297, 420)), ("a4", (210, 297)), ("Letter", (216, 279)), ("[170 mm, 24 cm]", (170, 240))])
def test_page_sizes_have_names_or_lengths(tmp_path, size, millimetres):
    page = load_theme(write(tmp_path, f"docgen-theme: 1\nextends: base\npage: {{size: {size}}}\n")).page
    assert (round(page.width / MM), round(page.height / MM)) == millimetres


def test_an_unknown_theme_names_the_nearest():
    with pytest.raises(TemplateError, match="no theme 'herritage' – did you mean heritage\\?"):
        load_theme("herritage")


def test_every_error_of_a_theme_is_told_at_its_place(tmp_path):
    path = write(
        tmp_path,
        'docgen-theme: 1\nextends: base\ncolors: {}\ncolours:\n  accent: {rgb: "red"}\n  acent: {rgb: "#000000"}\nstyles:\n'
        "  body: {arabic: big, algn: center}\n  bodi: {arabic: 3}\npage: {size: A9}\nkashida: yes\n",
    )
    found = [(p.place.line, p.place.column, p.message.split(" is not ")[0], p.hint) for p in problems(path)]
    assert found == [
        (3, 1, "unknown key 'colors'", "did you mean 'colours'?"),
        (5, 17, "'red'", None),
        (6, 3, "unknown key 'acent'", "did you mean 'accent'?"),
        (8, 18, "this must be a number, not 'big'", "write digits only, such as 80"),
        (8, 23, "unknown key 'algn'", "did you mean 'align'?"),
        (9, 3, "unknown key 'bodi'", "did you mean 'body'?"),
        (10, 14, "'A9'", None),
        (11, 10, "'yes'", "write none, auto or full"),
    ]
    assert all(problem.place.file == os.fspath(path) for problem in problems(path))


def test_a_theme_without_a_base_must_have_everything(tmp_path):
    messages = [problem.message for problem in problems(write(tmp_path, "docgen-theme: 1\nfamilies: {latin: Amiri}\n"))]
    assert "the theme has no style 'body'" in messages
    assert "the theme has no colour 'ink'" in messages
    assert "the theme names no Arabic family" in messages


def test_a_theme_may_not_extend_itself(tmp_path):
    write(tmp_path, "docgen-theme: 1\nextends: b.yaml\n", "a.yaml")
    (problem,) = problems(write(tmp_path, "docgen-theme: 1\nextends: a.yaml\n", "b.yaml"))
    assert problem.message == "the theme extends itself through 'b.yaml'"


def test_margins_that_leave_no_room_are_an_error(tmp_path):
    (problem,) = problems(write(tmp_path, "docgen-theme: 1\nextends: base\npage: {size: A5, margin-side: 60 mm}\n"))
    assert "less than 60 mm" in problem.message


def test_a_measure_that_holds_no_line_is_an_error(tmp_path):
    (problem,) = problems(write(tmp_path, "docgen-theme: 1\nextends: base\npage: {measure: 40 mm}\n"))
    assert "measure" in problem.message
    assert problem.hint == "a length such as 150 mm"


def test_a_changed_file_is_read_again(tmp_path):
    path = write(tmp_path, "docgen-theme: 1\nextends: base\nkashida: none\n")
    assert load_theme(path).kashida == "none"
    assert load_theme(path) is load_theme(path)
    write(tmp_path, "docgen-theme: 1\nextends: base\nkashida: full \n")
    assert load_theme(path).kashida == "full"


@pytest.mark.parametrize("text", ["", "- a\n", "docgen-theme: 2\nextends: base\n", "docgen-theme: 1\nextends: {a: b}\n", "docgen-theme: [\n"])
def test_what_is_no_theme_is_one_clear_error(tmp_path, text):
    assert problems(write(tmp_path, text))


def test_a_family_brings_the_latin_that_goes_with_it():
    assert families_of("Noto Naskh Arabic").latin == "Noto Serif"
    assert families_of("Comic Sans") is None


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("page: {size: [.inf, .inf]}", 3, "[inf, inf] is not one of A3"),
        ("page: {size: [.nan, 1]}", 3, "is not one of A3"),
        ("page: {margin-side: " + "9" * 390 + "}", 3, "is not a length such as 20 mm"),
        ("page: {margin-side: " + "9" * 5000 + " mm}", 3, "is not a length such as 20 mm"),
        ("page: {gutter: 14401}", 3, "is not a length such as 10 mm"),
        ("styles: {body: {before: .inf}}", 3, "inf is not a space"),
        ("justify-from: .inf", 3, "inf is not a length"),
        ("families: {scale: .nan}", 3, "this must be at most 5, not nan"),
        ("colours: {ink: {rgb: '#000000', cmyk: [.inf, 0, 0, 0]}}", 3, "four percentages"),
        ("styles: {body: {leading: 900}}", 3, "a line pitch of 900 points is more than a page has room for"),
    ],
    ids=range(10),
)
def test_a_length_without_an_end_is_an_error_with_its_place(tmp_path, text, line, message):
    found = problems(write(tmp_path, f"docgen-theme: 1\nextends: classic\n{text}\n"))
    assert message in found[0].message
    assert found[0].place.line == line
    assert len(found[0].message) < 200


def test_a_chain_of_themes_has_an_end(tmp_path):
    for number in range(100):
        write(tmp_path, f"docgen-theme: 1\nextends: ./t{number + 1}.yaml\n", f"t{number}.yaml")
    write(tmp_path, "docgen-theme: 1\nextends: classic\n", "t100.yaml")
    assert "more than 60 deep" in problems(tmp_path / "t0.yaml")[0].message
    assert load_theme(tmp_path / "t50.yaml").styles
    write(tmp_path, "docgen-theme: 1\nextends: ./there/../loop.yaml\n", "loop.yaml")
    (tmp_path / "there").mkdir()
    assert problems(tmp_path / "loop.yaml")[0].place.line == 2


def test_a_family_that_is_a_number_keeps_its_place(tmp_path):
    theme = load_theme(write(tmp_path, "docgen-theme: 1\nextends: classic\nfamilies: {arabic: 5}\n"))
    assert theme.named_at["5"].line == 3


def test_a_section_that_is_no_mapping_says_so_without_keys_of_what_is_in_it(tmp_path):
    (problem,) = problems(write(tmp_path, "docgen-theme: 1\nextends: classic\ncolours: [a]\n"))
    assert (problem.message, problem.hint) == ("this must be a mapping, not a list", "write key: value pairs")


def test_sizes_are_held_to_the_page_as_a_layout_of_one_column_has_them(tmp_path):
    found = problems(write(tmp_path, "docgen-theme: 1\nextends: classic\none-column-scale: 5\nstyles: {body: {leading: 200}}\n"))
    assert "a line pitch of 200 points times 5 (one-column-scale) is more than a page has room for" in found[0].message


@pytest.mark.parametrize("key", ["scale", "latin-ratio", "english-ratio"])
@pytest.mark.parametrize(("value", "said"), [("0.0001", "at least 0.2"), ("0", "at least 0.2"), ("900", "at most 5")])
def test_what_sizes_are_multiplied_by_is_told_where_it_cannot_be(tmp_path, key, value, said):
    (problem,) = problems(write(tmp_path, f"docgen-theme: 1\nextends: classic\nfamilies: {{{key}: {value}}}\n"))
    assert (problem.message, problem.place.line) == (f"this must be {said}, not {value}", 3)


def test_a_pair_of_colours_that_is_hard_to_read_is_told_where_the_file_gives_either(tmp_path: Path) -> None:
    file = tmp_path / "theme.yaml"
    file.write_text('docgen-theme: 1\nextends: official\ncolours:\n  paper: "#777777"\n', encoding="utf-8")
    told = theme_problems(load_theme(file, allow_outside=True))
    assert len(told) > 3
    assert {(problem.place.file, problem.place.line) for problem in told} == {(str(file), 4)}


def test_a_family_that_is_nowhere_is_told_where_the_file_names_it(tmp_path: Path) -> None:
    file = tmp_path / "theme.yaml"
    file.write_text("docgen-theme: 1\nextends: official\nfamilies:\n  latin: Nowhere Serif\n", encoding="utf-8")
    with pytest.raises(FontError, match="no font family 'Nowhere Serif'") as caught:
        theme_problems(load_theme(file, allow_outside=True))
    assert (caught.value.problems[0].place.file, caught.value.problems[0].place.line) == (str(file), 4)
