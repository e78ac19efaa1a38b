"""Facing pages as a flow: what stands on both pages, and that nothing stands over them."""

from __future__ import annotations

from dataclasses import replace

from flows import sample_document, sample_flow

from docgen.document.arrange import arrange
from docgen.document.blocks import PageBreak, SignatureRow, Table
from docgen.document.document import ParallelPair, SpanningBlock


def test_every_item_is_a_pair_or_ends_both_pages() -> None:
    (section,) = sample_flow("facing").sections
    assert all(isinstance(item, ParallelPair) or (isinstance(item, SpanningBlock) and isinstance(item.block, PageBreak)) for item in section.items)


def test_what_others_show_once_stands_on_both_pages() -> None:
    (section,) = sample_flow("facing").sections
    pairs = [item for item in section.items if isinstance(item, ParallelPair)]
    (pair,) = [item for item in pairs if item.left is not None and isinstance(item.left.block, SignatureRow)]
    assert pair.right is not None
    assert isinstance(pair.right.block, SignatureRow)


def test_no_table_asks_for_both_pages() -> None:
    document = sample_document()
    asking = replace(document, blocks=tuple(replace(block, page_wide=True) if isinstance(block, Table) else block for block in document.blocks))
    (section,) = arrange(asking, "facing").sections
    sides = [side for item in section.items if isinstance(item, ParallelPair) for side in (item.left, item.right)]
    tables = [side.block for side in sides if side is not None and isinstance(side.block, Table)]
    assert tables
    assert not any(table.page_wide for table in tables)


def test_a_document_of_one_language_has_no_facing_pages() -> None:
    document = sample_document()
    alone = replace(document, meta=replace(document.meta, languages=("ar",)))
    assert arrange(alone, "facing").layout == "ar"
