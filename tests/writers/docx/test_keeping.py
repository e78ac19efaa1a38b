"""Paragraphs and rows of a Word file's body, from its beginning and from its end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.writers.docx.body.keeping import _from_end, _table_of, _units

PARAGRAPHS = st.just("<w:p><w:r/></w:p>")
FLOWS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.lists(st.lists(inner, min_size=1, max_size=3), min_size=1, max_size=3).map(
        lambda rows: "<w:tbl><w:tblPr/>" + "".join(f"<w:tr><w:tc>{''.join(row)}<w:p></w:p></w:tc></w:tr>" for row in rows) + "</w:tbl>"
    ),
    max_leaves=12,
)


@given(st.lists(FLOWS, max_size=5).map("".join))
def test_paragraphs_and_rows_are_the_same_from_the_end_as_from_the_beginning(xml: str) -> None:
    found = [(start, _table_of(xml, start) if row else None) for start, row in _from_end(xml)]
    assert found[::-1] == list(_units(xml))
