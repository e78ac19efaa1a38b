"""The Open XML SDK's validator finds nothing wrong: each example in each layout and each family, with and without a
letterhead, every kind of block, and long minutes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import letterheads
import pytest
from long_minutes import long_minutes
from ooxml import Docx, faults

import docgen
from docgen import api
from docgen.document.document import LAYOUTS
from docgen.document.word_template import WordTemplate

EXAMPLES = Path(__file__).parents[3] / "examples"
KINDS = ("statement", "minutes")
THEMES = ("classic", "heritage", "noto", "plex")


def _faults(data: bytes, folder: Path) -> list[str]:
    path = folder / "out.docx"
    path.write_bytes(data)
    return faults(path)


def test_examples_and_every_kind_of_block_are_valid(docx: Docx, tmp_path):
    assert _faults(docx.data, tmp_path) == []


@pytest.fixture(scope="module")
def letterhead(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return letterheads.by_hand(tmp_path_factory.mktemp("letterhead"))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", KINDS)
def test_examples_on_a_letterhead_are_valid(kind, layout, theme, letterhead, tmp_path):
    tree = replace(api.document(docgen.load(EXAMPLES / f"{kind}.yaml"), theme=theme), paper=WordTemplate(letterhead))
    assert _faults(api.render_document(tree, "docx", layout=layout), tmp_path) == []


def test_minutes_of_two_hundred_pages_are_valid(tmp_path):
    assert _faults(api.render_document(long_minutes(230), "docx"), tmp_path) == []
