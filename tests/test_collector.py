"""Python's cyclic garbage collector belongs to the program that calls the library: it is left as it was found, and given nothing to do."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import docgen
from docgen.checks import check
from docgen.document.document import LAYOUTS, Layout

EXAMPLES = Path(__file__).parents[1] / "examples"
CASES = [(example, format, layout) for example in ("statement", "minutes") for format in ("pdf", "docx") for layout in LAYOUTS]


@pytest.fixture
def collector_off() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize(
    "work",
    [
        lambda path: docgen.render_bytes(docgen.load(path), "pdf"),
        lambda path: docgen.render_bytes(docgen.load(path), "docx"),
        lambda path: check(path),
    ],
    ids=["pdf", "docx", "check"],
)
def test_the_library_leaves_the_collector_of_its_program_alone(work: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch) -> None:
    touched: list[str] = []
    for name in ("collect", "disable", "enable", "freeze", "set_threshold"):
        monkeypatch.setattr(gc, name, lambda *_, name=name: touched.append(name))
    work(EXAMPLES / "statement.yaml")
    assert touched == []


@pytest.mark.parametrize(("example", "format", "layout"), CASES)
def test_what_a_file_was_made_with_is_gone_without_the_collector(example: str, format: str, layout: Layout, collector_off: None) -> None:
    def made() -> None:
        docgen.render_bytes(docgen.load(EXAMPLES / f"{example}.yaml"), format, layout=layout)

    made()
    gc.collect()
    made()
    assert gc.collect() == 0
