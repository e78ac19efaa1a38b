"""The slots of a block are those that its `map` meets."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.document.blocks import (
    Contents,
    Field,
    Fields,
    Heading,
    ListBlock,
    PageBreak,
    Panel,
    Paragraph,
    Picture,
    Quote,
    Rule,
    SideBlock,
    Signatory,
    SignatureRow,
    Table,
    Verse,
    slots,
)
from docgen.document.inline import Inline, Runs
from docgen.document.tables.table import Column, Group


def words(text: str) -> Runs:
    return (Inline(text),)


TABLE: SideBlock = Table(
    (Column(words("a")), Column(words("b"))),
    ((words("c"), words("d")), (words("e"), ())),
    total=(words("f"), words("g")),
    caption=words("h"),
    source=words("i"),
    groups=(Group(words("j"), 2),),
)
BLOCKS: list[SideBlock] = [
    Paragraph(words("a")),
    Heading(words("a"), 1, words("b")),
    ListBlock((words("a"), words("b")), "decimal"),
    Quote(words("a"), words("b")),
    Quote(words("a")),
    Verse(((words("a"), words("b")), (words("c"), words("d")))),
    Fields((Field(words("a"), words("b")), Field(words("c"), ()))),
    TABLE,
    Table((Column(words("a")),), ((words("b"),),)),
    SignatureRow((Signatory(words("a"), words("b")),), (words("c"),)),
    Picture(Path("x.png"), words("a"), words("b")),
    Panel((Paragraph(words("a")), TABLE)),
    Contents(words("a")),
    Rule(),
    PageBreak(),
]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_slots_are_those_that_map_meets(block: SideBlock) -> None:
    met: list[Runs] = []
    block.map(met.append)
    assert slots(block) == met
