"""Addresses are percent-encoded once, and alike in every format."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.document.uri import encoded_value, percent_encoded


@pytest.mark.parametrize(
    ("address", "encoded"),
    [
        ("https://x.example/a?b=c&d=e#f", "https://x.example/a?b=c&d=e#f"),
        ("https://x.example/بيان", "https://x.example/%D8%A8%D9%8A%D8%A7%D9%86"),
        ("https://x.example/a b", "https://x.example/a%20b"),
        ("https://x.example/%D8%A8?q=100%", "https://x.example/%D8%A8?q=100%25"),
        ('https://x.example/<"a|b">', "https://x.example/%3C%22a%7Cb%22%3E"),
        ("mailto:press@x.example", "mailto:press@x.example"),
    ],
)
def test_what_an_address_may_not_hold_is_encoded(address: str, encoded: str) -> None:
    assert percent_encoded(address) == encoded


def test_a_reference_within_an_address_parts_it_nowhere() -> None:
    assert encoded_value("EMB/PS/2021/031") == "EMB/PS/2021/031"
    assert encoded_value("ق/5#2?a=b&c") == "%D9%82/5%232%3Fa%3Db%26c"


@given(st.text())
def test_an_encoded_address_is_ascii_and_stays_as_it_is(address: str) -> None:
    try:
        encoded = percent_encoded(address)
    except UnicodeEncodeError:  # lone surrogates, which no input holds
        return
    assert re.fullmatch(r"[!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]*", encoded)
    assert percent_encoded(encoded) == encoded
