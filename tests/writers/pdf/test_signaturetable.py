"""A table of signatures that parts leaves nobody without the party that they sign for."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.writers.pdf.boxes.box import Nothing
from docgen.writers.pdf.boxes.signature_table import SignatureLine, SignatureTable
from docgen.writers.pdf.layout_context import LayoutContext


@settings(max_examples=300, deadline=None)
@given(pattern=st.lists(st.booleans(), min_size=4, max_size=30), height=st.floats(100.0, 1500.0), forced=st.booleans())
def test_no_part_ends_with_a_party(stage: LayoutContext, pattern: list[bool], height: float, forced: bool) -> None:
    rows = []
    for party in pattern:
        rows += [SignatureLine(party=Nothing())] if party and (not rows or rows[-1].signs) else []
        rows.append(SignatureLine(tuple(Nothing() for _ in range(4))))
    table = SignatureTable([Nothing() for _ in range(4)], rows, stage.look, rtl=True, room=600.0)
    table.wrap(450.0)
    cut = table.cut(height, forced=forced)
    if cut is not None:
        first, second = cut
        assert isinstance(first, SignatureTable)
        assert isinstance(second, SignatureTable)
        assert first.rows[-1].signs
        assert first.rows + second.rows == table.rows
