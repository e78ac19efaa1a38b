from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from legal_names import DEVICES, is_legal

from docgen.naming.safe import MOST_BYTES, safe_name, safe_value, shortened


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("EMB/PS/2021/031", "EMB-PS-2021-031"),
        ("بيان صحفي: الدوحة", "بيان صحفي- الدوحة"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "_"),
        ("", "_"),
        ("???", "_"),
        (" a . ", "a"),
        ("a\u202eb\u2066c", "abc"),
        ("a\tb\nc", "a b c"),
        ("C:\\temp\\x", "C-temp-x"),
        ("e\u0301", "\u00e9"),
        ("نص‌ها", "نص‌ها"),
        ("\ud800", "_"),
        ("v1.2", "v1.2"),
    ],
)
def test_a_value_becomes_a_part_of_a_name(text, name):
    assert safe_value(text) == name


@pytest.mark.parametrize("device", DEVICES)
def test_the_names_of_old_devices_are_names_of_files(device):
    assert safe_name(device) == f"_{device}"
    assert safe_name(f"{device}.pdf") == f"_{device}.pdf"
    assert safe_name(f"{device}ference") == f"{device}ference" or not device.isalpha()


def test_a_long_name_keeps_its_suffix_and_no_letter_loses_its_marks():
    name = safe_name("ب\u064e" * 200 + ".pdf")
    assert len(name.encode()) <= MOST_BYTES
    assert name.endswith("ب\u064e.pdf")
    assert shortened("ab\u0301c", 3) == "a"


def test_a_name_is_no_option_of_a_program():
    assert safe_name("-rf") == "_-rf"
    assert safe_name("0 \x1b\x850") == "0 0"


@given(st.text())
def test_every_text_makes_a_legal_name(text):
    assert is_legal(safe_name(text))
    assert safe_name(safe_name(text)) == safe_name(text)


@given(st.lists(st.sampled_from(["..", ".", "/", "\\", " ", "-", "CON", "a", ".pdf", "\u202e", "\x00", "ب", "\u064e", "😀", ":"]), max_size=12))
def test_every_text_of_dangerous_pieces_makes_a_legal_name(pieces):
    assert is_legal(safe_name("".join(pieces)))
