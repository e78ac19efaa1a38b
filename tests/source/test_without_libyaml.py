"""PyYAML without libyaml gives the same data and the same places."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from proofs import need_module

from docgen.errors import InputError
from docgen.source import Marked, compose, from_text, read
from docgen.source import nodes as module

EXAMPLES = Path(__file__).parents[2] / "examples"


def places(marked: Marked) -> Iterator[tuple[Any, ...]]:
    def walk(data: Any, path: tuple[str | int, ...]) -> Iterator[tuple[Any, ...]]:
        yield path, marked.place(path), marked.place(path, key=True)
        children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
        for step, child in children:
            yield from walk(child, (*path, step))

    return walk(marked.data, ())


@pytest.mark.parametrize("name", ["statement.yaml", "minutes.yaml"])
def test_both_parsers_agree(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    need_module("yaml._yaml")  # libyaml's own parser, to compare with
    source = read(EXAMPLES / name)
    fast = compose(source)
    monkeypatch.setattr(module, "LOADER", module._PythonLoader)
    slow = compose(source)
    assert fast.data == slow.data
    assert list(places(fast)) == list(places(slow))


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a:\n\t- b", "2:1", "a tab is used for indentation"),
        ("a: 1\n---\nb: 2", "2:1", "a second document"),
        ("a: b: c", "1:5", "a second ': '"),
        ("a: 1\nb: 'x", "2:4", "the quotation mark"),
        ("a: 1\nb: [x", "2:4", "the bracket"),
        ("a: *x", "1:4", "the alias *x has no anchor"),
        ("- " * 500, "1:119", "nested more than"),
    ],
)
def test_slips_are_told_alike(text: str, place: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOADER", module._PythonLoader)
    with pytest.raises(InputError) as caught:
        compose(from_text(text, "x.yaml"))
    assert str(caught.value).startswith(f"x.yaml:{place}: error: ")
    assert message in str(caught.value)
