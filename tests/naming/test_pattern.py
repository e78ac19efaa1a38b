from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from legal_names import is_legal

from docgen.errors import UsageError
from docgen.naming import Pattern, is_pattern, parse


def filled(pattern: str, **values: str) -> str:
    return parse(pattern).path(values.__getitem__).as_posix()


def test_names_in_braces_are_given_their_values():
    assert filled("out/{reference}-{lang}.{ext}", reference="EMB/1", lang="ar-en", ext="pdf") == "out/EMB-1-ar-en.pdf"


def test_a_literal_path_stays_as_it_is_written():
    assert filled("../a b/{stem}.pdf", stem="x") == "../a b/x.pdf"
    assert filled("/srv/out/{stem}.pdf", stem="x") == "/srv/out/x.pdf"


def test_doubled_braces_are_braces():
    assert filled("{{{stem}}}.pdf", stem="x") == "{x}.pdf"
    assert is_pattern("a}}b")
    assert not is_pattern("out/a.pdf")


def test_numbers_are_padded():
    assert filled("{n:03}-{stem}.pdf", n="7", stem="x") == "007-x.pdf"


def test_a_folder_is_a_path_where_it_stands_alone():
    assert filled("out/{folder}/{stem}.pdf", folder="2026/../05", stem="x") == "out/2026/_/05/x.pdf"
    assert filled("out/{folder}/{stem}.pdf", folder="", stem="x") == "out/x.pdf"
    assert filled("out/{folder}-{stem}.pdf", folder="2026/05", stem="x") == "out/2026-05-x.pdf"


@pytest.mark.parametrize(
    ("pattern", "suffix"), [("{stem}.{ext}", ""), ("{stem}.PDF", "pdf"), ("{stem}", None), ("a.b/{stem}", None), ("{stem}-{ext}", None)]
)
def test_the_suffix_is_literal_or_a_value(pattern, suffix):
    assert parse(pattern).suffix == suffix


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{stem", "the brace { is alone"),
        ("stem}.pdf", "the brace } is alone"),
        ("{}.pdf", "is no name"),
        ("{a b}.pdf", "is no name"),
        ("{stem!r}.pdf", "is no name"),
        ("{stem.__class__}.pdf", ""),
        ("{stem:>10}.pdf", "is no name"),
        ("out/{stem}/", "names a folder and no file"),
    ],
)
def test_what_is_no_pattern_is_told(pattern, said):
    if not said:
        assert parse(pattern).names == {"stem.__class__"}  # a field that no document has: told when it is asked for
        return
    with pytest.raises(UsageError, match=said.replace("{", r"\{").replace("}", r"\}")):
        parse(pattern)


def test_long_values_are_shortened_the_longest_first_so_that_the_others_stay():
    name = filled("{headline}-{lang}.{ext}", headline="ن" * 400, lang="ar", ext="pdf")
    assert name.endswith("ن-ar.pdf")
    assert len(name.encode()) <= 200


def test_a_literal_that_is_too_long_is_told():
    with pytest.raises(UsageError, match="longer than 200 bytes"):
        filled("x" * 300 + "{stem}.pdf", stem="y")


PIECES = st.one_of(st.text(max_size=30), st.sampled_from(["..", "../..", "/etc", "C:\\", ".", "NUL", "a/../../b", "\u202e\u202e", " . ", "x" * 400]))


@given(PIECES, PIECES, PIECES)
def test_no_value_leaves_the_folder_of_the_pattern_and_every_name_is_legal(one, two, three):
    pattern: Pattern = parse("out/{kind}/{folder}/{reference}-{stem}.{ext}")
    made = pattern.path({"kind": one, "folder": f"{three}/{two}", "reference": two, "stem": three, "ext": "pdf"}.__getitem__)
    assert made.parts[0] == "out"
    assert os.path.normpath(made) == str(made)
    assert all(is_legal(step) for step in made.parts)
    assert Path("/base", made).resolve().is_relative_to("/base/out")
