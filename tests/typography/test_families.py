"""Which face of a family is which: out of the words of its names, `OS/2`, `head` and `post`; and what stands in for a face that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from strange_fonts import font, save

from docgen.typography.fonts.families import Family, library, open_face
from docgen.typography.fonts.naming import read_style
from docgen.typography.paragraph.missing import lacking
from docgen.typography.shaping import shaper as shaping
from docgen.typography.types import SpanStyle

REGULAR, BOLD, ITALIC, BOTH = (False, False), (True, False), (False, True), (True, True)


def family(folder: Path, *fonts: object, name: str = "Strange") -> Family:
    for index, made in enumerate(fonts):
        save(folder, made, f"{index}.ttf")  # type: ignore[arg-type]
    return library((folder,)).family(name)


@pytest.mark.parametrize(
    ("style", "read"),
    [
        ("Book", (400, None, False, 0)),
        ("Roman", (400, None, False, 0)),
        ("Text", (400, None, False, 0)),
        ("Normal", (400, None, False, 0)),
        ("Book Oblique", (400, None, True, 0)),
        ("SemiBold Italic", (600, None, True, 0)),
        ("Semi Bold", (600, None, False, 0)),
        ("Demi", (600, None, False, 0)),
        ("DemiBold", (600, None, False, 0)),
        ("EXTRABOLD", (800, None, False, 0)),
        ("ExtraLight", (200, None, False, 0)),
        ("BoldItalic", (700, None, True, 0)),
        ("Bd It", (700, None, True, 0)),
        ("Condensed Bold", (700, 3, False, 0)),
        ("SemiCondensed Black", (900, 4, False, 0)),
        ("Display Medium", (500, None, False, 1)),
        ("Italic", (None, None, True, 0)),
        ("", (None, None, False, 0)),
    ],
)
def test_the_words_of_a_style_are_understood(style: str, read: tuple[int | None, int | None, bool, int]) -> None:
    assert read_style(style) == read


@pytest.mark.parametrize("style", ["Book", "Roman", "Text", "Normal", "Regular", "Plain"])
def test_a_regular_by_any_name_is_regular_and_text_is_not_set_in_bold(tmp_path: Path, style: str) -> None:
    found = family(tmp_path, font(style="Bold", weight=700, selection=0x20), font(style=style))
    assert found.face().weight == 400
    assert not found.face().bold
    assert found.face(bold=True).weight == 700


@pytest.mark.parametrize(
    ("made", "weight", "italic"),
    [
        ({"style": "Bold", "weight": 400, "selection": 0x20}, 700, False),
        ({"style": "Regular", "weight": 400, "selection": 0x20}, 700, False),
        ({"style": "Fancy", "weight": 700}, 700, False),
        ({"style": "Fancy", "weight": 7}, 700, False),
        ({"style": "Fancy", "weight": 0}, 400, False),
        ({"style": "Regular", "selection": 0x1}, 400, True),
        ({"style": "Regular", "selection": 0x200}, 400, True),
        ({"style": "Fancy", "selection": 0, "mac": 2}, 400, True),
        ({"style": "Fancy", "selection": 0, "angle": -12}, 400, True),
        ({"style": "Regular", "selection": 0x40, "angle": -12}, 400, False),
        ({"style": "Italic", "weight": 800, "selection": 0x1}, 400, True),
    ],
)
def test_weight_and_slope_come_from_names_and_tables(tmp_path: Path, made: dict[str, object], weight: int, italic: bool) -> None:
    face = open_face(save(tmp_path, font(**made), "x.ttf"))  # type: ignore[arg-type]
    assert (face.weight, face.italic) == (weight, italic)


def test_typographic_names_gather_a_family_and_the_old_names_still_find_its_parts(tmp_path: Path) -> None:
    names = {"typographicFamily": "Strange", "typographicSubfamily": "SemiBold"}
    found = family(tmp_path, font(), font("Strange SemiBold", names=names, weight=600))
    assert found.face(bold=True).weight == 600
    assert library((tmp_path,)).family("Strange SemiBold").face().path.name == "1.ttf"
    assert library((tmp_path,)).family("Strange SemiBold").has(*REGULAR)


@pytest.mark.parametrize(
    ("weights", "regular", "bold"),
    [
        ((100, 300, 400, 500, 600, 700, 900), 400, 700),
        ((400, 600), 400, 600),
        ((400, 500), 400, 500),
        ((400, 900), 400, 900),
        ((400, 600, 900), 400, 900),
        ((300, 700), 300, 700),
        ((500, 800), 500, 800),
    ],
)
def test_bold_is_the_weight_nearest_to_700_that_is_heavier(tmp_path: Path, weights: tuple[int, ...], regular: int, bold: int) -> None:
    words = {100: "Thin", 300: "Light", 400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold", 800: "ExtraBold", 900: "Black"}
    found = family(tmp_path, *(font(style=words[weight], weight=weight) for weight in weights))
    assert (found.face().weight, found.face(bold=True).weight) == (regular, bold)
    assert not found.face(bold=True).emboldened


def test_a_condensed_face_is_taken_only_where_there_is_no_other(tmp_path: Path) -> None:
    narrow = font(style="Condensed", width=3, names={"typographicFamily": "Strange", "typographicSubfamily": "Condensed"})
    assert family(tmp_path / "both", narrow, font()).face().naming.width == 5
    assert family(tmp_path / "one", narrow).face().naming.width == 3


def test_several_files_of_one_face_are_decided_between_alike_each_time(tmp_path: Path) -> None:
    for name in ("b.ttf", "a.otf", "c.ttf"):
        save(tmp_path, font(cubic=name.endswith("otf")), name)
    save(tmp_path, font(weights=(100, 400, 900)), "0.ttf")
    assert library((tmp_path,)).family("Strange").face().path.name == "b.ttf"


def test_what_a_family_lacks_is_made_of_what_it_has_and_told(tmp_path: Path) -> None:
    found = family(tmp_path, font())
    made = {style: found.face(*style) for style in (REGULAR, BOLD, ITALIC, BOTH)}
    assert [(face.emboldened, face.slanted) for face in made.values()] == [(False, False), (True, False), (False, True), (True, True)]
    assert {face.source for face in made.values()} == {made[REGULAR]}
    assert all(found.owns(face) for face in made.values())
    assert lacking(found, made[REGULAR], *REGULAR) is None
    told = {style: str(lacking(found, made[style], *style)) for style in (BOLD, ITALIC, BOTH)}
    assert "the font family Strange has no bold: Regular is made bolder in its place" in told[BOLD]
    assert "has no italic: Regular is slanted in its place" in told[ITALIC]
    assert "has no bold italic: Regular is made bolder and slanted in its place" in told[BOTH]


def test_a_family_that_has_only_a_bold_is_not_made_bolder_and_says_that_it_has_no_regular(tmp_path: Path) -> None:
    found = family(tmp_path, font(style="Black", weight=900))
    assert found.face(bold=True) is found.face()
    assert lacking(found, found.face(), *BOLD) is None
    assert "has no regular: Black stands in its place" in str(lacking(found, found.face(), *REGULAR))


def test_a_medium_that_stands_for_bold_is_told(tmp_path: Path) -> None:
    found = family(tmp_path, font(), font(style="Medium", weight=500))
    assert "has no bold: Medium stands in its place" in str(lacking(found, found.face(bold=True), *BOLD))


def test_a_slanted_face_leans_to_the_right_and_keeps_its_advances(tmp_path: Path) -> None:
    from docgen.typography.fonts.drawn import drawn

    found = family(tmp_path, font())
    gid = found.face().glyph("b")
    upright, leaning, heavy = (drawn(found.face(*style), gid).box for style in (REGULAR, ITALIC, BOLD))
    assert leaning[0] == upright[0]
    assert leaning[2] == pytest.approx(upright[2] + 0.2126 * 700, abs=1)
    assert heavy[0] < upright[0] < upright[2] < heavy[2]
    assert len({found.face(*style).advance(gid) for style in (REGULAR, BOLD, ITALIC)}) == 1


def test_a_character_that_the_italic_lacks_is_taken_from_the_slanted_regular_before_another_family(tmp_path: Path) -> None:
    for name, made in (("r", font("Strange")), ("i", font("Strange", "Italic", selection=1, characters="abc "))):
        save(tmp_path, made, f"{name}.ttf")
    first, second, *_ = library((tmp_path,)).stack("Strange", "Strange").faces(True, False, True)
    assert (first.path.name, first.slanted) == ("i.ttf", False)
    assert (second.path.name, second.slanted) == ("r.ttf", True)


@pytest.mark.parametrize(("rights", "embeds"), [(0, True), (4, True), (8, True), (2, False), (2 | 8, True), (0x100, False), (0x200, False)])
def test_a_pdf_respects_what_a_font_allows(tmp_path: Path, rights: int, embeds: bool) -> None:
    import docgen
    from docgen.errors import FontError

    save(tmp_path, font(rights=rights), "x.ttf")
    model = docgen.load(Path(__file__).parents[2] / "examples" / "statement.yaml")
    if embeds:
        assert docgen.render_bytes(model, "pdf", family="Strange", fonts=[tmp_path], warn=lambda _: None)
    else:
        with pytest.raises(FontError, match=r"the font (does not allow|allows only)") as raised:
            docgen.render_bytes(model, "pdf", family="Strange", fonts=[tmp_path], warn=lambda _: None)
        assert raised.value.problems[0].place.file == str(tmp_path / "x.ttf")


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_a_missing_face_and_a_damaged_file_are_each_told_once(tmp_path: Path, format: str) -> None:
    import docgen

    save(tmp_path, font(), "x.ttf")
    (tmp_path / "bad.ttf").write_bytes(b"\0\1\0\0")
    told: list[str] = []
    model = docgen.load(Path(__file__).parents[2] / "examples" / "statement.yaml")
    docgen.render_bytes(model, format, family="Strange", fonts=[tmp_path], warn=lambda problem: told.append(str(problem)))
    assert sum("has no bold: Regular is made bolder" in said for said in told) == 1
    assert sum("bad.ttf" in said for said in told) == 1


def test_a_face_that_is_cut_by_script_into_several_files_is_one_face(tmp_path: Path) -> None:
    from strange_fonts import ARABIC, LATIN
    from typeset import lines, span

    from docgen.typography.paragraph.missing import faces
    from docgen.typography.types import SpanStyle

    for name, characters in (("arabic", ARABIC), ("latin", LATIN), ("greek", "αβγ")):
        save(tmp_path, font("Cut", characters=characters), f"cut-{name}.woff2", "woff2")
    stack = library((tmp_path,)).stack("Cut", "Cut")
    for base, lang, text in (("rtl", "ar", "نص Latin αβ"), ("ltr", "en", "Latin نص αβ")):
        [line] = lines(span(text, lang=lang, look=SpanStyle(stack, 8.0, 10.0)), base=base)
        used = {word.shaped.setting for word in line.words}
        assert {setting.face.path.name for setting in used} == {"cut-arabic.woff2", "cut-latin.woff2", "cut-greek.woff2"}
        assert not any(word.shaped.missing for word in line.words)
        assert faces(used) == []
        letters = {word.shaped.text.strip(): word.shaped.setting.size for word in line.words}
        assert (letters["نص"], letters["Latin"]) == (10.0, 8.0)


def test_a_word_file_tells_that_it_carries_one_file_of_a_face(tmp_path: Path) -> None:
    from strange_fonts import ARABIC, LATIN

    import docgen

    for name, characters in (("arabic", ARABIC), ("latin", LATIN)):
        save(tmp_path, font("Cut", characters=characters), f"cut-{name}.ttf")
    told: list[str] = []
    model = docgen.load(Path(__file__).parents[2] / "examples" / "statement.yaml")
    docgen.render_bytes(model, "docx", family="Cut", fonts=[tmp_path], warn=lambda problem: told.append(problem.message))
    assert sum("a Word file carries one" in said for said in told) == 1


def test_two_files_of_the_same_characters_are_no_parts_of_a_face(tmp_path: Path) -> None:
    save(tmp_path, font(), "a.ttf")
    save(tmp_path, font(), "a.woff2", "woff2")
    found = library((tmp_path,)).family("Strange")
    assert found.face().path.name == "a.ttf"
    assert found.further(REGULAR) == ()


@pytest.mark.parametrize("family", ["Amiri", "Noto Serif", "IBM Plex Sans Arabic"])
def test_a_mark_of_transliteration_leaves_no_hole_in_a_word(family: str) -> None:
    [face] = library().stack(family, family).faces(False, False, False)[:1]
    setting = shaping.setting(face, 10.0, False, "Latn", "en", SpanStyle(library().stack(family, family), 10.0, 10.0))
    word = setting.alone("Sha\u02bbban")
    assert word.text == "Sha\u02bbban"
    assert "".join(unit.text for unit in word.units) == "Sha\u02bbban"
    assert word.width < setting.alone("Shaiban").width + 0.15 * 10.0


def _top(sign: shaping.Shaped) -> float:
    """Its highest point, in font units."""
    [(gid, _, _)] = [part for unit in sign.units for part in unit.parts]
    return float(sign.setting.face.font.get_glyph_extents(gid).y_bearing)


@pytest.mark.parametrize("family", ["Amiri", "Noto Naskh Arabic", "IBM Plex Sans Arabic"])
@pytest.mark.parametrize("bold", [False, True])
def test_arabic_thousands_and_decimals_are_told_apart(family: str, bold: bool) -> None:
    """2٬100 is no 2٫100: the one separator stands well over the other, and is still read as what it is."""
    look = SpanStyle(library().stack(family, family), 10.0, 10.0, bold=bold)
    [face] = look.fonts.faces(bold, False, False)[:1]
    setting = shaping.setting(face, 10.0, True, "Arab", "ar", look)
    thousands, decimal = setting.alone("\u066c"), setting.alone("\u066b")
    assert _top(thousands) > _top(decimal) + 0.3 * face.upem
    assert thousands.text == "\u066c"
    assert [unit.text for unit in thousands.units] == ["\u066c"]
