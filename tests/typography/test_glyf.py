"""Whether a font's outlines are whole is said once, where the file is opened, and never less strictly than they are drawn."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strange_fonts import font

from docgen._data import shipped
from docgen.errors import FontError
from docgen.typography.fonts.families import library, open_face
from docgen.typography.fonts.font_files import read_fonts, stamp_of, unlike_checksums
from docgen.typography.fonts.glyf_cy import check_glyphs, scan
from docgen.typography.fonts.sfnt import Damaged, number
from docgen.writers.pdf.fonts.outlines import outlines

AMIRI = shipped("fonts") / "amiri" / "Amiri-Regular.ttf"


def made(**kind: object) -> bytearray:
    out = io.BytesIO()
    font(characters="abcابج١٢", **kind).save(out)  # type: ignore[arg-type]
    return bytearray(out.getvalue())


def record(data: bytes, tag: bytes) -> int:
    """Where a table's entry stands in the directory."""
    return data.index(tag, 12)


def place(data: bytes, tag: bytes) -> tuple[int, int]:
    first, length = struct.unpack_from(">2L", data, record(data, tag) + 8)
    return first, length


SIMPLE = bytes(made())
CUBIC = bytes(made(cubic=True))


def changed(tag: bytes, at: int, value: bytes, data: bytes = SIMPLE) -> bytes:
    out = bytearray(data)
    first = place(data, tag)[0] + at
    out[first : first + len(value)] = value
    return bytes(out)


@pytest.mark.parametrize(
    ("tag", "at", "value"),
    [
        (b"loca", 0, b"\x7f\xff"),
        (b"loca", 6, b"\xff\xff"),
        (b"loca", 6, b"\0\0"),
        (b"glyf", 0, b"\x40\0"),
        (b"glyf", 0, b"\xff\xff"),
        (b"glyf", 10, b"\xff\xff"),
        (b"glyf", 12, b"\xff\xff"),
    ],
)
def test_a_glyph_that_cannot_be_read_is_told_where_the_font_is_opened(tmp_path: Path, tag: bytes, at: int, value: bytes) -> None:
    (tmp_path / "x.ttf").write_bytes(changed(tag, at, value))
    with pytest.raises(FontError, match=r"x\.ttf.*glyph \d"):
        open_face(tmp_path / "x.ttf")


@pytest.mark.parametrize("at", [0, 4, 30])
def test_cubic_outlines_that_draw_nothing_are_damage(tmp_path: Path, at: int) -> None:
    data = changed(b"CFF ", at, b"\xff" * 60, CUBIC)
    (tmp_path / "x.otf").write_bytes(data)
    with pytest.raises(FontError, match="none of its letters draws anything"):
        open_face(tmp_path / "x.otf")


def test_rights_are_never_read_out_of_a_table_that_is_cut_short(tmp_path: Path) -> None:
    data = made(rights=2)
    struct.pack_into(">L", data, record(data, b"OS/2") + 12, 8)
    (tmp_path / "x.ttf").write_bytes(data)
    with pytest.raises(FontError, match="OS/2 is cut short"):
        open_face(tmp_path / "x.ttf")


@pytest.mark.parametrize("value", [b"\x80\x00", b"\x7f\xff"])
def test_an_ascent_that_no_line_has_is_damage(tmp_path: Path, value: bytes) -> None:
    data = changed(b"hhea", 4, value)
    (tmp_path / "x.ttf").write_bytes(data)
    with pytest.raises(FontError, match="ascent"):
        open_face(tmp_path / "x.ttf")


def test_a_table_that_does_not_add_up_is_a_warning_for_who_uses_the_font(tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_bytes(changed(b"hmtx", 4, b"\x09"))
    found = library((tmp_path,))
    assert found.broken == []
    [problem] = found.stack("Strange", "Noto Serif").doubts
    assert (problem.severity, problem.place.file) == ("warning", str(tmp_path / "x.ttf"))
    assert "its table hmtx is not what the font's checksums say" in problem.message
    assert found.stack("Amiri", "Noto Serif").doubts == ()


def test_shipped_fonts_are_whole_and_add_up() -> None:
    for path in sorted(shipped("fonts").rglob("*.ttf")):
        [raw] = read_fonts(path, stamp_of(path))
        wide, count = number(raw.table("head"), 50, "h"), number(raw.table("maxp"), 4, "H")
        check_glyphs(raw.table("glyf"), raw.table("loca"), count, wide=bool(wide))
        assert unlike_checksums(raw) == [], path.name


def test_composites_nested_too_deep_or_in_a_ring_are_damage() -> None:
    def composite(part: int) -> bytes:
        return struct.pack(">5hHHbb", -1, 0, 0, 9, 9, 0x2, part, 0, 0)

    def check(parts: list[int]) -> None:
        glyphs = [composite(part) if part >= 0 else b"" for part in parts]
        places = [sum(map(len, glyphs[:index])) for index in range(len(glyphs) + 1)]
        check_glyphs(b"".join(glyphs), struct.pack(f">{len(places)}L", *places), len(glyphs), wide=True)

    check([-1, *range(15)])
    for parts in ([0], [1, 2, 0], [-1, *range(40)], [5]):
        with pytest.raises(Damaged, match="glyph"):
            check(parts)


@settings(max_examples=100)
@given(seed=st.integers(0, 2**32), whole=st.booleans())
def test_damage_is_that_of_the_first_glyph_damaged_alone_and_stands_before_what_drawing_finds(
    tmp_path_factory: pytest.TempPathFactory, seed: int, whole: bool
) -> None:
    chance = Random(seed)
    data = bytearray(SIMPLE)
    for tag in (b"loca", b"glyf"):
        first, length = place(data, tag)
        for _ in range(chance.choice((0, 1, 3))):
            data[first + chance.randrange(length)] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))
    path = tmp_path_factory.mktemp("changed") / "x.ttf"
    path.write_bytes(data)
    first, length = place(data, b"glyf")
    glyf = bytes(data[first : first + (length if whole else chance.randrange(length))])
    first, length = place(data, b"loca")
    places = [2 * half for half in struct.unpack_from(f">{length // 2}H", data, first)]
    alone = [gid for gid in range(len(places) - 1) if scan(glyf, places[gid : gid + 2])[0] >= 0]
    assert scan(glyf, places)[0] == min(alone, default=-1)
    try:
        face = open_face(path)
    except FontError:
        return
    found = outlines(face)
    for gid in range(face.glyph_count):
        assert found[gid].size >= 0


@settings(max_examples=10)
@given(seed=st.integers(0, 2**32))
def test_damage_in_a_large_font_is_found_nowhere_but_in_a_changed_glyph(seed: int) -> None:
    chance = Random(seed)
    [raw] = read_fonts(AMIRI, stamp_of(AMIRI))
    glyf, loca = bytearray(raw.table("glyf")), raw.table("loca")
    count = number(raw.table("maxp"), 4, "H")
    places = list(struct.unpack_from(f">{count + 1}L", loca))
    spots = [chance.randrange(len(glyf)) for _ in range(chance.choice((0, 1, 20)))]
    for spot in spots:
        glyf[spot] ^= 1 << chance.randrange(8)
    damaged, _ = scan(bytes(glyf), places)
    assert damaged == -1 or any(places[damaged] <= spot < places[damaged + 1] for spot in spots)
