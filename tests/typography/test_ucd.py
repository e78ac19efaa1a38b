"""The tables give each code point the class that Unicode's files give it, by the quick road and by the other."""

from __future__ import annotations

import random
import subprocess
import sys
import unicodedata
import warnings
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from unicode_files import FOLDER, unicode_lines

from docgen.typography.unicode import _ucd_bidi, _ucd_break, _ucd_cluster, _ucd_script, ucd

SHORT = {
    "WS": "W",
    "BN": "B",
    "B": "P",
    "ON": "O",
    "AL": "A",
    "AN": "N",
    "EN": "E",
    "ES": "+",
    "ET": "%",
    "CS": ",",
    "NSM": "M",
    "LRI": "6",
    "PDI": "9",
}


@pytest.mark.parametrize("name", ["bidi", "break", "cluster", "script"])
@given(text=st.text(max_size=40))
@example(text="\ud800\U0010ffff\0")
def test_encoding_a_text_is_looking_up_each_character(name: str, text: str) -> None:
    table = ucd.classes(name)
    assert list(table.encode(text)) == [table.of(ord(char)) for char in text]


def test_common_characters_fit_one_byte_each() -> None:
    assert len(ucd.COMMON) == len(set(ucd.COMMON)) <= 256
    assert not isinstance(ucd._ENCODING, dict), "a dictionary here costs ten times the time"


def test_all_tables_are_of_one_version() -> None:
    assert _ucd_bidi.VERSION == _ucd_break.VERSION == _ucd_cluster.VERSION == _ucd_script.VERSION


def test_bidi_classes_are_pythons_own_but_for_what_its_unicode_has_otherwise() -> None:
    """Python's Unicode is another, 14.0 in Python 3.11 and 16.0 in 3.14: a class hardly ever changes. What does is told as a warning."""
    table = ucd.classes("bidi")
    different = []
    for code in range(0x110000):
        name = unicodedata.bidirectional(chr(code))
        letter = chr(table.of(code))
        if name and letter != SHORT.get(name, name) and not (name == "ON" and letter in "()") and not letter.isdigit():
            different.append(f"U+{code:04X} {name} {letter}")
    if different:
        warnings.warn(f"Unicode {unicodedata.unidata_version} of Python, {_ucd_bidi.VERSION} of docgen: {different}", stacklevel=1)
    assert len(different) < (1 if unicodedata.unidata_version == _ucd_bidi.VERSION else 100), different


def test_line_break_classes_are_those_of_the_file() -> None:
    table, letters = ucd.classes("break"), ucd.letters("break")
    sample = random.Random(14)
    checked = 0
    for line in unicode_lines("LineBreak.txt", _ucd_break.VERSION):
        data = line.split("#")[0].strip()
        if not data:
            continue
        span, name = data.split(";")
        if name in ("AI", "SG", "XX", "SA", "CJ", "OP", "CP", "ID"):
            continue  # resolved or split by other properties
        first, _, last = span.partition("..")
        code = sample.randint(int(first, 16), int(last or first, 16))
        assert chr(table.of(code)) == letters[name], f"U+{code:04X}"
        checked += 1
    assert checked > 2000


def test_the_tables_are_what_the_script_writes(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, str(root / "scripts" / "make_unicode_tables.py"), str(FOLDER), str(tmp_path)], check=True)
    written = sorted(tmp_path.iterdir())
    assert len(written) == 4
    for table in written:
        assert table.read_text(encoding="utf-8") == (root / "src" / "docgen" / "typography" / "unicode" / table.name).read_text(encoding="utf-8")


@pytest.mark.parametrize("code", [0x20C1, 0x20C2, 0x20C3, 0x20C4])
def test_currency_signs_newer_than_the_tables_are_signs_as_the_others_are(code: int) -> None:
    for name in ("bidi", "break", "cluster", "script"):
        assert ucd.classes(name).of(code) == ucd.classes(name).of(0x20B9)
        assert ucd.classes(name).encode(chr(code)) == ucd.classes(name).encode("\u20b9")
    assert chr(ucd.classes("bidi").of(code)) == "%"
    assert chr(ucd.classes("break").of(code)) == ucd.letters("break")["PR"]


@given(st.integers(0, 0x10FFFF))
def test_what_is_put_in_changes_no_other_character(code: int) -> None:
    from bisect import bisect_right

    starts = [int(start, 16) for start in _ucd_bidi.STARTS.split()]
    values = "".join(_ucd_bidi.VALUES.split()).encode("latin-1")
    if code not in ucd.LATER:
        assert ucd.classes("bidi").of(code) == values[bisect_right(starts, code) - 1]
