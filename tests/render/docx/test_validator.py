"""The Open XML SDK's validator finds nothing wrong: each example in each layout and each family, every kind of block, and long minutes."""

from __future__ import annotations

from pathlib import Path

from long_minutes import long_minutes
from ooxml import Docx, faults

from docgen import api


def _faults(data: bytes, folder: Path) -> list[str]:
    path = folder / "out.docx"
    path.write_bytes(data)
    return faults(path)


def test_examples_and_every_kind_of_block_are_valid(docx: Docx, tmp_path):
    assert _faults(docx.data, tmp_path) == []


def test_minutes_of_two_hundred_pages_are_valid(tmp_path):
    assert _faults(api.render_document(long_minutes(230), "docx"), tmp_path) == []
