"""Texts of one thing over and over, 50,000 times: every stage gets through them, as it would not if its time grew with the square of the length."""

from __future__ import annotations

import pytest

from docgen.typography.paragraph.line_break_tailoring_cy import opportunities
from docgen.typography.unicode.bidi import level_runs, reorder, resolve_levels
from docgen.typography.unicode.clusters import clusters
from docgen.typography.unicode.scripts import script_runs

PIECES = {
    "open brackets": "(", "bracket pairs": "ب(a)", "brackets never closed": "ا(a ", "quotes never closed": "«a", "percent signs": "%",
    "marks": "\u064b", "combining accents": "\u0301", "spaces": " ", "digits": "1", "numbers": "1,", "counts": "b12 ب", "slashes": "a/",
    "hyphens": "a-", "at signs": "a@", "addresses": "http://", "dots": "a.", "embeddings": "\u202aب", "isolates": "\u2067a", "tabs": "ب \t",
    "joiners": "\u200d", "soft hyphens": "a\u00ad", "emoji": "😀\u200d", "flags": "\U0001f1e6", "zero-width spaces": "ب\u200b",
}  # fmt: skip


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_a_long_text_of_one_thing_goes_through_every_stage(piece: str) -> None:
    text = "ب" + piece * 50_000 + "b"
    levels = resolve_levels(text, "rtl")
    assert len(levels) == len(reorder(levels)) == len(text)
    for ranges in (level_runs(text, 0), script_runs(text), clusters(text)):
        assert ranges[0][0] == 0
        assert ranges[-1][1] == len(text)
    assert all(0 < offset < len(text) for offset, _ in opportunities(text))
