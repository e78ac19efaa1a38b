"""Files of strangers' fonts: formats that are read, formats that are told, damage that stops only who uses the font, files that change."""

from __future__ import annotations

import os
import random
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strange_fonts import ARABIC, LATIN, collection, font, save

from docgen._data import shipped
from docgen.errors import DocgenError, FontError
from docgen.limits import Limits, within
from docgen.typography.fonts.families import library, open_face, open_faces
from docgen.typography.fonts.font_files import read_fonts, stamp_of

AMIRI = shipped("fonts") / "amiri" / "Amiri-Regular.ttf"


@pytest.mark.parametrize("flavor", ["woff", "woff2"])
def test_a_web_font_holds_what_the_font_did(tmp_path: Path, flavor: str) -> None:
    plain = open_face(save(tmp_path, font(), "a.ttf"))
    squeezed = open_face(save(tmp_path, font(), f"a.{flavor}", flavor))
    assert squeezed.characters == plain.characters >= set(LATIN)
    assert squeezed.family == "Strange"
    assert [squeezed.advance(gid) for gid in range(20)] == [plain.advance(gid) for gid in range(20)]


def test_a_font_is_told_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    named = save(tmp_path, font(), "a.woff2", "woff")
    assert open_face(named).family == "Strange"


def test_each_font_of_a_collection_is_a_family_of_its_own(tmp_path: Path) -> None:
    collection(tmp_path, "both.ttc", font("One"), font("Two", upem=2000), font("Two", "Bold", upem=2000, weight=700))
    found = library((tmp_path,))
    assert found.family("One").face().upem == 1000
    assert found.family("Two").has(bold=True, italic=False)
    assert found.family("Two").face(bold=True).upem == 2000


def test_a_variable_font_gives_regular_and_bold(tmp_path: Path) -> None:
    save(tmp_path, font("Vary ExtraLight", weights=(200, 200, 900)), "Vary[wght].ttf")
    family = library((tmp_path,)).family("Vary")
    assert [face.naming.axes for face in family.faces.values()] == [(("wght", 400.0),), (("wght", 700.0),)]
    assert set(family.faces) == {(False, False), (True, False)}


def test_a_variable_font_that_leans_has_italics(tmp_path: Path) -> None:
    save(tmp_path, font("Vary", weights=(100, 400, 900), slants=(-12, 0, 0)), "Vary.ttf")
    family = library((tmp_path,)).family("Vary")
    assert set(family.faces) == {(False, False), (True, False), (False, True), (True, True)}
    assert dict(family.face(italic=True).naming.axes)["slnt"] == -12


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b"hello", "does not begin as a font does"),
        (b"\x80\x01\x34\x12\0\0%!PS-AdobeFont", "Type 1"),
        (b"%!PS-AdobeFont-1.0: X", "Type 1"),
        (b"MZ" + bytes(200), "bitmaps"),
        (b"<html>not found</html>", "XML or HTML"),
        (b"\0\1\0\0\0\5", "cut short"),
        (b"\0\1\0\0" + struct.pack(">H", 9) + bytes(6), "directory is cut short"),
        (b"ttcf\0\1\0\0" + struct.pack(">L", 70000), "collection"),
        (b"wOFF" + bytes(20), "cut short"),
        (b"wOF2" + bytes(60), "cut short|unpacked|damaged"),
    ],
)
def test_what_is_no_font_is_told_with_its_file(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "x.ttf"
    path.write_bytes(data)
    with pytest.raises(FontError, match=said) as raised:
        open_faces(path)
    assert raised.value.problems[0].place.file == str(path)


@pytest.mark.parametrize("tag", ["head", "hhea", "maxp", "hmtx", "cmap", "loca"])
@pytest.mark.parametrize("left", [0, 3])
def test_a_table_that_is_cut_short_is_named(tmp_path: Path, tag: str, left: int) -> None:
    data = bytearray(AMIRI.read_bytes())
    struct.pack_into(">L", data, data.index(tag.encode(), 12) + 12, left)
    path = tmp_path / "x.ttf"
    path.write_bytes(data)
    with pytest.raises(FontError, match=tag):
        open_faces(path)


def test_a_name_of_a_table_that_is_no_ascii_is_damage(tmp_path: Path) -> None:
    data = bytearray(AMIRI.read_bytes())
    data[12:16] = b"\xff\xfe\x80a"
    (tmp_path / "x.ttf").write_bytes(data)
    with pytest.raises(FontError, match="no ASCII"):
        open_faces(tmp_path / "x.ttf")


def test_a_font_of_bitmaps_only_is_told(tmp_path: Path) -> None:
    made = font()
    del made["glyf"], made["loca"]
    made["SVG "] = _raw("SVG ")
    save(tmp_path, made, "x.ttf")
    with pytest.raises(FontError, match="bitmaps only"):
        open_faces(tmp_path / "x.ttf")


def _raw(tag: str) -> object:
    from fontTools.ttLib.tables.DefaultTable import DefaultTable

    table = DefaultTable(tag)
    table.data = bytes(20)
    return table


def test_a_damaged_font_leaves_the_others_of_its_folder_usable(tmp_path: Path) -> None:
    save(tmp_path, font("Good"), "good.ttf")
    (tmp_path / "bad.ttf").write_bytes(AMIRI.read_bytes()[:5000])
    found = library((tmp_path,))
    assert found.family("Good").face().family == "Good"
    [problem] = found.broken
    assert problem.place.file == str(tmp_path / "bad.ttf")
    assert problem.severity == "warning"
    with pytest.raises(FontError, match=r"no font family 'Bad' .*bad\.ttf.*cut short"):
        found.family("Bad")


def test_fonts_of_formats_that_are_not_read_are_counted_in_the_message(tmp_path: Path) -> None:
    for name in ("a.pfb", "b.PFB", "c.dfont"):
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(FontError, match=r"1 file is \.dfont: convert it to \.ttf or \.otf; 2 files are \.pfb: convert them to \.ttf or \.otf"):
        library((tmp_path,)).family("Nimbus")


def test_what_stands_under_the_name_of_a_font_and_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ttf")
    (tmp_path / "link.ttf").symlink_to(tmp_path / "nowhere")
    assert sorted(Path(problem.place.file or "").name for problem in library((tmp_path,)).broken) == ["link.ttf", "pipe.ttf"]


def test_a_font_larger_than_its_limit_is_not_read(tmp_path: Path) -> None:
    path = save(tmp_path, font(), "x.ttf")
    with within(Limits(file_bytes=1000)), pytest.raises(FontError, match="larger than 1,000 bytes"):
        read_fonts(path, stamp_of(path))


@pytest.mark.parametrize("flavor", ["woff", "woff2"])
def test_a_web_font_that_unpacks_to_more_than_its_limit_is_refused(tmp_path: Path, flavor: str) -> None:
    made = font()
    made["ZERO"] = _raw("ZERO")
    made["ZERO"].data = bytes(3_000_000)
    path = save(tmp_path, made, f"x.{flavor}", flavor)
    assert path.stat().st_size < 100_000
    with within(Limits(file_bytes=1_000_000)), pytest.raises(FontError, match="unpacks to more"):
        read_fonts(path, stamp_of(path))


def test_a_font_overwritten_in_place_is_noticed(tmp_path: Path) -> None:
    path = save(tmp_path, font("Before"), "x.ttf")
    assert "Before" in library((tmp_path,)).families
    folder = tmp_path.stat().st_mtime_ns
    path.write_bytes(save(tmp_path / "other", font("After"), "x.ttf").read_bytes())
    os.utime(tmp_path, ns=(folder, folder))
    found = library((tmp_path,)).families
    assert "After" in found
    assert "Before" not in found


def test_a_font_that_changes_between_its_finding_and_its_use_is_an_error(tmp_path: Path) -> None:
    path = save(tmp_path, font(), "x.ttf")
    face = open_face(path)
    path.write_bytes(path.read_bytes()[:900])
    with pytest.raises(FontError, match="was changed"):
        _ = face.font


def test_a_font_cut_short_under_a_running_process_ends_in_an_error_and_not_in_a_signal(tmp_path: Path) -> None:
    save(tmp_path, font(), "x.ttf")
    program = """
import sys
from pathlib import Path
from docgen.errors import FontError
from docgen.typography.fonts.families import library
folder = Path(sys.argv[1])
face = library((folder,)).family("Strange").face()
used = library((folder,)).family("Strange").face(bold=True)
used.source.font, used.characters
(folder / "x.ttf").write_bytes(b"")
used.advance(5), used.table("glyf")
try:
    library((folder,)).family("Strange")
except FontError as told:
    print(told)
"""
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "x.ttf: it is empty" in done.stdout.replace("is not a font, or is damaged: ", "")


SMALL = {
    "ttf": font(characters="abc ابج١٢"),
    "otf": font(characters="abc ابج١٢", cubic=True),
    "vary": font(characters="abc ابج١٢", weights=(100, 400, 900)),
}


def _bytes(made: object) -> bytes:
    import io

    out = io.BytesIO()
    made.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


_DATA = {name: _bytes(made) for name, made in SMALL.items()}


@settings(max_examples=150)
@given(name=st.sampled_from(sorted(_DATA)), seed=st.integers(0, 2**32), kind=st.sampled_from(["bytes", "cut", "tables"]))
@example(name="ttf", seed=81390, kind="bytes")
def test_no_damage_ends_in_anything_but_a_font_error(tmp_path_factory: pytest.TempPathFactory, name: str, seed: int, kind: str) -> None:
    from docgen.typography.fonts.static_instance import static_file
    from docgen.typography.shaping.shaper import GlyphCluster
    from docgen.writers.docx.fonts.digit_font import digit_font
    from docgen.writers.pdf.fonts.font_file import build

    chance = random.Random(seed)
    data = bytearray(_DATA[name])
    if kind == "cut":
        del data[chance.randrange(len(data)) :]
    for _ in range(0 if kind == "cut" else chance.choice((1, 3, 30))):
        low = 12 if kind == "tables" else 0
        data[chance.randrange(low, 300 if kind == "tables" else len(data))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))
    folder = tmp_path_factory.mktemp("damaged")
    (folder / "x.ttf").write_bytes(data)
    try:
        for face in open_faces(folder / "x.ttf"):
            bold = face.made(slanted=True, emboldened=True)
            units = [GlyphCluster(((gid, 0, 0),), face.advance(gid), "x") for gid in range(12)]
            build(face, [(face, unit, 1.0) for unit in units] + [(bold, unit, 1.5) for unit in units])
            static_file(face, True, False)
        for family in library((folder,)).families.values():
            if family.face().path.parent == folder:
                digit_font(family)
    except DocgenError as told:
        nameless = [problem for problem in told.problems if not problem.place.file]
        if nameless:
            pytest.fail(f"no file is named: {nameless}")


def test_arabic_and_latin_of_the_test_fonts_are_whole() -> None:
    assert set(LATIN + ARABIC) <= set(map(chr, font().getBestCmap()))
