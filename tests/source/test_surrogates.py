r"""Pairs of surrogate escapes are one character, as JSON has them (RFC 8259, 7); half a pair is an error."""

import json

import pytest

from docgen.errors import InputError
from docgen.source import compose, from_text


@pytest.mark.parametrize("value", [{"a": "😀"}, {"😀": ["a😀b😀😀", "𐍈 \\ud83d\\ude00"]}, {"a": "\\😀", "b": 'x"😀\\'}, {"a": "x\n\n😀"}])
def test_what_json_writes_in_ascii_is_read_back(value: object) -> None:
    assert compose(from_text(json.dumps(value))).data == value


@pytest.mark.parametrize("text", [r'a: "\ud83d"', r'a: "\ude00\ud83d"', r'a: "\ud83d \ude00"', r'a: "\\ud83d\ude00"', r'a: "\ud83d\ude00\ud83d"'])
def test_half_a_pair_is_an_error(text: str) -> None:
    with pytest.raises(InputError, match="this backslash escape does not exist"):
        compose(from_text(text))


@pytest.mark.parametrize("text", [r"a: '\ud83d\ude00'", r"a: \ud83d\ude00", "a: |-\n  \\ud83d\\ude00", r"a: '\ue03d\ue600\ud83d\ude00'"])
def test_where_nothing_is_an_escape_the_pair_stays_as_it_stands(text: str) -> None:
    said = text.removeprefix("a: ").removeprefix("|-\n  ").strip("'")
    assert compose(from_text(text)).data == {"a": said}


def test_a_place_behind_a_pair_is_exact() -> None:
    marked = compose(from_text(r'a: "\ud83d\ude00 b c"', "x.yaml"))
    assert str(marked.place(("a",), offset=2)).startswith("x.yaml:1:18")


def test_private_use_beside_a_pair_is_told() -> None:
    with pytest.raises(InputError, match="private use"):
        compose(from_text('a: "\\ud83d\\ude00 \ue03d\ue600"'))
