from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import InputError
from docgen.source.file import Source
from docgen.source.toml import compose_toml


def composed(text: str):
    return compose_toml(Source("x.toml", text.encode(), text))


def at(text: str, *path: str | int, key: bool = False) -> str:
    place = composed(text).place(path, key=key)
    return f"{place.line}:{place.column}"


TEXT = '''# a comment
title = "x" # = another
"quoted key" = 'a = b'
long = """
[no.table]
\\""""
list = [ # why
  1, [2, 3], {a = 1, b.c = "}"},
]
day = 2026-05-11 07:32:00
[a.b]
c.d = true
[[points]]
x = 1
[[points]]
x = 2
[points.deep]
y = "z"
'''


@pytest.mark.parametrize(
    ("path", "where"),
    [
        (("title",), "2:9"),
        (("quoted key",), "3:16"),
        (("long",), "4:8"),
        (("list", 0), "8:3"),
        (("list", 1, 1), "8:10"),
        (("list", 2, "b", "c"), "8:28"),
        (("day",), "10:7"),
        (("a", "b", "c", "d"), "12:7"),
        (("points", 1, "x"), "16:5"),
        (("points", 1, "deep", "y"), "18:5"),
    ],
)
def test_every_value_has_its_place(path, where):
    assert at(TEXT, *path) == where


def test_a_key_has_a_place_of_its_own():
    assert at(TEXT, "quoted key", key=True) == "3:1"
    assert at(TEXT, "a", key=True) == "11:2"
    assert at("a = 1\r\nb = 2\r\n", "b") == "2:5"


def test_an_empty_file_is_an_empty_table():
    assert composed("").data == {}
    assert composed("# nothing\n").data == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = ", "x.toml:1:5: error: this is no TOML: invalid value"),
        ("a = 1\na = 2", "x.toml:2:6: error: this is no TOML: cannot overwrite a value"),
        ("a = [1,", "x.toml:1:8: error: this is no TOML"),
        ("a = " + "9" * 5000, "x.toml: error: this is no TOML: exceeds the limit"),
        ("a = " + "[" * 500 + "]" * 500, "deep"),
        (".".join("a" * 100) + " = 1", "deep"),
        ("[" + ".".join("ab" * 5000) + "]", "deep"),
    ],
)
def test_what_is_no_toml_is_told_at_its_place(text, said):
    with pytest.raises(InputError) as caught:
        composed(text)
    assert said in str(caught.value)


KEYS = st.one_of(
    st.text("abc-_1", min_size=1, max_size=4),
    st.text(max_size=4).filter(lambda text: text.isprintable() and '"' not in text and "\\" not in text).map(lambda text: f'"{text}"'),
)
STRINGS = st.text(st.characters(codec="utf-8", exclude_characters="\\\"'", exclude_categories=("Cc", "Cs")), max_size=6)
SCALARS = st.one_of(
    st.integers(-9, 9).map(str),
    st.booleans().map(lambda value: str(value).lower()),
    STRINGS.map(lambda text: f'"{text}"'),
    STRINGS.map(lambda text: f"'''{text}'''"),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{' , '.join(items)}\n# c ]\n]"),
        st.dictionaries(KEYS, inner, max_size=3).map(lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"),
    ),
    max_leaves=6,
)


@given(st.dictionaries(KEYS, VALUES, max_size=5), st.dictionaries(KEYS, VALUES, max_size=3))
def test_the_place_of_every_value_of_a_random_file_holds_that_value(top, below):
    text = (
        "".join(f"{key} = {value}\n" for key, value in top.items())
        + '["the table"]\n'
        + "".join(f"{key}={value} # c\n" for key, value in below.items())
    )
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    marked = composed(text)
    waiting: list[tuple[tuple[str | int, ...], object]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        waiting += [((*path, step), one) for step, one in inner]
        if path and path != ("the table",):
            span = marked.span(path)
            assert span is not None
            assert tomllib.loads(f"x = {text[span.start : span.end]}")["x"] == value
