"""Both writers keep the contract, and one that breaks a clause of it is found."""

from __future__ import annotations

import itertools
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ooxml import Docx, W

from docgen.document.blocks import slots
from docgen.document.document import Flow, ParallelPair, Side
from docgen.document.dump import dump
from docgen.document.inline import plain
from docgen.errors import RenderError
from docgen.writers import renderer
from docgen.writers.contract import ContractError, check_writer
from docgen.writers.options import RenderOptions
from docgen.writers.pdf.inspect.read import inspect_pdf
from docgen.writers.sample import THEME, document, flows

UNSEEN = dict.fromkeys(map(ord, "\u2060\u200b\u200e\u200f\u00ad"))


def words_of_pdf(data: bytes, folder: Path) -> str:
    path = folder / "made.pdf"
    path.write_bytes(data)
    return " ".join(passage.text for passage in inspect_pdf(path).passages).translate(UNSEEN)


def words_of_docx(data: bytes, folder: Path) -> str:
    return "".join(text.text or "" for text in Docx(data).document.iter(f"{W}t")).translate(UNSEEN)


def test_the_pdf_writer_keeps_it(tmp_path: Path) -> None:
    check_writer(renderer("pdf"), read=lambda data: words_of_pdf(data, tmp_path), fonts=True)


def test_the_word_writer_keeps_it(tmp_path: Path) -> None:
    check_writer(renderer("docx"), read=lambda data: words_of_docx(data, tmp_path), fonts=True)


def text(flow: Flow, options: RenderOptions) -> bytes:
    """A writer as small as can be, which keeps the contract."""
    return dump(flow).encode()


def read(data: bytes) -> str:
    return re.sub(r"\[([^|]*)\|[^\]]*\]", r"\1", data.decode()).replace("⍽", " ").replace("↵", " ")


def test_a_small_writer_keeps_it() -> None:
    check_writer(text, read=read)


class Counting:
    def __init__(self) -> None:
        self.count = itertools.count()

    def __call__(self, flow: Flow, options: RenderOptions) -> bytes:
        return str(next(self.count)).encode()


def changing(flow: Flow, options: RenderOptions) -> bytes:
    object.__setattr__(flow.meta, "reference", "changed")
    return text(flow, options)


def by_identity(flow: Flow, options: RenderOptions) -> bytes:
    return str(id(flow)).encode()


def printing(flow: Flow, options: RenderOptions) -> bytes:
    print("at work")
    return text(flow, options)


def warning(flow: Flow, options: RenderOptions) -> bytes:
    warnings.warn("odd", stacklevel=1)
    return text(flow, options)


def leaving(flow: Flow, options: RenderOptions) -> bytes:
    Path("scratch.tmp").write_text("left", encoding="utf-8")
    return text(flow, options)


def leading_language_only(flow: Flow, options: RenderOptions) -> bytes:
    return "\n".join(plain(runs) for side in sides(flow) if side.lang == flow.meta.languages[0] for runs in slots(side.block)).encode()


def sides(flow: Flow) -> Iterator[Side]:
    for section in flow.sections:
        for item in section.items:
            if isinstance(item, Side):
                yield item
            elif isinstance(item, ParallelPair):
                yield from (side for side in (item.left, item.right) if side is not None)


def opening(flow: Flow, options: RenderOptions) -> bytes:
    found = dump(flow)
    if "picture nowhere.png" in found:
        Path("/nowhere/nowhere.png").read_bytes()
    return found.encode()


def nameless(flow: Flow, options: RenderOptions) -> bytes:
    found = dump(flow)
    if "picture nowhere.png" in found:
        raise RenderError("a picture is missing")
    return found.encode()


@pytest.mark.parametrize(
    ("writer", "said", "options"),
    [
        (lambda flow, options: "text", "gives a whole file as bytes, and not 'text'", {}),
        (lambda flow, options: b"", "gives a whole file as bytes", {}),
        (changing, "the flow was changed", {}),
        (printing, "something was printed: 'at work", {}),
        (warning, "options.warn was not told: odd", {}),
        (leaving, "files were left behind: scratch.tmp", {}),
        (Counting(), "other bytes the second time", {}),
        (by_identity, "a copy of the flow gave other bytes", {}),
        (leading_language_only, "is not in the file", {"read": lambda data: data.decode()}),
        (opening, "a picture that is not there ended in FileNotFoundError", {}),
        (nameless, "was told without its name", {}),
        (text, "a font family that is nowhere is no FontError", {"fonts": True}),
    ],
)
def test_a_writer_that_breaks_it_is_found(writer: Any, said: str, options: dict[str, Any]) -> None:
    with pytest.raises(ContractError, match=said):
        check_writer(writer, **options)


def test_the_sample_has_every_kind_of_block_and_every_mark() -> None:
    from typing import get_args

    from docgen.document import blocks

    kinds = {kind.__origin__ for kind in get_args(blocks.BiBlock)}
    made = document((Path("map.png"),)).blocks
    assert {type(block) for block in made} == kinds
    whole = dump(flows()["side-by-side"])
    assert [mark for mark in ("strong", "emphasis", "ltr", "nobreak", "superscript", "lang=", "role=", "link=") if mark not in whole] == []
    assert THEME.name == "sample"
