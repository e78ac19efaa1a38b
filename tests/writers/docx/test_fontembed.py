"""Fonts in the file: whole, obfuscated, only where their rights allow it; and the small one that counts in Arabic-Indic digits."""

from __future__ import annotations

import io
import struct
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from flows import sample_flow
from fontTools.ttLib import TTFont
from ooxml import NS, Docx, R, W, text_of

from docgen._data import shipped
from docgen.document.word_template import WordTemplate
from docgen.errors import Problem
from docgen.typography.fonts.families import library, open_face
from docgen.writers.docx import render
from docgen.writers.docx.fonts.digit_font import digit_font
from docgen.writers.docx.fonts.embedding import may_embed, obfuscated
from docgen.writers.options import RenderOptions


def embedded(docx: Docx) -> dict[tuple[str, str], bytes]:
    """Every embedded font, made plain again by its key, by family and slot."""
    targets = {entry.get("Id"): entry.get("Target") for entry in docx.xml("word/_rels/fontTable.xml.rels")}
    found = {}
    for font in docx.xml("word/fontTable.xml").iter(f"{W}font"):
        for slot in font:
            if slot.tag.startswith(f"{W}embed"):
                data = docx.parts[f"word/{targets[slot.get(f'{R}id')]}"]
                key = uuid.UUID(slot.get(f"{W}fontKey"))
                found[font.get(f"{W}name"), slot.tag.removeprefix(f"{W}embed")] = obfuscated(data, key)
    return found


def test_the_whole_family_is_there_byte_for_byte():
    found = embedded(Docx(render(sample_flow(), RenderOptions())))
    folder = shipped("fonts") / "amiri"
    for slot, name in (("Regular", "Regular"), ("Bold", "Bold"), ("Italic", "Italic"), ("BoldItalic", "BoldItalic")):
        assert found["Amiri", slot] == (folder / f"Amiri-{name}.ttf").read_bytes()


def test_only_the_first_32_bytes_are_obfuscated_and_twice_is_plain_again():
    data = bytes(range(200))
    key = uuid.UUID("1DF903D5-2F26-4F0D-9F4A-7C1C0A3C8B11")
    hidden = obfuscated(data, key)
    assert hidden[:32] != data[:32]
    assert hidden[32:] == data[32:]
    assert hidden[0] == data[0] ^ 0x11
    assert hidden[15] == data[15] ^ 0x1D
    assert obfuscated(hidden, key) == data


def test_used_takes_only_the_faces_that_the_text_needs():
    slots = {slot for family, slot in embedded(Docx(render(sample_flow(), RenderOptions(embed_fonts="used")))) if family == "Amiri"}
    assert slots == {"Regular", "Bold", "Italic", "BoldItalic"}  # the sample has emphasis in it, and bold styles
    import docgen

    model = docgen.load(Path(__file__).parents[3] / "examples" / "statement.yaml")
    plain = Docx(docgen.render_bytes(model, "docx", embed_fonts="used"))
    assert {slot for family, slot in embedded(plain) if family == "Amiri"} == {"Regular", "Bold"}


@pytest.mark.parametrize("name", ["statement", "minutes"])
def test_a_subset_holds_the_file_s_characters_and_shapes_them_as_the_whole_font_does(name):
    import uharfbuzz as hb

    import docgen

    model = docgen.load(Path(__file__).parents[3] / "examples" / f"{name}.yaml")
    small, whole = (Docx(docgen.render_bytes(model, "docx", embed_fonts=mode)) for mode in ("subset", "used"))
    assert len(small.data) < 200_000 < len(whole.data)
    assert small.xml("word/settings.xml").find("w:saveSubsetFonts", NS) is not None
    assert whole.xml("word/settings.xml").find("w:saveSubsetFonts", NS) is None
    cut, full = embedded(small), embedded(whole)
    assert cut.keys() == full.keys()

    def shaped(data: bytes, text: str) -> list[tuple[object, ...]]:
        font = hb.Font(hb.Face(hb.Blob(data)))
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(font, buffer)
        sizes = [font.get_glyph_extents(info.codepoint) for info in buffer.glyph_infos]
        return [(at.x_advance, at.x_offset, at.y_offset, size) for at, size in zip(buffer.glyph_positions, sizes, strict=True)]

    lines = [text for found in small.paragraphs() if (text := text_of(found))]
    for key in cut:
        if key[0] == "Amiri":
            known = TTFont(io.BytesIO(full[key])).getBestCmap().keys()
            assert {ord(letter) for line in lines for letter in line} & known <= TTFont(io.BytesIO(cut[key])).getBestCmap().keys()
            assert all(shaped(cut[key], line) == shaped(full[key], line) for line in lines)


def test_a_subset_holds_the_signs_of_a_letterhead_s_lists(tmp_path):
    import docx

    document = docx.Document()
    level = next(document.part.numbering_part.element.iter(f"{W}lvlText"))
    level.set(f"{W}val", "§")
    document.save(str(tmp_path / "paper.docx"))
    made = Docx(render(replace(sample_flow(), paper=WordTemplate(tmp_path / "paper.docx")), RenderOptions(embed_fonts="subset")))
    assert ord("§") in TTFont(io.BytesIO(embedded(made)["Amiri", "Regular"])).getBestCmap()


def test_none_names_the_families_only():
    docx = Docx(render(sample_flow(), RenderOptions(embed_fonts="none")))
    assert not [name for name in docx.parts if name.endswith(".odttf")]
    assert [font.get(f"{W}name") for font in docx.xml("word/fontTable.xml")] == ["Amiri"]
    assert docx.xml("word/settings.xml").find("w:embedTrueTypeFonts", NS) is None


@pytest.mark.parametrize(("rights", "allowed"), [(0, True), (8, True), (2, False), (4, False), (0x0100, True), (0x0208, False)])
def test_a_font_s_own_rights_are_respected(tmp_path, rights, allowed):
    """fsType: 0 installable, 8 editable, 2 restricted, 4 preview and print; 0x100 no subsetting, 0x200 bitmaps only."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    for source in (shipped("fonts") / "amiri").glob("*.ttf"):
        font = TTFont(source)
        font["OS/2"].fsType = rights
        font.save(folder / source.name)
    assert may_embed(open_face(folder / "Amiri-Regular.ttf")) == allowed
    told: list[Problem] = []
    docx = Docx(render(sample_flow(), RenderOptions(font_folders=(folder,), warn=told.append)))
    assert bool([name for name in docx.parts if name.endswith(".odttf")]) == allowed
    assert len(told) == (0 if allowed else 4)
    assert all("the document names it only" in problem.message for problem in told)


def test_a_font_that_may_not_be_cut_is_carried_whole_and_told(tmp_path):
    folder = tmp_path / "fonts"
    folder.mkdir()
    for source in (shipped("fonts") / "amiri").glob("*.ttf"):
        font = TTFont(source)
        font["OS/2"].fsType = 0x0100
        font.save(folder / source.name)
    told: list[Problem] = []
    docx = Docx(render(sample_flow(), RenderOptions(font_folders=(folder,), warn=told.append, embed_fonts="subset")))
    assert embedded(docx)["Amiri", "Regular"] == (folder / "Amiri-Regular.ttf").read_bytes()
    assert {problem.message for problem in told} == {"the font does not allow that a part of it be embedded; the document carries it whole"}


@pytest.mark.parametrize("family", ["Amiri", "Noto Naskh Arabic", "IBM Plex Sans Arabic"])
@pytest.mark.parametrize("bold", [False, True])
def test_the_digits_font_shows_each_digit_as_the_family_s_arabic_indic_one(family, bold):
    found = library().family(family)
    made = digit_font(found)
    font = TTFont(io.BytesIO(dict(made.faces)[bold, False]), checkChecksums=2)
    source = TTFont(found.face(bold).path)
    cmap, original = font.getBestCmap(), source.getBestCmap()
    for digit in range(10):
        assert cmap[0x30 + digit] == cmap[0x0660 + digit]
        assert font["hmtx"][cmap[0x30 + digit]] == source["hmtx"][original[0x0660 + digit]]
        drawn = font["glyf"][cmap[0x30 + digit]]
        assert drawn.getCoordinates(font["glyf"])[0] == source["glyf"][original[0x0660 + digit]].getCoordinates(source["glyf"])[0]
    assert font["name"].getDebugName(1) == made.name
    assert "Plex" not in made.name
    assert "Amiri" not in made.name
    assert font["name"].getDebugName(0) == source["name"].getDebugName(0)
    assert len(dict(made.faces)[bold, False]) < 12_000


@pytest.mark.parametrize("family", ["Amiri", "Noto Naskh Arabic", "IBM Plex Sans Arabic"])
def test_the_digits_font_counts_letters_with_an_alef_that_wears_its_hamza(family):
    found = library().family(family)
    source, font = found.face(), TTFont(io.BytesIO(dict(digit_font(found).faces)[False, False]))
    cmap = font.getBestCmap()
    assert cmap[0x0627] == cmap[0x0623]
    assert {ord(letter) for letter in "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"} <= cmap.keys()
    for letter in "أبغ":
        assert font["hmtx"][cmap[ord(letter)]][0] == source.advance(source.glyph(letter))


def test_the_digits_font_s_checksum_is_right():
    data = dict(digit_font(library().family("Amiri")).faces)[False, False]
    assert sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF == 0xB1B0AFBA


def test_no_digits_font_where_arabic_counts_in_latin_digits():
    import docgen

    model = docgen.load(Path(__file__).parents[3] / "examples" / "statement.yaml")
    docx = Docx(docgen.render_bytes(model, "docx", digits="latn"))
    assert b"Docgen Digits" not in docx.parts["word/fontTable.xml"]
    assert not any(b"Docgen Digits" in data for name, data in docx.parts.items() if name.endswith(".xml"))


SIGNS = {
    "docgen": 1,
    "kind": "press-statement",
    "languages": ["ar", "en"],
    "territory": "SA",
    "date": "2026-10-19",
    "issuer": {"name": {"ar": "الجهة", "en": "Issuer"}},
    "headline": {"ar": "الميزانية ⃃ 5", "en": "Budget"},
    "body": [{"ar": "بلغت الميزانية ⃁ 500 مليون، و*مئة* №.", "en": "The budget is ⃁ 500 million, *and* №."}],
}


def rendered(warn=lambda _: None, **options) -> Docx:
    import docgen

    return Docx(docgen.render_bytes(docgen.parse(SIGNS), "docx", warn=warn, **options))


@pytest.mark.parametrize("family", ["Amiri", "Noto Naskh Arabic", "IBM Plex Sans Arabic"])
def test_a_character_of_another_family_names_it_and_the_file_carries_it(family):
    docx = rendered(family=family)
    carried = {(name, slot): TTFont(io.BytesIO(data)).getBestCmap() for (name, slot), data in embedded(docx).items()}
    seen = 0
    for run in docx.xml("word/document.xml").iter(f"{W}r"):
        text = "".join(run.itertext())
        for sign in "⃁⃃№":
            if sign in text:
                named = run.find("w:rPr/w:rFonts", NS)
                if named is None:
                    assert any(ord(sign) in cmap for (name, _), cmap in carried.items() if name == family or name in ("Noto Serif", family))
                    continue
                [name] = {named.get(f"{W}{place}") for place in ("ascii", "hAnsi", "eastAsia", "cs")}
                assert ord(sign) in carried[name, "Bold" if sign == "⃃" and (name, "Bold") in carried else "Regular"]
                assert text.strip() == sign
                seen += 1
    assert seen >= 2


def test_only_the_faces_that_lend_are_carried_and_none_where_none_is_wanted():
    signs = {slot for name, slot in embedded(rendered()) if name == "Docgen Signs"}
    assert signs == {"Regular", "Bold"}  # the second is the headline's
    assert not [name for name in rendered(embed_fonts="none").parts if name.endswith(".odttf")]
    assert "Docgen Signs" in [font.get(f"{W}name") for font in rendered(embed_fonts="none").xml("word/fontTable.xml")]


@pytest.mark.parametrize(("family", "said"), [("Amiri", []), ("Noto Naskh Arabic", ["italic"]), ("IBM Plex Sans Arabic", ["italic"])])
def test_a_face_that_the_text_uses_and_the_family_lacks_is_told_once_and_in_both_formats_alike(family, said):
    import docgen

    for format in ("docx", "pdf"):
        told: list[Problem] = []
        docgen.render_bytes(docgen.parse(SIGNS), format, family=family, warn=told.append)
        assert [problem.message for problem in told] == [
            f"the font family {family} has no {style}: Regular is slanted in its place" for style in said
        ]


def test_a_variable_font_and_one_of_a_collection_are_carried_as_fonts_of_their_own(tmp_path):
    from strange_fonts import collection, font, save

    save(tmp_path, font("Vary", weights=(100, 400, 900)), "Vary[wght].ttf")
    collection(tmp_path, "both.ttc", font("One"), font("Two"), font("Two", "Bold", weight=700, selection=0x20))
    for family in ("Vary", "Two"):
        found = {
            slot: TTFont(io.BytesIO(data), checkChecksums=2)
            for (name, slot), data in embedded(rendered(family=family, fonts=[tmp_path])).items()
            if name == family
        }
        assert set(found) == {"Regular", "Bold"}
        for slot, made in found.items():
            assert "fvar" not in made
            assert (made["name"].getDebugName(1), made["name"].getDebugName(2)) == (family, slot)
            assert bool(made["OS/2"].fsSelection & 0x20) == (slot == "Bold")
        poles = [max(x for x, _ in made["glyf"]["u0062"].coordinates) for made in found.values()]
        widths = [made["glyf"]["u0062"].coordinates[4][0] for made in found.values()]
        assert poles[0] == poles[1]
        assert widths[0] < widths[1]


@pytest.mark.parametrize("flavor", ["woff", "woff2"])
def test_a_web_font_is_carried_unpacked(tmp_path, flavor):
    from strange_fonts import font, save

    save(tmp_path, font(), f"x.{flavor}", flavor)
    data = embedded(rendered(family="Strange", fonts=[tmp_path]))["Strange", "Regular"]
    assert data[:4] == b"\0\1\0\0"
    assert TTFont(io.BytesIO(data))["name"].getDebugName(1) == "Strange"


def test_the_digits_are_another_family_s_where_the_theme_s_arabic_one_has_none(tmp_path):
    from strange_fonts import LATIN, font, save

    save(tmp_path, font("Latin Only", characters=LATIN), "x.ttf")
    docx = rendered(family="Latin Only", fonts=[tmp_path])
    [digits] = {name for name, _ in embedded(docx) if name.startswith("Docgen Digits")}
    assert TTFont(io.BytesIO(embedded(docx)[digits, "Regular"])).getBestCmap().keys() >= set(range(0x30, 0x3A))


def test_the_digits_of_a_font_with_cubic_outlines_are_drawn(tmp_path):
    from strange_fonts import font, save

    save(tmp_path, font(cubic=True), "x.otf")
    made = digit_font(library((tmp_path,)).family("Strange"))
    glyphs = TTFont(io.BytesIO(dict(made.faces)[False, False]), checkChecksums=2)
    assert glyphs["glyf"][glyphs.getBestCmap()[0x31]].numberOfContours == 1
