"""A comment must be parted by white space from what stands before it; else words would be lost."""

import pytest

from docgen.errors import InputError
from docgen.source import compose, from_text

LOST = [
    ('a: "نص"#وسم', "1:8"),
    ("a: 'نص'#وسم", "1:8"),
    ('- "b"#c\n- d', "1:6"),
    ('a: "b"#', "1:7"),
    ("a: [b, c]#d", "1:10"),
    ("a: {b: c}#d", "1:10"),
    ("a: [b,#c\n  d]", "1:7"),
    ("a: [#c\n  d]", "1:5"),
    ("a: {#c\n  b: d}", "1:5"),
    ('{"a": "b"#c\n}', "1:10"),
    ('a: {ar: "b"#c\n  , en: d}', "1:12"),
    ('a: "b\n  c"#d', "2:5"),
    ('a: "b" # "c"#d\ne: "f"#g', "2:7"),
    ("a: |\n  \"b\"#c\nd: 'e'#f", "3:7"),
    ('a: "b"#c "d"#e', "1:7"),
]


@pytest.mark.parametrize(("text", "place"), LOST)
def test_a_comment_that_touches_what_is_before_it_is_an_error_at_its_place(text: str, place: str) -> None:
    with pytest.raises(InputError) as caught:
        compose(from_text(text, "x.yaml"))
    (problem,) = caught.value.problems
    assert str(problem.place).startswith(f"x.yaml:{place}")
    assert "for a comment, and it is not printed" in problem.message


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ('a: "b" #c', {"a": "b"}),
        ('a: "b"\t# c', {"a": "b"}),
        ('a: "b"\n#c', {"a": "b"}),
        ('a: "b \\"c\\"#d"', {"a": 'b "c"#d'}),
        ("a: 'b ''c''#d'", {"a": "b 'c'#d"}),
        ('a: b "c"#d [e]#f {g}#h,#i', {"a": 'b "c"#d [e]#f {g}#h,#i'}),
        ('a: |\n  "b"#c\n  [d]#e\n', {"a": '"b"#c\n[d]#e\n'}),
        ('a: >-\n  "b"#c\n', {"a": '"b"#c'}),
        ('# "b"#c\na: d', {"a": "d"}),
        ('a: d # "b"#c', {"a": "d"}),
        ('a: b\n# see [c]#d and "e"#f\ng: h', {"a": "b", "g": "h"}),
        ('"a,#b": c', {"a,#b": "c"}),
        ('a:\n# "b"#c\n  - d', {"a": ["d"]}),
    ],
)
def test_a_comment_with_white_space_before_it_and_a_hash_in_a_text_are_none(text: str, data: object) -> None:
    assert compose(from_text(text)).data == data


def test_many_texts_with_comments_take_little_time() -> None:
    text = "".join(f'a{at}: "b" # "c"#d\n' for at in range(20_000))
    assert len(compose(from_text(text)).data) == 20_000
