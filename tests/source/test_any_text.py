"""Whatever a file holds, it is read, or refused with a place; nothing else comes out."""

import contextlib
import string
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import InputError
from docgen.source import Marked, compose, from_bytes, from_text

PIECES = st.sampled_from(
    [
        "a",
        "ب",
        ": ",
        ":",
        "- ",
        "\n",
        "  ",
        "\t",
        "{",
        "}",
        "[",
        "]",
        ",",
        '"',
        "'",
        "|",
        ">",
        "&x",
        "*x",
        "!t",
        "#",
        "%",
        "@",
        "`",
        "\\",
        "---\n",
        "...\n",
        "12",
        "2021-10-18",
        "null",
        "\u2028",
        "\x85",
        "\u200f",
        "é",
        "😀",
        "<<: ",
        "? ",
        "\r\n",
        "!!str ",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_yaml(text: str) -> None:
    try:
        marked = compose(from_text(text, "x.yaml"))
    except InputError as error:
        for problem in error.problems:
            assert problem.place.file == "x.yaml"
            assert problem.place.line is not None
            assert 1 <= problem.place.line <= text.count("\n") + text.count("\r") + 1
        return
    every_place_exists(marked, marked.data, ())


def every_place_exists(marked: Marked, data: Any, path: tuple[str | int, ...]) -> None:
    place = marked.place(path)
    assert place.line is not None
    assert place.line >= 1
    if isinstance(data, str):
        for offset in range(len(data) + 1):
            index = marked.index(path, offset)
            assert index is not None
            assert marked.source is not None
            assert 0 <= index <= len(marked.source.text)
    for step, child in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        every_place_exists(marked, child, (*path, step))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes(data: bytes) -> None:
    with contextlib.suppress(InputError):
        compose(from_bytes(data))


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=string.ascii_letters + " 'ب\"\\\t,:é#", min_size=1, max_size=30), st.sampled_from(["'", '"']))
def test_every_visible_character_of_a_quoted_text_has_its_own_place(value: str, quote: str) -> None:
    written = value.replace("'", "''") if quote == "'" else value.replace("\\", "\\\\").replace('"', '\\"')
    marked = compose(from_text(f"a: {quote}{written}{quote}\n"))
    assert marked.data == {"a": value}
    assert marked.source is not None
    for offset, character in enumerate(value):
        if not character.isspace():
            index = marked.index(("a",), offset)
            assert index is not None
            found = marked.source.text[index]
            assert found == character or (found == "\\" and marked.source.text[index + 1] == character)
