"""How many signatures stand in each row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.document.blocks import Signatory, SignatureRow
from docgen.document.inline import Both, Inline
from docgen.document.signing import GUTTER, WIDEST, abreast_at, across, rows_of, said_once, table_widths

A4 = 482.0


@pytest.mark.parametrize(
    ("count", "rows"), [(1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2]), (6, [3, 3]), (7, [4, 3]), (8, [3, 3, 2]), (9, [3, 3, 3])]
)
def test_rows_are_balanced(count: int, rows: list[int]) -> None:
    assert rows_of(count, A4) == rows


@given(st.integers(1, 40), st.floats(100, 900))
def test_nobody_is_lost_or_left_alone_and_names_have_room(count: int, width: float) -> None:
    rows = rows_of(count, width)
    assert sum(rows) == count
    assert max(rows) - min(rows) <= 1
    assert all(across(abreast, width) >= 90 or abreast == 1 for abreast in rows)
    assert abs(max(rows) * across(max(rows), width) + GUTTER * (max(rows) - 1) - width) < 1e-6


@given(st.floats(150, 900))
def test_a_table_is_as_wide_as_it_may_be(width: float) -> None:
    assert abs(sum(table_widths(width)) - width) < 1e-6


def test_a_lone_signature_is_no_wider_than_anybody_signs_and_stands_in_the_middle() -> None:
    room, start = abreast_at(1, 480)
    assert room == WIDEST
    assert start == (480 - WIDEST) / 2
    assert abreast_at(3, 480) == (across(3, 480), 0.0)


def test_a_line_to_write_a_name_on_stands_once_where_both_languages_share_the_page() -> None:
    dots, named = (Inline("……"),), Both((Inline("الرئيس"),), (Inline("Chair"),))
    row = SignatureRow((Signatory(Both(dots, dots)), Signatory(named), Signatory(Both(dots, dots), role=named)))
    first, second, third = said_once(row).signatories
    assert first.name == Both(dots, None)
    assert (second, third) == row.signatories[1:]
